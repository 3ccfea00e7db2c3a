"""The table tent: the picture, what is asked, and at the side where reading ends the number, larger than all else."""

from __future__ import annotations

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out
from typography import painted_dark_share

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.graphics.items import DrawingItem, Page, RectItem
from handbill.i18n.language import language_tags

NUMBER = "1-888-373-7888"
FORMS = ["tent", "tent-metric"]


def page_of(tag: str, form: str, **how: str) -> Page:
    (page,) = lay_out(JobSpec("room-notice", today(), (tag,), form=form, **how)).pages  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_number_stands_large_at_the_side_where_reading_ends(tag: str, form: str) -> None:
    page = page_of(tag, form)
    (number,) = [item for item in texts(page) if item.text == NUMBER]
    assert all(number.size > 1.25 * item.size for item in texts(page) if item is not number)
    (block,) = [item for item in page.items if isinstance(item, RectItem) and item.role == "panel"]
    assert block.box.contains(ink(number), SLACK)
    margin = block.box.x if page.direction == "rtl" else page.width - block.box.right
    # The plate ends at the safe area, so that a fold a little off shows nowhere.
    assert (margin, block.box.y) == pytest.approx((page.safe, page.safe), abs=SLACK)
    words = [item for item in texts(page) if item.role in ("title", "lead", "text")]
    assert len({item.role for item in words}) == 3
    assert not [item.text for item in words if meet(item.box, block.box)]


@pytest.mark.parametrize("form", FORMS)
def test_the_number_is_as_large_in_every_language(form: str) -> None:
    found = {
        (round(ink(item).width, 2), round(item.size, 2))
        for tag in language_tags(LIBRARY)
        for item in texts(page_of(tag, form))
        if item.text == NUMBER
    }
    assert len(found) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_picture_stands_where_reading_starts_and_gives_way_sideways(tag: str, form: str) -> None:
    page = page_of(tag, form)
    (picture,) = [item for item in page.items if isinstance(item, DrawingItem)]
    start = page.width - picture.box.right if page.direction == "rtl" else picture.box.x
    assert (start, picture.box.y, page.height - picture.box.bottom) == pytest.approx((page.safe,) * 3, abs=SLACK)
    assert 0.07 * page.width <= picture.box.width <= 0.18 * page.width
    assert not [item.text for item in texts(page) if meet(ink(item), picture.box)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("inks", ["full", "black"])
@pytest.mark.parametrize("tag", ["en", "fil", "my"])
def test_no_more_than_a_quarter_is_dark(tag: str, inks: str, form: str) -> None:
    assert painted_dark_share(page_of(tag, form, inks=inks)) <= 0.25


@pytest.mark.parametrize("theme", ["word", "window"])
@pytest.mark.parametrize("form", FORMS)
def test_it_is_set_in_every_composition(theme: str, form: str) -> None:
    page = page_of("en", form, theme=theme)
    assert len([item for item in page.items if item.role == "picture"]) == (theme == "window")
    assert [item for item in texts(page) if item.text == NUMBER]
