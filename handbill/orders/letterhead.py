"""The heading of a ticket, a packing list or the total: what it is, whom it is for, and how many copies. It is the largest text there."""

from __future__ import annotations

from handbill.layout.elements.element import Element
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.orders.document_style import DocumentStyle, figure, format_count, name
from handbill.orders.order import Destination

_COUNT = 150.0  # points
_LONG = 40  # characters; a longer name in the largest size would fill the page


def letterhead(
    style: DocumentStyle, kind: str, title: str, lines: tuple[str, ...], number: tuple[int, str], facts: tuple[tuple[str, str], ...]
) -> Element:
    """Set the `kind` of document small; `title` and `number` (with its unit) large, side by side; `lines` below; labeled facts in a row."""
    left = [style.words(title, "largest" if len(title) <= _LONG else "large", "ink", "H1")]
    if lines:
        left += [Spacer(5), *(style.words(line, "address") for line in lines)]
    right = (style.words(figure(number[0]), "largest", "ink", align="end"), style.words(number[1], "address", "muted", align="end"))
    parts: list[Element] = [
        style.words(kind, "label", "muted"),
        Spacer(6),
        Row((Column(Stack(tuple(left), gap=2)), Column(Stack(right, gap=3), width=_COUNT)), gap=20),
    ]
    if facts:
        columns = tuple(Column(style.labeled(label, text)) for label, text in facts)
        parts += [Spacer(16), Row(columns, gap=20)]
    return Stack(tuple(parts))


def destination_letterhead(style: DocumentStyle, kind: str, destination: Destination, facts: tuple[tuple[str, str], ...] = ()) -> Element:
    """Set the heading of a document for one destination."""
    lines = [name(line) for line in destination.address]
    if destination.contact.strip():
        lines.append(f"Contact: {name(destination.contact)}")
    count = format_count(destination.copies, "copy", "copies").partition(" ")[2]
    return letterhead(style, kind, name(destination.name), tuple(lines), (destination.copies, count), facts)
