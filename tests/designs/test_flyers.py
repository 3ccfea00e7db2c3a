"""The three flyers: a lit door with questions, two papers with a path of steps, a table of actions with figures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from grounds import Rgb, ground_at, grounds_under
from ink import ink, measured, meet, texts
from library import LIBRARY, lay_out
from sampled import SAMPLED
from typography import LEVEL, dark_share, is_number, x_height

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.contrast import contrast_ratio, relative_luminance
from handbill.graphics.items import DrawingItem, Page, RectItem, TextItem
from handbill.graphics.motif.outlines import flattened
from handbill.i18n.language import find_language, language_tags

DOOR, JOB, ACTIONS = "help-is-here", "is-this-job-real", "what-you-can-do"
FLYERS = (DOOR, JOB, ACTIONS)
TAGS = language_tags(LIBRARY)
SHEETS = ("letter", "a4", "half-letter-flyer", "a5-flyer", "tabloid-flyer", "a3-flyer")
RACKS = ("rack-card", "rack-card-metric")
TABS = ("letter-tabs", "a4-tabs")
_STEP = 4.0  # points between the places at which a page's ink is looked for


def in_one_size(sizes: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first of these sizes in every language, the others in the sampled ones."""
    return [(form, tag) for form in sizes for tag in (TAGS if form == sizes[0] else SAMPLED)]


def page_of(name: str, tag: str, form: str = "letter", **how: object) -> Page:
    (page,) = laid(name, tag, form, **how).pages
    return page


def laid(name: str, tag: str, form: str = "letter", **how: object) -> LaidOutPiece:
    return lay_out(JobSpec(name, today(), (tag,), form=form, **how))  # type: ignore[arg-type]


def number_of(page: Page) -> TextItem:
    (number,) = [item for item in texts(page, "helpline") if is_number(item) and not item.turn]
    return number


def drawings(page: Page, role: str) -> list[DrawingItem]:
    return [item for item in page.items if isinstance(item, DrawingItem) and item.role == role]


# All three


@pytest.mark.parametrize("form", SHEETS)
def test_sisters_share_the_size_of_their_number(form: str) -> None:
    sizes = {round(number_of(page_of(name, tag, form)).size, 2) for name in FLYERS for tag in SAMPLED}
    assert len(sizes) == 1


