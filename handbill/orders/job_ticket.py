"""The job ticket of one destination: what the person who prints, cuts and folds has to know about each file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from handbill.build.print_instructions import NOT_TEST_PRINTED
from handbill.core.counts import figure, format_count
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.elements.stack import Stack
from handbill.orders.document_flow import FlowTable, Head, pages
from handbill.orders.document_style import GAP, DocumentStyle, name
from handbill.orders.letterhead import destination_page
from handbill.orders.order import Order
from handbill.orders.order_job import AS_SOLD, OrderJob, OrderWork
from handbill.orders.piece_facts import Facts, count_text, facts_of, paper_text, piece_title

_HEADS = (
    Head("Copies", width=56),
    Head("Piece and file", share=1.3),
    Head("Paper and run"),
    Head("Inks, cut and fold"),
)


def ticket_pages(order: Order, work: OrderWork) -> tuple[Page, ...]:
    """Set the ticket. Raises ProblemsFound (fit-width)."""
    to, style = work.destination, order.style
    about = (
        ("Printed by", f"Print shop: {to.shop.name}" if to.shop else _PRINTERS[to.print]),
        ("Handed out by", name(to.organization.name) if to.organization else "Not named; there is a line to write on"),
        ("To print, with overs", _to_print(work)),
    )
    table = FlowTable(_HEADS, tuple(_row(job, style) for job in work.jobs))
    return pages(destination_page("Job ticket", order, to, about, table, style.lines(*_remarks(work))))


_PRINTERS = {"office": "An office printer, at 100 percent", "press": "A print shop, as is customary in the region"}


def _to_print(work: OrderWork) -> str:
    sheets = sum(job.count.total for job in work.jobs if job.stock)
    copies = sum(job.count.total for job in work.jobs if not job.stock)
    return " and ".join(count_text(number, unit) for number, unit in ((sheets, "sheets"), (copies, "copies")) if number)


def _remarks(work: OrderWork) -> list[str]:
    """Return remarks that apply to several jobs."""
    remarks = ["Check: the first eight digits of the file’s SHA-256. Overs are printed in addition, to replace spoiled copies."]
    if any(job.paper != AS_SOLD for job in work.jobs):
        remarks.append("Paper weights are suggestions. If a shop chooses its own sheet, copies are counted.")
    untested = dict.fromkeys(job.printing.lay.paper for job in work.jobs if not job.printing.lay.measured)
    if untested:
        remarks.append(NOT_TEST_PRINTED.format(stock=", ".join(untested)))
    if any(job.printing.draft_words for job in work.jobs):
        remarks.append("Draft: the words have not been reviewed. Do not hand these out yet.")
    return remarks


def _row(job: OrderJob, style: DocumentStyle) -> tuple[Element, ...]:
    job_facts = facts_of(job)
    piece = [
        style.words(f"{piece_title(job)}, {job_facts.language}", "strong"),
        style.lines(job_facts.size, name(job_facts.file), f"Check {job_facts.sha256} · {format_count(job_facts.pages, 'page')}"),
        style.words(_state(job_facts), "label" if job_facts.words == "draft" else "small"),
    ]
    run = [style.words(count_text(job_facts.print, job_facts.unit), "strong"), style.lines(*_run(job, job_facts))]
    finish = [style.words(f"Inks: {job_facts.inks}", "strong"), style.lines(*_finish(job_facts))]
    return (style.words(figure(job_facts.quantity), "count", "ink"), *(Stack(tuple(part), gap=GAP) for part in (piece, run, finish)))


def _state(job_facts: Facts) -> str:
    return f"{'Draft' if job_facts.words == 'draft' else 'Words reviewed'} · numbers {job_facts.numbers}"


def _run(job: OrderJob, job_facts: Facts) -> list[str]:
    lines = [f"{figure(job_facts.sheets)} + {format_count(job_facts.overs, 'over')}; {job_facts.up}"]
    if job.stock:
        lines += [job_facts.stock, f"Part {job_facts.part}" if job_facts.part else ""]
    if job_facts.paper != AS_SOLD:
        lines.append(f"On {job_facts.paper}")
    return [*lines, job_facts.sides]


def _finish(job_facts: Facts) -> list[str]:
    return [f"Trim: {job_facts.trim}", f"Bleed: {job_facts.bleed}", job_facts.cut, job_facts.folds]


def ticket_data(order: Order, work: OrderWork) -> dict[str, Any]:
    """Return the ticket as plain values, for JSON."""
    to = work.destination
    return {
        "order": order.name,
        "destination": {"name": to.name, "address": list(to.address), "contact": to.contact},
        "print": to.print,
        "shop": to.shop.id if to.shop else "",
        "organization": to.organization.name if to.organization else "",
        "copies": to.copies,
        "jobs": [{**asdict(facts_of(job)), "sheet": paper_text(order.campaign, job.stock) if job.stock else ""} for job in work.jobs],
    }
