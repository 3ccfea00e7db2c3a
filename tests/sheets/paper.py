"""Leaves and stocks for the sheets' tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from library import LIBRARY

from handbill.core.geometry import Box, length
from handbill.graphics.items import Fold
from handbill.sheets.leaf import Face, Leaf, PlacedPart
from handbill.sheets.stock import Stock, StockGrid, find_stock

SLACK = 1e-6


def leaf(
    width: float, height: float, first: int = 0, two_sided: bool = True, bleed: float = length("3 mm"), folds: tuple[Fold, ...] = ()
) -> Leaf:
    """A leaf with one page on each side."""
    box = Box(0, 0, width, height)
    back = Face("back", (PlacedPart(first + 1, box),), folds) if two_sided else None
    # Cards are cut; a page that fills the paper keeps its text away from the edges.
    safe = length("3 mm") if width < 300 else length("7 mm")
    return Leaf(width, height, bleed, safe, Face("front", (PlacedPart(first, box),), folds), back)


def card_of(stock: Stock) -> tuple[float, float]:
    assert stock.grid
    return stock.grid.card


@st.composite
def stocks(draw: st.DrawFn) -> Stock:
    """A grid somewhere on its paper, rarely centered, with or without gaps, on paper in portrait orientation."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    lengths = st.floats(20, 260)
    card = (draw(lengths), draw(lengths))
    gap = (draw(st.sampled_from([0.0, 1.0, 8.5, 30.0])), draw(st.sampled_from([0.0, 2.5, 17.0, 40.0])))
    origin = (draw(st.floats(0, 90)), draw(st.floats(0, 90)))
    width = origin[0] + columns * card[0] + (columns - 1) * gap[0] + draw(st.floats(0, 90))
    height = origin[1] + rows * card[1] + (rows - 1) * gap[1] + draw(st.floats(0, 90))
    grid = StockGrid(columns, rows, card, origin, gap)
    return replace(find_stock(LIBRARY, "avery-5371"), paper=(width, max(width, height)), grid=grid, margin=draw(st.floats(0, 8)))


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK
