"""Lays out the slots of a stock: where each leaf lies on the front of the sheet, and how far its ink may extend.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, TOLERANCE, Box
from handbill.core.measures import measure, measure_size
from handbill.core.problems import Problem, ProblemsFound
from handbill.sheets.leaf import Leaf
from handbill.sheets.marks import mark_style
from handbill.sheets.rotation import Rotation, rotated_size
from handbill.sheets.stock import Stock, StockGrid

_MIN_GAP = 2 * MILLIMETER
_TURNS: tuple[Rotation, ...] = (0, 90)
# The least distance of text from the edge of a card smaller than the piece: cutters are off by up to 1/16 in (downtownlaprinter).
_MIN_SAFE = 2 * MILLIMETER


@dataclass(frozen=True)
class Slot:
    """`card` is what is cut or broken out, `trim` the leaf in the middle of it, `turn` its rotation; ink is clipped to `clip`."""

    card: Box
    trim: Box
    clip: Box
    turn: Rotation


@dataclass(frozen=True)
class SlotLayout:
    """The slots of a sheet, row by row. `between` is a leaf's bleed toward its neighbors, across and down; None where it has none."""

    slots: tuple[Slot, ...]
    between: tuple[float | None, float | None]


def lay_out_slots(stock: Stock, leaf: Leaf) -> SlotLayout:
    """The slots of a stock for this leaf.

    Raises ProblemsFound: its cards have another size, or the paper is too small (usage-stock); text would lie in the margin that printers
    leave white (fit-margin).
    """
    grid, turn = _grid(stock, leaf)
    inner = _inner_bleed(stock, leaf, grid)
    slots = tuple(_slots(stock, leaf, grid, turn, inner))
    if any(not slot.clip.contains(slot.trim.inset(leaf.safe), TOLERANCE) for slot in slots):
        sentence = f"printers leave {measure(stock.margin)} white along the edges of {stock.name}, and text would lie there"
        raise ProblemsFound([Problem("fit-margin", sentence, hint="use another stock, or larger paper and cut it afterward")])
    between = [bleed if count > 1 and bleed >= 0 else None for bleed, count in zip(inner, (grid.columns, grid.rows), strict=True)]
    return SlotLayout(slots, (between[0], between[1]))


def _inner_bleed(stock: Stock, leaf: Leaf, grid: StockGrid) -> tuple[float, float]:
    """How far ink runs on toward a neighbor, across and down; negative where it ends inside the cut.

    Pages that fill the paper lose what lies in the strip that the printer leaves white. They lose as much where they adjoin, so that each
    has the same white rim at its sides, and the cut between them has bare paper for its marks.
    """
    inner = []
    for gap, origin, count in zip(grid.gap, grid.origin, (grid.columns, grid.rows), strict=True):
        lost = stock.margin - origin
        is_full = stock.grid is None and count > 1 and not gap and 0 < lost <= leaf.safe
        inner.append(-lost if is_full else min(leaf.bleed, gap / 2))
    return inner[0], inner[1]


def fits(stock: Stock, leaf: Leaf) -> bool:
    """Whether the stock has a slot for the leaf."""
    try:
        return bool(lay_out_slots(stock, leaf).slots)
    except ProblemsFound:
        return False


def _grid(stock: Stock, leaf: Leaf) -> tuple[StockGrid, Rotation]:
    if stock.grid is None:
        return _fill_paper(stock, leaf)
    for turn in _TURNS:
        if _fits_card(stock.grid.card, rotated_size(leaf.width, leaf.height, turn), leaf):
            return stock.grid, turn
    sentence = f"the cards of {stock.name} are {measure_size(stock.grid.card)}, and the piece is {measure_size((leaf.width, leaf.height))}"
    raise ProblemsFound([Problem("usage-stock", sentence, hint="`handbill sheets` lists the sheets and what fits on them")])


