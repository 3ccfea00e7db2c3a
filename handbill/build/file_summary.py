"""What the summary of a run needs to know of a file, in plain values, so that a manifest can hold it and a worker process can send it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handbill.build.print_plan import imposition_of

if TYPE_CHECKING:
    from handbill.build.result import Result


@dataclass(frozen=True)
class SheetUse:
    """How an office file lies on its paper; see `print_plan.Imposed`. `bleed` and `short` in points.

    `first`: the place on the first sheet to begin with.
    """

    form: str
    bleed: float
    stock: str
    stock_name: str
    flip: str
    first: int
    per_sheet: int
    each: int
    in_file: int
    tiled: bool
    measured: bool
    short: tuple[float | None, ...]


@dataclass(frozen=True)
class FileSummary:
    """`form`: the format's name. `languages`: of the words on the piece. `drafts`: language and what is still draft, for each.

    `warnings`: code and statement of each remark of preflight. `sheets`: of an office file.
    """

    form: str
    languages: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...]
    warnings: tuple[tuple[str, str], ...] = ()
    sheets: SheetUse | None = None

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
    )


def sheet_use(result: Result) -> SheetUse:
    """How an office file lies on its paper."""
    form, lay, stock = result.setting.form, imposition_of(result.job, result), result.job.office_paper.stock
    counts = (result.job.spec.paper.first, lay.per_sheet, lay.each, lay.in_file)
    return SheetUse(form.id, form.bleed, stock.id, stock.name, lay.flip, *counts, lay.tiled, lay.measured, lay.short)


def summary_from_json(data: Mapping[str, Any]) -> FileSummary:
    """Raises KeyError and TypeError for anything but what `as_json` returned."""
    sheets = data["sheets"]
    return FileSummary(
        data["form"],
        tuple(data["languages"]),
        tuple((language, what) for language, what in data["drafts"]),
        tuple((code, statement) for code, statement in data["warnings"]),
        None if sheets is None else SheetUse(**{**sheets, "short": tuple(sheets["short"])}),
    )
