"""Pages of one size become sheets: one page a sheet for screens, a grid for the office printer, one page with marks for a press.

Pages are only counted here (0 is the first), so the same sheets serve every language. In a grid all cards are equal, so a right-to-left
piece needs no other grid; what turns round for it is inside the page.
"""

from __future__ import annotations

from layouts.geometry import Box
from layouts.page.format import Format
from layouts.sheets.marks import crop_marks, cut_marks, fold_marks, mark_style
from layouts.sheets.sheet import Mark, Placement, Sheet, Side
from layouts.sheets.stock import Stock
from materials.problems import Problem, ProblemsFound

# Points: below what a cutter can see, above what reading millimeters into points leaves.
_SAME = 0.05


def screen(count: int, form: Format) -> tuple[Sheet, ...]:
    """One page a sheet, cut at the trim, without marks."""
    box = Box(0, 0, form.width, form.height)
    return tuple(Sheet(form.width, form.height, "single", (Placement(page, box, box),)) for page in range(count))


def press(count: int, form: Format) -> tuple[Sheet, ...]:
    """One page a sheet, with its bleed, crop marks outside the bleed, and the boxes a print shop reads."""
    style = mark_style()
    room = form.bleed + style.crop_clear + style.length
    trim = Box(room, room, form.width, form.height)
    bleed = trim.inset(-form.bleed)
    marks = crop_marks(trim, bleed) + fold_marks(trim, bleed, form.folds, style.crop_clear)
    width, height = form.width + 2 * room, form.height + 2 * room
    return tuple(Sheet(width, height, "single", (Placement(page, trim, bleed),), marks, trim, bleed) for page in range(count))


def office(count: int, form: Format, stock: Stock) -> tuple[Sheet, ...]:
    """Every card of the stock filled: page 0 on a front, page 1 on the back of it, for a flip on the long edge, and so on in pairs.

    A last page without a partner is a single sheet. Raises ProblemsFound (usage-stock) when the stock's cards are of another size.
    """
    _check_size(form, stock)
    sheets: list[Sheet] = []
    for page in range(0, count, 2):
        if page + 1 == count:
            sheets.append(_side("single", page, form, stock))
        else:
            sheets += [_side("front", page, form, stock), _side("back", page + 1, form, stock)]
    return tuple(sheets)


def _side(side: Side, page: int, form: Format, stock: Stock) -> Sheet:
    slots = _slots(stock, form.bleed)
    if side == "back":
        # Each back mirrors its own front's real place: sheets whose left and right margins differ would be off otherwise.
        slots = [(box.mirrored(stock.paper[0]), clip.mirrored(stock.paper[0])) for box, clip in slots]
    placements = tuple(Placement(page, box, clip) for box, clip in slots)
    marks = cut_marks(placements, stock.printable) if stock.marks == "cut" else ()
    # Only marks that stand on bare paper: a card in the middle has none of its own.
    outer = {
        fold
        for one in placements
        for fold in fold_marks(one.box, one.clip, form.folds, mark_style().cut_clear)
        if _is_free(fold, placements, stock.printable)
    }
    marks += tuple(sorted(outer, key=lambda mark: (mark.y1, mark.x1)))
    return Sheet(*stock.paper, side, placements, marks)


def _slots(stock: Stock, bleed: float) -> list[tuple[Box, Box]]:
    """Each card's box and clip as the front shows them, row by row. Toward a neighbor the bleed ends half way across the gap."""
    inner_x, inner_y = (min(bleed, gap / 2) for gap in stock.gap)
    slots = []
    for row in range(stock.rows):
        for column in range(stock.columns):
            x = stock.origin[0] + column * (stock.card[0] + stock.gap[0])
            y = stock.origin[1] + row * (stock.card[1] + stock.gap[1])
            box = Box(x, y, *stock.card)
            left = bleed if column == 0 else inner_x
            right = bleed if column == stock.columns - 1 else inner_x
            top = bleed if row == 0 else inner_y
            bottom = bleed if row == stock.rows - 1 else inner_y
            slots.append((box, _common(box.grow(left, top, right, bottom), stock.printable)))
    return slots


def _is_free(mark: Mark, placements: tuple[Placement, ...], printable: Box) -> bool:
    line = Box(mark.x1, mark.y1, mark.x2 - mark.x1, 0)
    apart = all(line.right <= one.clip.x or line.x >= one.clip.right or not one.clip.y < line.y < one.clip.bottom for one in placements)
    return apart and printable.contains(line)


def _common(one: Box, other: Box) -> Box:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Box(x, y, max(min(one.right, other.right) - x, 0), max(min(one.bottom, other.bottom) - y, 0))


def _check_size(form: Format, stock: Stock) -> None:
    if abs(form.width - stock.card[0]) <= _SAME and abs(form.height - stock.card[1]) <= _SAME:
        return
    raise ProblemsFound(
        [
            Problem(
                "usage-stock",
                f"the cards of {stock.name} are not of the size of {form.name}",
                hint=f"use {form.office} for the format {form.id}",
            )
        ]
    )
