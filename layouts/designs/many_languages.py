"""The multilingual sheet: the number on top as wide as the page, and under it the short message in every language, each in its own script.

Its readers do not read English: over the languages there is nothing but the number, a picture of a phone and figures, which stand beside
the number where the languages and the organization need the height. The names are the sheet's picture, so they share its spare room.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.core.isolates import own_direction
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.ruled_grid import RuledGrid
from handbill.layout.elements.stack import Stack
from handbill.layout.faces import first_fitting
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.local_row import local_row
from handbill.layout.plate import is_open
from handbill.typeset.itemize import BOLD, END_BOLD

ROLES = frozenset({"helpline", "entry", "local", "imprint"})
GAP = 24  # points between columns, so that words from the right do not seem to go on in the next
PHONE = "phone"  # a picture of layouts/pictures
PHONE_SIZE, BESIDE_PHONE = 1.4, 0.5  # of the type beside it: its height, and the room between
WIDEST = 1.3  # times the size of its role, which the number takes where the sheet is wide
NAME = 2.5 * MILLIMETER  # the least x-height of a name, in the hand
STEADY = 0.8  # the least part of their size to which names shrink with the words under them
FEW_STEADY = 0.6  # the same where there are few, which are so large that a long name is wider than the sheet
IN_COLUMNS = (4, 12, 30)  # how many languages a sheet may have in one column, in two, and in three; more stand in four
CLOSE = (14, 3.5, 3.5)  # points between four columns, from a rule to what stands under it, and from that to the next rule


def pages(kit: Kit) -> list[Page]:
    """One page with all languages."""
    return each_side(kit, _any_side)


def _any_side(kit: Kit, side: Side) -> Element:
    """The number as wide as the page, unless all else fits only under a lower head."""
    return first_fitting(kit, side, [_side(kit, side, is_low=False)]) or _side(kit, side, is_low=True)


def _side(kit: Kit, side: Side, is_low: bool) -> Element:
    margin, unit = kit.form.safe * 1.2, kit.enlargement
    helpline = first(side.blocks, "helpline")
    parts: list[Element] = [_head(kit, helpline, margin, is_low)] if helpline else []
    entries = of_role(side.blocks, "entry")
    over = 20 if len(entries) <= IN_COLUMNS[-1] else 8
    parts.append(FilledBox(_grid(kit, entries), Edges(margin, over * unit, margin, 0), flex=1, align="top", fixed=True))
    parts.append(FilledBox(_foot(kit, side), Edges(margin, 4 * unit, margin, kit.form.safe), fixed=True))
    return Stack(tuple(parts))


def _head(kit: Kit, helpline: Block, margin: float, is_low: bool) -> Element:
    """The number and what needs no words, on the bright color; where the plate is open, between a rule and those of the languages."""
    unit, bleed = kit.enlargement, kit.form.bleed
    label, size = kit.text(helpline, helpline.label, "heading", "ink", kind="H1", steady=1.0), kit.style("heading").size
    phone = FilledBox(Frame(kit.growing_sign(PHONE, 0, 0), PHONE_SIZE * size), Edges(0, 0, BESIDE_PHONE * size, 0), fixed=True)
    number = kit.number(helpline, "number", "ink")
    number = replace(number, style=replace(number.style, size=WIDEST * number.style.size))
    indent = (PHONE_SIZE + BESIDE_PHONE) * size
    signs = Marked(phone, label, indent)
    words: Element = Stack((number, signs), gap=8 * unit)
    if is_low:
        width = indent + 1.01 * label.natural_width()
        words = Row((Column(number), Column(signs, width=width, fixed=True)), gap=GAP * unit, align="middle")
    if is_open(kit):
        ruled = Stack((Rule(kit.color("ink"), kit.line), FilledBox(words, Edges(0, 14 * unit, 0, 0), fixed=True)))
        return FilledBox(ruled, Edges(margin, margin, margin, 0), fixed=True)
    edges = Edges(margin, kit.form.safe, margin, 10 * unit) if is_low else Edges(margin, margin, margin, 16 * unit)
    return FilledBox(words, edges, fill=kit.color("accent"), bleed=Edges(bleed, bleed, bleed, 0), fixed=True, align="top")


def _grid(kit: Kit, entries: tuple[Block, ...]) -> Element:
    unit = kit.enlargement
    columns = 1 + sum(len(entries) > most for most in IN_COLUMNS)
    few = columns <= len(IN_COLUMNS)
    cells = tuple(_entry(kit, entry, large=columns == 1, few=few) for entry in entries)
    gap, above, below = (space * unit for space in ((GAP, 6, 13) if few else CLOSE))
    return RuledGrid(cells, columns, Rule(kit.color("ink"), kit.line), gap=gap, above=above, below=below)


def _entry(kit: Kit, block: Block, large: bool, few: bool) -> Element:
    """One language's cell; `large` and `few`: how many there are."""
    # Where few names stand, one that is too long makes all of them smaller; where many do, it goes on in a second line.
    label = block.label.replace(" ", "\u00a0") if few else block.label
    name = kit.text(
        block,
        label,
        "display" if large else "heading",
        "ink",
        kind="H2",
        steady=FEW_STEADY if large else STEADY,
    )
    name = replace(name, smallest=max(name.smallest, kit.size_at(NAME, block.language)))
    role = "lead" if large else "body"
    words = (
        kit.body(block, role, close=True),
        *(kit.text(item, said, role, short=short, close=True) for item, said, short in _said(block)),
    )
    return Stack((name, Paragraphs(words)), gap=3 * kit.enlargement)


def _said(block: Block) -> list[tuple[Block, str, str]]:
    """The items of an entry with their text and short text, in which the English word to say is bold."""
    english = own_direction(block.language.english)
    bold = f"{BOLD}{english}{END_BOLD}"
    return [(item, item.text.replace(english, bold), item.short.replace(english, bold)) for item in block.items]


def _foot(kit: Kit, side: Side) -> Element:
    local, imprint = first(side.blocks, "local"), first(side.blocks, "imprint")
    unit = kit.enlargement
    parts: list[Element] = [spacer(0, 2 * unit), local_row(kit, local, GAP * unit, 110 * unit, 40 * unit, narrow=True)] if local else []
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts), gap=8 * unit)
