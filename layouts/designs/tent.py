"""The table tent, printed twice, head to head: the picture, what is asked, and at the side where reading ends the number, on a small plate.

Picture and plate stand inside the safe area and do not run off: a fold a little off shows nowhere.
"""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.ends import Ends
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.plate import danger_line, on_plate, plate_colors

SIDE = 1.6  # times the safe area, from the words to the sides: beyond the strip that office printers leave white
PICTURE, NUMBER = 0.15, 0.52  # of the width inside the safe area, the same in every language
GAP = 0.1  # of the leading, between paragraphs


def pages(kit: Kit) -> list[Page]:
    """One page for each language: one panel of the tent."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    safe = kit.form.safe
    width, aside = kit.form.width - 2 * safe, (SIDE - 1) * safe
    height = kit.form.height - 2 * safe
    picture = kit.picture(height, height)
    columns = [Column(picture, width=PICTURE * width)] if picture else []
    words = FilledBox(_words(kit, side), Edges(aside, 0, aside, 0), flex=1, align="top", fixed=True)
    columns += [Column(words), Column(_numbers(kit, side, aside), width=NUMBER * width, fixed=True)]
    return FilledBox(Row(tuple(columns), align="stretch"), Edges(safe, safe, safe, safe), flex=1, align="top", fixed=True)


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    for title in of_role(side.blocks, "title"):
        parts += [kit.heading(title, "display", "H1"), spacer(0, 4 * kit.unit)]
    said = [kit.body(block, "lead") for block in of_role(side.blocks, "lead")]
    said += [kit.text(block, block.text, "lead", "ink", short=block.short, bold=True) for block in of_role(side.blocks, "text")]
    parts += [Paragraphs(tuple(said), GAP), spacer()]
    for block in of_role(side.blocks, "local"):
        parts.append(OrganizationBox((kit.organization_name(block, "small"), *kit.organization_number(block, "small"))))
    return Stack(tuple(parts))


def _numbers(kit: Kit, side: Side, aside: float) -> Element:
    """The plate, and under it on white what else there is to know, as far from its sides as the number."""
    unit, helpline, emergency = kit.unit, first(side.blocks, "helpline"), first(side.blocks, "emergency")
    words, color = plate_colors(kit)
    plate: list[Element] = []
    if helpline:
        label = kit.text(helpline, helpline.label, "heading", color)
        head = Ends(label, danger_line(kit, emergency, words, at_end=True), gap=10 * unit) if emergency else label
        plate.append(
            on_plate(kit, Stack((head, kit.number(helpline, "number", words)), gap=2 * unit), Edges(aside, 6 * unit, aside, 7 * unit))
        )
    said = [kit.text(helpline, helpline.text, "small")] if helpline else []
    said += [kit.sentence(block, "small", whole=True) for block in of_role(side.blocks, "contact")]
    under: list[Element] = [Paragraphs(tuple(said)), spacer()]
    under += [kit.imprint(block) for block in of_role(side.blocks, "imprint")]
    below = FilledBox(Stack(tuple(under), gap=3 * unit), Edges(aside, 5 * unit, aside, 0), flex=1, align="top", fixed=True)
    return Stack((*plate, below))
