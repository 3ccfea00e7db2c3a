"""A picture that is one of a piece's blocks: it says something among the words, so every composition shows it, and it is read aloud."""

from __future__ import annotations

from typing import Literal

from handbill.content.piece import Block
from handbill.graphics.items import Drawing
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.find import find_picture
from handbill.layout.elements.picture import Picture
from handbill.layout.ink_set import art_in_grays
from handbill.layout.kit import Kit

Ground = Literal["paper", "accent"]


def block_picture(kit: Kit, block: Block, best: float, least: float, ground: Ground = "paper") -> Picture:
    """The picture of a block with the words of its items in the places that it has for labels. Heights in points.

    On a `ground` of the bright color, what is bright in the picture is white.
    """
    motif = find_picture(kit.campaign, block.picture)
    if isinstance(motif, Drawing) and (kit.theme.monochrome or kit.color("accent").spot):
        motif = art_in_grays(motif)
    alt = block.alt or (motif.alt if isinstance(motif, Motif) else "")
    colors = dict(kit.theme.colors)
    if ground == "accent":
        colors |= {"accent": colors["paper"], "paper": colors["accent"]}
    labels = tuple(kit.text(item, item.text, "heading", short=item.short, one_line=True, balance=True) for item in block.items)
    return Picture(
        motif, best, least, colors, kit.theme.monochrome, kit.line, labels=labels, alt=alt, language=block.language.tag if alt else ""
    )


def aspect(kit: Kit, block: Block) -> float:
    """The width of a block's picture as a part of its height."""
    motif = find_picture(kit.campaign, block.picture)
    return motif.width / motif.height
