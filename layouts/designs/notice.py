"""The notice: what is asked at one side, the picture at the other, any further words under it, and the number as wide as the sheet.

On a sheet that is higher than wide the picture stands over the words and takes the room they leave. Its two dots are dark, so the plate is
open: a solid one would make a third of the sheet dark.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.faces import one_face
from handbill.layout.figures import title_of
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, flow, said_text, without
from handbill.layout.kit import Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.local_row import local_row
from handbill.layout.plate import plate, plate_colors
from handbill.layout.sheet import in_margins

ROLES = ANY
WORDS = 0.62  # of a low sheet's width
BESIDE, ABOVE = (0.3, 0.2), (0.36, 0.16)  # the picture's height as a part of the sheet's: what suits it, and the least
TITLE = 0.34  # of the height, where the title is all the picture there is
LEAD = 2.7 * MILLIMETER  # the least x-height of what is asked: it is read from 0.9 m, across a washroom
LARGE = 0.055  # of the width, the x-height of a title under its picture
PLATE_SPACE = 0.6  # of a poster's, on a low sheet
ROOM, TITLE_AGAIN = 0.8, 0.6  # of the usual room between words, and of its size, of a further title among them
MOST_SENTENCES = 2  # with numbers, on the plate
GAP = 0.2  # of the leading, between paragraphs


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return one_face(replace(kit, theme=replace(kit.theme, plate="open")), _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, bleed = kit.form.safe * 1.5, kit.form.bleed
    low = is_low(kit)
    best, least = (part * kit.form.height for part in (BESIDE if low else ABOVE))
    picture = kit.picture(best, least, Edges(0 if low else bleed, bleed, bleed, 0), margin, upright=low)
    picture = picture and in_margins(picture, Edges(0 if low else margin, margin, margin, 0))
    beside = low and picture is not None
    edges = Edges(margin, (0.75 if low else 1) * margin, margin / 2 if beside else margin, 0 if beside else margin / 2)
    measure = (WORDS if beside else 1) * kit.form.width - edges.left - edges.right
    words = FilledBox(_words(kit, side, measure), edges, flex=0 if picture else 1, align="top", fixed=True, clear=kit.form.safe)
    parts: list[Element] = [picture, words] if picture else [words]
    if low and picture:
        row = Row((Column(words, width=WORDS * kit.form.width, fixed=True), Column(picture)), align="stretch")
        parts = [FilledBox(row, Edges(0, 0, 0, 0.32 * margin), flex=1, fixed=True)]
    return Stack((*parts, plate(kit, side, margin, kit.unit * (PLATE_SPACE if low else 1), more=_more(kit, side))))


def is_low(kit: Kit) -> bool:
    """Whether the picture stands beside the words."""
    return kit.form.width > kit.form.height


def _words(kit: Kit, side: Side, measure: float) -> Element:
    """The title, what is asked under it, large, then whatever else there is in reading order."""
    unit, parts = kit.unit, list[Element]()
    title, asked = first(side.blocks, "title"), _asked(side)
    if title:
        large = not is_low(kit) and kit.theme.composition != "word"
        words = title_of(kit, title, LARGE * kit.form.width) if large else kit.title(title, TITLE * kit.form.height)
        parts += [words, spacer(0, 10 * unit)]
    said = [_legible(kit, said_text(kit, block, "lead") if block.role == "text" else kit.body(block, "lead")) for block in asked]
    parts += [Paragraphs(tuple(said), GAP)] if said else []
    helpline = first(side.blocks, "helpline")
    danger = first(side.blocks, "emergency") if helpline else None
    own = without(side.blocks, title, *asked, helpline, danger, *_on_plate(side), *of_role(side.blocks, "imprint"))
    if own and said:
        parts.append(spacer(0, 10 * unit))
    return Stack((*parts, *flow(kit, own, measure, room=ROOM, titles=TITLE_AGAIN)))


def _asked(side: Side) -> list[Block]:
    """The sentences that the sheet opens with."""
    return list(takewhile(lambda block: block.role in ("lead", "text"), (block for block in side.blocks if block.role != "title")))


def _legible(kit: Kit, text: Text) -> Text:
    least = kit.size_at(LEAD, text.language)
    return replace(text, style=replace(text.style, size=max(text.style.size, least)), smallest=max(text.smallest, least))


def _on_plate(side: Side) -> list[Block]:
    """Other numbers that stand on the plate as quiet sentences, unless there are many, and who helps near by."""
    local = alone(side.blocks, "local")[:1]
    contacts = alone(side.blocks, "contact") if first(side.blocks, "helpline") else ()
    return [*(contacts if len(contacts) <= MOST_SENTENCES else ()), *local]


def _more(kit: Kit, side: Side) -> tuple[Element, ...]:
    """How to write instead of calling, in one quiet sentence, and the organization or a line to write on."""
    color, unit, made = plate_colors(kit)[0], kit.unit, list[Element]()
    for block in _on_plate(side):
        if block.role == "contact":
            made.append(kit.sentence(block, "small", color, whole=True))
        elif is_to_write_on(block):
            made.append(kit.local(block, "small"))
        else:
            made += [spacer(0, 1 * unit), local_row(kit, block, 14 * unit, 90 * unit, 34 * unit)]
    return tuple(made)
