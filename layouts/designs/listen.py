"""The poster of a short number: a title, a picture with a code beside it, one sentence, topics, and the number large in the plate."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.graphics.qr_code import QUIET_ZONE, make_qr_code
from handbill.layout.elements.element import Edges, Element, FitStep
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Align, Text
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.plate import is_open, on_plate, plate_colors
from handbill.layout.sheet import COLUMNS_APART, margin_of, near, topics

ROLES = frozenset({"title", "lead", "group", "code", "contact", "emergency", "helpline", "local", "imprint"})

# Points, as every figure here, on a poster at the distance the theme is made for; all grow with the distance.
PICTURE = (0.3, 0.13)  # the picture's height as a part of the sheet's: what suits it, and the least
WORD = 0.3  # the title's height as a part of the sheet's, where there is no picture
CODE = 50 * MILLIMETER  # across its dark modules: it is scanned from a meter and more
CODE_WORDS = 14.0
CLEAR = 6 * MILLIMETER  # between the picture and words above and below it
REACH = 0.62  # of the imprint's size, that the ink of any script reaches below its baseline
NUMBER = 214.0  # as wide as a column of a tabloid sheet


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, unit = margin_of(kit), kit.enlargement
    opening = FilledBox(_opening(kit, side), Edges(margin, margin * 0.8, margin, 0), fixed=True, flex=1, align="top", clear=kit.form.safe)
    words = Stack((*topics(kit, side), spacer(0, 16 * unit), *_contacts(kit, side)))
    return Stack(
        (
            opening,
            FilledBox(words, Edges(margin, 18 * unit, margin, 18 * unit), fixed=True, align="top"),
            *near(kit, first(side.blocks, "local"), margin),
            _plate(kit, side, margin),
        )
    )


def _opening(kit: Kit, side: Side) -> Element:
    """Title, picture and lead, with the code where reading starts beside the picture, or else beside the lead."""
    unit = kit.enlargement
    best, least = (part * kit.form.height for part in PICTURE)
    picture = kit.picture(best, least)
    title = [kit.title(block, WORD * kit.form.height) for block in of_role(side.blocks, "title")]
    leads = [kit.body(block, "lead") for block in of_role(side.blocks, "lead")]
    codes = [_code(kit, block, at_end=picture is None) for block in of_role(side.blocks, "code")]
    if not picture:
        words = Row((Column(Stack(tuple(leads))), *codes), gap=COLUMNS_APART * unit)
        return Stack((*title, spacer(0, 30 * unit), words))
    row = Row((*codes, Column(picture)), gap=10 * unit, align="stretch")
    shown = FilledBox(row, Edges(0, CLEAR * unit, 0, 1.3 * CLEAR * unit), fixed=True, flex=1)
    return Stack((*title, shown, *leads))


def _code(kit: Kit, block: Block, at_end: bool = False) -> Column:
    """The code at the foot of its column, between its label and the address for those who would rather type.

    Its dark modules stand at the edge of the column where reading starts, or ends; the quiet zone reaches beyond it.
    """
    drawing, size = make_qr_code(block.link), CODE * kit.enlargement
    module = size / (drawing.width - 2 * QUIET_ZONE)
    quiet, whole = QUIET_ZONE * module, drawing.width * module
    alt = f"{block.label}: {block.link}"
    code = Figure(drawing, whole, whole, kit.color("text"), alt=alt, role="code", fixed=True, at_end=at_end)
    square = FilledBox(code, Edges(-quiet, 0, -quiet, 0), fixed=True, align="top")
    align: Align = "end" if at_end else "start"
    label = _at_code(kit, kit.text(block, block.label, "imprint", bold=True, balance=True, align=align))
    address = _at_code(kit, kit.text(block, block.value, "imprint", one_line=True, link=block.link, align=align))
    width = max(whole, address.widest(kit.form.width, FitStep()))
    return Column(Stack((spacer(), label, square, address)), width=width, fixed=True)


def _at_code(kit: Kit, words: Text) -> Text:
    """Words at the code in the size that is read from where a phone reads it, on any step."""
    size = max(words.smallest, CODE_WORDS * kit.enlargement)
    return replace(words, style=replace(words.style, size=size), smallest=size)


def _contacts(kit: Kit, side: Side) -> list[Element]:
    """The other numbers, in the columns of the topics."""
    unit, parts = kit.enlargement, list[Element]()
    cells = [Column(kit.contact(block, 3 * unit)) for block in side.blocks if block.role in ("contact", "emergency")]
    for at in range(0, len(cells), 2):
        row = (*cells[at : at + 2], Column(spacer(0)))[:2]
        parts += [Rule(kit.color("ink"), kit.line / 2), Row(row, gap=COLUMNS_APART * unit, align="baseline")]
    return [Stack(tuple(parts), gap=7 * unit)] if parts else []


def _plate(kit: Kit, side: Side, margin: float) -> Element:
    """The number in the first column, and beside it when to call and, at its foot, the imprint."""
    unit, bleed = kit.enlargement, kit.form.bleed
    words, bright = plate_colors(kit)
    gap = COLUMNS_APART * unit
    across = (kit.form.width - 2 * margin - gap) / 2
    numbers, beside, foot = list[Element](), list[Element](), 0.0
    for block in of_role(side.blocks, "helpline"):
        number = kit.number(block, "number", bright)
        numbers.append(replace(number, style=replace(number.style, size=NUMBER * unit)))
        foot = numbers[-1].measure(across, FitStep()).last
        beside.append(kit.text(block, block.label, "heading", bright, balance=True))
        if block.text:
            beside.append(kit.text(block, block.text, "small", words, short=block.short, balance=True))
    imprints = [_level(kit.imprint(block, color=words), across, foot) for block in of_role(side.blocks, "imprint")]
    column = Stack((Stack(tuple(beside), gap=4 * unit), spacer(1, 6 * unit), *imprints))
    # Where text is copied from the file, a tall number joins the first line beside it; in a script from the right it comes after it, and so
    # into the middle of a sentence of two lines. There it is read last.
    read = (1, 0) if side.language.direction == "rtl" else (0, 1)
    row = Row((Column(Stack(tuple(numbers))), Column(column)), gap=gap, align="stretch", read=read)
    if is_open(kit):
        return FilledBox(on_plate(kit, row, Edges(margin, 14 * unit, margin, 14 * unit)), Edges(0, 0, 0, kit.form.safe), fixed=True)
    # What reaches below the last line of the imprint stays in the safe area.
    low = max(20 * unit, kit.form.safe - foot + REACH * max(kit.style("imprint").size, kit.theme.least))
    return on_plate(kit, row, Edges(margin, 16 * unit, margin, low), Edges(bleed, 0, bleed, bleed))


def _level(imprint: Element, across: float, foot: float) -> Element:
    """The imprint with its last baseline `foot` points above the bottom, where the number has its own."""
    return FilledBox(imprint, Edges(0, 0, 0, max(0.0, foot - imprint.measure(across, FitStep()).last)), fixed=True)
