"""The fold card: a strip of four panels one under the other. Any words are shared over its two faces, with the number on the last panel.

Content with a panel for each has outside a plain list, as on a page for addresses, and inside questions and the help line. Folded in half
and in half again it shows two outer panels, so of a piece that must not be noticed all four say nothing, and have no color.

Panels stand one under the other in every language; right-to-left pages are mirrored within each panel.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.core.partition import partition
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import FittedPage, fit_pages
from handbill.layout.elements.element import FULL_SIZE, Edges, Element, FitStep
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.strut import Strut
from handbill.layout.elements.text import Text
from handbill.layout.faces import by_language, faces, language_faces, leading_title, page_face, with_one_helpline
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, chunks, flow, without
from handbill.layout.kit import Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import is_open, know_line, on_plate, plate_colors

ROLES = ANY
LISTED = ("title", "contact", "emergency", "local")  # what stands alone on a panel of the outside, under its rule
ASKED = ("heading", "list", "text", "lead", "note")  # what questions on the inside consist of
DOT_ALONE = "dot"  # a picture of layouts/pictures, on the cover of a piece that has none
LARGE, COVER_PICTURE = 1.5, 0.6  # of its size, of a title on a cover, and of the cover's height, of its picture
APART = ("group", "fact")  # what need not stand on one panel with its like
SMALLER, LARGEST = FitStep(scale=0.8, leading=0.94), 1.7  # the step on which a list is still kept whole, and the most that type grows
ROOM = 0.7  # of the usual room between words
ROWS = 3  # ruled rows on each panel of the outside, at one distance over all folds
UNDER_RULE, LEVEL = 0.6 * MILLIMETER, 5.5 * MILLIMETER  # from a rule to the words that hang under it, and from there to their baseline
GAP = 0.3  # of the leading, between the questions
OVER_PLATE = 3 * MILLIMETER  # from the words over the plate to it
DOT = 0.5  # of the heading's size


def pages(kit: Kit) -> list[Page]:
    """The outside, then the inside, with `panels` of the format on each; of a piece in two languages each has a page."""
    if languages := language_faces(kit.piece):
        kit = replace(kit, theme=kit.theme.growing(words=LARGEST))
        strips = [_strip(kit, name, side, _distributed(kit, side)) for name, side in zip(("outside", "inside"), languages, strict=True)]
        return fit_pages(strips, kit.form, kit.theme)
    return [page for panels in by_language(kit.piece) for page in _pages(kit, with_one_helpline(panels))]


def _pages(kit: Kit, panels: tuple[Side, ...]) -> list[Page]:
    """Content with a panel for each of the form's fills them from the top; other words are parted."""
    count = kit.form.panels
    if len(panels) == 2 * count:
        outside, inside = panels[:count], panels[count:]
        listed, asked = [_listed(kit, side) for side in outside], [_inside(kit, side) for side in inside]
        strips = [_strip(kit, "outside", outside[0], listed), _strip(kit, "inside", inside[0], asked)]
        return [page for strip in strips for page in fit_pages((strip,), kit.form, kit.theme)]
    kit = replace(kit, theme=kit.theme.growing(words=LARGEST))
    front, back = faces(kit, panels, 2, _measure(kit))
    strips = [_strip(kit, "outside", front, _distributed(kit, front)), _strip(kit, "inside", back, _distributed(kit, back))]
    return fit_pages(strips, kit.form, kit.theme)


def _strip(kit: Kit, name: str, side: Side, panels: list[Element]) -> FittedPage:
    folds = tuple(Fold("y", kit.form.height * at / len(panels)) for at in range(1, len(panels)))
    return Stack(tuple(panels)), page_face(kit, side, name, folds)


def _distributed(kit: Kit, side: Side) -> list[Element]:
    """Any words over the panels of a face: the title on the first, the number on the last, the others about equally full."""
    title, helpline, count = leading_title(side), first(side.blocks, "helpline"), kit.form.panels
    numbers = (*alone(side.blocks, "emergency"), *alone(side.blocks, "contact")) if helpline else ()
    imprints = of_role(side.blocks, "imprint")
    parts = _parts(kit, without(side.blocks, title, helpline, *numbers, *imprints))
    cover = [_cover(kit, title)] if title else []
    free = count - len(cover) - (helpline is not None)
    heights = [_natural(kit, part) for part in parts]
    starts = partition(len(parts), free, lambda start, end: sum(heights[start:end]))
    shared = [parts[start:end] for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)]
    panels = [*cover, *(_panel(kit, tuple(block for part in some for block in part)) for some in shared)]
    if helpline:
        return [*panels, _last(kit, replace(side, blocks=(helpline, *numbers, *imprints)), helpline, _down(kit))]
    own = tuple(block for part in shared[-1] for block in part)
    return [*panels[:-1], _panel(kit, own, tuple(kit.imprint(block) for block in imprints))]


