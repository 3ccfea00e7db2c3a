"""The poster: one short thought that carries across a corridor, the signs in four groups, and the number as wide as the sheet."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, of_role, spacer
from handbill.layout.sign import on_sheet, sheet_margin

GAP = 0.28  # of the leading, between items
ICON = 44.0  # points, as every figure here, on a poster at the distance the theme is made for


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = sheet_margin(kit)
    return on_sheet(kit, side, FilledBox(_words(kit, side), Edges(margin, margin * 1.1, margin, 0), flex=1, align="top", fixed=True))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    unit = kit.enlargement
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0, 18 * unit)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0, 28 * unit)]
    groups = [_group(kit, block) for block in of_role(side.blocks, "group")]
    for left, right in zip(groups[::2], groups[1::2], strict=True):
        parts += [Row((Column(left), Column(right)), gap=36 * unit, align="baseline"), spacer(0, 24 * unit)]
    for block in of_role(side.blocks, "note"):
        parts += [kit.text(block, block.text, "body", "ink", short=block.short), spacer(0, 24 * unit)]
    return Stack(tuple(parts))


def _group(kit: Kit, block: Block) -> Element:
    unit = kit.enlargement
    label = kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)
    words = kit.headed(label, kit.bullets(block, "body", GAP))
    return kit.with_icon(block.icon, ICON * unit, "accent", words, 14 * unit)
