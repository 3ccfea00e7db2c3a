"""The poster: a picture, one short thought that carries across a corridor, four signs, and the number as wide as the sheet."""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, spacer
from handbill.layout.plate import plate
from handbill.layout.sheet import TITLE, margin_of, near, title_beside_picture, topics

PICTURE = (0.44, 0.11)  # the picture's height as a part of the sheet's: what suits it, and the least
PART = 0.84  # of the size of titles, which leaves room for the picture
WORD = 0.42  # the title's height as a part of the sheet's, where there is no picture


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, bleed = margin_of(kit), kit.form.bleed
    best, least = (part * kit.form.height for part in PICTURE)
    picture = kit.picture(best, least, Edges(bleed, bleed, bleed, 0), margin)
    edges = Edges(margin, margin * 0.7, margin, margin * 0.55)
    words = FilledBox(_words(kit, side), edges, flex=0 if picture else 1, align="top", fixed=True, clear=0 if picture else kit.form.safe)
    return Stack((*([picture] if picture else []), words, *near(kit, side, margin), plate(kit, side, margin, kit.enlargement)))


def _words(kit: Kit, side: Side) -> Element:
    parts: list[Element] = []
    unit = kit.enlargement
    for block in side.blocks:
        if block.role == "title":
            title = title_beside_picture(kit, block, WORD * kit.form.height, PART, TITLE * unit)
            parts += [title, spacer(0, 14 * unit)]
        elif block.role == "lead":
            parts += [kit.body(block, "lead"), spacer(0, 20 * unit)]
    return Stack((*parts, *topics(kit, side)))
