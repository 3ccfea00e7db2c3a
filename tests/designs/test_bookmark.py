"""The bookmark: a strip that reads upright, with its picture at the head of the front and the number across the foot."""

from __future__ import annotations

import pytest
from ink import SLACK, ink, texts
from own_words import judged_languages, lay_out, sheets_of
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import DrawingItem

FORMS = ("bookmark", "bookmark-7", "bookmark-metric", "bookmark-7-metric")
NUMBER = "1-888-373-7888"


@pytest.mark.parametrize("form", FORMS)
def test_the_number_is_as_wide_as_the_words_in_every_language(form: str) -> None:
    widths = set()
    for name in ("help-is-here", "indicator-card"):
        for tag in judged_languages(name, form):
            laid_out = lay_out(JobSpec(name, today(), (tag,), form=form))
            numbers = [(page, item) for page in laid_out.pages for item in texts(page, "helpline") if item.text == NUMBER]
            assert len(numbers) == (2 if name == "indicator-card" else 1)
            for page, number in numbers:
                assert number.turn == 0
                assert ink(number).width == pytest.approx(page.width - 2 * laid_out.form.safe, abs=0.5)
                # It stands in the lower half, over nothing but what to know about it.
                assert ink(number).y > 0.6 * page.height
                assert {item.role for item in texts(page) if ink(item).y > ink(number).bottom} <= {"helpline", "emergency"}
                widths.add(round(ink(number).width, 1))
    assert len(widths) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_picture_stands_over_the_title_and_no_figure_of_it_at_a_cut(form: str, tag: str) -> None:
    front, back = lay_out(JobSpec("indicator-card", today(), (tag,), form=form)).pages
    (picture,) = [item for item in front.items if isinstance(item, DrawingItem) and item.role == "picture" and item.box.width > 50]
    assert min(ink(item).y for item in texts(front)) >= picture.box.bottom - SLACK
    assert not [item for item in back.items if isinstance(item, DrawingItem) and item.role == "picture" and item.box.width > 50]
    across = picture.box.width / picture.drawing.width
    for shape in picture.drawing.shapes:
        xs = [value for _, values in shape.path for value in values[::2]]
        left, right = (picture.box.x + edge * across for edge in (min(xs), max(xs)))
        assert (left >= 4 and right <= front.width - 4) or (left < -8 and right > front.width + 8)


def test_five_bookmarks_stand_on_a_sheet_with_their_backs_behind_them() -> None:
    front, back = sheets_of(JobSpec("help-is-here", today(), ("en",), "office", "bookmark"))
    assert len(front.placements) == len(back.placements) == 5
    assert {placed.page for placed in front.placements} == {0}
    assert {placed.page for placed in back.placements} == {1}
    assert front.marks
    mirrored = {(round(front.width - placed.box.right, 1), round(placed.box.y, 1)) for placed in front.placements}
    assert mirrored == {(round(placed.box.x, 1), round(placed.box.y, 1)) for placed in back.placements}
    assert {(front_slot.turn + back_slot.turn) % 360 for front_slot in front.placements for back_slot in back.placements} == {0}


def test_its_digits_are_no_lower_than_those_on_the_front_of_a_wallet_card() -> None:
    for page in lay_out(JobSpec("indicator-card", today(), ("en",), form="bookmark")).pages:
        (number,) = [item for item in texts(page, "helpline") if item.text == NUMBER]
        assert ink(number).height >= 4.3 * MILLIMETER
