"""Who helps near by on one line, for sheets without much height to spare: name, number and web address, logo."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit

NAME = 1.7  # times the width of the number


def local_row(kit: Kit, block: Block, gap: float, logo_width: float, logo_height: float) -> Row:
    """The organization's name under its label, its number and web address, its logo, on one baseline. All in points."""
    name = Stack((kit.text(block, block.label, "small"), OrganizationBox((kit.organization_name(block),))), gap=2, key=1)
    reached = OrganizationBox((*kit.organization_number(block), *kit.organization_address(block)))
    logo = kit.logo_figure(logo_width, logo_height, end=True)
    columns = [Column(name, share=NAME), Column(reached)]
    return Row((*columns, *([Column(logo, width=logo_width, fixed=True)] if logo else [])), gap=gap, align="baseline")
