"""What whoever stands at the printer needs to know of an office file: paper, sides, how many sheets, and where the bleed is short."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from layouts.geometry import millimeters
from layouts.imposition import leaves_of
from layouts.sheets.grid import layout
from layouts.sheets.stock import stock_named

if TYPE_CHECKING:
    from layouts.paper import Paper
    from layouts.press import Result

_TURN = {"long": "turn on the long edge", "short": "turn on the short edge", "fold": "one side; fold in the middle, glue, cut"}
_SHORT = 0.5  # points of bleed that nobody misses


def paper_lines(result: Result, paper: Paper, copies: int | None, sides: int = 0) -> Iterator[str]:
    """Sentences for the summary. `sides` counts the pages of a file of shared sheets."""
    form, sheets = result.setting.form, result.sheets
    if any(mark.kind == "guide" for sheet in sheets for mark in sheet.marks):
        tiles = stock_named(paper.tile or form.office)
        yield f"{form.id}: {len(sheets)} sheets of {tiles.name}, the first a map of the others; print on one side at 100 percent"
        return
    stock = stock_named(paper.stock or form.office)
    plan = layout(stock, leaves_of(result.setting.pages, form)[0])
    per_sheet = len(plan.slots) // (2 if paper.flip == "fold" and sheets[0].side == "single" and len(result.setting.pages) > 1 else 1)
    turn = _TURN[paper.flip] if any(sheet.side == "back" for sheet in sheets) or paper.flip == "fold" else "one side"
    said = f"{form.id} on {stock.id}: {per_sheet} a sheet, {turn}, 100 percent"
    if sides:
        said += f"; {ceil(sides / (2 if any(sheet.side == 'back' for sheet in sheets) else 1))} sheets"
    if copies:
        said += f"; {copies} copies need {_sheets(copies, per_sheet, paper.first)} sheets"
    yield said
    if not stock.measured and stock.grid:
        yield f"  nobody has held a print against {stock.id} yet: print one sheet on plain paper first"
    for between, way in zip(plan.between, ("beside", "above"), strict=True):
        if between is not None and between < form.bleed - _SHORT:
            asked = f"{millimeters(form.bleed):.1f} mm is asked for"
            yield f"  {millimeters(between):.1f} mm of bleed toward the card {way} ({asked}): cut with care"


def _sheets(copies: int, per_sheet: int, first: int) -> int:
    return 1 + ceil(max(0, copies - (per_sheet - first + 1)) / per_sheet)
