"""The sticker: all that a piece says on one face, with the number as wide as it goes, on a sheet of label paper."""

from __future__ import annotations

import pytest
from ink import ink, texts
from library import LIBRARY
from own_words import STICKER, job, lay_out, sheets_of

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import DrawingItem
from handbill.graphics.qr_code import QUIET_ZONE
from handbill.i18n.language import language_tags
from handbill.orders.trade_customs import why_unsuitable
from handbill.sheets.stock import find_stock

FORMS = ("sticker", "sticker-metric")
NUMBER = "1-888-373-7888"
LEAST_MODULE = 0.4 * MILLIMETER  # of a code that is scanned by telephone


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [STICKER, "overlay-label"])
def test_the_number_is_as_wide_as_it_goes_in_every_language(form: str, name: str) -> None:
    for tag in language_tags(LIBRARY):
        laid_out = lay_out(JobSpec(name, today(), (tag,), form=form))
        (page,) = laid_out.pages
        (number,) = [item for item in texts(page, "helpline") if item.text == NUMBER]
        assert ink(number).width == pytest.approx(page.width - 2 * laid_out.form.safe, abs=0.5)


@pytest.mark.parametrize("form", FORMS)
def test_its_code_can_be_scanned_in_every_language(form: str) -> None:
    for tag in language_tags(LIBRARY):
        (page,) = lay_out(JobSpec(STICKER, today(), (tag,), form=form)).pages
        (code,) = [item for item in page.items if isinstance(item, DrawingItem) and item.role == "code"]
        assert code.box.width / code.drawing.width >= LEAST_MODULE
        dark = code.box.inset(QUIET_ZONE * code.box.width / code.drawing.width)
        assert page.safe <= dark.x
        assert dark.right <= page.width - page.safe


def test_a_number_alone_stands_in_the_middle_between_two_rules() -> None:
    (page,) = lay_out(JobSpec("overlay-label", today(), ("en",), form="sticker")).pages
    rules = [item.box for item in page.items if item.role == "rule"]
    assert len(rules) == 2
    assert 0.2 * page.height < min(rule.y for rule in rules) < max(rule.y for rule in rules) < 0.8 * page.height
    assert not [item for item in page.items if item.role == "panel"]


def test_words_that_have_no_room_are_a_problem_that_says_by_how_much() -> None:
    with pytest.raises(ProblemsFound) as found:
        lay_out(JobSpec("help-is-here", today(), ("en",), form="sticker"))
    (problem,) = found.value.problems
    assert problem.code == "fit-height"
    assert problem.over


def test_two_panels_become_one_face_and_say_the_number_once() -> None:
    assert [page.language for page in lay_out(JobSpec(STICKER, today(), ("en",), form="sticker")).pages] == ["en"]


def test_two_languages_do_not_fit_on_a_label_whose_back_is_glue() -> None:
    with pytest.raises(ProblemsFound) as found:
        lay_out(JobSpec(STICKER, today(), ("en", "es"), form="sticker"))
    assert [problem.code for problem in found.value.problems] == ["usage-languages"]


@pytest.mark.parametrize(("form", "count"), [("sticker", 6), ("sticker-metric", 6)])
def test_stickers_are_cut_from_label_paper(form: str, count: int) -> None:
    setting = JobSpec(STICKER, today(), ("en",), "office", form)
    (sheet,) = sheets_of(setting)
    assert len(sheet.placements) == count
    assert sheet.marks
    done = job(setting)
    assert done.office_paper.stock.adhesive
    assert why_unsuitable(done.office_paper.stock, done.form, "office") == ""
    assert "is not adhesive" in why_unsuitable(find_stock(LIBRARY, "plain-letter"), done.form, "office")
