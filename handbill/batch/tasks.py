"""Jobs become tasks, one for each file: a record's own, shared sheets with cards of many records, or one file of all records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.batch.options import BatchOptions
from handbill.batch.record_job import BatchJob
from handbill.build.file_names import joined
from handbill.build.fingerprint import combine, fingerprints
from handbill.build.sides import split_sides
from handbill.campaign.campaign import Campaign
from handbill.layout.format import find_format
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import Paper, PrintedSides
from handbill.sheets.stock import find_stock

# In one file of shared sheets: as many as a printer's tray holds, and few enough pages to keep in memory.
_SHEETS = 50


@dataclass(frozen=True)
class Task:
    """One file. `fingerprint`: of everything it is made from. `shares`: its jobs and how many copies of each are in it.

    `first`: the place on the first sheet to begin with. `sides`: whether a file of shared sheets has only their fronts or backs.
    """

    name: str
    fingerprint: str
    shares: tuple[tuple[BatchJob, int], ...]
    first: int = 1
    sides: PrintedSides = "together"


def tasks_of(batch: BatchOptions, jobs: Sequence[BatchJob]) -> list[Task]:
    """The files to make. Raises ProblemsFound: the pieces do not fit on the paper."""
    if batch.output == "sheets":
        return list(_shared_sheets(batch.campaign, jobs, batch.common.paper, batch.suffix))
    if batch.output == "volume":
        return list(_merged(batch, jobs))
    digests = fingerprints(batch.campaign, (job.spec for job in jobs))
    return [Task(job.name, digest, ((job, job.copies),)) for job, digest in zip(jobs, digests, strict=True)]


def _merged(batch: BatchOptions, jobs: Sequence[BatchJob]) -> Iterator[Task]:
    """One file, or one with the fronts of all records and one with their backs."""
    for sides in dict.fromkeys(job.spec.paper.sides for job in jobs):
        of_side = [job for job in jobs if job.spec.paper.sides == sides]
        made_from = combine(fingerprints(batch.campaign, (job.spec for job in of_side)))
        name = joined((batch.stem, "" if sides == "together" else sides)) + ".pdf"
        yield Task(name, made_from, tuple((job, 1) for job in of_side))


def _shared_sheets(campaign: Campaign, jobs: Sequence[BatchJob], paper: Paper, suffix: str) -> Iterator[Task]:
    """Separate sheets for each size. A record may begin in one file and end in the next, so that no place stays empty."""
    for form in dict.fromkeys(job.spec.form for job in jobs):
        slots = _slots(campaign, form, paper)
        of_size = [job for job in jobs if job.spec.form == form]
        for number, shares in enumerate(_stacks(of_size, slots, paper.first), 1):
            first = paper.first if number == 1 else 1
            digests = list(fingerprints(campaign, (job.spec for job, _ in shares)))
            for sides in _sides(shares):
                made_from = combine([first, sides, *digests, *(count for _, count in shares)])
                name = joined(("sheets", form, suffix, f"{number:03}", "" if sides == "together" else sides)) + ".pdf"
                yield Task(name, made_from, tuple(shares), first, sides)


def _sides(shares: Sequence[tuple[BatchJob, int]]) -> tuple[PrintedSides, ...]:
    """The files that these sheets are in."""
    if shares[0][0].spec.paper.sides != "apart":
        return ("together",)
    specs = dict.fromkeys(each for job, _ in shares for each in split_sides(job.campaign, replace(job.spec, organization=None)))
    return ("fronts", "backs") if any(spec.paper.sides == "backs" for spec in specs) else ("together",)


def _stacks(jobs: Sequence[BatchJob], slots: int, first: int) -> Iterator[list[tuple[BatchJob, int]]]:
    room = _SHEETS * slots - (first - 1)
    stack: list[tuple[BatchJob, int]] = []
    for job in jobs:
        left = job.copies
        while left:
            taken = min(left, room)
            stack.append((job, taken))
            left, room = left - taken, room - taken
            if not room:
                yield stack
                stack, room = [], _SHEETS * slots
    if stack:
        yield stack


def _slots(campaign: Campaign, form: str, paper: Paper) -> int:
    """How many pieces a sheet holds: half as many if it is folded in the middle."""
    size = find_format(campaign, form)
    slots = len(lay_out_slots(find_stock(campaign, paper.stock or size.office), bare_leaf(size)).slots)
    return max(1, slots // 2 if paper.flip == "fold" else slots)
