"""The wallet card: signs and the number on its front, and the number across its back with what to do.

The front alone is enough to act on. Only the head of the front and the plate of the back run to the cut; what else could show where a card
is cut a millimeter off stays white.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import CLOSE, Stack
from handbill.layout.kit import BELOW_LINE, NUMBER_LINE, Kit, each_side, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import is_open, know_line, on_plate, plate_colors

MARGIN = 4.2 * MILLIMETER  # of the words to the sides, if the shop does not ask for more
HEAD, UNDER_TITLE = 8.4 * MILLIMETER, 2.2 * MILLIMETER  # the height of the head below the safe area, and the room at its foot
PICTURE = (14 * MILLIMETER, 2 * MILLIMETER)  # the picture at the end of the head
NUMBER = 42.6 * MILLIMETER  # the width of the front's number
LOCAL_LINE, LABEL = 68 * MILLIMETER, 12 * MILLIMETER  # the line to write on, where that much is left for its label
GUTTER = 3.4 * MILLIMETER  # between the columns of the front
ITEM_GAP, LINE_GAP = 0.16, 0.04  # of the leading, between the items of a list, and where each is one line
TIGHT = 0.85  # a card has no room for two lines of its headings


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: front and back."""
    return each_side(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    title = first(side.blocks, "title")
    return _front(kit, side, title) if title else _back(kit, side)


def _front(kit: Kit, side: Side, title: Block) -> Element:
    helpline, margin = first(side.blocks, "helpline"), _margin(kit)
    foot: list[Element] = [_rule(kit), spacer(0, 3), _number(kit, side, helpline)] if helpline else []
    words = Stack((spacer(0, 5), _signs(kit, side), spacer(1, 2), *foot))
    return Stack((_head(kit, title), FilledBox(words, Edges(margin, 0, margin, kit.form.safe), flex=1, align="top", fixed=True)))


def _margin(kit: Kit) -> float:
    return max(MARGIN, kit.form.safe)


def _rule(kit: Kit) -> Rule:
    return Rule(kit.color("ink"), kit.line)


def _head(kit: Kit, title: Block) -> Element:
    """The title on the bright color, with the picture at its end; on white over a rule where there are no areas of ink."""
    words = replace(kit.heading(title, "display", "H1"), one_line=True, balance=False)
    picture = kit.picture(PICTURE[1], PICTURE[1])
    columns = [Column(words)]
    if picture:
        columns += [Column(spacer(), width=GUTTER, fixed=True), Column(picture, width=PICTURE[0], fixed=True)]
    height, margin = kit.form.safe + HEAD - (kit.line if is_open(kit) else 0), _margin(kit)
    inside = Frame(Row(tuple(columns), align="middle"), height, Edges(margin, kit.form.safe, margin, UNDER_TITLE))
    if is_open(kit):
        return Stack((inside, FilledBox(_rule(kit), Edges(margin, 0, margin, 0), fixed=True)))
    bleed = kit.form.bleed
    return FilledBox(inside, NO_EDGES, fill=kit.color("accent"), bleed=Edges(bleed, bleed, bleed, 0))


def _signs(kit: Kit, side: Side) -> Element:
    """The list in two columns, and what is true of all of it under the second."""
    signs, note = first(side.blocks, "list"), first(side.blocks, "note")
    if not signs:
        return spacer()
    half = (len(signs.items) + (note is not None) + 1) // 2
    left, right = (kit.bullets(replace(signs, items=part), "body", ITEM_GAP) for part in (signs.items[:half], signs.items[half:]))
    second: list[Element] = [right]
    if note:
        words = kit.text(note, note.text, "body", short=note.short, bold=True)
        second.append(Marked(spacer(0), words, right.indent))
    return Row((Column(left), Column(Stack(tuple(second), gap=3.2))), gap=GUTTER)


def _number(kit: Kit, side: Side, helpline: Block) -> Element:
    """The number, and at the end of its line when to call and what dates the card."""
    words: list[Element] = [kit.text(helpline, helpline.label, "small", bold=True, one_line=True, align="end")]
    own = (block for panel in kit.piece.panels if panel.language == side.language for block in panel.blocks)
    imprint = first(tuple(own), "imprint")
    if imprint:
        words.append(kit.code_and_day(imprint, align="end"))
    number = Column(kit.number(helpline, "number", "ink"), width=NUMBER, fixed=True)
    return Row((number, Column(Stack(tuple(words), key=len(words) - 1))), gap=GUTTER, align="baseline")


def _back(kit: Kit, side: Side) -> Element:
    helpline, local = first(side.blocks, "helpline"), first(side.blocks, "local")
    lists = (kit.bullets(block, "body", LINE_GAP, bold=1) for block in of_role(side.blocks, "list"))
    parts: list[Element] = [spacer(0, 4.4), *lists, spacer(0, 2.4), _rule(kit), spacer(0, 1.8), _others(kit, side), spacer()]
    if local:
        parts.append(_local(kit, local))
    # The line to write on keeps its own distance from the cut; letters of its label may reach a little below it.
    foot = max(0.0, kit.form.safe - BELOW_LINE) + 1 if is_to_write_on(local) else kit.form.safe
    under = FilledBox(Stack(tuple(parts)), Edges(_margin(kit), 0, _margin(kit), foot), flex=1, align="top", fixed=True)
    return Stack((_plate(kit, side, helpline), under) if helpline else (under,))


def _plate(kit: Kit, side: Side, helpline: Block) -> Element:
    words, _ = plate_colors(kit)
    # The label is too small to be printed in color.
    label = kit.text(helpline, helpline.label, "small", words, bold=True)
    know = know_line(kit, replace(side, blocks=(helpline,)), words, 1.0)
    bleed, safe, margin = kit.form.bleed, kit.form.safe, _margin(kit)
    # A fifth of the card may be dark, so these lines stand as near as their ink allows, in every script.
    number = kit.number(helpline, "number", words)
    lines = Stack((spacer(0, 1.6 if is_open(kit) else 0), label, number, spacer(0, 2), *know, spacer(0, 2.5)), gap=CLOSE)
    if is_open(kit):
        return FilledBox(on_plate(kit, lines, Edges(margin, kit.line, margin, kit.line)), Edges(0, safe - kit.line, 0, 0), fixed=True)
    return on_plate(kit, lines, Edges(margin, safe, margin, 0), Edges(bleed, bleed, bleed, 0))


def _others(kit: Kit, side: Side) -> Element:
    """The other numbers in columns, each as wide as its words ask."""
    blocks = (*of_role(side.blocks, "emergency"), *of_role(side.blocks, "contact"))
    columns = []
    for block in blocks:
        label, number = kit.text(block, block.label, "small"), kit.number(block, "heading", "ink")
        columns.append(Column(Stack((label, number), gap=0.4, key=1), share=max(label.natural_width(), number.natural_width())))
    return Row(tuple(columns), gap=8, align="baseline")


def _local(kit: Kit, block: Block) -> Element:
    """The organization's name with its number beside it, or the line to write on."""
    if is_to_write_on(block):
        room = kit.form.width - 2 * _margin(kit) - LOCAL_LINE
        return kit.write(block, lengths=(*([LOCAL_LINE] if room >= LABEL else []), NUMBER_LINE))
    name = OrganizationBox((kit.organization_name(block, tight=TIGHT),))
    columns = [Column(Stack((kit.text(block, block.label, "small"), name), gap=1.6, key=1), share=2)]
    logo = kit.logo_figure(40, 20)
    if logo:
        columns.insert(0, Column(logo, width=40, fixed=True))
    if block.value:
        columns.append(Column(OrganizationBox(kit.organization_number(block, align="end"))))
    return Row(tuple(columns), gap=6, align="baseline")
