"""Build each file of an order once, and plan for each destination how many sheets of it to print."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from handbill.build.file_names import file_name
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.print_plan import Printing, printing
from handbill.build.result import Result
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.orders.arithmetic import Count, count_with_overs
from handbill.orders.order import Destination, Order, OrderItem, place_in_order
from handbill.orders.trade_customs import trade
from handbill.sheets.stock import Stock, find_stock

AS_SOLD = "as sold"  # card stock and labels are made of one paper


@dataclass(frozen=True)
class OrderFile:
    """A finished file, and the first eight digits of its SHA-256: enough to distinguish two editions over the telephone."""

    result: Result
    digest: str

    @property
    def name(self) -> str:
        """Without the organization's name: the destination's folder says whose it is."""
        return file_name(self.result.setting, self.result.job, owned=False)


@dataclass(frozen=True)
class OrderJob:
    """One file for one destination, and how it is printed. If a print shop chooses the sheet, copies are counted instead of sheets."""

    item: OrderItem
    file: OrderFile
    count: Count
    printing: Printing

    @property
    def stock(self) -> Stock | None:
        return self.printing.lay.stock

    @property
    def paper(self) -> str:
        """The paper of the sheet: that of the stock, or what is customary for such a piece."""
        return AS_SOLD if self.stock and self.stock.grid else self.file.result.setting.form.shop_paper


@dataclass(frozen=True)
class OrderWork:
    """A destination and its jobs, in the order of its items."""

    destination: Destination
    jobs: tuple[OrderJob, ...]


def build_files(order: Order, report: Callable[[JobSpec], None] = lambda spec: None) -> dict[JobSpec, OrderFile]:
    """Build each file once, however many destinations get it. Raises ProblemsFound with the problems of all files."""
    built: dict[JobSpec, OrderFile] = {}
    problems: list[Problem] = []
    first: dict[JobSpec, OrderItem] = {}
    for item in (item for destination in order.destinations for item in destination.items):
        first.setdefault(item.job.spec, item)
    for spec, item in first.items():
        try:
            result = build(item.job)
            built[spec] = OrderFile(result, hashlib.sha256(result.pdf).hexdigest()[:8])
        except ProblemsFound as found:
            problems += [place_in_order(problem, item.place) for problem in found.problems]
        report(spec)
    raise_if_any(problems)
    return built


def plan_work(order: Order, files: dict[JobSpec, OrderFile]) -> tuple[OrderWork, ...]:
    """Return what has to be printed for each destination."""
    return tuple(
        OrderWork(each, tuple(_plan_job(item, files[item.job.spec], each) for item in each.items)) for each in order.destinations
    )  # fmt: skip


def _plan_job(item: OrderItem, file: OrderFile, destination: Destination) -> OrderJob:
    stock = find_stock(item.job.campaign, item.sheet) if item.sheet and destination.print == "press" else None
    plan = printing(file.result, item.copies, stock)
    return OrderJob(item, file, count_with_overs(item.copies, plan.lay.per_sheet, plan.lay.each, trade().overs[destination.print]), plan)
