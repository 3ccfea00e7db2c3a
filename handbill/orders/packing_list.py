"""The packing list of one destination: a box to tick for each piece, and lines for who packed it and when."""

from __future__ import annotations

from handbill.core.counts import figure
from handbill.graphics.items import Page
from handbill.layout.elements.checkbox import Checkbox
from handbill.layout.elements.element import Element
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.orders.document_flow import FlowTable, Head, pages
from handbill.orders.document_style import FINE, STRONG, DocumentStyle, name
from handbill.orders.letterhead import destination_page
from handbill.orders.order import Order
from handbill.orders.order_job import OrderJob, OrderWork
from handbill.orders.piece_facts import languages_text, piece_title

_WRITING_HEIGHT = 22.0  # points above a line to write on; all our forms leave at least 7 mm
_HEADS = (
    Head("Packed", width=38),
    Head("Copies", width=48, align="end"),
    Head("Piece", share=1.1),
    Head("Language"),
    Head("Size", share=1.5),
)


def packing_list_pages(order: Order, work: OrderWork) -> tuple[Page, ...]:
    """Set the packing list. Raises ProblemsFound (fit-width)."""
    to, style = work.destination, order.style
    from_whom = (("From", name(to.organization.name)),) if to.organization else ()
    table = FlowTable(_HEADS, tuple(_row(job, style) for job in work.jobs))
    blanks = Row((_blank(style, "Packed by", 48), _blank(style, "Date", 24), _blank(style, "Parcels", 38)), gap=24)
    return pages(destination_page("Packing list", order, to, from_whom, table, blanks))


def _row(job: OrderJob, style: DocumentStyle) -> tuple[Element, ...]:
    setting = job.file.result.setting
    return (
        Checkbox(10, style.colors["text"], STRONG, drop=-1),
        style.words(figure(job.count.copies), "strong", "ink", align="end"),
        style.words(piece_title(job), "strong"),
        style.words(languages_text(job)),
        style.words(setting.form.name, "small"),
    )


def _blank(style: DocumentStyle, label: str, width: float) -> Column:
    """Set a label, `width` points wide, and a line to write on."""
    line = Rule(style.colors["text"], FINE, above=_WRITING_HEIGHT, role="write-in")
    return Column(Row((Column(style.words(label, "label", "text"), width=width), Column(line)), gap=6, align="bottom"))
