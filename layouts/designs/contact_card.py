"""The card with somebody to call: its front like the page of a contact in a phone, its back a list of numbers.

Nothing on it says what it is for. The number that answers at any hour stands first and is twice as large as the others.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.faces import first_fitting
from handbill.layout.kit import NUMBER_LINE, Kit, each_side, of_role, spacer

ROLES = frozenset({"title", "lead", "write", "note", "heading", "contact", "emergency", "imprint"})
MARGIN = 3.2 * MILLIMETER
NUMBER, FIRST, ADDRESS = 1.25, 2.5, 0.8  # of the heading's size: numbers in the list, the first of them, and a web address
PICTURE = 0.86  # its height as a part of its width
BETWEEN = 3 * MILLIMETER  # from the picture to the words, and from a number to its words
APART, MORE = 1.7, 2.1  # points, from the words of a row to the rule under it, and from there to the next: always, and in proportion


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: front and back."""
    return each_side(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    """The words on white; where they are too tall, those of the first number stand beside its middle, not on its baseline."""
    ways = [_words(kit, side, on_baseline) for on_baseline in (True, False)]
    return first_fitting(kit, side, ways) or ways[0]


def _words(kit: Kit, side: Side, on_baseline: bool) -> Element:
    margin = max(MARGIN, kit.form.safe)
    words = Stack((*_contact(kit, side, margin), *_list(kit, side, on_baseline)))
    return FilledBox(words, Edges(margin, kit.form.safe, margin, kit.form.safe), flex=1, align="top", fixed=True, clear=kit.form.safe)


def _contact(kit: Kit, side: Side, margin: float) -> list[Element]:
    """The picture with the title beside it, then the lines to write on, which begin where the title does."""
    title, writes = of_role(side.blocks, "title"), of_role(side.blocks, "write")
    if not title:
        return []
    beside = kit.form.width - 2 * margin - NUMBER_LINE  # what the lines leave of the width
    words: list[Element] = [kit.heading(block, "display", "H1") for block in title]
    words += [kit.body(block, "lead") for block in of_role(side.blocks, "lead")]
    head: Element = Stack(tuple(words), gap=2.4)
    side_by_side = beside - BETWEEN
    picture = kit.picture(PICTURE * side_by_side, PICTURE * side_by_side)
    if picture:
        columns = (Column(picture, width=side_by_side, fixed=True), Column(spacer(), width=BETWEEN, fixed=True), Column(head))
        head = Row(columns, align="middle")
    # The box keeps the picture from taking the room that belongs above the lines.
    parts: list[Element] = [FilledBox(head, NO_EDGES), spacer()]
    parts += [kit.write(block, writes, start=beside if picture else 0.0) for block in writes]
    return [*parts, *(kit.body(block, "small") for block in of_role(side.blocks, "note"))]


def _list(kit: Kit, side: Side, on_baseline: bool) -> list[Element]:
    """The numbers with their words beside them, all of which begin at one place; `on_baseline`: the words of the first, too."""
    contacts = (*of_role(side.blocks, "contact"), *of_role(side.blocks, "emergency"))
    if not contacts:
        return []
    numbers = [_number(kit, block, FIRST if block is contacts[0] else NUMBER) for block in contacts]
    column = max(number.natural_width() for number in numbers) + BETWEEN
    parts: list[Element] = [kit.heading(block, "heading", "H2") for block in of_role(side.blocks, "heading")]
    for block, number in zip(contacts, numbers, strict=True):
        words = [kit.text(block, block.label, "small", bold=True)]
        words += [kit.text(block, block.text, "small", short=block.short)] if block.text else []
        row = Row((Column(number, width=column, fixed=True), Column(Stack(tuple(words)))), align="baseline")
        if block is contacts[0] and not on_baseline:
            row = replace(row, align="middle")
        parts += [spacer(0, MORE), Rule(kit.color("text"), kit.theme.rule, APART, APART), spacer(0, MORE), row]
    return [*parts, spacer(1, 3), *(kit.imprint(block) for block in of_role(side.blocks, "imprint"))]


def _number(kit: Kit, block: Block, part: float) -> Text:
    """A number at this part of the heading's size in every language, or a web address, which is longer."""
    number = kit.number(block, "heading", "ink")
    if not block.link.startswith("tel:"):
        part = ADDRESS
    return replace(number, style=replace(number.style, size=part * kit.style("heading").size), steady=1.0)
