"""Jobs become tasks: one file each, with the digest of all that it is made from. Cards of many records share files of sheets; or all
records stand in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.batch.fingerprint import fingerprint, of_all
from handbill.batch.options import BatchOptions
from handbill.batch.record_job import BatchJob
from handbill.campaign.campaign import Campaign
from handbill.sheets.paper import Paper

# Of one file of shared sheets: a stack that a printer's tray holds, and few enough pages to keep in memory.
_SHEETS = 50


@dataclass(frozen=True)
class Task:
    """One file. `shares`: its jobs, and how many of each stand in it. `first`: the place on the first sheet to begin with."""

    name: str
    digest: str
    shares: tuple[tuple[BatchJob, int], ...]
    first: int = 1


def tasks_of(batch: BatchOptions, jobs: Sequence[BatchJob]) -> list[Task]:
    """The files to be made. Raises ProblemsFound: the paper does not take the pieces."""
    if batch.output == "sheets":
        return list(_shared(batch.campaign, jobs, batch.common.paper))
    if batch.output == "volume":
        made_from = of_all(fingerprint(job.campaign, job.spec) for job in jobs)
        return [Task(f"{batch.list.stem}.pdf", made_from, tuple((job, 1) for job in jobs))] if jobs else []
    return [Task(job.name, fingerprint(job.campaign, job.spec), ((job, job.copies),)) for job in jobs]


def _shared(campaign: Campaign, jobs: Sequence[BatchJob], paper: Paper) -> Iterator[Task]:
    """Sheets for each size apart; a record may begin in one file and end in the next, so that no place stays empty."""
    for form in dict.fromkeys(job.spec.form for job in jobs):
        slots = _slots(campaign, form, paper)
        own = [job for job in jobs if job.spec.form == form]
        for number, shares in enumerate(_stacks(own, slots, paper.first), 1):
            first = paper.first if number == 1 else 1
            made_from = of_all([first, *(part for job, count in shares for part in (fingerprint(job.campaign, job.spec), count))])
            yield Task(f"sheets-{form}-{number:03}.pdf", made_from, tuple(shares), first)


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
    """How many pieces a sheet holds; folded in the middle half as many."""
    from handbill.layout.format import find_format
    from handbill.sheets.grid import lay_out_slots
    from handbill.sheets.imposition import bare_leaf
    from handbill.sheets.stock import find_stock

    size = find_format(campaign, form)
    slots = len(lay_out_slots(find_stock(campaign, paper.stock or size.office), bare_leaf(size)).slots)
    return max(1, slots // 2 if paper.flip == "fold" else slots)
