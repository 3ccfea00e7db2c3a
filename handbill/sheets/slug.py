"""The slug line of a press sheet: which piece this is, in small type below the artwork, outside the bleed. Points, from the top left."""

from __future__ import annotations

from handbill.core.geometry import Box
from handbill.graphics.items import Item
from handbill.i18n.language import Language
from handbill.layout.paragraph_box import REGISTRATION, height_of_notes, notes
from handbill.sheets.marks import mark_style

_SMALLER = 0.5  # points a step


def slug(text: str, trim: Box, bleed: Box, language: Language) -> tuple[Item, ...]:
    """The line between the lower left crop mark and the cross in the middle; on a narrow piece two lines, or smaller ones."""
    style = mark_style()
    width = trim.width / 2 - style.target - style.crop_clear
    size = style.slug
    while height_of_notes(text, width, size, language) > style.length and size > _SMALLER:
        size -= _SMALLER
    return notes(text, Box(trim.x + style.crop_clear, bleed.bottom + style.crop_clear, width, style.length), size, language, REGISTRATION)
