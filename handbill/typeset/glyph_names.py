"""What glyph names stand for, by the Adobe Glyph List."""

from __future__ import annotations


def text_of_glyph_name(name: str) -> str:
    """The text of a name such as eacute, uni0E01 or f_f; nothing if the list does not know it."""
    from fontTools import agl

    text: str = agl.toUnicode(name)
    return text
