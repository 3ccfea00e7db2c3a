"""The lines of a summary on how an office file is printed: paper, sides, number of sheets, and where the bleed is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbill.build.print_instructions import NOT_TEST_PRINTED, PER_SHEET, edge_message, sides_message
from handbill.build.print_plan import printing
from handbill.core.geometry import millimeters
from handbill.sheets.sheet import count_sheets

if TYPE_CHECKING:
    from handbill.build.result import Result


def paper_lines(result: Result, copies: int | None, shared: bool = False) -> Iterator[str]:
    """The sentences for one file. `shared`: different pieces share its sheets, which are counted instead of copies."""
    plan = printing(result.job, result)
    form, lay = result.setting.form, plan.lay
    if lay.stock is None:
        return
    if lay.tiled:
        yield f"{form.id}: {lay.in_file} sheets of {lay.stock.name}, the first a map of the others; print on one side at 100 percent"
        return
    sides = sides_message(lay)
    line = f"{form.id} on {lay.stock.id}: {PER_SHEET.format(count=lay.per_sheet)}; {sides[0].lower()}{sides[1:]}; 100 percent"
    if shared:
        line += f"; {lay.in_file} sheets"
    if copies:
        line += f"; {copies} copies need {count_sheets(copies, lay.per_sheet, lay.each, result.job.spec.paper.first)} sheets"
    yield line
    if not lay.measured:
        yield f"  {NOT_TEST_PRINTED.format(stock=lay.stock.id)}"
    if edge := edge_message(plan):
        yield f"  {edge.format(bleed=f'{millimeters(lay.short_bleed or 0):.1f} mm')}"
