"""The job ticket of one destination: what the people who print, cut and fold need to know about each file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from handbill.build.print_instructions import NOT_TEST_PRINTED
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.elements.stack import Stack
from handbill.orders.document_flow import FlowPage, FlowTable, Head, pages
from handbill.orders.document_style import GAP, DocumentStyle, counted, figure, name
from handbill.orders.letterhead import of_destination
from handbill.orders.order import Order
from handbill.orders.order_job import AS_SOLD, OrderJob, OrderWork
from handbill.orders.piece_facts import Facts, facts, paper_of, title

_HEADS = (
    Head("Copies", width=56),
    Head("Piece and file", share=1.3),
    Head("Paper and run"),
    Head("Inks, cut and fold"),
)


def ticket(order: Order, work: OrderWork) -> tuple[Page, ...]:
    """The pages of the ticket. Raises ProblemsFound (fit-width)."""
    to, style = work.destination, order.style
    about = (
        ("Printed by", f"Print shop: {to.shop.name}" if to.shop else _PRINTERS[to.print]),
        ("Handed out by", name(to.organization.name) if to.organization else "No organization; there is a line to write on"),
        ("To print, with overs", _to_print(work)),
    )
    sheet = FlowPage(
        title=f"Job ticket · {name(to.name)}",
        foot=f"{name(order.name)} · job ticket",
        region=to.region,
        head=of_destination(style, f"Job ticket · {name(order.name)}", to, about),
        tables=(FlowTable(_HEADS, tuple(_row(job, style) for job in work.jobs)),),
        hand=style,
        tail=style.lines(*_remarks(work)),
    )
    return pages(sheet)


_PRINTERS = {"office": "An office printer, at 100 percent", "press": "A print shop, by the custom of the region"}


def _to_print(work: OrderWork) -> str:
    sheets = sum(job.count.total for job in work.jobs if job.stock)
    copies = sum(job.count.total for job in work.jobs if not job.stock)
    said = [counted(sheets, "sheet")] if sheets else []
    return " and ".join([*said, counted(copies, "copy", "copies")] if copies else said)


def _remarks(work: OrderWork) -> list[str]:
    """Remarks that apply to several jobs."""
    said = ["Check: the first eight digits of the file’s SHA-256. Overs are printed beyond the copies ordered, for what is spoiled."]
    if any(job.paper != AS_SOLD for job in work.jobs):
        said.append("Weights of paper are suggestions. Where a shop chooses its own sheet, copies are counted.")
    untested = dict.fromkeys(job.printing.lay.paper for job in work.jobs if not job.printing.lay.measured)
    if untested:
        said.append(NOT_TEST_PRINTED.format(stock=", ".join(untested)))
    if any(facts(job).words == "draft" for job in work.jobs):
        said.append("Draft: the words have not been reviewed. Do not hand these out yet.")
    return said


def _row(job: OrderJob, style: DocumentStyle) -> tuple[Element, ...]:
    told = facts(job)
    piece = [
        style.words(f"{title(job)}, {told.language}", "strong"),
        style.lines(told.size, name(told.file), f"Check {told.sha256} · {counted(told.pages, 'page')}"),
        style.words(_state(told), "label" if told.words == "draft" else "small"),
    ]
    run = [style.words(counted(told.print, *_UNITS[told.unit]), "strong"), style.lines(*_run(job, told))]
    finish = [style.words(f"Inks: {told.inks}", "strong"), style.lines(*_finish(told))]
    return (style.words(figure(told.quantity), "count", "ink"), *(Stack(tuple(part), gap=GAP) for part in (piece, run, finish)))


_UNITS = {"sheets": ("sheet", "sheets"), "copies": ("copy", "copies")}


def _state(told: Facts) -> str:
    return f"{'Draft' if told.words == 'draft' else 'Words reviewed'} · numbers {told.numbers}"


def _run(job: OrderJob, told: Facts) -> list[str]:
    said = [f"{figure(told.sheets)} + {counted(told.overs, 'over')}; {told.up}"]
    if job.stock:
        said += [told.stock, f"Part {told.part}" if told.part else ""]
    if told.paper != AS_SOLD:
        said.append(f"On {told.paper}")
    return [*said, told.sides]


def _finish(told: Facts) -> list[str]:
    return [f"Trim: {told.trim}", f"Bleed: {told.bleed}", told.cut, told.folds]


def ticket_data(order: Order, work: OrderWork) -> dict[str, Any]:
    """The ticket as plain values, ready for JSON."""
    to = work.destination
    return {
        "order": order.name,
        "destination": {"name": to.name, "address": list(to.address), "contact": to.contact},
        "print": to.print,
        "shop": to.shop.id if to.shop else "",
        "organization": to.organization.name if to.organization else "",
        "copies": to.copies,
        "jobs": [{**asdict(facts(job)), "sheet": paper_of(order.campaign, job.stock) if job.stock else ""} for job in work.jobs],
    }