def _parts(kit: Kit, blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """What stands together on a panel; a list that is higher than one, even in smaller type, goes on over the fold."""
    room, parts = _height(kit) - 2 * _down(kit), list[tuple[Block, ...]]()
    for chunk in chunks(blocks):
        if chunk[0].role in APART:
            parts += [(block,) for block in chunk]
            continue
        if parts and parts[-1][0].role == "heading" != chunk[0].role and _natural(kit, (*parts[-1], *chunk), SMALLER) <= room:
            parts[-1] = (*parts[-1], *chunk)
            continue
        many = -(-_natural(kit, chunk, SMALLER) // room)
        items = chunk[-1].items
        if chunk[-1].role == "list" and 1 < many <= len(items):
            each = -(-len(items) // int(many))
            lists = [replace(chunk[-1], items=items[at : at + each]) for at in range(0, len(items), each)]
            parts += [(*chunk[:-1], lists[0]), *((block,) for block in lists[1:])]
        else:
            parts.append(chunk)
    return parts


def _natural(kit: Kit, blocks: tuple[Block, ...], step: FitStep = FULL_SIZE) -> float:
    """How high blocks are, in points."""
    return Stack(tuple(_flowed(kit, blocks))).measure(_measure(kit), step).height


def _flowed(kit: Kit, blocks: tuple[Block, ...]) -> list[Element]:
    return flow(kit, blocks, _measure(kit), gap=GAP, room=ROOM, columns=False)


def _cover(kit: Kit, title: Block) -> Element:
    """The title large on the bright color, or over a rule where there are no areas of ink, with the picture at the end."""
    words, margin, bleed = kit.heading(title, "display", "H1"), _margin(kit), kit.form.bleed
    words = replace(words, style=replace(words.style, size=LARGE * words.style.size))
    side = COVER_PICTURE * _height(kit)
    picture = kit.picture(side, side, upright=True) if kit.piece.picture else kit.growing_sign(DOT_ALONE, side, side)
    if kit.theme.composition == "word":
        picture = None
    if isinstance(picture, Picture) and not is_open(kit):
        picture = picture.on_accent()
    columns = [Column(words), *([Column(picture, width=side, fixed=True)] if picture else [])]
    row = Row(tuple(columns), gap=margin, align="middle")
    if is_open(kit):
        rule = FilledBox(Rule(kit.color("ink"), kit.line), Edges(margin, 0, margin, 0), fixed=True)
        inside = Frame(row, _height(kit) - _down(kit) - kit.line, Edges(margin, _down(kit), margin, 0))
        return Stack((inside, rule, FilledBox(spacer(0), Edges(0, 0, 0, _down(kit)), fixed=True)))
    inside = Frame(row, _height(kit), Edges(margin, _down(kit), margin, _down(kit)))
    return FilledBox(inside, NO_EDGES, fill=kit.color("accent"), bleed=Edges(bleed, bleed, bleed, 0))


def _panel(kit: Kit, blocks: tuple[Block, ...], foot: tuple[Element, ...] = ()) -> Element:
    """A panel of any words."""
    edges = Edges(_margin(kit), _down(kit), _margin(kit), kit.form.safe if foot else _down(kit))
    return Frame(Stack((*_flowed(kit, blocks), spacer(), *foot)), _height(kit), edges)


def _height(kit: Kit) -> float:
    return kit.form.height / kit.form.panels


def _margin(kit: Kit) -> float:
    return kit.form.safe * 1.2


def _measure(kit: Kit) -> float:
    return kit.form.width - 2 * _margin(kit)


def _down(kit: Kit) -> float:
    """How far words keep from the upper and the lower edge of a panel."""
    return max(_margin(kit), kit.form.fold_safe)


def _listed(kit: Kit, side: Side) -> Element:
    """A panel of the outside: rules as on a page for addresses, with one entry under the first of them; or any words."""
    if [block.role in LISTED for block in side.blocks] != [True]:
        return _panel(kit, side.blocks)
    (block,) = side.blocks
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
    helpline = first(side.blocks, "helpline")
    if helpline:
        return _last(kit, side, helpline, _down(kit))
    if any(block.role not in ASKED for block in side.blocks):
        return _panel(kit, without(side.blocks, *of_role(side.blocks, "imprint")), tuple(map(kit.imprint, of_role(side.blocks, "imprint"))))
    parts = [part for chunk in chunks(side.blocks) for part in _block(kit, chunk)]
    # Questions that go on over the fold come near it from both sides, so that they are read as one list.
    words = Stack((spacer(), *parts) if first(side.blocks, "heading") else (*parts, spacer()), gap=4)
    return Frame(words, _height(kit), Edges(_margin(kit), _down(kit), _margin(kit), _down(kit)))


def _block(kit: Kit, chunk: tuple[Block, ...]) -> list[Element]:
    head, *under = chunk
    if head.role == "heading" and under and under[0].role == "list":
        bullets = kit.bullets(under[0], "body", GAP)
        return [kit.headed(_heading(kit, head, bullets.indent), bullets)]
    if head.role == "heading":
        return [kit.heading(head, "heading", "H2"), *(part for block in under for part in _block(kit, (block,)))]
    if head.role == "list":
        return [kit.bullets(head, "body", GAP)]
    if head.role == "text":
        return [kit.text(head, head.text, "lead", "ink", short=head.short)]
    return [kit.body(head, "body")]


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
        foot: Element = Stack((plate, FilledBox(Stack(tuple(signed)), Edges(margin, 4, margin, safe), fixed=True, clear=safe)))
    else:
        # Without an imprint this is the room below the number.
        ending = FilledBox(Stack(tuple(signed)), Edges(0, 0, 0, safe), fixed=True, align="top", clear=safe)
        content = Stack((Stack(tuple(lines), gap=3), ending), gap=8 if signed else 0)
        foot = on_plate(kit, content, Edges(margin, 9, margin, 0), Edges(bleed, 0, bleed, bleed))
    contacts = alone(side.blocks, "contact")
    danger = first(side.blocks, "emergency")
    own = without(side.blocks, helpline, danger, *contacts, *of_role(side.blocks, "imprint"))
    above = (*_flowed(kit, own), spacer(), *(kit.sentence(block, "body", whole=True) for block in contacts))
    over = FilledBox(Stack(above), Edges(margin, down, margin, OVER_PLATE), flex=1, align="top", fixed=True)
    return Frame(Stack((over, foot)), _height(kit))
