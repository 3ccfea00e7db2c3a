"""The wallet card: on the front the signs to look for, on the back what to do and the number, the largest thing on it.

Grounds stay light and nothing frames the faces: home printers and cutters miss by a millimeter or two, and a light ground hides it.
"""

from __future__ import annotations

from layouts.designs.kit import Kit, first, of_role, spacer
from layouts.page.elements.element import Edges, Element
from layouts.page.elements.panel import Panel
from layouts.page.elements.row import Column, Row
from layouts.page.elements.stack import Stack
from layouts.page.fit import Face, fit
from layouts.page.items import Page
from materials.piece import Block
from materials.piece import Panel as Side

GAP = 3.0


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: front and back."""
    faces = {"front": _front, "back": _back}
    made = []
    for side in kit.piece.panels:
        face = Face(side.name, side.language, kit.piece.material, side.blocks[0].place)
        margin = Edges(*(kit.form.safe,) * 4)
        root = Panel(faces[side.name](kit, side), margin, flex=1, align="top", fixed=True)
        made.append(fit(root, face, kit.form, kit.theme))
    return made


def _front(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts.append(kit.heading(block, "display", "H1"))
        elif block.role == "lead":
            parts += [spacer(0, GAP), kit.body(block, "lead", "muted"), spacer(1, GAP)]
        elif block.role == "list":
            parts += [kit.bullets(block, "body", gap=0.6), spacer(1, GAP)]
        elif block.role == "note":
            parts.append(kit.text(block, block.text, "small", "accent"))
    return Stack(tuple(parts))


def _back(kit: Kit, side: Side) -> Element:
    helpline, local, imprint = (first(side.blocks, role) for role in ("helpline", "local", "imprint"))
    parts: list[Element] = []
    for block in of_role(side.blocks, "heading"):
        parts += [kit.heading(block, "heading", "H2"), spacer(0, 2)]
    parts += [kit.bullets(block, "small", gap=0.2) for block in of_role(side.blocks, "list")]
    parts.append(spacer(1, GAP))
    if helpline:
        parts += [_help(kit, helpline, of_role(side.blocks, "contact")), spacer(1, GAP)]
    if local:
        parts.append(_local(kit, local))
    if imprint:
        parts += [spacer(0, 2), kit.imprint(imprint)]
    return Stack(tuple(parts))


def _help(kit: Kit, helpline: Block, contacts: tuple[Block, ...]) -> Element:
    """The number on white, how to text under it, the other numbers beside it."""
    main = [
        kit.text(helpline, helpline.label, "small", "accent"),
        kit.number(helpline, "number", "ink"),
        kit.text(helpline, helpline.text, "small"),
    ]
    for contact in contacts:
        if contact.text:
            main += [kit.sentence(contact, "small"), kit.text(contact, contact.text, "small")]
    others = Stack(tuple(_contact(kit, contact) for contact in contacts if not contact.text), gap=3.4)
    row = Row((Column(Stack(tuple(main), gap=1.2), share=1.66), Column(others, share=1.0)), gap=8, align="middle")
    return Panel(row, Edges(6, 4, 6, 4), fill=kit.color("paper"), radius=3)


def _contact(kit: Kit, block: Block) -> Element:
    return Stack((kit.text(block, block.label, "small"), kit.number(block, "heading", "ink")), gap=0.8)


def _local(kit: Kit, block: Block) -> Element:
    """The organization's name with its number beside it, or the line to write on."""
    if not block.text:
        return kit.local(block, "small")
    words = Stack((kit.text(block, block.label, "small"), kit.text(block, block.text, "heading", "ink")), gap=0.8)
    columns = [Column(words, share=1.3)]
    logo = kit.logo_figure(40, 20)
    if logo:
        columns.insert(0, Column(logo, width=40, fixed=True))
    if block.value:
        columns.append(Column(kit.number(block, "heading", "ink", align="end")))
    return Row(tuple(columns), gap=6, align="middle")
