"""A label in its place on a picture: one line while it may, two where it must, and never outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import LIBRARY

from handbill.graphics.items import Color
from handbill.graphics.motif.declaration import LabelPlace
from handbill.i18n.language import find_language
from handbill.layout.elements.element import FULL_SIZE
from handbill.layout.elements.placed_label import placed_label, unit_of_label
from handbill.layout.elements.text import Text
from handbill.layout.theme import TypeStyle

PLACE = LabelPlace((10, 5), 20, "ink", height=8)
SIZE, SMALLEST = 10.0, 5.0


def label(words: str) -> Text:
    black = Color("ink", (0, 0, 0), (0, 0, 0, 1))
    return Text(words, TypeStyle(SIZE, "bold", 1.2), SMALLEST, black, find_language(LIBRARY, "en"), "label", one_line=True)


def height_of(text: Text, width: float) -> float:
    size = text.measure(width, FULL_SIZE)
    return size.over + size.height + size.under


@pytest.mark.parametrize(("unit", "part"), [(10.0, 1.0), (3.75, 0.9)])
def test_it_keeps_its_size_or_shrinks_a_little_to_stay_on_one_line(unit: float, part: float) -> None:
    whole = label("Haitian Creole")
    width = whole.natural_width() / part + 0.5
    placed = placed_label(whole, replace(PLACE, width=width / unit if part == 1 else whole.natural_width() * part / unit), unit, FULL_SIZE)
    assert placed.style.size == pytest.approx(SIZE * part, abs=0.2)
    assert height_of(placed, placed.natural_width() + 1) == pytest.approx(height_of(placed, 1e6))


def test_a_longer_one_stands_on_two_lines_that_fit() -> None:
    whole = label("Haitian Creole")
    unit = 0.65 * whole.natural_width() / PLACE.width
    placed = placed_label(whole, replace(PLACE, height=26 / unit), unit, FULL_SIZE)
    width = PLACE.width * unit
    assert placed.style.size > 0.65 * SIZE
    assert placed.measure(width, FULL_SIZE).excess == pytest.approx(0, abs=0.01)
    assert height_of(placed, width) > 1.5 * height_of(placed, 1e6)
    assert height_of(placed, width) <= 26.01


@pytest.mark.parametrize("words", ["Mam", "Vietnamese", "Haitian Creole", "Português (Brasil)"])
@pytest.mark.parametrize("height", [8, None])
def test_at_the_least_unit_its_smallest_letters_fit_and_below_it_they_do_not(words: str, height: float | None) -> None:
    place = replace(PLACE, height=height)
    unit = unit_of_label(label(words), place, FULL_SIZE)
    placed = placed_label(label(words), place, unit, FULL_SIZE)
    assert placed.measure(place.width * unit, FULL_SIZE).excess == pytest.approx(0, abs=0.01)
    smaller = placed_label(label(words), place, 0.9 * unit, FULL_SIZE)
    over = smaller.measure(place.width * 0.9 * unit, FULL_SIZE).excess
    too_high = height is not None and height_of(smaller, place.width * 0.9 * unit) > height * 0.9 * unit
    assert over > 0 or too_high
