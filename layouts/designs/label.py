"""The label: one number, as wide as it will go, to put over an old one, and few words.

Without a ground, nothing shows where a sheet is fed askew.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import CLOSE, Stack
from handbill.layout.elements.text import Text
from handbill.layout.faces import first_fitting, one_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import flow, without
from handbill.layout.kit import Kit, first, spacer

ROLES = ANY
ROOM = 0.3  # of the usual room between words
EDGE = 2 * MILLIMETER  # what words keep from the edge: sheets of labels are fed a millimeter off
NUMBER = 0.92  # of the label's width
GAP = 0.02  # of the label's height, between the words and the number
NARROWER = (0.8, 0.7, 0.6, 0.5)  # of the label's width, for a number of few digits, which would be too tall
# Where there is a title: whether the label stands on its line, and how wide the number is; the first that fits.
LESS = ((True, NUMBER), (False, 0.8), (True, 0.8), (False, 0.7), (True, 0.7), (False, 0.6), (True, 0.6), (False, 0.5), (True, 0.5))
LABEL = 0.62  # of the number's, for the words above it; the rest is for what dates the label


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return one_face(kit, _label)


def _label(kit: Kit, side: Side) -> Element:
    """The words over the number; a title gives up its size, and the number some of its width, where the height is short."""
    helpline, title = first(side.blocks, "helpline"), first(side.blocks, "title")
    ways = [_words(kit, side, part) for part in (NUMBER, *NARROWER)]
    if helpline and title and side.blocks.index(title) < side.blocks.index(helpline):
        ways += [_titled(kit, side, title, helpline, is_one_line, part) for is_one_line, part in LESS]
    return first_fitting(kit, side, ways) or ways[0]


def _words(kit: Kit, side: Side, part: float) -> Element:
    """What comes before the number, the number with its label and what dates it, and what comes after it."""
    helpline, imprint = first(side.blocks, "helpline"), first(side.blocks, "imprint")
    # What comes before the number stands above it.
    at = side.blocks.index(helpline) if helpline else len(side.blocks)
    above, below = (without(some, helpline, imprint) for some in (side.blocks[:at], side.blocks[at:]))
    measure = NUMBER * kit.form.width
    parts = flow(kit, above, measure, room=ROOM)
    if helpline:
        label = kit.text(helpline, helpline.label, "heading", one_line=True)
        dated = [Column(each, share=1 - LABEL) for each in _dated(kit, imprint)]
        parts += [Row((Column(label, share=LABEL), *dated), gap=4, align="baseline"), *_number(kit, helpline, part)]
        parts += flow(kit, below, measure, room=ROOM)
    else:
        parts += _dated(kit, imprint)
    return _on_label(kit, parts)


def _titled(kit: Kit, side: Side, title: Block, helpline: Block, is_one_line: bool, part: float) -> Element:
    """The title in the size of the label on the line of what dates the number, and the label after it on that line, or under it."""
    imprint, at = first(side.blocks, "imprint"), side.blocks.index(helpline)
    above, below = (without(some, title, helpline, imprint) for some in (side.blocks[:at], side.blocks[at:]))
    words = [kit.text(title, title.text, "heading", "ink", kind="H1", one_line=True)]
    label = kit.text(helpline, helpline.label, "small", one_line=True)
    words += [label] if is_one_line else []
    cells = [*words, *_dated(kit, imprint)]
    row = Row(tuple(Column(each, share=each.natural_width()) for each in cells), gap=6, align="baseline")
    measure = NUMBER * kit.form.width
    parts: list[Element] = [row, *([] if is_one_line else [label])]
    parts += [*flow(kit, above, measure, room=ROOM), *_number(kit, helpline, part)]
    return _on_label(kit, [*parts, *flow(kit, below, measure, room=ROOM)])


def _dated(kit: Kit, imprint: Block | None) -> list[Text]:
    return [kit.code_and_day(imprint, align="end")] if imprint else []


def _number(kit: Kit, helpline: Block, part: float) -> list[Element]:
    """The number in so much of the label's width, and what to know about it."""
    number: Element = kit.number(helpline, "number", "text")
    if part < NUMBER:
        number = Row((Column(number, width=part * kit.form.width, fixed=True), Column(spacer(0))))
    know = [kit.text(helpline, helpline.text, "small", short=helpline.short)] if helpline.text else []
    return [spacer(0, GAP * kit.form.height), number, *know]


def _on_label(kit: Kit, parts: list[Element]) -> Element:
    """In so little height it is their ink that keeps its distance, from the edges and from each other, in every script."""
    across = (1 - NUMBER) / 2 * kit.form.width
    return FilledBox(Stack((spacer(0), *parts, spacer(0)), gap=CLOSE), Edges(across, EDGE, across, EDGE), flex=1, fixed=True)
