"""The posters: what carries across a corridor, what is level, and what keeps clear, in every language and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from math import hypot

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out
from page_settings import EXAMPLE
from sampled import SAMPLED
from typography import LEVEL, x_height

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import read_organization
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box, length
from handbill.graphics.contrast import contrast_ratio
from handbill.graphics.items import Color, DrawingItem, Page, RectItem, Shape, Tag, TextItem
from handbill.graphics.qr_code import QUIET_ZONE
from handbill.graphics.svg.paths import path_bounds
from handbill.i18n.language import find_language, language_tags
from handbill.layout.format import find_format
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.script_properties import script_heights

TAGS = language_tags(LIBRARY)
SIZES = ("18x24", "24x36", "a2", "a1")
SIGNS, LISTEN, CIRCLES = POSTERS = ("know-the-signs", "someone-will-listen", "circles-of-support")
DIGIT = 0.714  # em
# Words that stand together fill the measure before they are as high as other titles.
LONG_WORDS = ("fil", "sw")
CROWDED = {CIRCLES: ("hy",)}  # where a table of long words goes down toward the floor, as on the smaller sheets (test_every_page.py)


def page_of(name: str, tag: str = "en", form: str = "tabloid", **how: object) -> Page:
    (page,) = lay_out(JobSpec(name, today(), (tag,), form=form, **how)).pages  # type: ignore[arg-type]
    return page


def unit(form: str) -> float:
    """By how much a poster is larger than those that are read from 1.5 m."""
    return find_format(LIBRARY, form).viewing / length("1.5 m")


def picture_of(page: Page) -> DrawingItem:
    (picture,) = [item for item in page.items if isinstance(item, DrawingItem) and item.role == "picture"]
    return picture


def shown(picture: DrawingItem, shape: Shape) -> Box:
    """Where a shape of a picture stands on the page."""
    (left, top, right, bottom), scale = path_bounds(shape.path), picture.box.width / picture.drawing.width
    return Box(picture.box.x + left * scale, picture.box.y + top * scale, (right - left) * scale, (bottom - top) * scale)


def number_of(page: Page) -> TextItem:
    (number,) = [item for item in texts(page, "helpline") if item.link.startswith("tel:")]
    return number


def headings(page: Page) -> list[TextItem]:
    """The first line of each heading."""
    found: dict[Tag, TextItem] = {}
    for item in texts(page):
        if item.tags and item.tags[-1].kind == "H2":
            found.setdefault(item.tags[-1], item)
    return list(found.values())


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", POSTERS)
def test_everything_is_as_large_as_its_distance_asks_in_every_language(name: str, form: str) -> None:
    legible = find_format(LIBRARY, form).legible
    for tag in TAGS if form == SIZES[0] else SAMPLED:
        least = 0.86 * legible if tag in CROWDED.get(name, ()) else legible
        words = [item for item in texts(page_of(name, tag, form)) if item.role not in ("imprint", "code")]
        assert words
        assert not [item.text for item in words if x_height(item) < least - 0.001], tag


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_type_is_as_much_larger_as_the_poster_is_read_from_farther_off(name: str, tag: str, form: str) -> None:
    near, far = page_of(name, tag, "tabloid"), page_of(name, tag, form)
    # The ladder takes each poster to its own step: some steps up or down, not another scale.
    for role in ("lead", "imprint"):
        sizes = [max(item.size for item in texts(page, role)) for page in (near, far)]
        assert 0.85 <= sizes[1] / sizes[0] / unit(form) <= 1.35


@pytest.mark.parametrize("form", ["tabloid", *SIZES])
@pytest.mark.parametrize("name", [SIGNS, CIRCLES])
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_number_reaches_across_the_sheet(name: str, tag: str, form: str) -> None:
    page = page_of(name, tag, form)
    number = number_of(page)
    assert number.box.width > 0.85 * page.width
    assert number.size * DIGIT >= 22 * MILLIMETER * unit(form)


@pytest.mark.parametrize("form", ["tabloid", *SIZES])
@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_room_that_words_leave_is_the_picture_s(name: str, tag: str, form: str) -> None:
    page = page_of(name, tag, form)
    filled = [item.box for item in page.items if isinstance(item, TextItem | DrawingItem)]
    reach, gaps = 0.0, []
    for box in sorted(filled, key=lambda each: each.y):
        gaps.append(box.y - reach)
        reach = max(reach, box.bottom)
    assert max(*gaps, page.height - reach) < page.height / 20


@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
@pytest.mark.parametrize(
    "words", ["Riverside Family Center", "Centre d'accueil et d'accompagnement des personnes exploitées de la vallée de la rivière"]
)
def test_an_organization_stands_between_two_rules_and_the_plate(name: str, tag: str, words: str) -> None:
    who = replace(read_organization(EXAMPLE), name=words)
    page = page_of(name, tag, organization=who)
    local = [*texts(page, "local"), *texts(page, "address")]
    assert " ".join(item.text for item in local if item.form == "name").replace("\u00a0", " ").strip() == words
    assert {item.form for item in local} == {"", "name", "number", "address"}
    plate = max((item.box for item in page.items if isinstance(item, RectItem) and item.role == "panel"), key=lambda box: box.y)
    assert all(ink(item).bottom < plate.y for item in local)


@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_without_a_picture_the_title_fills_the_measure(name: str, tag: str) -> None:
    page = page_of(name, tag, theme="word")
    assert not [item for item in page.items if item.role == "picture"]
    margin = find_format(LIBRARY, "tabloid").safe * 1.6
    widest = max(texts(page, "title"), key=lambda item: item.box.width)
    assert ink(widest).width == pytest.approx(page.width - 2 * margin, abs=1)


@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_each_poster_has_a_window_too(name: str, tag: str) -> None:
    assert picture_of(page_of(name, tag, theme="window"))


@pytest.mark.parametrize("name", [SIGNS, LISTEN])
@pytest.mark.parametrize("tag", TAGS)
def test_topics_side_by_side_begin_on_one_level(name: str, tag: str) -> None:
    first, second, third, fourth = headings(page_of(name, tag))
    for left, right in ((first, second), (third, fourth)):
        assert left.baseline == pytest.approx(right.baseline, abs=LEVEL)
    assert first.baseline < third.baseline


# Know the signs


@pytest.mark.parametrize("tag", TAGS)
def test_the_title_carries_across_a_corridor(tag: str) -> None:
    page = page_of(SIGNS, tag)
    lines = texts(page, "title")
    margin = find_format(LIBRARY, "tabloid").safe * 1.6
    if tag in LONG_WORDS:
        assert max(ink(line).width for line in lines) == pytest.approx(page.width - 2 * margin, rel=0.02)
    assert letter_height(lines[0]) >= (16 if tag in LONG_WORDS else 18) * MILLIMETER - SLACK


def letter_height(line: TextItem) -> float:
    """How high the letter by which readers judge the size is in a title of this size."""
    language = find_language(LIBRARY, line.language)
    letter = script_heights(language.script).letter
    (alone,) = set_lines(letter, ParagraphStyle(language, "heavy", "display"), 10**6)
    return alone.above * line.size / 1000


def test_few_words_stand_before_the_number() -> None:
    page = page_of(SIGNS)
    before = [item.text for item in texts(page) if item.role in ("title", "lead", "group", "item")]
    assert 40 < len(" ".join(before).split()) <= 45


@pytest.mark.parametrize(("tag", "least"), [("en", 4), ("es", 3), ("ru", 3), ("vi", 4), ("ko", 4), ("ja", 4), ("zh-Hans", 5)])
def test_nine_dots_stand_in_a_row_and_as_many_rows_as_fit(tag: str, least: int) -> None:
    picture = picture_of(page_of(SIGNS, tag))
    dots = picture.drawing.shapes[-1]
    # Each dot is one contour, and the ring two.
    count = sum(letter == "M" for letter, _ in dots.path) - 1
    assert count % 9 == 0
    assert count // 9 >= least


# Someone will listen


@pytest.mark.parametrize("form", ["tabloid", "a3", *SIZES])
def test_the_short_number_can_be_read_from_afar_and_is_the_same_in_every_language(form: str) -> None:
    tags = TAGS if form == "tabloid" else SAMPLED
    found = {(round(ink(number).width, 1), round(number.size, 2)) for tag in tags for number in [number_of(page_of(LISTEN, tag, form))]}
    ((width, size),) = found
    assert size * DIGIT >= 40 * MILLIMETER * unit(form)
    assert width == pytest.approx(112 * MILLIMETER * unit(form), rel=0.1)


@pytest.mark.parametrize(("how", "color"), [({}, "accent"), ({"inks": "black"}, "ink"), ({"theme": "word"}, "ink")])
def test_the_short_number_is_bright_on_the_plate_and_dark_between_two_rules(how: dict[str, str], color: str) -> None:
    page = page_of(LISTEN, **how)
    number = number_of(page)
    grounds = [item for item in page.items if isinstance(item, RectItem) and item.role == "panel" and item.box.contains(ink(number))]
    assert number.color
    assert number.color.name == color
    assert [ground.fill.name for ground in grounds if ground.fill] == (["ink"] if color == "accent" else [])


@pytest.mark.parametrize("tag", TAGS)
def test_when_to_call_stands_beside_the_short_number(tag: str) -> None:
    page = page_of(LISTEN, tag)
    number = ink(number_of(page))
    beside = [ink(item) for item in texts(page, "helpline") if not item.link]
    assert len(beside) >= 2
    for box in beside:
        assert (number.x - box.right if page.direction == "rtl" else box.x - number.right) > 0
        assert number.y - 0.1 * number.height < box.y < box.bottom < number.bottom + 0.1 * number.height


@pytest.mark.parametrize(("tag", "form"), [*((tag, "tabloid") for tag in TAGS), *product(SAMPLED, ("a3", "24x36"))])
def test_the_ring_keeps_clear_of_words(tag: str, form: str) -> None:
    page = page_of(LISTEN, tag, form)
    picture = picture_of(page)
    ring, dot = (shown(picture, shape) for shape in picture.drawing.shapes)
    for box in (ink(item) for item in texts(page)):
        for shape in (ring, dot):
            apart = max(box.x - shape.right, shape.x - box.right, box.y - shape.bottom, shape.y - box.bottom)
            assert apart >= 6 * MILLIMETER * unit(form) - SLACK
    # The dot is whole, and stands before the opening, on the side where reading starts.
    assert (dot.x - ring.right if page.direction == "rtl" else ring.x - dot.right) > 0
    assert dot.y + dot.height / 2 == pytest.approx(ring.y + ring.height / 2)


@pytest.mark.parametrize("form", ["tabloid", "a3", *SIZES])
@pytest.mark.parametrize("theme", ["field", "word"])
def test_a_code_can_be_read_from_where_one_stands(form: str, theme: str) -> None:
    page = page_of(LISTEN, form=form, theme=theme)
    (code,) = [item for item in page.items if item.role == "code" and isinstance(item, DrawingItem)]
    module = code.box.width / code.drawing.width
    dark = code.box.inset(QUIET_ZONE * module)
    assert dark.width >= 45 * MILLIMETER * unit(form)
    assert form != "24x36" or dark.width >= 100 * MILLIMETER - SLACK
    words = texts(page, "code")
    assert len(words) == 2
    assert all(item.size >= 14 * unit(form) for item in words)
    # Its dark modules stand at the margin, and its quiet zone is white.
    margin = find_format(LIBRARY, form).safe * 1.6
    assert margin in (pytest.approx(dark.x, abs=SLACK), pytest.approx(page.width - dark.right, abs=SLACK))
    assert not [item for item in page.items if item is not code and isinstance(item, TextItem | DrawingItem) and meet(item.box, code.box)]


# Circles of support


def arches(page: Page) -> list[tuple[Box, Color]]:
    """The arches from the innermost outward, with their paint."""
    picture = picture_of(page)
    bands = [shape for shape in picture.drawing.shapes if shape.fill and shape.fill.name != "paper"]
    return [(shown(picture, shape), shape.fill) for shape in bands[::-1] if shape.fill]


@pytest.mark.parametrize("form", ["tabloid", *SIZES])
@pytest.mark.parametrize("tag", SAMPLED)
def test_arches_are_half_circles_around_one_point(tag: str, form: str) -> None:
    found = [box for box, _ in arches(page_of(CIRCLES, tag, form))]
    assert len(found) == 4
    for box in found:
        assert box.width / 2 / box.height == pytest.approx(1, abs=1e-6)
        assert (box.center[0], box.bottom) == pytest.approx((found[0].center[0], found[0].bottom))
    assert all(narrow.height < 0.9 * wide.height for narrow, wide in pairwise(found))


def test_bands_differ_in_light_and_their_labels_can_be_read() -> None:
    page = page_of(CIRCLES)
    fills = [fill for _, fill in arches(page)]
    assert all(contrast_ratio(inner.rgb, outer.rgb) >= 1.3 for inner, outer in pairwise(fills))
    labels = texts(page, "label")
    assert len(labels) == len(fills)
    assert all(label.color and contrast_ratio(label.color.rgb, fill.rgb) >= 7 for label, fill in zip(labels, fills, strict=True))


@pytest.mark.parametrize("form", ["tabloid", "a3", *SIZES])
@pytest.mark.parametrize("how", [{}, {"editions": ("high-contrast",)}])
def test_a_label_stands_inside_its_band(form: str, how: dict[str, tuple[str, ...]]) -> None:
    for tag in TAGS if form == "tabloid" and not how else SAMPLED:
        page = page_of(CIRCLES, tag, form, **how)
        radii, (x, y) = bands(page)
        labels = texts(page, "label")
        assert len(labels) == 4
        for label, inner, outer in zip(labels, [0.0, *radii], radii, strict=False):
            box = ink(label)
            corner = hypot(max(x - box.x, box.right - x), y - box.y)
            assert outer - corner >= 2 * MILLIMETER - SLACK, (tag, label.text)
            assert y - box.bottom - inner >= (2 * MILLIMETER if inner else 0) - SLACK, (tag, label.text)
            assert box.center[0] == pytest.approx(x, abs=0.1 * label.size)


def bands(page: Page) -> tuple[list[float], tuple[float, float]]:
    """The radii of the arches, from the innermost outward, and the point around which they stand. In one ink they are outlines."""
    picture = picture_of(page)
    boxes = [shown(picture, shape) for shape in picture.drawing.shapes if [letter for letter, _ in shape.path].count("L") == 2]
    radii = sorted({round(box.height, 3) for box in boxes})
    return radii, (boxes[0].center[0], boxes[0].bottom)


@pytest.mark.parametrize("tag", SAMPLED)
def test_in_one_ink_no_line_runs_through_a_label(tag: str) -> None:
    page = page_of(CIRCLES, tag, inks="black")
    grounds = [item.box for item in page.items if isinstance(item, RectItem) and item.role == "knockout"]
    dark = [label for label in texts(page, "label") if label.color and label.color.name == "ink"]
    assert len(grounds) == len(dark) == 3
    for ground, label in zip(grounds, dark, strict=True):
        assert ground.contains(ink(label))
    # Of the bands, one is hatched, and the innermost is solid.
    assert sum(shape.stroke is not None and len(shape.path) > 100 for shape in picture_of(page).drawing.shapes) == 1


@pytest.mark.parametrize("form", ["tabloid", "a3", *SIZES])
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_table_goes_from_the_person_outward_and_its_rows_are_level(tag: str, form: str) -> None:
    setting = lay_out(JobSpec(CIRCLES, today(), (tag,), form=form))
    (page,) = setting.pages
    levels = [block.label for panel in setting.piece.panels for block in panel.blocks if block.role == "level"]
    rows = list(rows_of(page))
    assert [len(row) for row in rows] == [3] * 5
    assert [[kind for kind, _ in row] for row in rows] == [["TD", "TH", "TH"], *[["TH", "TD", "TD"]] * 4]
    assert rows[0][0][1] == []
    assert [" ".join(item.text for item in row[0][1]) for row in rows[1:]] == levels
    for row in rows:
        firsts = [items[0].baseline for _, items in row if items]
        assert firsts == pytest.approx([firsts[0]] * len(firsts), abs=LEVEL)
    assert [label.text for label in texts(page, "label")] == levels


def rows_of(page: Page) -> Iterator[list[tuple[str, list[TextItem]]]]:
    """The rows of the page's table, each as its cells: their kinds and their lines."""
    cells: dict[Tag, dict[Tag, list[TextItem]]] = {}
    for item in page.items:
        kinds = [tag.kind for tag in item.tags]
        if "TR" in kinds:
            assert kinds[: kinds.index("TR")] == ["Table"]
            row, cell = item.tags[kinds.index("TR") :][:2]
            lines = cells.setdefault(row, {}).setdefault(cell, [])
            lines += [item] if isinstance(item, TextItem) else []
    yield from ([(cell.kind, lines) for cell, lines in row.items()] for row in cells.values())


@pytest.mark.parametrize("inks", ["full", "black"])
def test_the_dot_before_a_level_s_name_is_painted_like_its_band(inks: str) -> None:
    page = page_of(CIRCLES, inks=inks)
    marks = [item for item in page.items if isinstance(item, DrawingItem) and item.role == "mark"]
    assert len(marks) == 4
    if inks == "full":
        assert [mark.drawing.shapes[0].fill for mark in marks] == [fill for _, fill in arches(page)]
    else:
        # Solid, open, hatched, open.
        assert [len(mark.drawing.shapes) for mark in marks] == [2, 1, 3, 1]
