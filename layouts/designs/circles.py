"""The poster of the social-ecological model: four levels that stand within one another, each with what raises risk and what protects."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.bullets import Bullet, Bullets
from handbill.layout.elements.circle_layout import CircleLayout
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, of_role, spacer
from handbill.layout.sign import on_sheet, sheet_margin

RISK, PROTECTS = "triangle-alert", "shield-check"
GAP = 0.15  # of the leading, between items
ICON = 24.0  # points, as every figure here, on a poster at the distance the theme is made for


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = sheet_margin(kit)
    return on_sheet(
        kit,
        side,
        FilledBox(_words(kit, side, margin), Edges(margin, margin, margin, 18 * kit.enlargement), flex=1, align="top", fixed=True),
    )


def _words(kit: Kit, side: Side, margin: float) -> Element:
    parts: list[Element] = []
    unit = kit.enlargement
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0, 22 * unit)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0, 18 * unit)]
    # The content goes from the person outward, as one reads; the arcs stand with the widest on top.
    levels = of_role(side.blocks, "level")[::-1]
    parts += [_key(kit, of_role(side.blocks, "heading")), spacer(0, 16 * unit)]
    rows = tuple(_level(kit, level) for level in levels)
    fills = (kit.color("paper"),)
    edge, rim = margin + kit.form.bleed, 3 * kit.theme.rule * unit
    parts.append(
        CircleLayout(rows, gap=14 * unit, reach=120 * unit, margin=edge, room=26 * unit, rim=rim, color=kit.color("ink"), fills=fills)
    )
    return Stack(tuple(parts))


def _key(kit: Kit, headings: tuple[Block, ...]) -> Element:
    """What the two signs beside the lines mean."""
    columns = [
        Column(_signed(kit, sign, color, kit.text(block, block.text, "body", color)))
        for block, sign, color in zip(headings, (RISK, PROTECTS), ("accent", "ink"), strict=True)
    ]
    return Row(tuple(columns), gap=20 * kit.enlargement, align="baseline")


def _level(kit: Kit, block: Block) -> Element:
    size = ICON * kit.enlargement
    signs = zip(block.items, (RISK, PROTECTS), ("accent", "ink"), strict=True)
    items = tuple(Bullet(kit.icon(sign, size, color), kit.body(item)) for item, sign, color in signs)
    label = kit.text(block, block.label, "heading", "ink", kind="H2")
    return kit.headed(label, Bullets(items, indent=size + 10 * kit.enlargement, gap=GAP))


def _signed(kit: Kit, sign: str, color: str, words: Element) -> Element:
    return kit.with_icon(sign, ICON * kit.enlargement, color, words, 10 * kit.enlargement)
