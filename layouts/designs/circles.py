"""The poster of the social-ecological model: four levels that stand within one another, each with what raises risk and what protects."""

from __future__ import annotations

from layouts.designs.kit import Kit, each_side, of_role, spacer
from layouts.designs.sign import on_sheet, sheet_margin
from layouts.page.elements.arcs import Arcs
from layouts.page.elements.element import Edges, Element
from layouts.page.elements.panel import Panel
from layouts.page.elements.row import Column, Row
from layouts.page.elements.stack import Stack
from layouts.page.items import Page
from materials.piece import Block
from materials.piece import Panel as Side

RISK, PROTECTS = "triangle-alert", "shield-check"
ICON = 24.0


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = sheet_margin(kit)
    return on_sheet(kit, side, Panel(_words(kit, side, margin), Edges(margin, margin, margin, 18), flex=1, align="top", fixed=True))


def _words(kit: Kit, side: Side, margin: float) -> Element:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0, 22)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0.3, 14)]
    # The content goes from the person outward, as one reads; the arcs stand with the widest on top.
    levels = of_role(side.blocks, "level")[::-1]
    parts += [_key(kit, of_role(side.blocks, "heading")), spacer(0.3, 16)]
    rows = tuple(_level(kit, level) for level in levels)
    fills = (kit.color("paper"), kit.color("ground"))
    edge, rim = margin + kit.form.bleed, 3 * kit.theme.rule
    parts.append(Arcs(rows, gap=14, reach=120, margin=edge, room=26, rim=rim, color=kit.color("ink"), fills=fills))
    return Stack(tuple(parts))


def _key(kit: Kit, headings: tuple[Block, ...]) -> Element:
    """What the two signs beside the lines mean."""
    columns = [
        Column(Row((Column(kit.icon(sign, ICON, color), width=ICON), Column(kit.text(block, block.text, "body", color))), gap=10))
        for block, sign, color in zip(headings, (RISK, PROTECTS), ("accent", "ink"), strict=True)
    ]
    return Row(tuple(columns), gap=20, align="baseline")


def _level(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "heading", "ink", kind="H2")]
    for item, sign, color in zip(block.items, (RISK, PROTECTS), ("accent", "ink"), strict=True):
        words.append(Row((Column(kit.icon(sign, ICON, color), width=ICON), Column(kit.body(item))), gap=10))
    return Stack(tuple(words), gap=5)
