"""The poster: one short thought that carries across a corridor, the signs in four groups, and the number as wide as the sheet."""

from __future__ import annotations

from layouts.designs.kit import Kit, first, of_role, spacer
from layouts.page.elements.element import Edges, Element
from layouts.page.elements.figure import Figure
from layouts.page.elements.panel import Panel
from layouts.page.elements.row import Column, Row
from layouts.page.elements.stack import Stack
from layouts.page.fit import Face, fit
from layouts.page.items import Page
from layouts.page.qr import qr
from materials.piece import Block
from materials.piece import Panel as Side

ICON = 44.0
CODE = 86.0  # points, quiet zone included: modules of 0.9 mm, read from about 30 cm


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    made = []
    for side in kit.piece.panels:
        face = Face(side.name, side.language, kit.piece.material, side.blocks[0].place)
        made.append(fit(_side(kit, side), face, kit.form, kit.theme))
    return made


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe * 1.6
    parts: list[Element] = [Panel(_words(kit, side), Edges(margin, margin * 1.1, margin, 0), flex=1, align="top", fixed=True)]
    helpline = first(side.blocks, "helpline")
    if helpline:
        parts.append(_band(kit, helpline, of_role(side.blocks, "contact"), margin))
    parts.append(Panel(_foot(kit, side), Edges(margin, 16, margin, margin * 0.75), fixed=True))
    return Stack(tuple(parts))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(1, 16)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(1.4, 24)]
    groups = [_group(kit, block) for block in of_role(side.blocks, "group")]
    for left, right in zip(groups[::2], groups[1::2], strict=True):
        parts += [Row((Column(left), Column(right)), gap=36), spacer(1, 22)]
    for block in of_role(side.blocks, "note"):
        parts += [kit.text(block, block.text, "body", "ink", short=block.short), spacer(1, 22)]
    return Stack(tuple(parts))


def _group(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)]
    words.append(kit.bullets(block, "body", gap=3))
    return Row((Column(kit.icon(block.icon, ICON, "accent"), width=ICON), Column(Stack(tuple(words), gap=9))), gap=14)


def _band(kit: Kit, helpline: Block, contacts: tuple[Block, ...], margin: float) -> Element:
    main = (
        kit.text(helpline, helpline.label, "heading", "paper"),
        kit.number(helpline, "number", "paper"),
        kit.text(helpline, helpline.text, "body", "paper", short=helpline.short),
    )
    others = Row(tuple(Column(_contact(kit, contact)) for contact in contacts), gap=36)
    bleed = kit.form.bleed
    return Panel(
        Stack((Stack(main, gap=10), others), gap=22),
        Edges(margin, 26, margin, 26),
        fill=kit.color("ink"),
        bleed=Edges(bleed, 0, bleed, 0),
        fixed=True,
    )


def _contact(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "body", "paper"), kit.number(block, "heading", "paper")]
    if block.text:
        words.append(kit.text(block, block.text, "small", "paper"))
    return Stack(tuple(words), gap=4)


def _foot(kit: Kit, side: Side) -> Element:
    code, local, imprint = (first(side.blocks, role) for role in ("code", "local", "imprint"))
    columns: list[Column] = []
    if code:
        drawn = Figure(qr(code.link), CODE, CODE, kit.color("text"), alt=f"{code.label}: {code.link}", role="code", fixed=True)
        words = Stack((kit.text(code, code.label, "small"), kit.number(code, "small", "ink")), gap=3)
        columns += [Column(drawn, width=CODE, fixed=True), Column(words, share=1.3)]
    if local:
        columns.append(Column(kit.local(local, "small")))
    logo = kit.logo_figure(150, 64)
    if logo:
        columns.append(Column(logo, width=150, fixed=True))
    parts: list[Element] = [Row(tuple(columns), gap=14, align="middle")] if columns else []
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts), gap=6)
