"""Write the folder of an order: for each destination the files to print, a job ticket and a packing list; and one total.

Either all files are written or none.
"""

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
from handbill.orders.cover_sheet import total_data, total_pages
from handbill.orders.job_ticket import ticket_data, ticket_pages
from handbill.orders.order import Order
from handbill.orders.order_job import OrderWork, build_files, plan_work
from handbill.orders.packing_list import packing_list_pages

_FOLDER = "orders"


@dataclass(frozen=True)
class Ordered:
    """What was written into `folder`. `built`: the number of different files, each of which may go to several destinations."""

    folder: Path
    works: tuple[OrderWork, ...]
    built: int
    written: int


def publish_order(order: Order, output: Path, report: Callable[[JobSpec], None] = lambda spec: None) -> Ordered:
    """Build everything, then write it into `output`/orders/NAME/. Raises ProblemsFound with all problems; then no file is changed."""
    check_writable(output)
    files = build_files(order, report)
    works = plan_work(order, files)
    folder = output / _FOLDER / order.folder
    written = _documents(order, works, folder)
    write_files(written)
    return Ordered(folder, works, len(files), len(written))


def _documents(order: Order, works: tuple[OrderWork, ...], folder: Path) -> dict[Path, bytes]:
    problems: list[Problem] = []
    documents: dict[Path, bytes] = {}
    for each in works:
        own = folder / each.destination.folder
        documents |= {own / "print" / job.file.name: job.file.result.pdf for job in each.jobs}
        documents[own / "ticket.pdf"] = _pdf(partial(ticket_pages, order, each), f"Job ticket: {each.destination.name}", problems)
        documents[own / "ticket.json"] = _json(ticket_data(order, each))
        documents[own / "packing-list.pdf"] = _pdf(
            partial(packing_list_pages, order, each), f"Packing list: {each.destination.name}", problems
        )
    documents[folder / "total.pdf"] = _pdf(partial(total_pages, order, works), f"Total: {order.name}", problems)
    documents[folder / "total.json"] = _json(total_data(order, works))
    raise_if_any(problems)
    return documents


def _pdf(pages: Callable[[], tuple[Page, ...]], title: str, problems: list[Problem]) -> bytes:
    laid_out = collect(pages, problems)
    return plain_file(laid_out, title) if laid_out else b""


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
