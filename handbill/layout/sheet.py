"""What sheets that hang on a wall share: their margin, topics in two columns, and who helps near by."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.organization_box import OrganizationBox, OrganizationPart, OrganizationRow
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.kit import Kit, of_role, spacer

COLUMNS_APART = 30.0  # points, as every figure here, on a poster at the distance the theme is made for; all grow with the distance
TOPICS_APART = 18.0
TITLE = 18 * MILLIMETER  # the least x-height of a title that carries across a corridor (the art direction)
MARK = 0.6  # of a heading's size
LOGO = (96.0, 60.0)
LOGOS = 54.0  # the height of a row of several


def margin_of(kit: Kit) -> float:
    """How far words stand from the sides of a sheet."""
    return kit.form.safe * 1.6


def in_margins(picture: Element, edges: Edges) -> Element:
    """A picture as it is if it has a ground that runs to the sides of its box; another keeps the margins that words have."""
    if not isinstance(picture, Picture) or picture.has_ground:
        return picture
    return FilledBox(replace(picture, bleed=NO_EDGES), edges, flex=1, fixed=True, align="top")


def title_beside_picture(kit: Kit, block: Block, best: float, part: float, least: float = 0.0) -> Element:
    """The title at this `part` of the size of its role, which leaves room for a picture, but with an x-height of `least` points or more.

    In a theme of words alone it takes the measure and about `best` points of the height.
    """
    title = kit.title(block, best)
    if not isinstance(title, Text):
        return title
    smallest = max(title.smallest, least / title.letter_height)
    return replace(title, style=replace(title.style, size=max(title.style.size * part, smallest)), smallest=smallest)


def topics(kit: Kit, side: Side) -> list[Element]:
    """The groups of a side in rows of two: a mark, what each is about, and its sentences."""
    unit, parts = kit.enlargement, list[Element]()
    groups = [_topic(kit, block) for block in of_role(side.blocks, "group")]
    for at in range(0, len(groups), 2):
        cells = [Column(each) for each in (*groups[at : at + 2], spacer(0))[:2]]
        parts += [spacer(0, TOPICS_APART * unit)] if parts else []
        parts.append(Row(tuple(cells), gap=COLUMNS_APART * unit, align="baseline"))
    return parts


def _topic(kit: Kit, block: Block) -> Element:
    label = kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)
    words = Stack((label, *(kit.body(item) for item in block.items)), gap=2 * kit.enlargement)
    size = MARK * kit.style("heading").size
    return kit.marked(words, size, 0.5 * size)


def near(kit: Kit, block: Block | None, margin: float) -> list[Element]:
    """A strip across the sheet with the organization that hands the piece out, if it names one."""
    if not block:
        return []
    unit = kit.enlargement
    name = OrganizationBox((kit.organization_name(block, tight=0.7),))
    rows: list[Element] = [
        _beside(kit, kit.text(block, block.label, "small"), kit.organization_numbers(block, "end")),
        _beside(kit, name, kit.organization_address(block, "end")),
    ]
    if social := kit.organization_social(block, "end"):
        rows.append(OrganizationBox(social))
    words: Element = Stack(tuple(rows))
    if logo := kit.logo_figure(LOGO[0] * unit, LOGO[1] * unit):
        words = Row((Column(logo, width=LOGO[0] * unit, fixed=True), Column(words)), gap=14 * unit, align="middle")
    words = kit.over_logos(words, LOGOS * unit, 8 * unit)
    strip = Stack((Rule(kit.color("ink"), kit.line / 2), words), gap=7 * unit)
    return [FilledBox(strip, Edges(margin, 0, margin, 14 * unit), fixed=True, align="top")]


def _beside(kit: Kit, words: Element, line: tuple[OrganizationPart, ...]) -> Row:
    """Words with a line at their end, which takes most of the width where it has several parts."""
    first, second = (1, 3) if any(isinstance(part, OrganizationRow) for part in line) else (3, 2)
    end = [Column(OrganizationBox(line), share=second)] if line else []
    return Row((Column(words, share=first), *end), gap=14 * kit.enlargement, align="baseline")
