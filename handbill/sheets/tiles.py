"""Divides a page larger than the paper into tiles: parts that overlap, one to a sheet, and a map of how to join them.

Points, from the sheet's top left corner; parts of a page from the page's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, Box
from handbill.core.measures import measure
from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.items import Color, Item, Page, RectItem
from handbill.i18n.language import Language
from handbill.layout.notes import note_height, note_line, note_paragraph
from handbill.sheets.marks import mark_style
from handbill.sheets.seams import PrintedSpan, printed_spans, seek_seams
from handbill.sheets.sheet import Mark, Placement, Sheet
from handbill.sheets.stock import Stock

# The margin around each tile, for guides and its label.
FRAME = 7 * MILLIMETER
_MAX_SHEETS = 200  # sheets


@dataclass(frozen=True)
class Tiling:
    """How a page of this `size` is divided: where each column and each row of tiles begins. A tile ends `overlap` beyond the next one's
    beginning."""

    size: tuple[float, float]
    across: tuple[float, ...]
    down: tuple[float, ...]
    overlap: float

    @property
    def columns(self) -> int:
        return len(self.across)

    @property
    def rows(self) -> int:
        return len(self.down)

    def part(self, column: int, row: int) -> Box:
        """The part of the page that a tile shows."""
        under = (self.overlap if column + 1 < self.columns else 0.0, self.overlap if row + 1 < self.rows else 0.0)
        return self.seen(column, row).grow(0, 0, *under)

    def seen(self, column: int, row: int) -> Box:
        """What is seen of a tile once the next ones lie on it."""
        x, y = self.across[column], self.down[row]
        right, bottom = (*self.across, self.size[0])[column + 1], (*self.down, self.size[1])[row + 1]
        return Box(x, y, right - x, bottom - y)


def divide_into_tiles(page: Page, stock: Stock, overlap: float) -> Tiling:
    """The fewest tiles that cover a page, about equal in size, with seams where they cut through least.

    Raises ProblemsFound (usage-tile): an overlap too large for the sheet, or an impractical number of tiles.
    """
    area = stock.printable.inset(FRAME)
    if overlap < 0 or 2 * overlap >= min(area.width, area.height):
        sentence = f"an overlap of {measure(overlap)} leaves too little of {stock.name}"
        raise ProblemsFound([Problem("usage-tile", sentence, hint="use 10 to 20 mm (0.4 to 0.8 in)")])
    size = (page.width, page.height)
    counts = [
        max(1, math.ceil((want - overlap) / (room - overlap) - 1e-9)) for want, room in zip(size, (area.width, area.height), strict=True)
    ]
    if counts[0] * counts[1] > _MAX_SHEETS:
        raise ProblemsFound([Problem("usage-tile", f"that would be {counts[0] * counts[1]} sheets", hint="use larger paper")])
    across = _starts(printed_spans(page, "x"), size[0], counts[0], area.width, overlap)
    down = _starts(printed_spans(page, "y"), size[1], counts[1], area.height, overlap)
    return Tiling(size, across, down, overlap)


def _starts(spans: Sequence[PrintedSpan], size: float, count: int, longest: float, overlap: float) -> tuple[float, ...]:
    even = [index * (size - overlap) / count for index in range(1, count)]
    return (0.0, *seek_seams(spans, even, size, longest, overlap))


_LABEL = 8.0


def tile_sheets(pages: Sequence[Page], stock: Stock, overlap: float, language: Language) -> tuple[Sheet, ...]:
    """For each page an assembly map, then its tiles row by row. `language` is that of the notes around the tiles."""
    made: list[Sheet] = []
    for index, page in enumerate(pages):
        plan = divide_into_tiles(page, stock, overlap)
        made.append(assembly_map(index, page, stock, plan, language))
        made += _sheets(index, page, stock, plan, language)
    return tuple(made)


def _sheets(index: int, page: Page, stock: Stock, plan: Tiling, language: Language) -> Iterator[Sheet]:
    for row in range(plan.rows):
        for column in range(plan.columns):
            yield _sheet(index, page, stock, (plan, column, row), language)


def _sheet(index: int, page: Page, stock: Stock, place: tuple[Tiling, int, int], language: Language) -> Sheet:
    plan, column, row = place
    part = plan.part(column, row)
    area = stock.printable
    shown = Box((stock.paper[0] - part.width) / 2, (stock.paper[1] - part.height) / 2, part.width, part.height)
    whole = Box(shown.x - part.x, shown.y - part.y, page.width, page.height)
    # At the poster's edge the artwork bleeds, so that an inexact cut shows no white.
    edges = (column == 0, row == 0, column == plan.columns - 1, row == plan.rows - 1)
    left, top, right, bottom = (min(page.bleed, FRAME / 2) if edge else 0.0 for edge in edges)
    clip = shown.grow(left, top, right, bottom).common(area)
    return Sheet(
        *stock.paper, "single", (Placement(index, whole, clip),), _guides(shown, clip, place), notes=_words(shown, clip, place, language)
    )


def _guides(shown: Box, clip: Box, place: tuple[Tiling, int, int]) -> tuple[Mark, ...]:
    """Marks at the corners: solid where the sheet is cut, dashed where the edge of the next sheet is laid."""
    plan, column, row = place
    style = mark_style()
    width, clear, length = style.width * 2, style.cut_clear, FRAME / 2
    upright = ((clip.y - clear - length, clip.y - clear), (clip.bottom + clear, clip.bottom + clear + length))
    level = ((clip.x - clear - length, clip.x - clear), (clip.right + clear, clip.right + clear + length))
    xs: list[tuple[float, bool]] = [(shown.x, True)]
    ys: list[tuple[float, bool]] = [(shown.y, True)]
    xs.append((shown.right, True) if column == plan.columns - 1 else (shown.right - plan.overlap, False))
    ys.append((shown.bottom, True) if row == plan.rows - 1 else (shown.bottom - plan.overlap, False))
    marks = [Mark("cut" if solid else "guide", x, start, x, end, width) for x, solid in xs for start, end in upright]
    marks += [Mark("cut" if solid else "guide", start, y, end, y, width) for y, solid in ys for start, end in level]
    return tuple(marks)


def _words(shown: Box, clip: Box, place: tuple[Tiling, int, int], language: Language) -> tuple[Item, ...]:
    plan, column, row = place
    number = row * plan.columns + column + 1
    text = f"Sheet {number} of {plan.columns * plan.rows} · row {row + 1}, column {column + 1}"
    line = note_line(text, (0, 0), _LABEL, language)
    x = shown.center[0] - line.box.width / 2
    return (note_line(text, (x, clip.bottom + mark_style().cut_clear + 2), _LABEL, language),)


_LINE = Color("guide", (0.75, 0.1, 0.1), (0.0, 1.0, 1.0, 0.1))
_TITLE, _BODY, _NUMBER = 20.0, 11.0, 8.0
_BESIDE = 36.0  # points beside and above the picture, for the row and column numbers
_MARGIN = 12 * MILLIMETER
_GAP = 5.0
_STEPS = (
    "Print the sheets at 100 percent (“actual size”), on one side.",
    "Cut every sheet along its solid marks: the left and the top edge, in the last column the right one too, in the last row the bottom.",
    "Begin with row 1, column 1. Put glue on the strip beyond the dashed marks, and lay the next sheet’s cut edge on them.",
    "Make each row, then join the rows in the same way.",
)


def assembly_map(index: int, page: Page, stock: Stock, plan: Tiling, language: Language) -> Sheet:
    """One sheet with instructions and a small picture of the page."""
    inner = stock.printable.inset(_MARGIN - stock.margin)
    words, below = _instructions(inner, plan, language)
    room = Box(inner.x + _BESIDE, below + _BESIDE, inner.width - 2 * _BESIDE, inner.bottom - below - _BESIDE)
    scale = min(room.width / page.width, room.height / page.height)
    small = Box(room.center[0] - page.width * scale / 2, room.y, page.width * scale, page.height * scale)
    return Sheet(*stock.paper, "single", (Placement(index, small, small),), notes=(*words, *_parts(small, scale, plan, language)))


def _instructions(inner: Box, plan: Tiling, language: Language) -> tuple[list[Item], float]:
    """The title and the steps, and the y where they end."""
    count = plan.columns * plan.rows
    items: list[Item] = [note_line(f"{count} sheets make this poster", (inner.x, inner.y), _TITLE, language, bold=True)]
    y = inner.y + _TITLE * 1.6
    for number, step in enumerate(_STEPS, 1):
        items.append(note_line(f"{number}.", (inner.x, y), _BODY, language, bold=True))
        box = Box(inner.x + 2 * _BODY, y, inner.width - 2 * _BODY, 0)
        items += note_paragraph(step, box, _BODY, language)
        y += note_height(step, box.width, _BODY, language) + _GAP
    return items, y


def _parts(small: Box, scale: float, plan: Tiling, language: Language) -> Iterator[Item]:
    """A frame around what is seen of each sheet when all are joined. Columns and rows are numbered outside the picture, so that nothing
    covers it."""
    for row in range(plan.rows):
        for column in range(plan.columns):
            part = plan.seen(column, row)
            box = Box(small.x + part.x * scale, small.y + part.y * scale, part.width * scale, part.height * scale)
            yield RectItem(box, role="guide", stroke=_LINE, stroke_width=0.75)
            if row == 0:
                line = note_line(f"column {column + 1}", (0, 0), _NUMBER, language, bold=True)
                yield note_line(line.text, (box.center[0] - line.box.width / 2, small.y - 1.6 * _NUMBER), _NUMBER, language, bold=True)
            if column == 0:
                line = note_line(f"row {row + 1}", (0, 0), _NUMBER, language, bold=True)
                corner = (small.x - line.box.width - _GAP, box.center[1] - line.box.height / 2)
                yield note_line(line.text, corner, _NUMBER, language, bold=True)
