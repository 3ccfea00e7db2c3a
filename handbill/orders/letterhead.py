"""The heading of a ticket, a packing list or the total: what it is, whom it is for, and how many copies. It is the largest text there."""

from __future__ import annotations

from handbill.core.counts import figure
from handbill.layout.elements.element import Element
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.orders.document_flow import FlowPage, FlowTable
from handbill.orders.document_style import DocumentStyle, name
from handbill.orders.order import Destination, Order

_COUNT = 150.0  # points
_LONG = 40  # characters; a longer name in the largest size would fill the page

LabeledTexts = tuple[tuple[str, str], ...]


def letterhead(style: DocumentStyle, kind: str, title: str, lines: tuple[str, ...], copies: int, facts: LabeledTexts) -> Element:
    """Set the `kind` of document small; `title` and the number of copies large, side by side; `lines` below; labeled facts in a row."""
    left = [style.words(title, "largest" if len(title) <= _LONG else "large", "ink", "H1")]
    if lines:
        left += [Spacer(5), *(style.words(line, "address") for line in lines)]
    right = (
        style.words(figure(copies), "largest", "ink", align="end"),
        style.words("copy" if copies == 1 else "copies", "address", "text", align="end"),
    )
    parts: list[Element] = [
        style.words(kind, "label", "text"),
        Spacer(6),
        Row((Column(Stack(tuple(left), gap=2)), Column(Stack(right, gap=3), width=_COUNT)), gap=20),
    ]
    if facts:
        columns = tuple(Column(style.labeled(label, text)) for label, text in facts)
        parts += [Spacer(16), Row(columns, gap=20)]
    return Stack(tuple(parts))


def destination_page(kind: str, order: Order, to: Destination, facts: LabeledTexts, table: FlowTable, tail: Element) -> FlowPage:
    """Return a document of this `kind` for one destination: its heading with labeled facts, a table, and `tail` below it."""
    lines = [name(line) for line in to.address]
    if to.contact.strip():
        lines.append(f"Contact: {name(to.contact)}")
    return FlowPage(
        title=f"{kind} · {name(to.name)}",
        foot=f"{name(order.name)} · {kind.lower()}",
        region=to.region,
        head=letterhead(order.style, f"{kind} · {name(order.name)}", name(to.name), tuple(lines), to.copies, facts),
        tables=(table,),
        style=order.style,
        tail=tail,
    )
