"""The flyer on what anybody can do: a table with a seat for each action, the actions, and what is known as figures to be seen."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.find import find_picture
from handbill.layout.elements.element import Element
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.numbered_dot import Numeral
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tagged import Tagged
from handbill.layout.elements.text import Text
from handbill.layout.elements.titled_picture import TitledPicture
from handbill.layout.figures import figure_of, numbered_dot, numeral_of, source_of, title_of
from handbill.layout.flyer_foot import TOP, at_margins, foot, margin, photograph_above
from handbill.layout.kit import Kit, each_side, first, of_role, spacer

ROLES = frozenset({"title", "lead", "group", "fact", "note", "contact", "helpline", "emergency", "local", "imprint"})
PICTURE = 0.54  # the height that suits the picture, as a part of the measure
LEAST_PART = 0.9  # of its size that a long title leaves of the picture, so that its numerals can be read
LEAST_PICTURE = 0.17  # its least, as a part of the sheet's height
TITLE, LEAST_TITLE = 0.043, 0.042  # the x-height of the title: the most, as a part of the sheet's height, and the least, of its width
STEADY_TITLE = 0.75  # the part of its least size that the ladder leaves of the title
WORD = 0.2  # of the sheet's height, for a title that is the picture
TWO_COLUMNS = 32.0  # em of body text: on a narrower form the actions stand in one column
FIGURE = 0.0355  # the x-height of a fact's figure, as a part of the sheet's width
STEADY = 0.93  # the least part of its size to which a figure shrinks
ALONE, LONGEST = 0.95, 34.0  # of an action alone in its row: the part of the width that it takes, but no more em of body text
SHARE = 1.6  # the width of a fact with dots, as a multiple of another's
SOURCE = 8.5  # points
NUMBERED = (("O", "List"), ("ListNumbering", "Decimal"))


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    unit = kit.unit
    above = photograph_above(kit, has_picture=True)
    head = _titled(kit, side) if above else _head(kit, side)
    flex = 1 if isinstance(head, TitledPicture) else 0
    parts: tuple[Element, ...] = (above, spacer(0, 12 * unit)) if above else ()
    parts += (at_margins(kit, head, 0 if above else TOP * margin(kit), flex), spacer(0, 14 * unit))
    parts += (at_margins(kit, _actions(kit, of_role(side.blocks, "group"))), spacer(0, 18 * unit))
    parts += (at_margins(kit, _facts(kit, of_role(side.blocks, "fact"))), spacer(1 - flex, 12 * unit))
    return Stack((*parts, *foot(kit, side)))


def _head(kit: Kit, side: Side) -> Element:
    """The title and what the sheet is about, beside the picture."""
    unit, width, height = kit.unit, kit.form.width, kit.form.height
    title, words = first(side.blocks, "title"), _about(kit, side)
    actions = of_role(side.blocks, "group")
    seats = enumerate(_seats(kit, actions), 1)
    numerals = tuple(Numeral(numeral_of(kit, number, block, "heading", is_bright)) for number, (block, is_bright) in seats)
    best, least = PICTURE * (width - 2 * margin(kit)), LEAST_PICTURE * height
    picture = kit.picture(best, least, labels=numerals, upright=kit.theme.composition == "window")
    if title and picture:
        smallest = kit.size_at(LEAST_TITLE * width, title.language)
        return TitledPicture(
            picture, title_of(kit, title, TITLE * height), smallest, below=words, gap=12 * unit, smallest=LEAST_PART, steady=STEADY_TITLE
        )
    heading = [kit.title(title, WORD * height), spacer(0, 14 * unit)] if title else []
    return Stack((*heading, *([words] if words else [])))


def _titled(kit: Kit, side: Side) -> Element:
    """The title and what the sheet is about, under a photograph."""
    title, words = first(side.blocks, "title"), _about(kit, side)
    heading: list[Element] = [title_of(kit, title, LEAST_TITLE * kit.form.width), spacer(0, 10 * kit.unit)] if title else []
    return Stack((*heading, *([words] if words else [])))


def _about(kit: Kit, side: Side) -> Text | None:
    lead = first(side.blocks, "lead")
    return kit.body(lead) if lead else None


def _seats(kit: Kit, actions: tuple[Block, ...]) -> list[tuple[Block, bool]]:
    """The actions, each with whether its seat in the picture is the bright one."""
    motif = find_picture(kit.campaign, kit.piece.picture) if kit.piece.picture else None
    fills = [label.fill for label in motif.labels] if isinstance(motif, Motif) else []
    return [(block, fills[index : index + 1] == ["ink"]) for index, block in enumerate(actions)]


def _actions(kit: Kit, actions: tuple[Block, ...]) -> Element:
    """The actions, numbered as their seats; an odd one at the end takes the whole width."""
    unit = kit.unit
    cells = [_action(kit, number, block, is_bright) for number, (block, is_bright) in enumerate(_seats(kit, actions), 1)]
    across = 2 if kit.form.width - 2 * margin(kit) >= TWO_COLUMNS * kit.style("body").size else 1
    rows = [cells[index : index + across] for index in range(0, len(cells), across)]
    return Tagged(Stack(tuple(_side_by_side(kit, row) for row in rows), gap=9 * unit), "L", NUMBERED)


def _side_by_side(kit: Kit, cells: list[Element]) -> Row:
    """Actions on one level; one alone is no wider than is read at ease."""
    if len(cells) > 1:
        return Row(tuple(Column(cell) for cell in cells), gap=20 * kit.unit, align="baseline")
    width = min(ALONE * (kit.form.width - 2 * margin(kit)), LONGEST * kit.style("body").size)
    return Row((Column(cells[0], width=width, fixed=True), Column(spacer())), align="baseline")


def _action(kit: Kit, number: int, block: Block, is_bright: bool) -> Element:
    verb = kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)
    words = Tagged(Stack((verb, *(kit.body(item) for item in block.items)), gap=1 * kit.unit), "LBody")
    dot = numbered_dot(kit, number, block, "heading", is_bright)
    return Tagged(Marked(dot, words, 2.2 * kit.style("heading").size), "LI")


def _facts(kit: Kit, facts: tuple[Block, ...]) -> Element:
    columns = tuple(Column(_fact(kit, block), share=SHARE if block.share else 1.0) for block in facts)
    # Farther apart than the words of a figure are, so that two are not read as one.
    return Row(columns, gap=1.2 * kit.size_at(FIGURE * kit.form.width, kit.piece.language), align="baseline")


def _fact(kit: Kit, block: Block) -> Element:
    """A figure, what it counts, and who counted."""
    figure = figure_of(kit, block, FIGURE * kit.form.width, STEADY)
    return Stack((figure, kit.body(block, "small"), source_of(kit, block, SOURCE)), gap=3 * kit.unit)
