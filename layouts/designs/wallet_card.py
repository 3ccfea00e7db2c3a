"""The wallet card: two faces of 3.5 x 2 in. Where there is a help line, its number is the largest thing on the back.

The paper stays white and nothing frames the faces: home printers and cutters miss by a millimeter or two, and white hides it.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, is_to_write_on, of_role, spacer, under_headings

GAP = 3.0
ITEM_GAP = 0.05  # of the leading, between the items of a list
NUMBER_SHARE = 0.53  # of the width inside the margins, for the help line's number
TIGHT = 0.9  # a card has no room for two lines of its headings


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: front and back."""
    return each_side(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    margin = Edges(*(kit.form.safe,) * 4)
    # The room that the words leave stays in one place, above the line to write on.
    words = Stack((*_words(kit, side), *_numbers(kit, side), spacer(), *_foot(kit, side)))
    return FilledBox(words, margin, flex=1, align="top", fixed=True, clear=kit.form.safe)


def _words(kit: Kit, side: Side) -> list[Element]:
    parts: list[Element] = []
    for heading, block in under_headings(side.blocks):
        if block.role == "title":
            parts.append(kit.heading(block, "display", "H1"))
        elif block.role == "heading":
            parts += [kit.heading(block, "heading", "H2"), spacer(0, 1)]
        elif block.role == "lead":
            parts += [spacer(0, GAP), kit.body(block, "lead", "muted"), spacer(0, GAP)]
        elif block.role == "list":
            parts += [kit.list_under(heading, block, ITEM_GAP), spacer(0, 3)]
        elif block.role == "write":
            parts += [kit.write(block, of_role(side.blocks, "write")), spacer(0, 1)]
        elif block.role == "note":
            parts += [spacer(0, 2), kit.text(block, block.text, "small", "accent", short=block.short)]
    return parts


def _numbers(kit: Kit, side: Side) -> list[Element]:
    helpline, contacts = first(side.blocks, "helpline"), of_role(side.blocks, "contact")
    if helpline:
        return [_help(kit, helpline, contacts), spacer(0, 0.4)]
    return [spacer(0, GAP), _directory(kit, contacts), spacer(0, GAP)] if contacts else []


def _foot(kit: Kit, side: Side) -> list[Element]:
    local, imprint = first(side.blocks, "local"), first(side.blocks, "imprint")
    parts: list[Element] = []
    if local:
        parts.append(_local(kit, local))
    if imprint:
        parts += [spacer(0, 0 if is_to_write_on(local) else 2), kit.imprint(imprint)]
    return parts


def _help(kit: Kit, helpline: Block, contacts: tuple[Block, ...]) -> Element:
    """The number with the other numbers beside it, and under both how to text."""
    main = (
        kit.text(helpline, helpline.label, "small", "accent"),
        kit.number(helpline, "number", "ink"),
        kit.text(helpline, helpline.text, "small"),
    )
    others = Stack(tuple(_contact(kit, contact) for contact in contacts if not contact.text), gap=3.4)
    # The same in every language, whatever the size of the words, so that the number is as wide in all.
    width = NUMBER_SHARE * (kit.form.width - 2 * kit.form.safe)
    numbers = Row((Column(Stack(main, gap=1.4), width=width, fixed=True), Column(others)), gap=9)
    sentences = (kit.sentence(contact, "small", whole=True) for contact in contacts if contact.text)
    return Stack((numbers, *sentences), gap=2.4)


def _directory(kit: Kit, contacts: tuple[Block, ...]) -> Element:
    """Numbers of one rank, two beside each other."""
    cells = [_contact(kit, contact) for contact in contacts]
    pairs = [cells[start : start + 2] for start in range(0, len(cells), 2)]
    rows = [Row(tuple(Column(cell) for cell in [*pair, spacer()][:2]), gap=8, align="baseline") for pair in pairs]
    return Stack(tuple(rows), gap=4)


def _contact(kit: Kit, block: Block) -> Element:
    words: list[Element] = [kit.text(block, block.label, "small"), kit.number(block, "heading", "ink")]
    if block.text and not first(kit.piece.panels[-1].blocks, "helpline"):
        words += [spacer(0, 1.2), kit.text(block, block.text, "small")]
    return Stack(tuple(words), gap=0.8, key=1)


def _local(kit: Kit, block: Block) -> Element:
    """The organization's name with its number beside it, or the line to write on."""
    if is_to_write_on(block):
        return kit.local(block, "small")
    name = OrganizationBox((kit.organization_name(block, tight=TIGHT),))
    columns = [Column(Stack((kit.text(block, block.label, "small"), name), gap=1.6, key=1), share=2)]
    logo = kit.logo_figure(40, 20)
    if logo:
        columns.insert(0, Column(logo, width=40, fixed=True))
    if block.value:
        columns.append(Column(OrganizationBox(kit.organization_number(block, align="end"))))
    return Row(tuple(columns), gap=6, align="baseline")
