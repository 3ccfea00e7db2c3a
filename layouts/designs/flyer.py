"""The flyer, and the notice that is its small sister: words above, a band with the number, who helps near by, and tabs to tear off."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tabs import Tabs
from handbill.layout.kit import CONTACT_ICON as ICON
from handbill.layout.kit import Kit, contact_of, each_side, first, of_role, spacer

SIDE_BY_SIDE = 26.0  # em of body text: on a narrower form the contacts stand one under the other


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe * 1.5
    helpline = first(side.blocks, "helpline")
    parts: list[Element] = [FilledBox(_words(kit, side), Edges(margin, margin, margin, 0), flex=1, align="top", fixed=True)]
    if helpline:
        parts.append(_band(kit, helpline, of_role(side.blocks, "contact"), margin))
    parts.append(FilledBox(_foot(kit, side), Edges(margin, 14 * kit.unit, margin, margin * (0.4 if kit.form.tabs else 1)), fixed=True))
    if helpline and kit.form.tabs:
        parts.append(_tabs(kit, helpline))
    return Stack(tuple(parts))


def _words(kit: Kit, side: Side) -> Element:
    return Stack(tuple(part for block in side.blocks for part in _block(kit, block)))


def _block(kit: Kit, block: Block) -> list[Element]:
    """A block of the upper part, with the room that follows it."""
    unit = kit.unit
    if block.role == "title":
        return [kit.heading(block, "display", "H1"), spacer(0.6, 10 * unit)]
    if block.role == "lead":
        return [kit.body(block, "lead"), spacer(1, 14 * unit)]
    if block.role == "heading":
        return [kit.heading(block, "heading", "H2", "accent"), spacer(0, 6 * unit)]
    if block.role == "list":
        return [kit.bullets(block, "body", gap=2.5 * unit), spacer(1, 12 * unit)]
    if block.role == "group":
        return [_group(kit, block), spacer(0.6, 8 * unit)]
    if block.role == "fact":
        return [
            spacer(0.4, 5 * unit),
            Stack((kit.body(block, "body", "ink"), kit.text(block, block.note, "small", "muted")), gap=2 * unit),
            spacer(0.6, 8 * unit),
        ]
    if block.role == "text":
        return [kit.text(block, block.text, "heading", "ink", short=block.short), spacer(1, 16 * unit)]
    return []


def _group(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "heading", "ink", kind="H2")]
    words += [kit.body(item) for item in block.items]
    size = ICON * 1.3 * kit.unit
    return Row((Column(kit.icon(block.icon, size, "accent"), width=size), Column(Stack(tuple(words), gap=4 * kit.unit))), gap=12 * kit.unit)


def _band(kit: Kit, helpline: Block, contacts: tuple[Block, ...], margin: float) -> Element:
    """The number across the page on the deep ink, the other numbers under it."""
    main = [
        kit.text(helpline, helpline.label, "heading", "paper"),
        kit.number(helpline, "number", "paper"),
        kit.text(helpline, helpline.text, "body", "paper", short=helpline.short),
    ]
    others = _contacts(kit, contacts, kit.form.width - 2 * margin)
    bleed, unit = kit.form.bleed, kit.unit
    parts = (Stack(tuple(main), gap=7 * unit), others) if contacts else tuple(main)
    return FilledBox(
        Stack(parts, gap=14 * unit),
        Edges(margin, 18 * unit, margin, 18 * unit),
        fill=kit.color("ink"),
        bleed=Edges(bleed, 0, bleed, 0),
        fixed=True,
    )


def _contacts(kit: Kit, contacts: tuple[Block, ...], measure: float) -> Element:
    cells = tuple(contact_of(kit, contact) for contact in contacts)
    if measure < SIDE_BY_SIDE * kit.style("body").size:
        return Stack(cells, gap=13 * kit.unit)
    return Row(tuple(Column(cell) for cell in cells), gap=22 * kit.unit, align="baseline")


def _foot(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    note, local, imprint = (first(side.blocks, role) for role in ("note", "local", "imprint"))
    if note:
        words = kit.body(note, "small")
        size = ICON * kit.unit
        icon = kit.icon(note.icon, size, "accent") if note.icon else None
        parts.append(Row((Column(icon, width=size), Column(words)), gap=9 * kit.unit) if icon else words)
    if local:
        parts.append(kit.near(local, 110 * kit.unit, 44 * kit.unit))
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts), gap=9 * kit.unit)


def _tabs(kit: Kit, helpline: Block) -> Element:
    """The number over and over; a strip gives nothing else away to whoever finds it."""
    number = kit.number(helpline, "heading", "ink", align="center")
    return Tabs(number, kit.form.tabs, kit.form.tab_height, padding=8, edge=kit.form.safe, color=kit.color("muted"), line=kit.theme.rule)
