"""What the summary of a run needs to know about a file, as plain values that a manifest can store and a worker process can send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handbill.core.measures import measure

if TYPE_CHECKING:
    from handbill.build.result import Result


@dataclass(frozen=True)
class SheetUse:
    """How an office file lies on its paper; see `print_plan.Imposed`.

    `sides`: the sentence on sides and flipping. `first`: the place on the first sheet to begin with. `edge`: a warning about the bleed
    between neighbors, or nothing. `tray`: the one that the printer's file names for this paper.
    """

    form: str
    stock: str
    stock_name: str
    sides: str
    first: int
    per_sheet: int
    each: int
    in_file: int
    tiled: bool
    measured: bool
    edge: str
    tray: str = ""


@dataclass(frozen=True)
class FileSummary:
    """`form`: the format's name. `languages`: of the words on the piece. `drafts`: language and what is still draft, for each.

    `unreached`: lines that its country lacks. `warnings`: code and statement of each remark of preflight. `sheets`: of an office file.
    """

    form: str
    languages: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...]
    warnings: tuple[tuple[str, str], ...] = ()
    sheets: SheetUse | None = None
    unreached: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def summarize(result: Result) -> FileSummary:
    """The summary of a file that was just made."""
    return FileSummary(
        result.setting.form.id,
        result.setting.piece.languages,
        tuple((draft.language, draft.what) for draft in result.drafts),
        tuple((remark.code, remark.statement) for remark in result.remarks),
        sheet_use(result) if result.job.purpose.office_paper else None,
        result.setting.piece.unreached,
    )


def sheet_use(result: Result) -> SheetUse:
    """How an office file lies on its paper."""
    # Files for the screen need no plan for printing.
    from handbill.build.print_instructions import edge_message, sides_message
    from handbill.build.print_plan import printing

    plan, paper = printing(result), result.job.office_paper
    stock, tray = paper.stock, paper.tray.name if paper.tray else ""
    lay = plan.lay
    counts = (result.job.spec.paper.first, lay.per_sheet, lay.each, lay.in_file)
    edge = edge_message(plan).format(bleed=measure(lay.short_bleed or 0, plan.region))
    return SheetUse(result.setting.form.id, stock.id, stock.name, sides_message(lay), *counts, lay.tiled, lay.measured, edge, tray)


def summary_from_json(data: Mapping[str, Any]) -> FileSummary:
    """Raises KeyError and TypeError for anything but what `as_json` returned."""
    sheets = data["sheets"]
    return FileSummary(
        data["form"],
        tuple(data["languages"]),
        tuple((language, what) for language, what in data["drafts"]),
        tuple((code, statement) for code, statement in data["warnings"]),
        None if sheets is None else SheetUse(**sheets),
        tuple(data["unreached"]),
    )
