"""A stock and a leaf become slots: where each leaf lies on the front of the sheet, and how far its ink may reach.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, TOLERANCE, Box, millimeters
from handbill.core.problems import Problem, ProblemsFound
from handbill.sheets.leaf import Leaf
from handbill.sheets.marks import mark_style
from handbill.sheets.rotation import Rotation, rotated_size
from handbill.sheets.stock import Stock, StockGrid

# Points: below what a cutter can see, above what reading millimeters into points leaves.
_MIN_GAP = 2 * MILLIMETER
_TURNS: tuple[Rotation, ...] = (0, 90)
# Words keep at least this off the edge of a card that is smaller than the piece: a cutter is off by 1/16 in (downtownlaprinter).
_MIN_SAFE = 2 * MILLIMETER


@dataclass(frozen=True)
class Slot:
    """`card` is what is cut or torn out, `trim` the leaf's own place, in the middle of it, `turn` how the leaf lies. Ink ends at `clip`."""

    card: Box
    trim: Box
    clip: Box
    turn: Rotation


@dataclass(frozen=True)
class SlotLayout:
    """Every slot of a sheet, row by row. `between` is the bleed a leaf has toward its neighbors, across and down; None without one."""

    slots: tuple[Slot, ...]
    between: tuple[float | None, float | None]


def lay_out_slots(stock: Stock, leaf: Leaf) -> SlotLayout:
    """The slots of a stock for this leaf.

    Raises ProblemsFound: its cards are of another size, or the paper is too small (usage-stock); words would stand where no printer
    inks (fit-margin).
    """
    grid, turn = _grid(stock, leaf)
    inner = tuple(min(leaf.bleed, gap / 2) for gap in grid.gap)
    slots = tuple(_slots(stock, leaf, grid, turn, (inner[0], inner[1])))
    if any(not slot.clip.contains(slot.trim.inset(leaf.safe), TOLERANCE) for slot in slots):
        sentence = (
            f"{stock.name} has {millimeters(stock.margin):.1f} mm along its edges that printers leave white, and words would stand there"
        )
        raise ProblemsFound([Problem("fit-margin", sentence, hint="take another sheet, or a larger paper that is cut afterward")])
    return SlotLayout(slots, (inner[0] if grid.columns > 1 else None, inner[1] if grid.rows > 1 else None))


def fits(stock: Stock, leaf: Leaf) -> bool:
    """Whether the stock has a place for the leaf."""
    try:
        return bool(lay_out_slots(stock, leaf).slots)
    except ProblemsFound:
        return False


def _grid(stock: Stock, leaf: Leaf) -> tuple[StockGrid, Rotation]:
    if stock.grid is None:
        return _fill_paper(stock, leaf)
    grid, turns = stock.grid, _TURNS
    for turn in turns:
        if _fits_card(grid.card, rotated_size(leaf.width, leaf.height, turn), leaf):
            return grid, turn
    sentence = f"the cards of {stock.name} are {_format_size(grid.card)}, and the piece is {_format_size((leaf.width, leaf.height))}"
    raise ProblemsFound([Problem("usage-stock", sentence, hint="`generate.py sheets` lists the sheets and what fits on them")])


def _fits_card(card: tuple[float, float], trim: tuple[float, float], leaf: Leaf) -> bool:
    """A card may be a little larger than the piece (its bleed fills it) or a little smaller (its words still keep off the edge)."""
    over = [(have - want) / 2 for have, want in zip(card, trim, strict=True)]
    return all(-max(leaf.safe - _MIN_SAFE, 0) - TOLERANCE <= one <= leaf.bleed + TOLERANCE for one in over)


def _fill_paper(stock: Stock, leaf: Leaf) -> tuple[StockGrid, Rotation]:
    """As many as fit on plain paper, upright if that gives as many as lying; in the middle, two bleeds apart where there is room."""
    style = mark_style()
    with_marks = stock.printable.inset(leaf.bleed + style.cut_clear + style.shortest)
    whole = Box(0, 0, *stock.paper)
    found = [_largest_grid(stock, leaf, with_marks, 2 * leaf.bleed), _largest_grid(stock, leaf, whole, 0.0)]
    # A page as wide as the paper, or its half, is printed to the printer's own margins: nobody cuts there.
    best = found[1] if _spans_paper(found[1][0], stock) or not _card_count(found[0][0]) else found[0]
    if _card_count(best[0]):
        return best
    sentence = f"{stock.name} is too small for {_format_size((leaf.width, leaf.height))}"
    raise ProblemsFound([Problem("usage-stock", sentence, hint="take larger paper, or print it in tiles: --tile letter")])


def _largest_grid(stock: Stock, leaf: Leaf, area: Box, gutter: float) -> tuple[StockGrid, Rotation]:
    made: list[tuple[StockGrid, Rotation]] = []
    for turn in _TURNS:
        size = rotated_size(leaf.width, leaf.height, turn)
        counts = [int((have + TOLERANCE) // want) for have, want in zip((area.width, area.height), size, strict=True)]
        made.append((_centered(stock.paper, size, counts, (area, gutter)), turn))
    return max(made, key=lambda one: _card_count(one[0]))


def _card_count(grid: StockGrid) -> int:
    return grid.columns * grid.rows


def _spans_paper(grid: StockGrid, stock: Stock) -> bool:
    """Whether one page, or two of them, reach from edge to edge of the paper, in one direction at least."""
    counts = (grid.columns, grid.rows)
    return any(
        0 < count <= 2 and abs(count * card - have) < _MIN_GAP for count, card, have in zip(counts, grid.card, stock.paper, strict=True)
    )


def _centered(paper: tuple[float, float], size: tuple[float, float], counts: list[int], within: tuple[Box, float]) -> StockGrid:
    area, gutter = within
    gaps, origin = [], []
    for have, room, want, count in zip(paper, (area.width, area.height), size, counts, strict=True):
        gap = min(gutter, (room - count * want) / (count - 1)) if count > 1 else 0.0
        # Two cuts so close would part a thread of paper: one cut does.
        gap = gap if gap >= _MIN_GAP else 0.0
        gaps.append(gap)
        origin.append((have - count * want - (count - 1) * gap) / 2)
    return StockGrid(counts[0], counts[1], size, (origin[0], origin[1]), (gaps[0], gaps[1]))


def _slots(stock: Stock, leaf: Leaf, grid: StockGrid, turn: Rotation, inner: tuple[float, float]) -> Iterator[Slot]:
    """Toward a neighbor the bleed ends half way across the gap."""
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


def _format_size(size: tuple[float, float]) -> str:
    inches = " x ".join(f"{side / 72:g}" if abs(side / 18 - round(side / 18)) < 0.001 else f"{side / 72:.2f}" for side in size)
    return f"{inches} in ({' x '.join(f'{millimeters(side):.1f}' for side in size)} mm)"
