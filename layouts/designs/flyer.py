"""The flyer and the smaller notice: words above, a band with the number, other numbers, who helps near by, and tabs to tear off."""

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
from handbill.layout.kit import Kit, contact_of, each_side, first, is_to_write_on, of_role, spacer, under_headings

GAP = 0.2  # of the leading, between items
SIDE_BY_SIDE = 26.0  # em of body text: on a narrower form the contacts stand one under the other


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe * 1.5
    helpline = first(side.blocks, "helpline")
    above = margin * (1 if kit.form.height > kit.form.width else 0.9)
    parts: list[Element] = [FilledBox(_words(kit, side), Edges(margin, above, margin, 0), flex=1, align="top", fixed=True, clear=above)]
    if helpline:
        parts.append(_band(kit, helpline, margin))
    # A line to write on right under the band brings most of the room above it.
    others = of_role(side.blocks, "contact") or first(side.blocks, "note") or not is_to_write_on(first(side.blocks, "local"))
    edges = Edges(margin, (14 if others else 6) * kit.unit, margin, margin * (0.4 if kit.form.tabs else 1))
    parts.append(FilledBox(_foot(kit, side, kit.form.width - 2 * margin), edges, fixed=True))
    if helpline and kit.form.tabs:
        parts.append(_tabs(kit, helpline))
    return Stack(tuple(parts))


def _words(kit: Kit, side: Side) -> Element:
    """The blocks of the upper part; room that they leave stays free below them."""
    return Stack(tuple(part for heading, block in under_headings(side.blocks) for part in _block(kit, block, heading)))


def _block(kit: Kit, block: Block, heading: Block | None) -> list[Element]:
    """A block of the upper part, under its heading, with the room that follows it."""
    unit = kit.unit
    if block.role == "title":
        return [kit.heading(block, "display", "H1"), spacer(0, 14 * unit)]
    if block.role == "lead":
        return [kit.body(block, "lead"), spacer(0, 18 * unit)]
    if block.role == "heading":
        return [kit.heading(block, "heading", "H2", "accent"), spacer(0, 6 * unit)]
    if block.role == "list":
        return [kit.list_under(heading, block, GAP, "accent"), spacer(0, 16 * unit)]
    if block.role == "group":
        return [_group(kit, block), spacer(0, 14 * unit)]
    if block.role == "fact":
        words = Stack((kit.body(block, "body", "ink"), kit.text(block, block.note, "small", "muted")), gap=2 * unit)
        return [spacer(0, 4 * unit), words, spacer(0, 10 * unit)]
    if block.role == "text":
        return [kit.text(block, block.text, "heading", "ink", short=block.short), spacer(0, 16 * unit)]
    return []


def _group(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "heading", "ink", kind="H2")]
    words += [kit.body(item) for item in block.items]
    return kit.with_icon(block.icon, ICON * 1.3 * kit.unit, "accent", Stack(tuple(words), gap=4 * kit.unit), 12 * kit.unit)


def _band(kit: Kit, helpline: Block, margin: float) -> Element:
    """The number across the page on the deep ink."""
    parts = (
        kit.text(helpline, helpline.label, "heading", "paper"),
        kit.number(helpline, "number", "paper"),
        kit.text(helpline, helpline.text, "small", "paper", short=helpline.short),
    )
    bleed, unit = kit.form.bleed, kit.unit
    return FilledBox(
        Stack(parts, gap=6 * unit),
        Edges(margin, 12 * unit, margin, 12 * unit),
        fill=kit.color("ink"),
        bleed=Edges(bleed, 0, bleed, 0),
        fixed=True,
    )


def _contacts(kit: Kit, contacts: tuple[Block, ...], measure: float, local: Block | None) -> Element:
    cells = [contact_of(kit, contact) for contact in contacts]
    if local:
        cells.append(kit.near(local, 70 * kit.unit, 30 * kit.unit, "small"))
    if measure < SIDE_BY_SIDE * kit.style("body").size:
        return Stack(tuple(cells), gap=10 * kit.unit)
    return Row(tuple(Column(cell) for cell in cells), gap=22 * kit.unit, align="top" if local else "baseline")


def _foot(kit: Kit, side: Side, measure: float) -> Element:
    note, local, imprint = (first(side.blocks, role) for role in ("note", "local", "imprint"))
    contacts = of_role(side.blocks, "contact")
    # A low sheet has all who help in one row.
    aside = local if contacts and kit.form.width > kit.form.height and not is_to_write_on(local) else None
    # A line to write on brings most of its own room above, and all below.
    above, below = (4 * kit.unit, 0) if is_to_write_on(local) else (9 * kit.unit, 9 * kit.unit)
    parts: list[Element] = []
    if contacts:
        parts += [_contacts(kit, contacts, measure, aside), spacer(0, 9 * kit.unit)]
    if note:
        parts += [kit.with_icon(note.icon, ICON * kit.unit, "accent", kit.body(note, "small"), 9 * kit.unit), spacer(0, above)]
    if local and not aside:
        parts += [kit.near(local, 110 * kit.unit, 44 * kit.unit), spacer(0, below)]
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts))


def _tabs(kit: Kit, helpline: Block) -> Element:
    """The number over and over; a strip gives nothing else away to whoever finds it."""
    number = kit.number(helpline, "heading", "ink", align="center")
    return Tabs(number, kit.form.tabs, kit.form.tab_height, padding=8, edge=kit.form.safe, color=kit.color("muted"), line=kit.theme.rule)
