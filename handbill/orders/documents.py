"""An order becomes its folder: files to print, a ticket and a packing list for each destination, and one total. All written, or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from handbill.build.document_pdf import plain_file
from handbill.build.job_spec import JobSpec
from handbill.core.files import check_writable, write_files
from handbill.core.problems import Problem, collect, raise_if_any
from handbill.graphics.items import Page
from handbill.orders.cover_sheet import total, total_data
from handbill.orders.job_ticket import ticket, ticket_data
from handbill.orders.order import Order
from handbill.orders.order_job import OrderWork, files, work
from handbill.orders.packing_list import packing_list

_FOLDER = "orders"


@dataclass(frozen=True)
class Ordered:
    """What was written into `folder`; `built` counts the files that had to be made, however many get them."""

    folder: Path
    works: tuple[OrderWork, ...]
    built: int
    written: int


def publish_order(order: Order, output: Path, report: Callable[[JobSpec], None] = lambda spec: None) -> Ordered:
    """Make everything, then write it into `output`/orders/NAME/. Raises ProblemsFound with all that is wrong; then no file is changed."""
    check_writable(output)
    made = files(order, report)
    works = work(order, made)
    folder = output / _FOLDER / order.folder
    written = _all(order, works, folder)
    write_files(written)
    return Ordered(folder, works, len(made), len(written))


def _all(order: Order, works: tuple[OrderWork, ...], folder: Path) -> dict[Path, bytes]:
    problems: list[Problem] = []
    made: dict[Path, bytes] = {}
    for each in works:
        own = folder / each.destination.folder
        made |= {own / "print" / job.file.name: job.file.result.pdf for job in each.jobs}
        made[own / "ticket.pdf"] = _pdf(partial(ticket, order, each), f"Job ticket: {each.destination.name}", problems)
        made[own / "ticket.json"] = _json(ticket_data(order, each))
        made[own / "packing-list.pdf"] = _pdf(partial(packing_list, order, each), f"Packing list: {each.destination.name}", problems)
    made[folder / "total.pdf"] = _pdf(partial(total, order, works), f"Total: {order.name}", problems)
    made[folder / "total.json"] = _json(total_data(order, works))
    raise_if_any(problems)
    return made


def _pdf(pages: Callable[[], tuple[Page, ...]], title: str, problems: list[Problem]) -> bytes:
    found = collect(pages, problems)
    return plain_file(found, title) if found else b""


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
