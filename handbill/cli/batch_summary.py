"""The summary of a batch, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.batch.options import BatchOptions
from handbill.batch.run import BatchOutcome
from handbill.cli.tables import draft_lines
from handbill.core.problems import display_path

_NAMED = 5  # orphaned files named in a sentence


def summary(batch: BatchOptions, outcome: BatchOutcome) -> Iterator[str]:
    """How many files, where they are, on which paper, and what needs attention."""
    jobs = {job.row: job for task in outcome.tasks for job, _ in task.shares}.values()
    ending = {"zip": ".zip", "volume": ".pdf"}.get(batch.output)
    where = display_path(batch.folder / f"{batch.list.stem}{ending}" if ending else batch.folder)
    if any(piece.job.purpose.office_paper for piece in outcome.checked.pieces):
        from handbill.build.file_summary import sheet_use
        from handbill.cli.paper_lines import paper_lines

        for piece in {piece.setting.form.id: piece for piece in outcome.checked.pieces}.values():
            copies = sum(job.copies for job in jobs if job.spec.form == piece.setting.form.id)
            yield from paper_lines(sheet_use(piece), copies if batch.output == "sheets" else None)
    if outcome.written or outcome.changed:
        kept = f", {outcome.kept} as they were" if outcome.kept else ""
        yield f"{len(jobs)} records: {_files(outcome.written)} written{kept}, in {where}"
    else:
        yield f"{len(jobs)} records: nothing changed, {_files(outcome.kept)} in {where}"
    if orphaned := outcome.orphaned_files:
        more = f" and {len(orphaned) - _NAMED} more" if len(orphaned) > _NAMED else ""
        yield f"Files not produced by this list: {', '.join(orphaned[:_NAMED])}{more}"
    if outcome.rejected:
        count = len(outcome.checked.errors.by_row)
        yield f"{count} row{'s' if count > 1 else ''} left out, see {display_path(outcome.rejected)}: correct that list and run it"
    yield from draft_lines((draft.language, draft.what) for piece in outcome.checked.pieces for draft in piece.drafts)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