def _fits_card(card: tuple[float, float], trim: tuple[float, float], leaf: Leaf) -> bool:
    """A card may be a little larger than the piece (whose bleed then fills it) or a little smaller (if text still clears the edge)."""
    over = [(have - want) / 2 for have, want in zip(card, trim, strict=True)]
    return all(-max(leaf.safe - _MIN_SAFE, 0) - TOLERANCE <= margin <= leaf.bleed + TOLERANCE for margin in over)


def _fill_paper(stock: Stock, leaf: Leaf) -> tuple[StockGrid, Rotation]:
    """As many as fit on plain paper, upright unless more fit rotated; centered, two bleeds apart where there is room."""
    style = mark_style()
    with_marks = stock.printable.inset(leaf.bleed + style.cut_clear + style.shortest)
    whole = Box(0, 0, *stock.paper)
    found = [_largest_grid(stock, leaf, with_marks, 2 * leaf.bleed), _largest_grid(stock, leaf, whole, 0.0)]
    # A page as wide as the paper, or half of it, is printed up to the printer's margins and not cut there.
    best = found[1] if _spans_paper(found[1][0], stock) or not _card_count(found[0][0]) else found[0]
    if _card_count(best[0]):
        return best
    sentence = f"{stock.name} is too small for {measure_size((leaf.width, leaf.height))}"
    raise ProblemsFound([Problem("usage-stock", sentence, hint="use larger paper, or print it in tiles: --tile letter")])


def _largest_grid(stock: Stock, leaf: Leaf, area: Box, gutter: float) -> tuple[StockGrid, Rotation]:
    made: list[tuple[StockGrid, Rotation]] = []
    for turn in _TURNS:
        size = rotated_size(leaf.width, leaf.height, turn)
        counts = [int((have + TOLERANCE) // want) for have, want in zip((area.width, area.height), size, strict=True)]
        made.append((_centered(stock.paper, size, counts, (area, gutter)), turn))
    return max(made, key=lambda grid_and_turn: _card_count(grid_and_turn[0]))


def _card_count(grid: StockGrid) -> int:
    return grid.columns * grid.rows


def _spans_paper(grid: StockGrid, stock: Stock) -> bool:
    """Whether one or two pages extend from edge to edge of the paper in at least one direction."""
    counts = (grid.columns, grid.rows)
    return any(
        0 < count <= 2 and abs(count * card - have) < _MIN_GAP for count, card, have in zip(counts, grid.card, stock.paper, strict=True)
    )


def _centered(paper: tuple[float, float], size: tuple[float, float], counts: list[int], within: tuple[Box, float]) -> StockGrid:
    area, gutter = within
    gaps, origin = [], []
    for have, room, want, count in zip(paper, (area.width, area.height), size, counts, strict=True):
        gap = min(gutter, (room - count * want) / (count - 1)) if count > 1 else 0.0
        # Two cuts this close would leave a sliver of paper; one cut is enough.
        gap = gap if gap >= _MIN_GAP else 0.0
        gaps.append(gap)
        origin.append((have - count * want - (count - 1) * gap) / 2)
    return StockGrid(counts[0], counts[1], size, (origin[0], origin[1]), (gaps[0], gaps[1]))


def _slots(stock: Stock, leaf: Leaf, grid: StockGrid, turn: Rotation, inner: tuple[float, float]) -> Iterator[Slot]:
    """The slots of a grid; `inner`: the bleed toward a neighbor, which ends in the middle of the gap."""
    width, height = rotated_size(leaf.width, leaf.height, turn)
    for row in range(grid.rows):
        for column in range(grid.columns):
            card = grid.place(column, row)
            reach = card.grow(
                leaf.bleed if column == 0 else inner[0],
                leaf.bleed if row == 0 else inner[1],
                leaf.bleed if column == grid.columns - 1 else inner[0],
                leaf.bleed if row == grid.rows - 1 else inner[1],
            )
            trim = Box(card.center[0] - width / 2, card.center[1] - height / 2, width, height)
            clip = reach.common(trim.inset(-leaf.bleed)).common(stock.printable)
            yield Slot(card, trim, clip, turn)
