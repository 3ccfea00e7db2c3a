"""What the person at the printer needs to know of an office file: paper, sides, how many sheets, and where the bleed is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbill.core.geometry import millimeters
from handbill.sheets.sheet import count_sheets

if TYPE_CHECKING:
    from handbill.build.file_summary import SheetUse

_TURN = {
    "": "one side",
    "long": "turn on the long edge",
    "short": "turn on the short edge",
    "fold": "one side; fold in the middle, glue, cut",
}


def paper_lines(use: SheetUse, copies: int | None, shared: bool = False) -> Iterator[str]:
    """Sentences for the summary. `shared`: different pieces share the sheets, which are counted."""
    if use.tiled:
        yield f"{use.form}: {use.in_file} sheets of {use.stock_name}, the first a map of the others; print on one side at 100 percent"
        return
    line = f"{use.form} on {use.stock}: {use.per_sheet} a sheet, {_TURN[use.flip]}, 100 percent"
    if shared:
        line += f"; {use.in_file} sheets"
    if copies:
        line += f"; {copies} copies need {count_sheets(copies, use.per_sheet, use.each, use.first)} sheets"
    yield line
    if not use.measured:
        yield f"  nobody has held a print against {use.stock} yet: print one sheet on plain paper first"
    for short, way in zip(use.short, ("beside", "above"), strict=True):
        if short is not None:
            asked = f"{millimeters(use.bleed):.1f} mm is asked for"
            yield f"  {millimeters(short):.1f} mm of bleed toward the card {way} ({asked}): cut with care"
