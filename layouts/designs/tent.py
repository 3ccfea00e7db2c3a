"""The table tent: one wide and low panel, what is asked at one side and the number, large, at the other. It is printed twice, head to head.

The number stands on a block of its own inside the safe area, not on a band that runs off: a fold a little off shows nowhere.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, of_role, spacer

NUMBER_SHARE = 0.53  # of the width inside the margins


def pages(kit: Kit) -> list[Page]:
    """One page for each language: one panel of the tent."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    # As wide in every language, whatever the size of the words, so that the number is, too.
    width = NUMBER_SHARE * (kit.form.width - 2 * kit.form.safe)
    columns = (
        Column(FilledBox(_words(kit, side), NO_EDGES, flex=1, align="top")),
        Column(_numbers(kit, side), width=width, fixed=True),
    )
    row = Row(columns, gap=18 * kit.unit, align="stretch")
    return FilledBox(row, Edges(*(kit.form.safe,) * 4), flex=1, align="top", fixed=True)


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            parts += [kit.heading(block, "display", "H1"), spacer(0, 8 * kit.unit)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0, 8 * kit.unit)]
        elif block.role == "text":
            parts += [kit.text(block, block.text, "heading", "accent", short=block.short), spacer(1, 4 * kit.unit)]
        elif block.role == "local":
            parts += [_near(kit, block), spacer(0, 4 * kit.unit)]
        elif block.role == "imprint":
            parts.append(kit.imprint(block))
    return Stack(tuple(parts))


def _near(kit: Kit, block: Block) -> Element:
    """The organization's name, and its number below."""
    return OrganizationBox((kit.organization_name(block, "small"), *kit.organization_number(block)), gap=kit.unit)


def _numbers(kit: Kit, side: Side) -> Element:
    unit = kit.unit
    parts: list[Element] = []
    for helpline in of_role(side.blocks, "helpline"):
        main = (
            kit.text(helpline, helpline.label, "heading", "paper"),
            kit.number(helpline, "number", "paper"),
            kit.text(helpline, helpline.text, "small", "paper", short=helpline.short),
        )
        parts += [Stack(main, gap=3 * unit), spacer(1, 8 * unit)]
    others = tuple(Column(kit.contact(contact, 1 * unit, "paper", "paper")) for contact in of_role(side.blocks, "contact"))
    parts += [Row(others, gap=14 * unit, align="baseline")]
    edges = Edges(16 * unit, 8 * unit, 16 * unit, 8 * unit)
    return FilledBox(Stack(tuple(parts)), edges, fill=kit.color("ink"), radius=5, flex=1, align="top", fixed=True)
