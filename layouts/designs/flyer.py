"""The flyer for a person who may need help: a picture with the title in it, questions to ask oneself, and the number."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.titled_picture import TitledPicture
from handbill.layout.flyer_foot import flyer_plate, foot, foot_words, margin
from handbill.layout.kit import Kit, each_side, first, spacer, under_headings

GAP = 0.25  # of the leading, between items
TWO_COLUMNS = 32.0  # em of body text: on a narrower form lists stand in one column
PICTURE = (0.37, 0.27)  # the picture's height as a part of the sheet's: what suits it, and the least
# The x-height of the title as a part of the sheet's width: the most, and the least; on small forms and over tabs it may be lower.
TITLE, LEAST, LEAST_WHERE_TIGHT = 0.0735, 0.0603, 0.044
WORD = 0.22  # of the sheet's height, for a title without a picture
BELOW_NUMBER = 6 * MILLIMETER  # from the number to the end of what is seen of the sheet


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    unit, edge = kit.unit, margin(kit)
    head = _head(kit, side)
    words = FilledBox(_words(kit, side), Edges(edge, 18 * unit, edge, 0), fixed=True)
    if not kit.form.shown:
        room = spacer(0 if isinstance(head, TitledPicture) else 1)
        return Stack((head, words, room, *foot(kit, side)))
    # A rack hides the lower part of a card, so the number stands right under the title.
    imprint = first(side.blocks, "imprint")
    signed = FilledBox(kit.imprint(imprint), Edges(edge, 8 * unit, edge, edge), fixed=True) if imprint else spacer(0)
    return Stack((Frame(head, _seen(kit)), flyer_plate(kit, side, signed=False), words, spacer(), foot_words(kit, side, 0), signed))


def _seen(kit: Kit) -> float:
    """The height that leaves the plate's number in sight."""
    label, number = kit.style("heading"), kit.style("number")
    largest = max(step.scale for step in kit.theme.ladder)
    measure = kit.form.width - 2 * margin(kit)
    return kit.form.shown - BELOW_NUMBER - 20 * kit.unit - label.size * label.leading * largest - number.size


def _head(kit: Kit, side: Side) -> Element:
    """The title in the picture; without one, as wide as the measure."""
    edge, bleed, width, height = margin(kit), kit.form.bleed, kit.form.width, kit.form.height
    title = first(side.blocks, "title")
    if not title:
        return spacer(0)
    best, least = (part * height for part in PICTURE)
    # A photograph takes the end of the width only.
    start = 0 if kit.theme.composition == "window" else bleed
    picture = kit.picture(best, least, Edges(start, bleed, bleed, 0), edge)
    if not picture:
        return FilledBox(kit.title(title, WORD * height), Edges(edge, edge * 0.9, edge, 0), align="top", fixed=True)
    is_tight = kit.form.tabs or width < TWO_COLUMNS * kit.style("body").size
    smallest = kit.size_at(width * (LEAST_WHERE_TIGHT if is_tight else LEAST), title.language)
    return TitledPicture(picture, kit.title_at(title, TITLE * width), smallest, edge, edge * 0.8)


def _words(kit: Kit, side: Side) -> Element:
    """The blocks between the title and the foot."""
    return Stack(tuple(part for heading, block in under_headings(side.blocks) for part in _block(kit, block, heading)))


def _block(kit: Kit, block: Block, heading: Block | None) -> list[Element]:
    """A block, under its heading, with the room that follows it."""
    unit = kit.unit
    if block.role == "lead":
        return [kit.body(block, "lead"), spacer(0, 14 * unit)]
    if block.role == "list":
        is_wide = kit.form.width - 2 * margin(kit) >= TWO_COLUMNS * kit.style("body").size
        return [kit.list_under(heading, block, GAP, 2 if is_wide else 1), spacer(0, 14 * unit)]
    if block.role == "text":
        return [kit.text(block, block.text, "body", "ink", short=block.short, bold=True, balance=True), spacer(0, 14 * unit)]
    return []
