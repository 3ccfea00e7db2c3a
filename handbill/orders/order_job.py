"""An Order becomes its jobs: each file built once, and how many sheets its copies take. What cannot be built is told all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.print_plan import Printing, printing
from handbill.build.result import Result
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.orders.arithmetic import Count, count
from handbill.orders.order import Destination, Order, OrderItem, as_ordered
from handbill.orders.trade_customs import trade
from handbill.sheets.stock import Stock, find_stock

AS_SOLD = "as sold"  # card stock and labels are of one paper


@dataclass(frozen=True)
class OrderFile:
    """A finished file, and the first eight digits of its SHA-256: enough to tell two editions apart over the telephone."""

    result: Result
    digest: str

    @property
    def name(self) -> str:
        return self.result.name


@dataclass(frozen=True)
class OrderJob:
    """One file for one destination, and how its copies are printed. Where a print shop chooses the sheet, copies are counted."""

    item: OrderItem
    file: OrderFile
    count: Count
    printing: Printing

    @property
    def stock(self) -> Stock | None:
        return self.printing.lay.stock

    @property
    def paper(self) -> str:
        """What the sheet is made of: the stock's own, or the trade's custom for such a piece."""
        return AS_SOLD if self.stock and self.stock.grid else trade().paper(self.file.result.setting.form)


@dataclass(frozen=True)
class OrderWork:
    """A destination, and its jobs in the order of its items."""

    destination: Destination
    jobs: tuple[OrderJob, ...]

    @property
    def sheets(self) -> int:
        return sum(job.count.total for job in self.jobs)


def files(order: Order, report: Callable[[JobSpec], None] = lambda spec: None) -> dict[JobSpec, OrderFile]:
    """Each file of the order by its spec, built once whoever gets it. Raises ProblemsFound: the problems of all of them together."""
    made: dict[JobSpec, OrderFile] = {}
    problems: list[Problem] = []
    first: dict[JobSpec, OrderItem] = {}
    for item in (item for destination in order.destinations for item in destination.items):
        first.setdefault(item.job.spec, item)
    for spec, item in first.items():
        try:
            result = build(item.job)
            made[spec] = OrderFile(result, hashlib.sha256(result.pdf).hexdigest()[:8])
        except ProblemsFound as found:
            problems += [as_ordered(problem, item.place) for problem in found.problems]
        report(spec)
    raise_if_any(problems)
    return made


def work(order: Order, made: dict[JobSpec, OrderFile]) -> tuple[OrderWork, ...]:
    """What each destination's printer has to do."""
    return tuple(
        OrderWork(each, tuple(_job(item, made[item.job.spec], each) for item in each.items)) for each in order.destinations
    )  # fmt: skip


def _job(item: OrderItem, file: OrderFile, destination: Destination) -> OrderJob:
    told = find_stock(item.job.campaign, item.sheet) if item.sheet and destination.print == "press" else None
    plan = printing(item.job, file.result, item.copies, told)
    return OrderJob(item, file, count(item.copies, plan.lay.per_sheet, plan.lay.each, trade().overs[destination.print]), plan)
