"""The wallet card: two faces of 3.5 x 2 in. Where there is a help line, its number is the largest thing on the back.

Grounds stay light and nothing frames the faces: home printers and cutters miss by a millimeter or two, and a light ground hides it.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.first_that_fits import FirstThatFits
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, is_to_write_on, of_role, spacer

GAP = 3.0
TIGHT = 0.9  # a card has no room for two lines of its headings


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: front and back."""
    return each_side(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    margin = Edges(*(kit.form.safe,) * 4)
    return FilledBox(Stack(tuple(_words(kit, side) + _numbers(kit, side))), margin, flex=1, align="top", fixed=True)


def _words(kit: Kit, side: Side) -> list[Element]:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts.append(kit.heading(block, "display", "H1"))
        elif block.role == "heading":
            parts += [kit.heading(block, "heading", "H2"), spacer(0, 1)]
        elif block.role == "lead":
            parts += [spacer(0, GAP), kit.body(block, "lead", "muted"), spacer(1, GAP)]
        elif block.role == "list":
            small = any(item.icon for item in block.items)
            parts += [kit.bullets(block, "small" if small else "body", gap=0.2 if small else 0.6), spacer(1, GAP)]
        elif block.role == "write":
            parts += [kit.write(block, of_role(side.blocks, "write")), spacer(1, 1)]
        elif block.role == "note":
            parts.append(kit.text(block, block.text, "small", "accent", short=block.short))
    return parts


def _numbers(kit: Kit, side: Side) -> list[Element]:
    helpline, local, imprint = (first(side.blocks, role) for role in ("helpline", "local", "imprint"))
    contacts = of_role(side.blocks, "contact")
    # A line to write on brings its own room above and below.
    to_write = is_to_write_on(local)
    parts: list[Element] = []
    if helpline:
        parts += [_help(kit, helpline, contacts), spacer(1, 0 if to_write else GAP)]
    elif contacts:
        parts += [spacer(1, GAP), _directory(kit, contacts), spacer(1, GAP)]
    if local:
        parts.append(_local(kit, local))
    if imprint:
        parts += [spacer(0, 0 if to_write else 2), kit.imprint(imprint)]
    return parts


def _help(kit: Kit, helpline: Block, contacts: tuple[Block, ...]) -> Element:
    """The number on white, how to text under it, the other numbers beside it."""
    main: list[Element] = [
        kit.text(helpline, helpline.label, "small", "accent"),
        kit.number(helpline, "number", "ink"),
        kit.text(helpline, helpline.text, "small"),
    ]
    for contact in contacts:
        if contact.text:
            apart = Stack((kit.sentence(contact, "small"), kit.text(contact, contact.text, "small")), gap=1.2)
            main.append(FirstThatFits(apart, kit.sentence(contact, "small", whole=True)))
    others = Stack(tuple(_contact(kit, contact) for contact in contacts if not contact.text), gap=3.4)
    row = Row((Column(Stack(tuple(main), gap=0.8), share=1.66), Column(others, share=1.0)), gap=8, align="middle")
    return _on_white(kit, row)


def _directory(kit: Kit, contacts: tuple[Block, ...]) -> Element:
    """Numbers of one rank, two beside each other."""
    cells = [_contact(kit, contact) for contact in contacts]
    pairs = [cells[start : start + 2] for start in range(0, len(cells), 2)]
    rows = [Row(tuple(Column(cell) for cell in [*pair, spacer()][:2]), gap=8, align="baseline") for pair in pairs]
    return _on_white(kit, Stack(tuple(rows), gap=4))


def _on_white(kit: Kit, element: Element) -> Element:
    """The element in a white box; on a ground that is white itself, where nobody would see the box, in line with the other words."""
    if kit.color("ground").rgb == kit.color("paper").rgb:
        return element
    return FilledBox(element, Edges(6, 4, 6, 4), fill=kit.color("paper"), radius=3)


def _contact(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "small"), kit.number(block, "heading", "ink")]
    if block.text and not first(kit.piece.panels[-1].blocks, "helpline"):
        words.append(kit.text(block, block.text, "small"))
    return Stack(tuple(words), gap=0.8, key=1)


def _local(kit: Kit, block: Block) -> Element:
    """The organization's name with its number beside it, or the line to write on."""
    if is_to_write_on(block):
        return kit.local(block, "small")
    name = OrganizationBox((kit.organization_name(block, tight=TIGHT),))
    columns = [Column(Stack((kit.text(block, block.label, "small"), name), gap=0.8, key=1), share=2)]
    logo = kit.logo_figure(40, 20)
    if logo:
        columns.insert(0, Column(logo, width=40, fixed=True))
    if block.value:
        columns.append(Column(OrganizationBox(kit.organization_number(block, align="end"))))
    return Row(tuple(columns), gap=6, align="baseline")
