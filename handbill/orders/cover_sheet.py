"""The total of an order: sheets by stock and paper, by paper size and by inks, and the copies for each destination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handbill.core.counts import figure
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.orders.arithmetic import sum_by_key
from handbill.orders.document_flow import FlowPage, FlowTable, Head, pages
from handbill.orders.document_style import DocumentStyle, capitalized, name
from handbill.orders.letterhead import letterhead
from handbill.orders.order import Order
from handbill.orders.order_job import OrderJob, OrderWork
from handbill.orders.piece_facts import count_text, counting_unit, inks_text, paper_text, part_number, size_text

RowKey = tuple[str, ...]
_NUMBER = Head("To print", width=92, align="end")
_SHOP_SHEET = "The shop’s own sheet"


def sheets_by_stock(works: Sequence[OrderWork]) -> Mapping[RowKey, int]:
    """Sum up by stock. Keys: stock, part number, sheet size (or trim size, if a shop chooses the sheet), paper, unit."""
    return sum_by_key((_stock(job), job.count.total) for work in works for job in work.jobs)


def sheets_by_paper(works: Sequence[OrderWork]) -> Mapping[RowKey, int]:
    """Sum up by paper size. Keys: size, unit."""
    return sum_by_key(
        ((paper_text(job.item.job.campaign, job.stock), "sheets"), job.count.total) for work in works for job in work.jobs if job.stock
    )


def sheets_by_inks(works: Sequence[OrderWork]) -> Mapping[RowKey, int]:
    """Sum up by inks. Keys: inks, who prints, unit."""
    return sum_by_key(
        ((inks_text(job), _PRINTED_BY[job.item.job.purpose.name], counting_unit(job.stock)), job.count.total)
        for work in works
        for job in work.jobs
    )


_PRINTED_BY = {"office": "an office printer", "press": "a print shop"}


def _stock(job: OrderJob) -> RowKey:
    if job.stock:
        return (job.stock.name, part_number(job.stock), paper_text(job.item.job.campaign, job.stock), job.paper, counting_unit(job.stock))
    trim = size_text(job.printing.trim, job.printing.region)
    return (_SHOP_SHEET, "", f"trim {trim}", job.paper, counting_unit(job.stock))


def total_pages(order: Order, works: Sequence[OrderWork]) -> tuple[Page, ...]:
    """Set the total. Raises ProblemsFound (fit-width)."""
    copies = sum(work.destination.copies for work in works)
    facts = (
        ("Destinations", figure(len(works))),
        ("Files", figure(len({job.file.digest for work in works for job in work.jobs}))),
        ("Overs", "In all figures below"),
    )
    sheet = FlowPage(
        title=f"Total · {name(order.name)}",
        foot=f"{name(order.name)} · total",
        region=order.region,
        head=letterhead(order.style, "Total by stock and paper", name(order.name), (), copies, facts),
        style=order.style,
        tables=tuple(table for table in (make(works, order.style) for make in (_stocks, _papers, _inks, _destinations)) if table.rows),
    )
    return pages(sheet)


def _stocks(works: Sequence[OrderWork], style: DocumentStyle) -> FlowTable:
    heads = (Head("Stock", share=1.4), Head("Part"), Head("Size", width=98), Head("Paper"), _NUMBER)
    rows = tuple(
        (
            style.words(stock, "strong"),
            style.words(part or "None", "small"),
            style.words(capitalized(size)),
            style.words(capitalized(paper)),
            _amount(style, number, unit),
        )
        for (stock, part, size, paper, unit), number in sheets_by_stock(works).items()
    )
    return FlowTable(heads, rows, "By stock and paper")


def _papers(works: Sequence[OrderWork], style: DocumentStyle) -> FlowTable:
    rows = tuple((style.words(size, "strong"), _amount(style, number, unit)) for (size, unit), number in sheets_by_paper(works).items())
    return FlowTable((Head("Sheets of"), _NUMBER), rows, "By size of paper")


def _inks(works: Sequence[OrderWork], style: DocumentStyle) -> FlowTable:
    heads = (Head("Inks"), Head("Printed by"), _NUMBER)
    rows = tuple(
        (style.words(capitalized(inks), "strong"), style.words(capitalized(who)), _amount(style, number, unit))
        for (inks, who, unit), number in sheets_by_inks(works).items()
    )
    return FlowTable(heads, rows, "By inks")


def _destinations(works: Sequence[OrderWork], style: DocumentStyle) -> FlowTable:
    heads = (Head("Destination", share=2), Head("Printed by"), Head("Copies", width=62, align="end"), Head("Files", width=38, align="end"))
    rows = tuple(
        (
            style.words(name(work.destination.name), "strong"),
            style.words(capitalized(_PRINTED_BY[work.destination.print])),
            style.words(figure(work.destination.copies), align="end"),
            style.words(figure(len(work.jobs)), align="end"),
        )
        for work in works
    )
    return FlowTable(heads, rows, "By destination")


def _amount(style: DocumentStyle, number: int, unit: str) -> Element:
    return style.words(count_text(number, unit), "strong", "ink", align="end")


def total_data(order: Order, works: Sequence[OrderWork]) -> dict[str, Any]:
    """Return the total as plain values, for JSON."""
    return {
        "order": order.name,
        "copies": sum(work.destination.copies for work in works),
        "stock": _as_dicts(sheets_by_stock(works), ("stock", "part", "size", "paper", "unit")),
        "paper": _as_dicts(sheets_by_paper(works), ("size", "unit")),
        "inks": _as_dicts(sheets_by_inks(works), ("inks", "printed_by", "unit")),
        "destinations": [
            {
                "name": work.destination.name,
                "folder": work.destination.folder,
                "print": work.destination.print,
                "copies": work.destination.copies,
            }
            for work in works
        ],
    }


def _as_dicts(sums: Mapping[RowKey, int], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{**dict(zip(names, key, strict=True)), "print": number} for key, number in sums.items()]
