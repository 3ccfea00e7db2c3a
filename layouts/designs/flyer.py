"""The flyer that speaks to the person herself: a short promise, questions to ask oneself, and a band with the number."""

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


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    made = []
    for side in kit.piece.panels:
        face = Face(side.name, side.language, kit.piece.material, side.blocks[0].place)
        made.append(fit(_side(kit, side), face, kit.form, kit.theme))
    return made


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe * 1.5
    helpline = first(side.blocks, "helpline")
    parts: list[Element] = [Panel(_words(kit, side), Edges(margin, margin * 1.2, margin, 0), flex=1, align="top", fixed=True)]
    if helpline:
        parts.append(_band(kit, helpline, of_role(side.blocks, "contact"), margin))
    parts.append(Panel(_foot(kit, side), Edges(margin, 14, margin, margin * 0.8), fixed=True))
    return Stack(tuple(parts))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0.6, 10)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(1, 14)]
        elif block.role == "heading":
            parts += [kit.heading(block, "heading", "H2", "accent"), spacer(0, 8)]
        elif block.role == "list":
            parts += [kit.bullets(block, "body", gap=2.5), spacer(1, 14)]
        elif block.role == "text":
            parts += [kit.text(block, block.text, "heading", "ink", short=block.short), spacer(1, 16)]
    return Stack(tuple(parts))


def _band(kit: Kit, helpline: Block, contacts: tuple[Block, ...], margin: float) -> Element:
    """The number across the page on the deep ink, the other numbers under it."""
    main = [
        kit.text(helpline, helpline.label, "heading", "paper"),
        kit.number(helpline, "number", "paper"),
        kit.text(helpline, helpline.text, "body", "paper", short=helpline.short),
    ]
    others = Row(tuple(Column(_contact(kit, contact)) for contact in contacts), gap=22, align="baseline")
    bleed = kit.form.bleed
    return Panel(
        Stack((Stack(tuple(main), gap=7), others), gap=14),
        Edges(margin, 18, margin, 18),
        fill=kit.color("ink"),
        bleed=Edges(bleed, 0, bleed, 0),
        fixed=True,
    )


def _contact(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "body", "paper"), kit.number(block, "heading", "paper")]
    if block.text:
        words.append(kit.text(block, block.text, "small", "paper"))
    stack = Stack(tuple(words), gap=2)
    if not block.icon:
        return stack
    return Row((Column(kit.icon(block.icon, 20, "paper"), width=20), Column(stack)), gap=9)


def _foot(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    note, local, imprint = (first(side.blocks, role) for role in ("note", "local", "imprint"))
    if note:
        words = kit.body(note, "small")
        icon = kit.icon(note.icon, 20, "accent") if note.icon else None
        parts.append(Row((Column(icon, width=20), Column(words)), gap=9) if icon else words)
    if local:
        logo = kit.logo_figure(110, 44)
        near = kit.local(local, "body")
        parts.append(Row((Column(near), Column(logo, width=110, fixed=True)), gap=14, align="middle") if logo else near)
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts), gap=9)
