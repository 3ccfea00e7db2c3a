"""What every bookmark, postcard, door hanger and sticker owes its reader and its printer, with words that were not written for it."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path

import pytest
from grounds import grounds_under
from ink import SLACK, ink, measured, meet, texts
from library import FONTS, LIBRARY
from own_words import COPIED, STICKER, build, job, judged_languages, lay_out, sheets_of, wordings
from read_back import missing_strings, preflight_lines
from sampled import SAMPLED
from typography import dark_share, is_number, near_misses, x_height

from handbill.build.job_spec import JobSpec
from handbill.contacts.hotlines import printed_numbers
from handbill.contacts.organization import read_organization
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, TOLERANCE, Box
from handbill.graphics.contrast import contrast_ratio
from handbill.graphics.items import DrawingItem, TextItem
from handbill.layout.format import find_format
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.sheets.rotation import rotate_box

TWO_FACES = ("bookmark", "bookmark-7", "postcard", "door-hanger")
FORMS = (*TWO_FACES, "sticker")
WITH_SISTERS = (*FORMS, *(f"{form}-metric" for form in FORMS))
FEW = ("en", "ar", "my")
EXAMPLE = Path(__file__).parents[2] / "materials" / "organizations" / "example.yaml"
WIDER = 3 * MILLIMETER  # than the strip that printers leave white
# What more of a page may be dark than a fifth. On a narrow form the plate takes as much as its words need.
DARKEST = {"bookmark": 0.235, "sticker": 0.275, "door-hanger": 0.225}


def names(form: str) -> tuple[str, ...]:
    return (STICKER, "overlay-label") if form.startswith("sticker") else COPIED


def _settings() -> list[JobSpec]:
    day, who = today(), read_organization(EXAMPLE)
    made = [
        JobSpec(name, day, (tag,), form=form)
        for form in WITH_SISTERS
        for name in names(form)
        for tag in (judged_languages(name, form) if name in ("help-is-here", "indicator-card", STICKER) else FEW)
    ]
    for form, tag in product(FORMS, FEW):
        name = names(form)[0]
        made += [JobSpec(name, day, (tag,), form=form, theme=theme) for theme in ("word", "window")]
        made.append(JobSpec(name, day, (tag,), form=form, editions=("high-contrast",)))
        made += [JobSpec(name, day, (tag,), form=form, inks=inks) for inks in ("black", "black+orange")]
        made.append(JobSpec(name, day, (tag,), form=form, organization=who))
    return made


def _id(spec: JobSpec) -> str:
    extra = (spec.theme, spec.inks, *spec.editions, "organization" if spec.organization else "")
    return "-".join(str(each) for each in (spec.form, spec.material, *spec.languages, *extra) if each)


EVERY = pytest.mark.parametrize("setting", _settings(), ids=_id)


@EVERY
def test_words_stay_in_the_safe_area_apart_from_each_other_and_everything_within_the_bleed(setting: JobSpec) -> None:
    for page in lay_out(setting).pages:
        trim = Box(0, 0, page.width, page.height)
        assert texts(page)
        assert not [item.text for item in texts(page) if not trim.inset(page.safe).contains(measured(item), SLACK)]
        for item in page.items:
            over = (-item.box.x, -item.box.y, item.box.right - trim.right, item.box.bottom - trim.bottom)
            # What crosses the trim must go all the way, or the cut shows a white edge.
            assert all(each <= SLACK or each == pytest.approx(page.bleed, abs=SLACK) for each in over), item.role
        inked = [(item.text, ink(item)) for item in texts(page)]
        pictures = [(item.role, item.box) for item in page.items if isinstance(item, DrawingItem) and item.role not in ("picture", "hole")]
        pairs = [*combinations(inked, 2), *product(inked, pictures)]
        assert not [(one, other) for (one, a), (other, b) in pairs if meet(a, b)]


@EVERY
def test_words_are_large_enough_and_stand_out_from_what_lies_under_them(setting: JobSpec) -> None:
    laid_out = lay_out(setting)
    floor = laid_out.form.floor
    for page in laid_out.pages:
        for at, item in enumerate(page.items):
            if isinstance(item, TextItem):
                grounds = grounds_under(ink(item), page.items[:at])
                assert len(grounds) == 1, item.text
                assert item.color
                assert contrast_ratio(item.color.rgb, grounds.pop()) >= 7, item.text
                assert x_height(item) >= (floor.imprint if item.role in ("imprint", "code") else floor.text) - 0.001, item.text
        assert not [item.text for item in texts(page) if item.size < 12 and item.color and item.color.ink_count > 1]
        assert not [(one.text, other.text) for one, other in near_misses(page)]


@EVERY
def test_every_string_of_a_piece_is_printed_and_every_number_on_one_line(setting: JobSpec) -> None:
    laid_out = lay_out(setting)
    joined = "".join("".join(item.text for page in laid_out.pages for item in texts(page)).split())
    said = wordings(laid_out.piece)
    assert len(said) >= 2
    for choices in said:
        assert any(_letters(words) in _letters(joined) for words in choices), choices
    assert laid_out.piece.numbers
    for number in laid_out.piece.numbers:
        assert any(number in item.text for page in laid_out.pages for item in texts(page)), number
    assert {(run.font.id, run.font.weight) for page in laid_out.pages for item in texts(page) if is_number(item) for run in item.runs} <= {
        ("number", 800)
    }


def _letters(words: str) -> str:
    """Words without spaces, and without hyphens, which may stand where a line ends."""
    return "".join(letter for letter in words if letter.isalnum())


@pytest.mark.parametrize("form", WITH_SISTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_little_of_a_face_is_dark(form: str, tag: str) -> None:
    pages = [page for name in names(form) for page in lay_out(JobSpec(name, today(), (tag,), form=form)).pages]
    most = DARKEST.get(find_format(LIBRARY, form).kind.id, 0.2)
    assert not [share for page in pages if (share := dark_share(page)) > most]


def _press_files() -> list[tuple[str, str, str]]:
    """Each form in a few languages, and each of its other sizes in one of them; each piece in one language."""
    made = {(form, names(form)[0], tag) for form in FORMS for tag in FEW}
    made |= {(form, name, "ar") for form in FORMS for name in names(form)}
    return sorted(made | {(form, names(form)[0], "my") for form in WITH_SISTERS})


@pytest.mark.parametrize(("form", "name", "tag"), _press_files())
def test_preflight_finds_nothing_in_a_press_file(form: str, name: str, tag: str) -> None:
    result = build(JobSpec(name, today(), (tag,), "press", form))
    assert len(result.setting.pages) >= 1
    said = [choices for choices in wordings(result.setting.piece) if len(choices) == 1]
    own = find_format(LIBRARY, form)
    expected = ExpectedContent(result.setting.piece.numbers, tuple(words for (words,) in said), (own.width, own.height))
    assert preflight_lines(result.pdf, CheckOptions("press", None, printed_numbers(LIBRARY), expected, FONTS)) == []


@pytest.mark.parametrize("form", WITH_SISTERS)
@pytest.mark.parametrize("tag", FEW)
def test_office_sheets_put_backs_on_fronts_and_words_off_the_white_strip(form: str, tag: str) -> None:
    for name in names(form):
        setting = JobSpec(name, today(), (tag,), "office", form)
        laid_out, sheets, stock = lay_out(setting), sheets_of(setting), job(setting).office_paper.stock
        assert len(sheets) == len(laid_out.pages)
        for sheet in sheets:
            assert sheet.placements
            for placed in sheet.placements:
                page = laid_out.pages[placed.page]
                for item in texts(page):
                    lies = rotate_box(ink(item), (page.width, page.height), placed.turn)
                    on_sheet = Box(placed.box.x + lies.x, placed.box.y + lies.y, lies.width, lies.height)
                    assert stock.printable.inset(WIDER).contains(on_sheet, TOLERANCE), item.text
        if len(sheets) == 2:
            fronts, backs = ({_rounded(placed.box) for placed in sheet.placements} for sheet in sheets)
            # The paper is flipped on its long edge.
            assert backs == {_rounded(Box(sheets[0].width - right, y, right - x, bottom - y)) for x, y, right, bottom in fronts}


def _rounded(box: Box) -> tuple[float, float, float, float]:
    return round(box.x, 2), round(box.y, 2), round(box.right, 2), round(box.bottom, 2)


@pytest.mark.parametrize("form", TWO_FACES)
@pytest.mark.parametrize("tag", SAMPLED)
def test_one_panel_is_parted_and_two_stay_as_they_are(form: str, tag: str) -> None:
    for name in ("help-is-here", "indicator-card"):
        laid_out = lay_out(JobSpec(name, today(), (tag,), form=form))
        assert [page.name for page in laid_out.pages] == ["front", "back"]
        panels = laid_out.piece.panels
        if len(panels) == 2:
            for page, panel in zip(laid_out.pages, panels, strict=True):
                said = _letters("".join(item.text for item in texts(page)))
                assert all(_letters(block.label) in said for block in panel.blocks)
        sizes = [{item.size for item in texts(page, "list") or texts(page, "item")} for page in laid_out.pages]
        # Each face has type of its own size, not far from the other's.
        assert all(len(each) <= 1 for each in sizes)
        assert max(set.union(*sizes)) < 1.31 * min(set.union(*sizes))


def test_a_piece_with_little_to_say_keeps_to_the_front() -> None:
    for form in ("bookmark", "door-hanger"):
        assert len(lay_out(JobSpec("overlay-label", today(), ("en",), form=form)).pages) == 1
        # Two languages: two faces of one leaf.
        both = lay_out(JobSpec("overlay-label", today(), ("en", "es"), form=form)).pages
        assert [page.language for page in both] == ["en", "es"]
    assert [page.name for page in lay_out(JobSpec("overlay-label", today(), ("en",), form="postcard")).pages] == ["front", "back"]


def test_every_string_can_be_read_back_from_a_screen_file() -> None:
    for form, tag in product(FORMS, FEW):
        result = build(JobSpec(names(form)[0], today(), (tag,), form=form))
        # A line that begins with letters from the other side is read in another order; preflight asks for the imprint's parts.
        said = wordings(result.setting.piece, "imprint")
        assert said
        assert not [choices for choices in said if len(missing_strings(result.pdf, list(choices))) == len(choices)]
