"""Imposes leaves on a stock for an office printer, with backs that register with their fronts for each way of flipping the paper.

Pages are referred to by number (from 0), so the same sheets serve every language. Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.core.geometry import TOLERANCE, Box
from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.items import Fold
from handbill.sheets.cutouts import scissors_line
from handbill.sheets.grid import Slot, lay_out_slots
from handbill.sheets.leaf import Face, Leaf, part_clip
from handbill.sheets.marks import cut_marks
from handbill.sheets.office_folds import leaf_fold_marks, sheet_fold_marks
from handbill.sheets.rotation import Flip, add_rotations, back_rotation, mirror_box, rotate_box, rotated_size
from handbill.sheets.sheet import Mark, Placement, Sheet, Side
from handbill.sheets.stock import Stock


@dataclass(frozen=True)
class Filling:
    """How a sheet is filled: how the paper is flipped, and the first slot to use (from 1) on a partly used sheet."""

    flip: Flip = "long"
    first: int = 1


def office_sheets(leaves: Sequence[Leaf], stock: Stock, filling: Filling = Filling(), copies: Sequence[int] = ()) -> tuple[Sheet, ...]:
    """Sheets of a stock. Without `copies` each leaf fills its own sheet; with a number for each leaf they share sheets, in order.

    Where any sheet has a back, all of them have, if need be an empty one: the printer would print the next front on it.
    Raises ProblemsFound: cards of another size (usage-stock), no slot with this number (usage-first), slots that do not meet when the
    sheet is folded (usage-flip).
    """
    if not leaves:
        return ()
    slots = usable_slots(leaves, stock, filling)
    sheets: list[Sheet] = []
    for filled in _assign_slots(leaves, slots, copies, filling.first):
        sheets += _both_sides(filled, stock, filling.flip)
    if any(sheet.side == "back" for sheet in sheets):
        return tuple(each for sheet in sheets for each in _with_back(sheet))
    return tuple(sheets)


def usable_slots(leaves: Sequence[Leaf], stock: Stock, filling: Filling = Filling()) -> tuple[Slot, ...]:
    """The slots for the fronts of these leaves, in the order in which they are filled. Raises ProblemsFound like `office_sheets`."""
    sizes = {(leaf.width, leaf.height) for leaf in leaves}
    if len(sizes) > 1:
        raise ProblemsFound(
            [Problem("usage-stock", "pieces of different sizes cannot share a sheet", hint="print each size on its own sheets")]
        )
    slots = lay_out_slots(stock, leaves[0]).slots
    if filling.flip == "fold" and any(leaf.back for leaf in leaves):
        slots = _first_half(slots, stock)
    if not 1 <= filling.first <= len(slots):
        sentence = f"{stock.name} has no place {filling.first}: its places run from 1 to {len(slots)}"
        raise ProblemsFound([Problem("usage-first", sentence, hint="count the places row by row, from the top left")])
    return slots


def _assign_slots(leaves: Sequence[Leaf], slots: tuple[Slot, ...], copies: Sequence[int], first: int) -> Iterator[list[tuple[Slot, Leaf]]]:
    """The leaves of each sheet with their slots."""
    if not copies:
        for leaf in leaves:
            yield [(slot, leaf) for slot in slots[first - 1 :]]
        return
    every = [leaf for leaf, count in zip(leaves, copies, strict=True) for _ in range(count)]
    at = 0
    while at < len(every):
        free = slots[first - 1 :] if at == 0 else slots
        yield list(zip(free, every[at:], strict=False))
        at += len(free)


def _both_sides(filled: list[tuple[Slot, Leaf]], stock: Stock, flip: Flip) -> Iterator[Sheet]:
    fronts = [(slot, leaf.front) for slot, leaf in filled]
    across = flip == "long" or (flip == "fold" and _folds_vertically([slot for slot, _ in filled], stock))
    backs = [(_back_slot(slot, stock, across), leaf.back) for slot, leaf in filled if leaf.back]
    if not backs:
        yield _make_side("single", fronts, stock)
    elif flip == "fold":
        yield _add_center_fold(_make_side("single", fronts + backs, stock), stock, across)
    else:
        yield _make_side("front", fronts, stock)
        yield _make_side("back", backs, stock)


def _with_back(sheet: Sheet) -> Iterator[Sheet]:
    if sheet.side == "single":
        yield replace(sheet, side="front")
        yield Sheet(sheet.width, sheet.height, "back", ())
    else:
        yield sheet


def _back_slot(slot: Slot, stock: Stock, across: bool) -> Slot:
    """The slot of a back mirrors that of its front, since the left and right margins of a stock may differ."""
    card, trim, clip = (mirror_box(box, stock.paper, across) for box in (slot.card, slot.trim, slot.clip))
    return Slot(card, trim, clip, back_rotation(slot.turn, across))


def _make_side(side: Side, faces: Sequence[tuple[Slot, Face]], stock: Stock) -> Sheet:
    placements = tuple(placed for slot, face in faces for placed in _placements(slot, face))
    inked = [(slot.card, slot.clip) for slot, _ in faces]
    marks = cut_marks(inked, stock.printable) if stock.marks == "cut" else ()
    holes = tuple(line for slot, face in faces for line in scissors_line(face, slot.trim, slot.turn))
    return Sheet(*stock.paper, side, placements, marks + leaf_fold_marks(faces, stock.printable), notes=holes)


def _placements(slot: Slot, face: Face) -> Iterator[Placement]:
    upright = rotated_size(slot.trim.width, slot.trim.height, slot.turn)
    for part in face.parts:
        lies = rotate_box(part.box, upright, slot.turn)
        box = replace(lies, x=slot.trim.x + lies.x, y=slot.trim.y + lies.y)
        yield Placement(part.page, box, part_clip(box, (slot.trim, slot.clip), len(face.parts)), add_rotations(part.turn, slot.turn))


def _first_half(slots: tuple[Slot, ...], stock: Stock) -> tuple[Slot, ...]:
    """The slots for fronts if the sheet is folded in the middle: the left or the top half, whichever has more."""
    halves = [[slot for slot in slots if _in_first_half(slot, stock, across)] for across in (True, False)]
    whole = [half for half, across in zip(halves, (True, False), strict=True) if _backs_meet_places(half, slots, stock, across)]
    best = max(whole, key=len, default=[])
    if not best:
        sentence = f"the places of {stock.name} do not meet when the sheet is folded in the middle"
        raise ProblemsFound([Problem("usage-flip", sentence, hint="use plain paper, or print on both sides: --flip long")])
    return tuple(best)


def _in_first_half(slot: Slot, stock: Stock, across: bool) -> bool:
    edge, middle = (slot.card.right, stock.paper[0] / 2) if across else (slot.card.bottom, stock.paper[1] / 2)
    return edge <= middle + TOLERANCE


def _backs_meet_places(half: list[Slot], slots: tuple[Slot, ...], stock: Stock, across: bool) -> bool:
    """Whether each slot of the half has a slot behind it; on plain paper every position is possible."""
    if stock.grid is None:
        return bool(half)
    cards = [slot.card for slot in slots]
    return all(any(_same_corner(mirror_box(slot.card, stock.paper, across), card) for card in cards) for slot in half)


def _same_corner(first: Box, second: Box) -> bool:
    return abs(first.x - second.x) < TOLERANCE and abs(first.y - second.y) < TOLERANCE


def _folds_vertically(slots: Sequence[Slot], stock: Stock) -> bool:
    return all(_in_first_half(slot, stock, True) for slot in slots)


def _add_center_fold(sheet: Sheet, stock: Stock, across: bool) -> Sheet:
    """Add a mark at each end of the fold in the middle of the sheet."""
    fold = Fold("x", stock.paper[0] / 2) if across else Fold("y", stock.paper[1] / 2)
    folds = sheet_fold_marks(fold, [placement.clip for placement in sheet.placements], stock.printable)
    return replace(sheet, marks=(*(mark for mark in sheet.marks if not _is_on_fold(mark, folds)), *folds))


def _is_on_fold(mark: Mark, folds: Sequence[Mark]) -> bool:
    """Whether a cut mark lies on the fold, where the sheet is not cut."""
    return any(_aligned(mark.x1, mark.x2, fold.x1, fold.x2) or _aligned(mark.y1, mark.y2, fold.y1, fold.y2) for fold in folds)


def _aligned(*values: float) -> bool:
    return max(values) - min(values) < TOLERANCE
