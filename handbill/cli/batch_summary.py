"""The summary of a batch, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.batch.options import BatchOptions
from handbill.batch.run import BatchOutcome
from handbill.cli.tables import draft_lines
from handbill.core.counts import format_count
from handbill.core.problems import display_path

if TYPE_CHECKING:
    from handbill.build.file_summary import SheetUse
    from handbill.build.job_spec import JobSpec

_NAMED = 5  # orphaned files named in a sentence


def summary(batch: BatchOptions, outcome: BatchOutcome) -> Iterator[str]:
    """How many files, where they are, on which paper, and what needs attention."""
    jobs = {id(job): job for task in outcome.tasks for job, _ in task.shares}.values()
    records = format_count(len({job.row for job in jobs}), "record")
    yield f"{display_path(batch.list)}: {outcome.checked.records.read}"
    if understood := outcome.checked.records.understood:
        yield "Columns understood: " + ", ".join(f"{head!r} as {field}" for head, field in understood)
    where = display_path(_place(batch, outcome))
    if any(piece.job.purpose.office_paper for piece in outcome.checked.pieces):
        from handbill.build.file_summary import sheet_use
        from handbill.cli.paper_lines import paper_lines

        # Pieces in one language and in two differ in their sides.
        uses: dict[SheetUse, set[JobSpec]] = {}
        for piece in outcome.checked.pieces:
            uses.setdefault(sheet_use(piece), set()).add(piece.job.spec)
        for use, specs in uses.items():
            shared = batch.output == "sheets"
            copies = sum(job.copies for job in jobs if replace(job.spec, organization=None) in specs) if shared else None
            yield from paper_lines(use, copies, shared)
    if outcome.table:
        from handbill.build.gang import has_numbers
        from handbill.cli.paper_lines import shared_sheet_lines

        yield from shared_sheet_lines(batch.output == "sheets" and all(map(has_numbers, outcome.checked.pieces)), outcome.table)
    if outcome.written or outcome.changed:
        kept = f", {outcome.kept} as they were" if outcome.kept else ""
        yield f"{records}: {format_count(outcome.written, 'file')} written{kept}, in {where}"
    else:
        yield f"{records}: nothing changed, {format_count(outcome.kept, 'file')} in {where}"
    read = outcome.checked.records
    if "quantity" in read.columns and batch.output != "sheets":
        head = read.header[read.columns["quantity"]]
        yield f"{head}: print each file as often as it says there; with --impose, sheets hold so many cards of each"
    if orphaned := outcome.orphaned_files:
        more = f" and {len(orphaned) - _NAMED} more" if len(orphaned) > _NAMED else ""
        yield f"Files not produced by this list: {', '.join(orphaned[:_NAMED])}{more}"
    if outcome.rejected:
        count = format_count(len(outcome.checked.errors.by_row), "row")
        yield f"{count} left out, see {display_path(outcome.rejected)}: correct that list and run it"
    yield from draft_lines((draft.language, draft.what) for piece in outcome.checked.pieces for draft in piece.drafts)


def _place(batch: BatchOptions, outcome: BatchOutcome) -> Path:
    """The one file that was made, or the folder of several."""
    if batch.archive:
        return batch.archive
    if batch.output == "volume" and len(outcome.tasks) == 1:
        return batch.folder / outcome.tasks[0].name
    return batch.folder
