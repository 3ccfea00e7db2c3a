"""A few words become a font file of their letters alone, for a browser that may have no font of their script."""

from __future__ import annotations

import uharfbuzz as hb

from handbill.i18n.language import Language
from handbill.typeset.fonts import font, table_tag

_UNUSED = ("DSIG", "STAT", "meta")  # tables that no browser needs


def letters_of(language: Language, words: str) -> bytes:
    """A TrueType font at the language's regular weight, with all that shaping these words takes.

    Raises ProblemsFound: a font that is missing.
    """
    known = [font(name, language.type.regular) for name in language.type.fonts]
    chosen = next((each for each in known if all(each.covers(letter) for letter in words if letter != " ")), known[0])
    subset = chosen.subset()
    subset.unicode_set.update(ord(letter) for letter in words)
    subset.drop_table_tag_set.update(table_tag(table) for table in _UNUSED)
    return bytes(hb.subset(chosen.face, subset).blob.data)
