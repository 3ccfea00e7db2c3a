"""The notice in a private room: few words, two dots that overlap, and a number as wide as the sheet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ink import SLACK, ink, texts
from library import LIBRARY, lay_out
from typography import painted_dark_share, x_height

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import DrawingItem, Page, RectItem, TextItem
from handbill.i18n.language import language_tags
from handbill.typeset.script_properties import script_heights

NAME, NUMBER = "room-notice", "1-888-373-7888"
LOW, HIGH = ("half-letter", "a5"), ("letter", "a4")
DIGIT = script_heights("Zyyy").x_height
EVERY = [(form, tag) for form in (*LOW, *HIGH) for tag in language_tags(LIBRARY)]


def page_of(form: str, tag: str = "en", **how: str) -> Page:
    (page,) = lay_out(JobSpec(NAME, today(), (tag,), form=form, **how)).pages  # type: ignore[arg-type]
    return page


def number_on(page: Page) -> TextItem:
    (number,) = [item for item in texts(page) if item.text == NUMBER]
    return number


def picture_on(page: Page) -> DrawingItem:
    (picture,) = [item for item in page.items if isinstance(item, DrawingItem) and item.role == "picture"]
    return picture


@pytest.mark.parametrize("form", [*LOW, *HIGH])
def test_the_number_is_as_wide_as_the_words_measure_and_the_same_in_every_language(form: str) -> None:
    numbers = [number_on(page_of(form, tag)) for tag in language_tags(LIBRARY)]
    ((width, size),) = {(round(ink(number).width, 2), round(number.size, 2)) for number in numbers}
    page = page_of(form)
    margin = ink(texts(page, "title")[0]).x
    assert width == pytest.approx(page.width - 2 * margin, abs=0.1)
    assert DIGIT * size >= 18 * MILLIMETER


@pytest.mark.parametrize(("form", "tag"), EVERY)
def test_the_lead_can_be_read_from_nearly_a_meter(form: str, tag: str) -> None:
    leads = texts(page_of(form, tag), "lead")
    assert leads
    least = 2.6 if (form, tag) == ("half-letter", "ps") else 2.7  # millimeters
    assert all(x_height(item) >= least * MILLIMETER - SLACK for item in leads)


@pytest.mark.parametrize(("form", "tag"), EVERY)
def test_paragraphs_stay_together(form: str, tag: str) -> None:
    """Room to spare is the picture's. From one paragraph to the next it is 1.2 times as far as from line to line, unless ink needs more."""
    lead, closing = texts(page_of(form, tag), "lead"), texts(page_of(form, tag), "text")
    pitches = [below.baseline - above.baseline for above, below in pairwise(lead)]
    between = closing[0].baseline - lead[-1].baseline
    needed = ink(lead[-1]).bottom - lead[-1].baseline + closing[0].baseline - ink(closing[0]).y
    assert pitches
    assert between <= max(1.2 * max(pitches), needed + 0.1 * lead[0].size) + SLACK


@pytest.mark.parametrize("form", LOW)
@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_on_a_low_sheet_the_picture_stands_beside_the_words(form: str, tag: str) -> None:
    page = page_of(form, tag)
    picture, words = picture_on(page), [item for item in texts(page) if item.role in ("title", "lead", "text")]
    edges = (picture.box.x, -page.bleed) if page.direction == "rtl" else (picture.box.right, page.width + page.bleed)
    assert edges[0] == pytest.approx(edges[1], abs=SLACK)
    assert picture.box.y == pytest.approx(-page.bleed, abs=SLACK)
    assert (picture.box.width - page.bleed) / page.width == pytest.approx(0.38, abs=0.005)
    assert all(item.box.right < picture.box.x or item.box.x > picture.box.right for item in words)


@pytest.mark.parametrize("form", HIGH)
@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_on_a_high_sheet_the_picture_takes_the_rest(form: str, tag: str) -> None:
    page = page_of(form, tag)
    picture, (title, *_) = picture_on(page), texts(page, "title")
    assert (picture.box.x, picture.box.y) == pytest.approx((-page.bleed, -page.bleed), abs=SLACK)
    assert picture.box.bottom >= 0.16 * page.height
    words = sorted((item for item in texts(page)), key=lambda item: item.baseline)
    assert words[0] is title
    assert title.box.y > picture.box.bottom
    reach, gaps = picture.box.bottom, []
    for item in words:
        gaps.append(item.box.y - reach)
        reach = max(reach, item.box.bottom)
    assert max(gaps) < page.height / 15


@pytest.mark.parametrize("inks", ["full", "black", "black+PANTONE 286 C"])
@pytest.mark.parametrize("form", [*LOW, *HIGH])
def test_no_more_than_a_quarter_is_dark_with_the_picture(form: str, inks: str) -> None:
    assert painted_dark_share(page_of(form, inks=inks)) <= 0.25


@pytest.mark.parametrize("form", [*LOW, *HIGH])
def test_the_plate_is_open_between_two_rules(form: str) -> None:
    page = page_of(form)
    rules = [item for item in page.items if isinstance(item, RectItem) and item.role == "rule"]
    upper, lower = sorted(rules, key=lambda item: item.box.y)
    number = number_on(page)
    assert upper.box.bottom < number.baseline < lower.box.y
    assert (upper.box.x, upper.box.right) == pytest.approx((ink(number).x, ink(number).right), abs=0.1)
    assert not [item for item in page.items if item.role == "panel"]


@pytest.mark.parametrize("theme", ["word", "window"])
@pytest.mark.parametrize("form", [LOW[0], HIGH[0]])
def test_it_is_set_in_every_composition(theme: str, form: str) -> None:
    page = page_of(form, theme=theme)
    pictures = [item for item in page.items if item.role == "picture"]
    assert len(pictures) == (theme == "window")
    assert number_on(page).size == number_on(page_of(form)).size
