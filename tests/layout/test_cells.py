"""The elements of tables: words that shrink, cells with tags, squares to tick. Set in squares of ten points."""

from __future__ import annotations

import pytest
from test_text_element import placed, text

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem
from handbill.i18n.language import Language
from handbill.layout.elements.checkbox import Checkbox
from handbill.layout.elements.element import Canvas, FitStep
from handbill.layout.elements.shrink_to_fit import ShrinkToFit
from handbill.layout.elements.tagged import EmptyCell, Tagged

PLAIN = FitStep()


def test_words_that_fit_keep_their_size(square: Language) -> None:
    element = text(square, "aaa bbb")
    assert ShrinkToFit(element).measure(30, PLAIN) == element.measure(30, PLAIN)


def test_a_word_too_long_shrinks_until_it_fits_and_no_further(square: Language) -> None:
    size = ShrinkToFit(text(square, "aaaaaaaaaa")).measure(50, PLAIN)
    assert size.excess == 0
    (item,) = placed(ShrinkToFit(text(square, "aaaaaaaaaa")), Box(0, 0, 50, 20))  # type: ignore[arg-type]
    assert item.size == pytest.approx(4.95)
    assert item.box.width <= 50


def test_each_cell_has_an_element_of_its_own(square: Language) -> None:
    canvas = Canvas(100, "ltr")
    cell = Tagged(text(square, "a"), "TH", (("O", "Table"),))
    for x in (0, 50):
        cell.place(Box(x, 0, 50, 20), PLAIN, canvas)
    first, second = (item.tags[0] for item in canvas.items)
    assert (first.kind, first.attributes) == ("TH", (("O", "Table"),))
    assert first is not second
    assert cell.measure(50, PLAIN) == cell.element.measure(50, PLAIN)


def test_an_empty_cell_is_in_the_structure_and_nowhere_else() -> None:
    canvas = Canvas(100, "ltr")
    cell = Tagged(EmptyCell(), "TD")
    assert cell.measure(50, PLAIN).height == 0
    cell.place(Box(0, 0, 50, 20), PLAIN, canvas)
    (item,) = canvas.items
    assert isinstance(item, RectItem)
    assert (item.fill, item.stroke, [tag.kind for tag in item.tags]) == (None, None, ["TD"])


def test_a_square_to_tick_is_told_to_those_who_hear_the_page() -> None:
    canvas = Canvas(100, "ltr")
    tick = Checkbox(10, Color("text", (0, 0, 0), (0, 0, 0, 1)), 1.0, drop=2)
    assert tick.measure(50, PLAIN).height == 12
    tick.place(Box(5, 5, 50, 12), PLAIN, canvas)
    (item,) = canvas.items
    assert isinstance(item, RectItem)
    assert (item.box, item.stroke_width, item.tags[-1].kind) == (Box(5, 7, 10, 10), 1.0, "Figure")
    assert item.tags[-1].alt
