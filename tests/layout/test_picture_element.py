"""The picture on a page: how high it is on each step, what room it takes, where its labels stand, and what is read aloud."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from library import LIBRARY

from handbill.core.datafile import parse
from handbill.core.geometry import MILLIMETER, Box
from handbill.core.schema.record import parse_data
from handbill.graphics.color import color_from_hex
from handbill.graphics.items import Color, Drawing, DrawingItem, Item, RectItem, Shape, TextItem
from handbill.graphics.motif.declaration import MOTIF, Motif
from handbill.i18n.language import Direction, Language, find_language
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep
from handbill.layout.elements.filled_box import NO_EDGES
from handbill.layout.elements.picture import ROLE, Picture
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.theme import TypeStyle, find_theme
from handbill.typeset.script_properties import script_heights

COLORS = {name: color_from_hex(name, text) for name, text in (("ink", "#17324d"), ("accent", "#ffc53d"), ("paper", "#ffffff"))}
DOT = parse_data(
    MOTIF,
    parse(
        "name: Dot\nabout: For tests.\nsource: A test.\nframe: [24, 12]\n"
        "shapes: [{shape: dot, at: [4, 6], radius: 2}]\n"
        "labels: [{at: [6, 3], width: 8}, {at: [18, 9], width: 10, fill: paper}]\n",
        Path("dot.yaml"),
    ),
)


def picture(
    best: float = 200,
    least: float = 80,
    bleed: Edges = NO_EDGES,
    labels: tuple[Text, ...] = (),
    alt: str = "",
    motif: Motif | Drawing = DOT,
) -> Picture:
    return Picture(motif, best, least, COLORS, False, 1.0, bleed=bleed, labels=labels, alt=alt)


def words(language: Language, text: str) -> Text:
    return Text(text, TypeStyle(10, "regular", 1.2), 1, Color("ink", (0, 0, 0), (0, 0, 0, 1)), language, "label", align="center")


def items(element: Element, box: Box, direction: Direction = "ltr", step: FitStep | None = None) -> list[Item]:
    canvas = Canvas(400, direction)
    element.place(box, step or FitStep(), canvas)
    return canvas.items


@pytest.mark.parametrize(("part", "height"), [(1, 200), (0.7, 140), (0.4, 80), (0.1, 80), (0, 80)])
def test_a_picture_shrinks_with_its_step_to_the_least(part: float, height: float) -> None:
    assert picture().measure(400, FitStep(picture=part)).height == pytest.approx(height)


def test_type_that_shrinks_does_not_shrink_a_picture() -> None:
    assert picture().measure(400, FitStep(scale=0.5)).height == 200


def test_a_picture_takes_the_room_that_words_leave() -> None:
    stack = Stack((picture(), Spacer(60)))
    (item,) = items(stack, Box(0, 0, 400, 500))
    assert (item.box.y, item.box.height) == (0, 440)
    (item,) = items(stack, Box(0, 0, 400, 200), step=FitStep(picture=0.7))
    assert item.box.height == pytest.approx(140)


@pytest.mark.parametrize("name", ["field", "word", "window"])
def test_on_every_ladder_a_picture_gives_way_before_type_is_smaller_than_its_distance_asks(name: str) -> None:
    heights = [picture().measure(400, step).height for step in find_theme(LIBRARY, name).ladder]
    assert heights == sorted(heights, reverse=True)
    smaller = [step for step in find_theme(LIBRARY, name).ladder if step.scale < 1]
    assert all(step.picture <= 0.6 for step in smaller)


def test_color_runs_over_the_edges_that_bleed_and_no_others() -> None:
    (item,) = items(picture(bleed=Edges(9, 8, 7, 0)), Box(0, 0, 400, 200))
    assert item.box == Box(-9, -8, 400 + 9 + 7, 200 + 8)
    assert isinstance(item, DrawingItem)
    # The drawing is as large as its box, so that nothing is stretched.
    assert (item.drawing.width, item.drawing.height) == pytest.approx((416, 208))


def test_on_a_page_read_from_the_right_it_is_mirrored_where_it_stands() -> None:
    box, bleed = Box(50, 0, 300, 150), Edges(9, 0, 3, 0)
    (plain,), (mirrored,) = (items(picture(bleed=bleed), box, direction) for direction in ("ltr", "rtl"))  # type: ignore[arg-type]
    assert mirrored.box == plain.box.mirrored(400)
    assert isinstance(plain, DrawingItem)
    assert isinstance(mirrored, DrawingItem)
    assert left_edge(mirrored) == pytest.approx(400 - right_edge(plain))


def left_edge(item: DrawingItem) -> float:
    return item.box.x + min(values[-2] for shape in item.drawing.shapes for _, values in shape.path if values)


def right_edge(item: DrawingItem) -> float:
    return item.box.x + max(values[-2] for shape in item.drawing.shapes for _, values in shape.path if values)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_label_stands_in_the_middle_of_its_place(direction: Direction) -> None:
    language = find_language(LIBRARY, "en" if direction == "ltr" else "ar")
    labels = (words(language, "one"), words(language, "two"))
    placed = items(picture(labels=labels), Box(0, 10, 400, 300), direction)
    texts = [item for item in placed if isinstance(item, TextItem)]
    unit, top = 400 / 24, 10 + (300 - 200) / 2  # the frame is half as high as wide, in the middle of the box
    small = script_heights(language.script).x_height
    for item, (across, down) in zip(texts, ((6, 3), (18, 9)), strict=True):
        x = across * unit if direction == "ltr" else 400 - across * unit
        assert item.box.x + item.box.width / 2 == pytest.approx(x, abs=0.5)
        assert item.baseline - small * item.size / 2 == pytest.approx(top + down * unit, abs=0.01)


def test_labels_without_a_place_are_left_out() -> None:
    english = find_language(LIBRARY, "en")
    placed = items(picture(labels=tuple(words(english, text) for text in ("one", "two", "three"))), Box(0, 0, 400, 200))
    assert [item.text for item in placed if isinstance(item, TextItem)] == ["one", "two"]


CROWN = parse_data(
    MOTIF,
    parse(
        "name: Arch\nabout: For tests.\nsource: A test.\nframe: [24, 12]\nalign: [center, bottom]\n"
        "shapes: [{shape: arch, at: [12, 12], width: 24, height: 12, fill: accent, lines: dark}]\n"
        "labels: [{at: [12, 12], width: 24, crown: [6, 12]}]\n",
        Path("arch.yaml"),
    ),
)


@pytest.mark.parametrize("letters", [3, 12, 30])
def test_a_picture_is_as_large_as_the_labels_in_its_crowns_need(letters: int) -> None:
    label = words(find_language(LIBRARY, "en"), "n" * letters)
    made = picture(best=10, least=10, labels=(label,), motif=CROWN)
    height = made.measure(400, FitStep()).height
    assert height > 10
    (item,) = [item for item in items(made, Box(0, 0, 400, height)) if isinstance(item, TextItem)]
    half = item.box.width / 2
    assert item.box.x + half == pytest.approx(200, abs=1)
    # The upper corner of its ink is 2 mm from the outer circle, in a picture that is no larger than it must be.
    rise = height - item.baseline + script_heights("Latn").x_height * item.size
    assert math.hypot(half, rise) == pytest.approx(height - 2 * MILLIMETER, abs=1)


def test_a_label_too_wide_for_its_picture_is_told() -> None:
    size = picture(best=10, least=10, labels=(words(find_language(LIBRARY, "en"), "n" * 60),), motif=CROWN).measure(200, FitStep())
    assert size.excess > 0
    assert size.culprit == "n" * 60


def test_in_one_ink_lines_end_around_a_label() -> None:
    label = words(find_language(LIBRARY, "en"), "one")
    in_black = replace(picture(labels=(label,), motif=CROWN), monochrome=True)
    ground, word = items(in_black, Box(0, 0, 400, 200))[1:]
    assert isinstance(ground, RectItem)
    assert (ground.role, ground.fill, ground.tags) == ("knockout", COLORS["paper"], ())
    assert ground.box.contains(Box(word.box.x, word.baseline - 5, word.box.width, 5))  # type: ignore[attr-defined]
    assert not [item for item in items(picture(labels=(label,), motif=CROWN), Box(0, 0, 400, 200)) if isinstance(item, RectItem)]


def test_a_picture_is_decoration_unless_it_says_something() -> None:
    (plain,), (told,) = (items(picture(alt=alt), Box(0, 0, 400, 200)) for alt in ("", "A person apart"))
    assert plain.tags == ()
    assert [(tag.kind, tag.alt) for tag in told.tags] == [("Figure", "A person apart")]
    # What runs over the edge is in no tag, since a figure's box must lie on the page.
    (bleeding,) = items(picture(alt="A person apart", bleed=Edges(9, 9, 9, 0)), Box(0, 0, 400, 200))
    assert bleeding.tags == ()


def test_a_drawing_of_one_s_own_stands_in_the_middle_undistorted() -> None:
    drawing = Drawing(40, 20, (Shape((("M", (0, 0)), ("L", (40, 0)), ("L", (40, 20)), ("Z", ()))),))
    (item,) = items(picture(motif=drawing), Box(0, 0, 400, 300))
    assert item.box == Box(0, 50, 400, 200)
    assert item.role == ROLE
