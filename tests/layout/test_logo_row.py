"""Several logos in a row: the same area for each, as large as their box allows, and mirrored with the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.core.geometry import Box
from handbill.graphics.items import Drawing
from handbill.i18n.language import Direction
from handbill.layout.elements.element import FULL_SIZE, Canvas
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.logo_row import LogoRow, equal_areas

PROPORTION = st.floats(0.2, 9)


@given(st.lists(PROPORTION, min_size=1, max_size=3), st.floats(20, 600), st.floats(10, 90))
def test_areas_are_equal_and_as_large_as_the_box_allows(proportions: list[float], width: float, height: float) -> None:
    sizes = equal_areas(proportions, width, height)
    areas = [across * down for across, down in sizes]
    assert areas == pytest.approx([areas[0]] * len(areas))
    assert [across / down for across, down in sizes] == pytest.approx(proportions)
    taken, tallest = sum(across for across, _ in sizes) / width, max(down for _, down in sizes) / height
    assert max(taken, tallest) == pytest.approx(1)


def placed(direction: Direction) -> list[Box]:
    """A wide, a square and a tall logo in a row of 200 by 40 points that begins 10 points from where reading starts."""
    figures = tuple(
        Figure(Drawing(width, height, ()), 1, 1, alt=name) for width, height, name in ((60, 10, "A"), (9, 9, "B"), (20, 50, "C"))
    )
    row, canvas = LogoRow(figures, 200, 40), Canvas(300, direction)
    assert row.measure(200, FULL_SIZE).height == 40
    row.place(Box(10, 5, 250, 40), FULL_SIZE, canvas)
    assert [item.tags[-1].alt for item in canvas.items] == ["A", "B", "C"]
    return [item.box for item in canvas.items]


def test_logos_stand_on_one_middle_line_in_their_order() -> None:
    boxes = placed("ltr")
    assert boxes[0].x == pytest.approx(10)
    assert [box.y + box.height / 2 for box in boxes] == pytest.approx([25, 25, 25])
    gaps = [second.x - first.right for first, second in pairwise(boxes)]
    assert gaps == pytest.approx([gaps[0]] * 2)
    assert gaps[0] > 0


def test_the_row_is_mirrored_with_the_page() -> None:
    for box, mirrored in zip(placed("ltr"), placed("rtl"), strict=True):
        assert mirrored.x == pytest.approx(300 - box.right)
        assert (mirrored.y, mirrored.width, mirrored.height) == pytest.approx((box.y, box.width, box.height))


def test_logos_are_smaller_in_a_narrow_column() -> None:
    row, canvas = LogoRow((Figure(Drawing(9, 1, ()), 1, 1), Figure(Drawing(9, 1, ()), 1, 1)), 200, 40), Canvas(300, "ltr")
    row.place(Box(10, 5, 150, 40), FULL_SIZE, canvas)
    assert [canvas.items[0].box.x, canvas.items[1].box.right] == pytest.approx([10, 160])
