"""The fold card: a strip of four panels one under the other. Outside a plain list of numbers, inside questions and the help line.

Folded in half and in half again it shows two outer panels, so all four say nothing of trafficking, and have no color. Panels stand one
under the other in every language; right-to-left pages are mirrored within each panel.
"""

from __future__ import annotations

from collections.abc import Callable

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import PageFace, fit_page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.strut import Strut
from handbill.layout.elements.text import Text
from handbill.layout.kit import Kit, first, is_to_write_on, spacer, under_headings
from handbill.layout.plate import is_open, know_line, on_plate, plate_colors

ROWS = 3  # ruled rows on each panel of the outside, at one distance over all folds
UNDER_RULE, LEVEL = 0.6 * MILLIMETER, 5.5 * MILLIMETER  # from a rule to the words that hang under it, and from there to their baseline
GAP = 0.3  # of the leading, between the questions
OVER_PLATE = 3 * MILLIMETER  # from the words over the plate to it
DOT = 0.5  # of the heading's size


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, the outside first; the content's panels fill them from the top, `panels` of the format to a page."""
    count = kit.form.panels
    outside, inside = kit.piece.panels[:count], kit.piece.panels[count:]
    return [_strip(kit, "outside", outside, _listed), _strip(kit, "inside", inside, _inside)]


def _strip(kit: Kit, name: str, strip: tuple[Side, ...], panel: Callable[[Kit, Side], Element]) -> Page:
    folds = tuple(Fold("y", kit.form.height * at / len(strip)) for at in range(1, len(strip)))
    face = PageFace(name, strip[0].language, kit.piece.material, strip[0].blocks[0].place, folds)
    return fit_page(Stack(tuple(panel(kit, side) for side in strip)), face, kit.form, kit.theme)


def _height(kit: Kit) -> float:
    return kit.form.height / kit.form.panels


def _margin(kit: Kit) -> float:
    return kit.form.safe * 1.2


def _listed(kit: Kit, side: Side) -> Element:
    """A panel of the outside: rules as on a page for addresses, with one entry under the first of them."""
    (block, *_) = side.blocks
    pitch = _height(kit) / ROWS
    line = Rule(kit.color("text"), kit.theme.rule)
    entry = Frame(_entry(kit, block), pitch - line.thickness, Edges(0, UNDER_RULE, 0, 0))
    under = Rule(line.color, line.thickness, role="write-in") if is_to_write_on(block) and block.role == "local" else line
    rest = [Rule(line.color, line.thickness, above=pitch - line.thickness) for _ in range(ROWS - 2)]
    edge = pitch / 2
    return FilledBox(Stack((line, entry, under, *rest)), Edges(_margin(kit), edge, _margin(kit), edge - line.thickness), fixed=True)


def _entry(kit: Kit, block: Block) -> Element:
    """A label with its number at the end of the line. The number alone says whose it is: a name could tell what the card is for."""
    if block.role == "title":
        label: tuple[Element, ...] = (kit.heading(block, "display", "H1", "text"),)
    else:
        label = tuple(kit.text(block, words, role) for words, role in ((block.label, "body"), (block.text, "small")) if words)
    columns = [Column(Stack(label)), Column(Strut(LEVEL), share=0.0)]
    if block.role == "local" and block.value:
        columns.append(Column(OrganizationBox(kit.organization_number(block, "display", "end", "text")), share=1.6))
    elif block.value:
        number = kit.number(block, "display", "text", align="end")
        columns.append(Column(number, width=number.natural_width() + 1))
    return Stack((Row(tuple(columns), gap=4, align="baseline"), spacer()))


def _inside(kit: Kit, side: Side) -> Element:
    down = max(_margin(kit), kit.form.fold_safe)
    helpline = first(side.blocks, "helpline")
    if helpline:
        return _last(kit, side, helpline, down)
    parts = [part for heading, block in under_headings(side.blocks) for part in _block(kit, block, heading)]
    # Questions that go on over the fold come near it from both sides, so that they are read as one list.
    words = Stack((spacer(), *parts) if first(side.blocks, "heading") else (*parts, spacer()), gap=4)
    return Frame(words, _height(kit), Edges(_margin(kit), down, _margin(kit), down))


def _block(kit: Kit, block: Block, heading: Block | None) -> list[Element]:
    if block.role == "list":
        bullets = kit.bullets(block, "body", GAP)
        return [kit.headed(_heading(kit, heading, bullets.indent), bullets) if heading else bullets]
    if block.role == "text":
        return [kit.text(block, block.text, "lead", "ink", short=block.short)]
    return [kit.body(block, "body")]


def _heading(kit: Kit, block: Block, indent: float) -> Text | Marked:
    """The heading, after the picture where the items of its list have their rings."""
    heading = kit.heading(block, "heading", "H2")
    size = DOT * heading.style.size
    picture = kit.picture(size, size)
    # The column keeps the picture as narrow as it is high.
    return Marked(Row((Column(picture, width=size, fixed=True), Column(spacer()))), heading, indent) if picture else heading


def _last(kit: Kit, side: Side, helpline: Block, down: float) -> Element:
    """The panel with the plate at its foot, and over it how to write to the help line."""
    words, label = plate_colors(kit)
    margin, bleed, safe = _margin(kit), kit.form.bleed, kit.form.safe
    imprint = first(side.blocks, "imprint")
    lines = [kit.text(helpline, helpline.label, "heading", label), kit.number(helpline, "number", words), *know_line(kit, side, words, 1.0)]
    signed = [kit.imprint(imprint, color=words)] if imprint else []
    if is_open(kit):
        plate = on_plate(kit, Stack(tuple(lines), gap=3), Edges(margin, 6, margin, 6))
        foot: Element = Stack((plate, FilledBox(Stack(tuple(signed)), Edges(margin, 4, margin, safe), fixed=True)))
    else:
        content = Stack((Stack(tuple(lines), gap=3), *signed), gap=8)
        foot = on_plate(kit, content, Edges(margin, 9, margin, safe), Edges(bleed, 0, bleed, bleed))
    contacts = tuple(kit.sentence(block, "body") for block in side.blocks if block.role == "contact")
    over = FilledBox(Stack((spacer(), *contacts)), Edges(margin, down, margin, OVER_PLATE), flex=1, align="top", fixed=True)
    return Frame(Stack((over, foot)), _height(kit))
