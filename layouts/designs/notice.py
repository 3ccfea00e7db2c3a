"""The notice in a private room: what is asked at one side, the picture at the other, and the number under both as wide as the sheet.

On a sheet that is higher than wide the picture stands over the words and takes the room they leave.
"""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.plate import plate

WORDS = 0.62  # of the width
BESIDE = (0.3, 0.2)  # the picture's height as a part of the sheet's: what suits it, and the least; it is as high as the words beside it
ABOVE = (0.34, 0.16)


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, bleed = kit.form.safe * 1.5, kit.form.bleed
    low = kit.form.width > kit.form.height
    best, least = (part * kit.form.height for part in (BESIDE if low else ABOVE))
    picture = kit.picture(best, least, Edges(0 if low else bleed, bleed, bleed, 0), margin)
    words = FilledBox(_words(kit, side), Edges(margin, margin, margin * (0.6 if low else 1), margin * 0.5), flex=0 if picture else 1, align="top", fixed=True)
    parts = [each for each in (picture, words) if each]
    if low and picture:
        parts = [Row((Column(words, width=WORDS * kit.form.width, fixed=True), Column(picture)), align="stretch")]
    return Stack((*parts, plate(kit, side, margin, kit.unit, more=_more(kit, side), low=low)))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    unit = kit.unit
    lead, text = first(side.blocks, "lead"), first(side.blocks, "text")
    title = first(side.blocks, "title")
    if title:
        parts += [kit.title(title, 0.3 * kit.form.height), spacer(0, 10 * unit)]
    said = (*([kit.body(lead, "lead")] if lead else []), *([kit.text(text, text.text, "lead", "ink", short=text.short, bold=True)] if text else []))
    return Stack((*parts, Paragraphs(said, 0.2)))


def _more(kit: Kit, side: Side) -> tuple[Element, ...]:
    """How to write instead of calling, in one quiet sentence."""
    return tuple(kit.sentence(block, "small", whole=True) for block in of_role(side.blocks, "contact"))
