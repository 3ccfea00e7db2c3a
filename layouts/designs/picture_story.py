"""The picture edition: pictures side by side that tell what happens, the number on the bright color, and what comes then, without a word.

A piece says all of it with pictures in reading order. Those that follow each other stand in a strip; one directly before a number stands
beside that number. The help line runs across the whole width, other numbers stand at the foot with who helps near by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.block_picture import aspect, block_picture
from handbill.layout.copyfit import fit_page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.faces import faces, one_face, page_face
from handbill.layout.flow import without
from handbill.layout.kit import Kit, of_role, spacer
from handbill.layout.local_row import local_row
from handbill.layout.plate import is_open

ROLES = frozenset({"picture", "helpline", "contact", "emergency", "local", "imprint"})
MARGIN = 4.2 * MILLIMETER  # of a card's pictures to its sides, if the shop does not ask for more
SIDE = 1.35  # times the safe area, of other sheets
FOOT = 1.05  # times the safe area, under their last row, which stands clear of the strip that office printers leave white
GAP = 0.04  # of the measure, between pictures
MOST = 0.34  # of the measure, the height of a strip of few pictures
LEAST = 0.32  # of the height that a strip has where it is as wide as the measure
PHONE, TALL_PHONE = 0.16, 0.2  # of the measure, the picture beside the number, and over it
SIGNS, TALL_SIGNS = 0.056, 0.1  # of the measure, the size of signs under the number, and over it
AFTER = 0.12  # of its width, between a picture and its number
OTHER = {"card": 0.125, "low": 0.15, "tall": 0.18}  # of the measure, the height of other numbers' pictures
ROWS = 6  # points of space between the rows of the foot
NAME, LOGO = 0.9, (40.0, 20.0)  # on a card: of its size, a name on two lines; points, the box of the logo
DIGITS = 0.62  # of the height of its picture, the size of another number


@dataclass(frozen=True)
class Strip:
    """Pictures side by side."""

    pictures: tuple[Block, ...]


@dataclass(frozen=True)
class Lockup:
    """A number with the picture directly before it."""

    picture: Block | None
    number: Block


def pages(kit: Kit) -> list[Page]:
    """The two faces of a card; on other forms one page for each language."""
    if not _is_card(kit):
        return one_face(kit, _face)
    front, back = faces(kit, kit.piece.panels, 2, _measure(kit))
    imprint = (*of_role(front.blocks, "imprint"), *of_role(back.blocks, "imprint"))
    if any(block.role == "helpline" for block in front.blocks):  # beside its signs; the back has no line to spare
        front = replace(front, blocks=(*without(front.blocks, *imprint), *imprint))
        back = replace(back, blocks=without(back.blocks, *imprint))
    sides = (front, back)
    return [fit_page(_face(kit, side), page_face(kit, side), kit.form, kit.theme) for side in sides]


def _margin(kit: Kit) -> float:
    return max(MARGIN, kit.form.safe) if _is_card(kit) else kit.form.safe * SIDE


def _measure(kit: Kit) -> float:
    return kit.form.width - 2 * _margin(kit)


def _is_card(kit: Kit) -> bool:
    return kit.form.kind.group == "card"


def _is_tall(kit: Kit) -> bool:
    return kit.form.height > kit.form.width


def told(blocks: Sequence[Block]) -> Iterator[Strip | Lockup]:
    """Strips and numbers in reading order."""
    waiting: list[Block] = []
    for block in blocks:
        if block.role == "picture":
            waiting.append(block)
        elif block.role in ("helpline", "contact", "emergency"):
            if waiting[:-1]:
                yield Strip(tuple(waiting[:-1]))
            yield Lockup(waiting[-1] if waiting else None, block)
            waiting = []
    if waiting:
        yield Strip(tuple(waiting))


def _face(kit: Kit, side: Side) -> Element:
    parts, foot = list[Element](), list[Lockup]()
    story = list(told(side.blocks))
    beside = not _is_card(kit) and not _is_tall(kit)
    for at, part in enumerate(story):
        if isinstance(part, Strip):
            numbers = [each for each in story[at + 1 :] if isinstance(each, Lockup)] if beside and at else []
            parts.append(_strip(kit, part, numbers, is_first=not parts))
        elif part.number.role == "helpline":
            parts.append(_band(kit, side, part, at == 0, at == len(story) - 1))
        elif not (beside and any(isinstance(each, Strip) for each in story[1:at])):
            foot.append(part)
    return Stack((*parts, *_foot(kit, side, foot)))


def _strip(kit: Kit, strip: Strip, numbers: Sequence[Lockup], is_first: bool) -> Element:
    """Pictures of equal height in a row as wide as the measure, and the numbers that have no row of their own."""
    measure, margin = _measure(kit), _margin(kit)
    gap = GAP * measure
    ends = [column for number in numbers for column in _number(kit, number, gap)]
    room = measure - sum(column.width for column in ends)
    shares = [aspect(kit, block) for block in strip.pictures]
    room -= gap * (len(shares) - 1)
    whole = min(room / sum(shares), MOST * measure)
    columns: list[Column] = []
    for block, share in zip(strip.pictures, shares, strict=True):
        columns += [Column(spacer(), width=gap, fixed=True)] if columns else []
        columns.append(Column(block_picture(kit, block, whole, LEAST * whole), share=share))
    if spare := room / whole - sum(shares):  # beside few pictures, which would be larger than all others
        columns = [Column(spacer(), share=spare / 2), *columns, Column(spacer(), share=spare / 2)]
    edges = Edges(margin, kit.form.safe if is_first else 0.5 * margin, margin, 0.5 * margin)
    # What there is to spare makes all pictures larger alike.
    return FilledBox(Row((*columns, *ends), align="stretch"), edges, flex=whole, align="top", fixed=True)


def _number(kit: Kit, part: Lockup, before: float) -> list[Column]:
    """Another number with its picture, as columns after so much room."""
    high = OTHER["card" if _is_card(kit) else "tall" if _is_tall(kit) else "low"] * _measure(kit)
    columns = [Column(spacer(), width=before, fixed=True)] if before else []
    if part.picture:
        width = high * aspect(kit, part.picture)
        columns.append(Column(block_picture(kit, part.picture, high, high), width=width, fixed=True))
        columns.append(Column(spacer(), width=AFTER * high, fixed=True))
    text = kit.number(part.number, "number", "ink")
    text = replace(text, style=replace(text.style, size=DIGITS * high))
    label = [kit.text(part.number, part.number.label, "small")] if part.number.label else []
    words = FilledBox(Stack((*label, text)), NO_EDGES, flex=1, fixed=True)
    width = max(text.natural_width(), *(each.natural_width() for each in label), 0.0)
    return [*columns, Column(words, width=1.01 * width, fixed=True)]


def _band(kit: Kit, side: Side, part: Lockup, is_first: bool, is_last: bool) -> Element:
    """The number across the width on the bright color, with its picture and signs; between two rules where there are no areas of ink."""
    margin, bleed = _margin(kit), kit.form.bleed
    inner = (0.55 if _is_card(kit) else 0.4) * margin
    edges = Edges(margin, kit.form.safe if is_first else inner, margin, kit.form.safe if is_last else inner)
    said = _over(kit, part) if _is_tall(kit) else _beside(kit, part, _signed(kit, side) if _is_card(kit) else None)
    if is_open(kit):
        rule = FilledBox(Rule(kit.color("ink"), kit.line), Edges(margin, 0, margin, 0), fixed=True)
        above, below = [] if is_first else [rule], [] if is_last else [rule]
        return Stack((*above, FilledBox(said, edges, fixed=True, align="top", clear=kit.form.safe), *below))
    over = Edges(bleed, bleed if is_first else 0, bleed, bleed if is_last else 0)
    return FilledBox(said, edges, fill=kit.color("accent"), bleed=over, fixed=True, align="top", clear=kit.form.safe)


def _beside(kit: Kit, part: Lockup, signed: Text | None) -> Element:
    """The picture beside the number, under which the signs stand, at the end of their line what dates a card."""
    signs = _signs(kit, part.number, SIGNS)
    if signed:
        last = Column(signed, width=1.01 * signed.natural_width(), fixed=True)
        signs = [Row((Column(Stack(tuple(signs))), last), align="baseline")]
    words = Stack((kit.number(part.number, "number", "ink"), *signs))
    if not part.picture:
        return words
    size = PHONE * _measure(kit)
    picture = Column(_on_band(kit, part.picture, 0), width=size, fixed=True)
    return Row((picture, Column(spacer(), width=AFTER * size, fixed=True), Column(words)), align="stretch")


def _over(kit: Kit, part: Lockup) -> Element:
    """The picture and the signs over the number."""
    signs, size = _signs(kit, part.number, TALL_SIGNS), TALL_PHONE * _measure(kit)
    number = kit.number(part.number, "number", "ink")
    if not part.picture:
        return Stack((number, *signs))
    wide = size * aspect(kit, part.picture)
    picture = Column(_on_band(kit, part.picture, size), width=wide, fixed=True)
    row = Row((picture, Column(spacer(), width=AFTER * size, fixed=True), Column(Stack(tuple(signs)))), align="middle")
    return Stack((FilledBox(row, NO_EDGES), number))


def _on_band(kit: Kit, block: Block, height: float) -> Picture:
    return block_picture(kit, block, height, height, "paper" if is_open(kit) else "accent")


def _signs(kit: Kit, block: Block, part: float) -> list[Element]:
    """A label that is no word in the face of numbers, so that it is the same in every language, and what else there is to know."""
    words: list[Element] = [kit.text(block, block.text, "small")] if block.text else []
    if not block.label:
        return words
    text = kit.text(block, block.label, "display", "ink", one_line=True, steady=1.0)
    style = replace(kit.style("display"), size=part * _measure(kit), tracking=0)
    return [replace(text, face="number", style=style, smallest=min(text.smallest, style.size)), *words]


def _foot(kit: Kit, side: Side, numbers: Sequence[Lockup]) -> list[Element]:
    """Other numbers with their pictures, who helps near by, and what dates the piece."""
    margin, gap, rows = _margin(kit), GAP * _measure(kit), list[Element]()
    columns = [column for at, number in enumerate(numbers) for column in _number(kit, number, gap if at else 0)]
    local = next(iter(of_role(side.blocks, "local")), None)
    signed = None if _is_card(kit) and any(block.role == "helpline" for block in side.blocks) else _signed(kit, side)
    if local and _is_card(kit):
        columns += [Column(spacer(), width=gap, fixed=True), *_near(kit, local)]
    elif columns and signed and sum(column.width for column in columns) + gap + signed.natural_width() <= _measure(kit):
        columns, signed = [*columns, Column(signed)], None
    rows += [Row(tuple(columns), align="middle")] if columns else []
    if local and not _is_card(kit):
        rows.append(local_row(kit, local, 14 * kit.unit, 90 * kit.unit, 34 * kit.unit, narrow=_is_tall(kit)))
    rows += [signed] if signed else []
    if not rows:
        return []
    below = kit.form.safe if _is_card(kit) else FOOT * kit.form.safe
    words = Stack(tuple(rows), gap=ROWS * kit.unit)
    return [FilledBox(words, Edges(margin, 0, margin, below), fixed=True, align="top", clear=below)]


def _near(kit: Kit, block: Block) -> list[Column]:
    """On a card, who helps near by: the name over its number, with the logo."""
    words = OrganizationBox((kit.organization_name(block, "small", NAME), *kit.organization_number(block)))
    logo = kit.logo_figure(*LOGO, end=True, first=True)
    return [Column(words), *([Column(logo, width=LOGO[0], fixed=True)] if logo else [])]


def _signed(kit: Kit, side: Side) -> Text | None:
    """What dates the piece: its code, the day, and whether it is a draft. There is always room for all of it."""
    imprint = next(iter(of_role(side.blocks, "imprint")), None)
    return replace(kit.code_and_day(imprint, align="end"), short="") if imprint else None
