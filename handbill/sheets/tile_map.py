"""The map that comes before a poster's tiles: the whole small, each sheet's part framed, and how to put them together.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Color, Item, Page, RectItem
from handbill.i18n.language import Language
from handbill.layout.paragraph_box import height_of_notes, note, notes
from handbill.sheets.sheet import Placement, Sheet
from handbill.sheets.stock import Stock
from handbill.sheets.tiling import Tiling

_LINE = Color("guide", (0.75, 0.1, 0.1), (0.0, 1.0, 1.0, 0.1))
_TITLE, _BODY, _NUMBER = 20.0, 11.0, 8.0
_BESIDE = 36.0  # points beside and above the picture, for the numbers
_MARGIN = 12 * MILLIMETER
_GAP = 5.0
_STEPS = (
    "Print the sheets at 100 percent (“actual size”), on one side.",
    "Cut every sheet along its solid marks: the left and the top edge, in the last column the right one too, in the last row the bottom.",
    "Begin with row 1, column 1. Put glue on the strip beyond the dashed marks, and lay the next sheet’s cut edge on them.",
    "Make each row, then join the rows in the same way.",
)


def assembly_map(index: int, page: Page, stock: Stock, plan: Tiling, language: Language) -> Sheet:
    """One sheet; the page is drawn as small as needed."""
    inner = stock.printable.inset(_MARGIN - stock.margin)
    words, below = _words(inner, plan, language)
    room = Box(inner.x + _BESIDE, below + _BESIDE, inner.width - 2 * _BESIDE, inner.bottom - below - _BESIDE)
    scale = min(room.width / page.width, room.height / page.height)
    small = Box(room.center[0] - page.width * scale / 2, room.y, page.width * scale, page.height * scale)
    return Sheet(*stock.paper, "single", (Placement(index, small, small),), notes=(*words, *_parts(small, scale, plan, language)))


def _words(inner: Box, plan: Tiling, language: Language) -> tuple[list[Item], float]:
    """The title and the steps, and where they end."""
    count = plan.columns * plan.rows
    items: list[Item] = [note(f"{count} sheets make this poster", (inner.x, inner.y), _TITLE, language, bold=True)]
    y = inner.y + _TITLE * 1.6
    for number, step in enumerate(_STEPS, 1):
        items.append(note(f"{number}.", (inner.x, y), _BODY, language, bold=True))
        box = Box(inner.x + 2 * _BODY, y, inner.width - 2 * _BODY, 0)
        items += notes(step, box, _BODY, language)
        y += height_of_notes(step, box.width, _BODY, language) + _GAP
    return items, y


def _parts(small: Box, scale: float, plan: Tiling, language: Language) -> Iterator[Item]:
    """A frame around what each sheet shows once it lies in its place. Columns and rows are numbered outside: nothing hides the poster."""
    for row in range(plan.rows):
        for column in range(plan.columns):
            part = plan.part(column, row)
            box = Box(small.x + part.x * scale, small.y + part.y * scale, part.width * scale, part.height * scale)
            yield RectItem(box, role="guide", stroke=_LINE, stroke_width=0.75)
            if row == 0:
                line = note(f"column {column + 1}", (0, 0), _NUMBER, language, bold=True)
                yield note(line.text, (box.center[0] - line.box.width / 2, small.y - 1.6 * _NUMBER), _NUMBER, language, bold=True)
            if column == 0:
                line = note(f"row {row + 1}", (0, 0), _NUMBER, language, bold=True)
                corner = (small.x - line.box.width - _GAP, box.center[1] - line.box.height / 2)
                yield note(line.text, corner, _NUMBER, language, bold=True)
