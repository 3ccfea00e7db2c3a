"""Who helps near by on one line, for sheets without much height to spare: name, number and web address, logo."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.layout.elements.element import Element
from handbill.layout.elements.organization_box import OrganizationBox, OrganizationRow
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit

_APART, _TWO = 2.4, 2  # points between more lines than two
LOWER = 0.8  # times the height of a single logo: a row of several
NAME, REACHED, STACKED = 1.7, 2.3, 1.4  # times the width of a single number: a name, and two numbers or one with its label


def local_row(kit: Kit, block: Block, gap: float, logo_width: float, logo_height: float, narrow: bool = False) -> Element:
    """The organization's name under its label, its numbers and web address, its logo, on one baseline; several logos in a row under them.

    All in points. `narrow`: two numbers stand one under the other.
    """
    name = Stack((kit.text(block, block.label, "small"), OrganizationBox((kit.organization_name(block),))), gap=2, key=1)
    reached = (*kit.organization_numbers(block, narrow=narrow), *kit.organization_address(block), *kit.organization_social(block))
    # A number and an address look different enough to stand close together. Social media names below them do not.
    apart = _APART if len(reached) > _TWO else 0.0
    several = any(isinstance(part, OrganizationRow) for part in reached)
    columns = [
        Column(name, share=NAME),
        Column(OrganizationBox(reached, apart), share=(STACKED if narrow else REACHED) if several else 1.0),
    ]
    if logo := kit.logo_figure(logo_width, logo_height, end=True):
        columns.append(Column(logo, width=logo_width, fixed=True))
    row = Row(tuple(columns), gap=gap, align="baseline")
    return Stack((kit.over_logos(row, LOWER * logo_height, gap / 2), Spacer(gap / 4))) if len(kit.logos) > 1 else row
