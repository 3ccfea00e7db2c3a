"""Jobs become tasks, one for each file: a record's own, shared sheets with cards of many records, or one file of all records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.batch.options import BatchOptions
from handbill.batch.record_job import BatchJob
from handbill.build.file_names import joined
from handbill.build.fingerprint import combine, fingerprints
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.build.sides import has_backs
from handbill.campaign.campaign import Campaign
from handbill.layout.format import find_format
from handbill.sheets.grid import Slot
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.office_sheets import Filling, usable_slots
from handbill.sheets.paper import Paper, PrintedSides
from handbill.sheets.sheet import count_sheets
from handbill.sheets.stock import find_stock

# In one file of shared sheets: as many as a printer's tray holds, and few enough pages to keep in memory.
_SHEETS = 50


@dataclass(frozen=True)
class Task:
    """One file. `fingerprint`: of everything it is made from. `shares`: its jobs and how many copies of each are in it.

    `first`: the place on the first sheet to begin with. `sides`: whether a file of shared sheets has only their fronts or backs.
    `sheet`: the number of the first of these sheets.
    """

    name: str
    fingerprint: str
    shares: tuple[tuple[BatchJob, int], ...]
    first: int = 1
    sides: PrintedSides = "together"
    sheet: int = 1


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
        yield Task(name, made_from, tuple((job, 1) for job in of_side), sides=sides)


def _shared_sheets(campaign: Campaign, jobs: Sequence[BatchJob], paper: Paper, suffix: str) -> Iterator[Task]:
    """Separate sheets for each size. A record may begin in one file and end in the next, so that no place stays empty."""
    sheet = 1
    for form in dict.fromkeys(job.spec.form for job in jobs):
        of_size = [job for job in jobs if job.spec.form == form]
        for number, shares in enumerate(_stacks(of_size, len(slots_of(of_size)), paper.first), 1):
            first = paper.first if number == 1 else 1
            digests = list(fingerprints(campaign, (job.spec for job, _ in shares)))
            for sides in _sides(shares):
                made_from = combine([first, sides, sheet, *digests, *(count for _, count in shares)])
                name = joined(("sheets", form, suffix, f"{number:03}", "" if sides == "together" else sides)) + ".pdf"
                yield Task(name, made_from, tuple(shares), first, sides, sheet)
            slots = len(slots_of([job for job, _ in shares]))
            sheet += count_sheets(sum(count for _, count in shares), slots, first=first)


def _sides(shares: Sequence[tuple[BatchJob, int]]) -> tuple[PrintedSides, ...]:
    """The files that these sheets are in."""
    if shares[0][0].spec.paper.sides != "apart":
        return ("together",)
    campaign = shares[0][0].campaign
    any_backs = any(has_backs(resolve_job(campaign, spec)) for spec in _pieces([job for job, _ in shares]))
    return ("fronts", "backs") if any_backs else ("together",)


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


def slots_of(jobs: Sequence[BatchJob]) -> tuple[Slot, ...]:
    """The places on a sheet for these jobs, which have one size: half of them if it is folded in the middle."""
    job, paper = jobs[0], jobs[0].spec.paper
    size = find_format(job.campaign, job.spec.form)
    leaf = bare_leaf(size)
    if paper.flip == "fold" and any(has_backs(resolve_job(job.campaign, spec)) for spec in _pieces(jobs)):
        leaf = replace(leaf, back=leaf.front)
    return usable_slots([leaf], find_stock(job.campaign, paper.stock or size.office), Filling(paper.flip, paper.first))


def _pieces(jobs: Sequence[BatchJob]) -> Iterable[JobSpec]:
    """What the jobs are without their organizations, each once."""
    return dict.fromkeys(replace(job.spec, organization=None) for job in jobs)
