"""A page larger than the paper becomes tiles: equal parts over several sheets, each lapping over the next, and a map of them.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.core.geometry import Box
from handbill.graphics.items import Item, Page
from handbill.i18n.language import Language
from handbill.layout.paragraph_box import note
from handbill.sheets.marks import mark_style
from handbill.sheets.sheet import Mark, Placement, Sheet
from handbill.sheets.stock import Stock
from handbill.sheets.tile_map import assembly_map
from handbill.sheets.tiling import FRAME, Tiling, tiling

_LABEL = 8.0


def tiles(pages: Sequence[Page], stock: Stock, overlap: float, language: Language) -> tuple[Sheet, ...]:
    """For each page a map of the whole, then its tiles row by row. `language`: that of the words around the tiles."""
    made: list[Sheet] = []
    for index, page in enumerate(pages):
        plan = tiling((page.width, page.height), stock, overlap)
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
    # At the poster's own edge the art runs on, so that the last cut shows no white.
    edges = (column == 0, row == 0, column == plan.columns - 1, row == plan.rows - 1)
    left, top, right, bottom = (min(page.bleed, FRAME / 2) if edge else 0.0 for edge in edges)
    clip = shown.grow(left, top, right, bottom).common(area)
    return Sheet(
        *stock.paper, "single", (Placement(index, whole, clip),), _guides(shown, clip, place), notes=_words(shown, clip, place, language)
    )


def _guides(shown: Box, clip: Box, place: tuple[Tiling, int, int]) -> tuple[Mark, ...]:
    """Marks at the corners: solid where the sheet is cut, dashed where the next sheet's edge comes to lie."""
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
    line = note(text, (0, 0), _LABEL, language)
    x = shown.center[0] - line.box.width / 2
    return (note(text, (x, clip.bottom + mark_style().cut_clear + 2), _LABEL, language),)
