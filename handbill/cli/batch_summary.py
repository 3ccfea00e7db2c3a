"""What a run has done, as lines of text for whoever started it and stands at the printer."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.batch.options import BatchOptions
from handbill.batch.run import BatchOutcome
from handbill.cli.tables import draft_lines
from handbill.core.problems import display_path

_NAMED = 5  # files that belong to nobody, named in a sentence


def summary(batch: BatchOptions, outcome: BatchOutcome) -> Iterator[str]:
    """How many files, where, on which paper, and what somebody should look at."""
    jobs = {job.row: job for task in outcome.tasks for job, _ in task.shares}.values()
    ending = {"zip": ".zip", "volume": ".pdf"}.get(batch.output)
    where = display_path(batch.folder / f"{batch.list.stem}{ending}" if ending else batch.folder)
    if any(piece.job.purpose.office_paper for piece in outcome.checked.pieces):
        from handbill.cli.paper_lines import paper_lines

        for piece in {piece.setting.form.id: piece for piece in outcome.checked.pieces}.values():
            copies = sum(job.copies for job in jobs if job.spec.form == piece.setting.form.id)
            yield from paper_lines(piece, copies if batch.output == "sheets" else None)
    if outcome.written or outcome.changed:
        kept = f", {outcome.kept} as they were" if outcome.kept else ""
        yield f"{len(jobs)} records: {_files(outcome.written)} written{kept}, in {where}"
    else:
        yield f"{len(jobs)} records: nothing changed, {_files(outcome.kept)} in {where}"
    if outcome.strange:
        more = f" and {len(outcome.strange) - _NAMED} more" if len(outcome.strange) > _NAMED else ""
        yield f"belonging to no record of this list: {', '.join(outcome.strange[:_NAMED])}{more}"
    if outcome.leftover:
        count = len(outcome.checked.flaws.by_row)
        yield f"{count} row{'s' if count > 1 else ''} left out, see {display_path(outcome.leftover)}: mend that list and run it"
    yield from draft_lines(outcome.checked.pieces)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
