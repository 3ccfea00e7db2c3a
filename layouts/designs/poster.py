"""The poster: a picture, one short thought that carries across a corridor, four signs, and the number as wide as the sheet."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, of_role, spacer
from handbill.layout.plate import plate

MARK = 0.6  # of the heading's size
PICTURE = (0.34, 0.16)  # the picture's height as a part of the sheet's: what suits it, and the least


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, bleed = kit.form.safe * 1.6, kit.form.bleed
    best, least = (part * kit.form.height for part in PICTURE)
    picture = kit.picture(best, least, Edges(bleed, bleed, bleed, 0), margin)
    words = FilledBox(
        _words(kit, side), Edges(margin, margin * 0.9, margin, margin * 0.7), flex=0 if picture else 1, align="top", fixed=True
    )
    return Stack((*([picture] if picture else []), words, plate(kit, side, margin, kit.enlargement)))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    unit = kit.enlargement
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0, 16 * unit)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0, 22 * unit)]
    groups = [_group(kit, block) for block in of_role(side.blocks, "group")]
    for left, right in zip(groups[::2], groups[1::2], strict=True):
        parts += [Row((Column(left), Column(right)), gap=30 * unit, align="baseline"), spacer(0, 14 * unit)]
    return Stack(tuple(parts))


def _group(kit: Kit, block: Block) -> Element:
    label = kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)
    words = Stack((label, *(kit.body(item) for item in block.items)), gap=2 * kit.enlargement)
    size = MARK * kit.style("heading").size
    return kit.marked(words, size, 0.5 * size)