@pytest.mark.parametrize("name", FLYERS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_plate_takes_no_more_than_a_fifth_of_the_sheet(name: str, tag: str) -> None:
    for form in ("letter", "a4") if tag in SAMPLED else ("letter",):
        assert 0 < dark_share(page_of(name, tag, form)) <= 0.2


@pytest.mark.parametrize("name", FLYERS)
@pytest.mark.parametrize("form", ["letter", "half-letter-flyer"])
def test_a_sheet_without_a_picture_has_a_title_as_wide_as_the_measure(name: str, form: str) -> None:
    for tag in ("en", "ar", "my"):
        page = page_of(name, tag, form, theme="word")
        number = ink(number_of(page))
        assert not drawings(page, "picture") or name == JOB
        for line in texts(page, "title"):
            assert ink(line).x >= number.x - 0.5
            assert ink(line).right <= number.right + 0.5
        widest = max(ink(line).width for line in texts(page, "title"))
        assert widest == pytest.approx(number.width, rel=0.01)


@pytest.mark.parametrize("name", FLYERS)
@pytest.mark.parametrize("form", ["letter", "half-letter-flyer"])
def test_a_theme_of_windows_sets_every_flyer(name: str, form: str) -> None:
    for tag in ("en", "ur", "my"):
        page = page_of(name, tag, form, theme="window")
        assert texts(page, "title")
        assert drawings(page, "picture")


def test_two_languages_make_two_sides() -> None:
    pages = lay_out(JobSpec(DOOR, today(), ("en", "es"), form="letter")).pages
    assert [page.language for page in pages] == ["en", "es"]
    assert len({number_of(page).size for page in pages}) == 1


# The lit door


def _door_and_dot(page: Page) -> tuple[Box, Box]:
    """Where the door and the person are: the last two shapes of the picture, from the back to the front."""
    (picture,) = drawings(page, "picture")
    boxes = []
    for shape in picture.drawing.shapes:
        points = [point for contour in flattened(shape.path) for point in contour]
        left, top = (min(point[axis] for point in points) for axis in (0, 1))
        right, bottom = (max(point[axis] for point in points) for axis in (0, 1))
        boxes.append(Box(picture.box.x + left, picture.box.y + top, right - left, bottom - top))
    return boxes[-2], boxes[-1]


@pytest.mark.parametrize("tag", TAGS)
def test_the_title_is_large_and_stands_on_the_pale_ground_beside_the_door(tag: str) -> None:
    page = page_of(DOOR, tag)
    lines = texts(page, "title")
    assert min(x_height(line) for line in lines) >= 13 * MILLIMETER
    door, dot = _door_and_dot(page)
    for line in lines:
        grounds = grounds_under(ink(line), page.items[: page.items.index(line)])
        assert len(grounds) == 1, line.text
        ground = grounds.pop()
        assert relative_luminance(ground) > 0.8
        assert line.color
        assert contrast_ratio(line.color.rgb, ground) >= 7
        assert not meet(measured(line), door.inset(-2 * MILLIMETER))
        assert not meet(ink(line), dot.inset(-2 * MILLIMETER))


@pytest.mark.parametrize("form", [*SHEETS, *RACKS, *TABS])
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_title_never_touches_the_door(form: str, tag: str) -> None:
    page = page_of(DOOR, tag, form)
    door, _ = _door_and_dot(page)
    assert texts(page, "title")
    for line in texts(page, "title"):
        assert not meet(measured(line), door.inset(-1 * MILLIMETER)), line.text


def _inked(page: Page, left: float, right: float, bottom: float) -> float:
    """The part of an area from the head of the page down that is painted in any color but white, letters counted by their ink."""
    painted = [item for item in page.items if isinstance(item, RectItem | DrawingItem)]
    boxes = [ink(item) for item in texts(page)]
    hit = count = 0
    x = left
    while x < right:
        y = 0.0
        while y < bottom:
            count += 1
            on_words = any(box.x <= x <= box.right and box.y <= y <= box.bottom for box in boxes)
            color: Rgb = ground_at((x, y), painted)
            hit += on_words or min(color) < 0.9
            y += _STEP
        x += _STEP
    return hit / count


@pytest.mark.parametrize("tag", ["en", "ur", "my"])
def test_the_third_where_reading_ends_is_not_empty(tag: str) -> None:
    page = page_of(DOOR, tag)
    third = page.width / 3
    left, right = (0.0, third) if page.direction == "rtl" else (page.width - third, page.width)
    plate = min(item.box.y for item in page.items if item.role == "panel")
    assert _inked(page, left, right, plate) >= 0.08


@pytest.mark.parametrize("tag", TAGS)
def test_six_questions_stand_in_two_columns_without_boxes(tag: str) -> None:
    page = page_of(DOOR, tag)
    marks = drawings(page, "mark")
    assert len(marks) == 6
    columns = sorted({round(mark.box.x, 1) for mark in marks})
    assert len(columns) == 2
    by_column = [sorted(mark.box.y for mark in marks if round(mark.box.x, 1) == column) for column in columns]
    # Marks are centered on their lines, so first baselines are level where marks are.
    assert all(abs(one - other) < LEVEL for one, other in zip(*by_column, strict=True))


@pytest.mark.parametrize(("form", "tag"), in_one_size(RACKS))
def test_a_rack_shows_the_number(form: str, tag: str) -> None:
    setting = laid(DOOR, tag, form)
    (page,) = setting.pages
    assert ink(number_of(page)).bottom <= 85 * MILLIMETER < setting.form.shown
    door, _ = _door_and_dot(page)
    assert door.bottom < ink(number_of(page)).y
    assert max(ink(item).bottom for item in texts(page)) > 170 * MILLIMETER


def test_the_flyer_for_a_person_in_need_does_not_say_what_it_is_about() -> None:
    for form in (*SHEETS, *RACKS, *TABS):
        words = " ".join(item.text for page in laid(DOOR, "en", form).pages for item in texts(page))
        assert "trafficking" not in words.lower()


# Two papers


def _papers(page: Page) -> tuple[DrawingItem, DrawingItem]:
    one, other = drawings(page, "paper")
    return one, other


def _items_on(page: Page, paper: DrawingItem) -> list[TextItem]:
    """The first line of each item on a paper."""
    lines = [item for item in texts(page, "item") if paper.box.contains(ink(item))]
    firsts = [lines[0]]
    for above, line in pairwise(lines):
        if line.tags[-2] is not above.tags[-2]:
            firsts.append(line)
    return firsts


@pytest.mark.parametrize(("form", "tag"), in_one_size(SHEETS))
def test_pairs_read_across_the_two_papers(form: str, tag: str) -> None:
    page = page_of(JOB, tag, form)
    one, other = (_items_on(page, paper) for paper in _papers(page))
    assert len(one) == len(other) == 4
    assert all(abs(left.baseline - right.baseline) < LEVEL for left, right in zip(one, other, strict=True))


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("how", [{}, {"inks": "black"}, {"theme": "word"}])
def test_the_paper_to_take_care_with_is_torn_at_its_outer_edge_and_has_another_sign(tag: str, how: dict[str, str]) -> None:
    page = page_of(JOB, tag, **how)
    whole, torn = _papers(page)
    (outline,) = [contour for shape in torn.drawing.shapes for contour in flattened(shape.path)]
    rtl = page.direction == "rtl"
    depths = [x if rtl else torn.box.width - x for x, _ in outline if (x < torn.box.width / 2) == rtl]
    assert max(depths) - min(depths) >= 4 * MILLIMETER
    assert (torn.box.x < whole.box.x) == rtl
    assert len(flattened(whole.drawing.shapes[0].path)[0]) == 4
    signs = drawings(page, "picture")
    assert len(signs) == 2
    shapes = [tuple(shape.path for shape in sign.drawing.shapes if not shape.fill or len(sign.drawing.shapes) > 3) for sign in signs]
    assert shapes[0] != shapes[1]
    if how:
        assert not whole.drawing.shapes[0].fill
        assert whole.drawing.shapes[0].stroke


def test_a_check_mark_is_the_same_on_a_page_that_is_read_from_the_right() -> None:
    def mark(tag: str) -> list[tuple[float, ...]]:
        sign = drawings(page_of(JOB, tag), "picture")[0]
        (path,) = [shape.path for shape in sign.drawing.shapes if shape.stroke]
        (x, y), *_ = [values for _, values in path]
        return [(values[0] - x, values[1] - y) for _, values in path]

    english, arabic = mark("en"), mark("ar")
    scale = english[2][0] / arabic[2][0]
    assert scale > 0
    assert [(x * scale, y * scale) for x, y in arabic] == [pytest.approx(point, abs=0.1) for point in english]


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_steps_are_numbered_in_reading_order_along_a_dotted_path(form: str, tag: str) -> None:
    page = page_of(JOB, tag, form)
    numerals = [item for item in texts(page) if item.text in ("1", "2", "3") and item.tags[-1].kind == "Lbl"]
    assert [item.text for item in numerals] == ["1", "2", "3"]
    centers = [item.box.center for item in numerals]
    across = {round(y) for _, y in centers}
    if len(across) == 1:
        xs = [x for x, _ in centers]
        assert xs == sorted(xs, reverse=page.direction == "rtl")
    else:
        assert [y for _, y in centers] == sorted(y for _, y in centers)
    assert len(drawings(page, "path")) == 2
    for line in texts(page, "title"):
        assert line.baseline < min(y for _, y in centers)


@pytest.mark.parametrize("tag", ["en", "es", "hi", "ja", "th", "zh-Hans"])
def test_a_short_title_stands_on_one_line(tag: str) -> None:
    assert len(texts(page_of(JOB, tag), "title")) == 1


# The table


@pytest.mark.parametrize("tag", TAGS)
def test_the_figures_are_large_and_one_in_six_is_six_dots_of_which_one_is_bright(tag: str) -> None:
    page = page_of(ACTIONS, tag)
    (share,) = drawings(page, "share")
    assert len(share.drawing.shapes) == 6
    assert len({shape.fill.rgb for shape in share.drawing.shapes if shape.fill}) == 2
    bright = [shape for shape in share.drawing.shapes if shape.stroke]
    assert len(bright) == 1
    figures = [item for item in texts(page, "fact") if x_height(item) >= 7 * MILLIMETER]
    assert len(figures) == 2
    assert abs(figures[0].baseline - figures[1].baseline) < LEVEL
    sources = texts(page, "source")
    assert len(sources) >= 2
    assert min(item.size for item in sources) >= min(item.size for item in texts(page, "imprint"))


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_actions_have_the_numbers_of_the_seats_and_the_same_one_is_bright(form: str, tag: str) -> None:
    page = page_of(ACTIONS, tag, form)
    seats = [item for item in texts(page) if not item.tags]
    actions = [item for item in texts(page) if item.tags and item.tags[-1].kind == "Lbl"]
    assert [item.text for item in seats] == [item.text for item in actions] == ["1", "2", "3", "4", "5"]
    # Small numerals are black, not deep.
    dark = [[item.color.name != "paper" for item in numerals if item.color] for numerals in (seats, actions)]
    assert dark[0] == dark[1]
    assert dark[0].count(True) == 1


@pytest.mark.parametrize(
    ("form", "tag"), [(form, tag) for form, tag in in_one_size(SHEETS) if find_language(LIBRARY, tag).script in ("Latn", "Cyrl")]
)
def test_no_line_is_longer_than_is_read_at_ease(form: str, tag: str) -> None:
    lines = [item for item in texts(page_of(ACTIONS, tag, form)) if item.role not in ("imprint", "helpline", "contact", "source")]
    assert lines
    assert max(len(item.text) for item in lines) <= 80  # WCAG 2.2, success criterion 1.4.8
