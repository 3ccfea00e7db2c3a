"""Makes a font file that holds only the glyphs of a given text, for a browser that may lack a font for its script."""

from __future__ import annotations

import uharfbuzz as hb

from handbill.i18n.language import Language
from handbill.typeset.fonts import open_font, table_tag

_UNUSED_TABLES = ("DSIG", "STAT", "meta")  # no browser needs these


def subset_font(language: Language, text: str) -> bytes:
    """A TrueType font at the language's regular weight, with every glyph and layout rule that shaping this text needs.

    Raises ProblemsFound (glyph-font) when a font of the language is not installed.
    """
    fonts = [open_font(source, language.type.regular) for source in language.type.fonts]
    font = next((font for font in fonts if all(font.covers(character) for character in text if character != " ")), fonts[0])
    subset = font.subset_input()
    subset.unicode_set.update(ord(character) for character in text)
    subset.drop_table_tag_set.update(table_tag(table) for table in _UNUSED_TABLES)
    return bytes(hb.subset(font.face, subset).blob.data)
