"""What whoever stands at the printer needs to know of an office file: paper, sides, how many sheets, and where the bleed is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbill.build.print_plan import imposition_of
from handbill.core.geometry import millimeters
from handbill.sheets.sheet_count import sheets_for

if TYPE_CHECKING:
    from handbill.build.result import Result

_TURN = {
    "": "one side",
    "long": "turn on the long edge",
    "short": "turn on the short edge",
    "fold": "one side; fold in the middle, glue, cut",
}


def paper_lines(result: Result, copies: int | None, shared: bool = False) -> Iterator[str]:
    """Sentences for the summary. `shared`: different pieces share the sheets, which are counted."""
    job = result.job
    form, lay, stock = result.setting.form, imposition_of(job, result), job.office_paper.stock
    if lay.tiled:
        yield f"{form.id}: {lay.in_file} sheets of {stock.name}, the first a map of the others; print on one side at 100 percent"
        return
    said = f"{form.id} on {stock.id}: {lay.per_sheet} a sheet, {_TURN[lay.flip]}, 100 percent"
    if shared:
        said += f"; {lay.in_file} sheets"
    if copies:
        said += f"; {copies} copies need {sheets_for(copies, lay.per_sheet, lay.each, job.spec.paper.first)} sheets"
    yield said
    if not lay.measured:
        yield f"  nobody has held a print against {stock.id} yet: print one sheet on plain paper first"
    for short, way in zip(lay.short, ("beside", "above"), strict=True):
        if short is not None:
            asked = f"{millimeters(form.bleed):.1f} mm is asked for"
            yield f"  {millimeters(short):.1f} mm of bleed toward the card {way} ({asked}): cut with care"
