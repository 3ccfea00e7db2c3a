"""Who is where on the sheets of a batch: cards of many records on one sheet, or in one file the sheets of one record after the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from handbill.batch.options import BatchOptions
from handbill.batch.record_job import BatchJob
from handbill.batch.tasks import Task, slots_of
from handbill.build.file_names import joined
from handbill.build.lay_out import lay_out, sheets_of
from handbill.build.purposes import find_purpose
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.build.who_is_where import WHO_IS_WHERE, Occupant, write_table
from handbill.core.files import write_files
from handbill.i18n.language import find_language
from handbill.sheets.sheet import Sheet
from handbill.sheets.sheet_places import places_from


def write_occupants(batch: BatchOptions, pieces: Sequence[Result], tasks: Sequence[Task]) -> Path | None:
    """Write the list of who is where, and return where it is; None where no sheets are shared. Raises ProblemsFound (output-disk)."""
    if batch.output == "sheets":
        name, found = joined((WHO_IS_WHERE, batch.suffix)), list(_occupants(tasks))
    elif batch.output == "volume" and find_purpose(batch.common.purpose).office_paper:
        name, found = joined((batch.stem, WHO_IS_WHERE)), list(_merged_occupants(tasks, pieces))
    else:
        return None
    path, data = batch.folder / f"{name}.csv", write_table(found)
    if not path.is_file() or path.read_bytes() != data:
        write_files({path: data})
    return path


def _occupants(tasks: Sequence[Task]) -> Iterator[Occupant]:
    """Every copy on the shared sheets of these tasks, in the order of the sheets; those of backs lie as their fronts do."""
    for task in tasks:
        if task.sides == "backs":
            continue
        jobs = [job for job, _ in task.shares]
        places = places_from(slots_of(jobs), task.sheet, task.first)
        for job, copies in task.shares:
            for _ in range(copies):
                place = next(places)
                yield replace(_occupant(job, task), sheet=place.sheet, place=place)


def _merged_occupants(tasks: Sequence[Task], pieces: Sequence[Result]) -> Iterator[Occupant]:
    """Every sheet of a merged file: the records have theirs one after the other."""
    counts = {piece.job.spec: _count(piece.sheets) for piece in pieces}
    for task in tasks:
        sheet = task.sheet
        for job, _ in task.shares if task.sides != "backs" else ():
            spec = replace(job.spec, organization=None)
            if spec not in counts:  # without a name there is a line to write on, which may not fit
                resolved = resolve_job(job.campaign, job.spec)
                counts[spec] = _count(sheets_of(lay_out(resolved), resolved))
            for number in range(sheet, sheet + counts[spec]):
                yield replace(_occupant(job, task), sheet=number)
            sheet += counts[spec]


def _count(sheets: Sequence[Sheet]) -> int:
    """Sheets of paper."""
    return sum(sheet.side != "back" for sheet in sheets)


def _occupant(job: BatchJob, task: Task) -> Occupant:
    spec = job.spec
    languages = " + ".join(find_language(job.campaign, tag).english for tag in spec.languages)
    name = spec.organization.name if spec.organization else ""
    return Occupant(0, None, name, spec.material, languages, job.row, task.name)
