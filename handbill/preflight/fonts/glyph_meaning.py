"""Compares glyphs with the text that ToUnicode gives them: finds a drawn o that is copied as 0.

There are three ways, depending on the font. One of ours, known by its name, is compared outline by outline with how the original draws that
text; a different outline may be a letter's form within a word, so only a glyph that looks just like another text counts. Other embedded
fonts are checked against their own character map, and simple fonts against their encoding.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple

from handbill.preflight.fonts.pdf_font import PdfFont

if TYPE_CHECKING:
    from handbill.i18n.font_sources import FontSource
    from handbill.typeset.fonts import Font

_PLAIN = frozenset(ascii_letters + digits)


class GlyphMismatch(NamedTuple):
    """A code, the text that ToUnicode gives it, and the text that its glyph shows."""

    code: int
    claimed: str
    drawn: str


def mismatched_glyphs(font: PdfFont, codes: set[int], ours: Iterable[FontSource]) -> Iterator[GlyphMismatch]:
    """Those of the codes whose glyph shows another text. `ours`: the fonts that are known by their names."""
    from handbill.typeset.glyph_outlines import find_originals

    claims = {code: text for code in sorted(codes) if (text := (font.to_unicode or {}).get(code))}
    if font.is_composite and font.program is not None and (originals := find_originals(font.name, ours)):
        yield from _mismatches_by_outline(font, claims, originals)
    elif font.is_composite and font.program is not None:
        yield from _mismatches_by_character_map(font, claims)
    elif font.encoding == "/WinAnsiEncoding":
        # The encoding and ToUnicode both give the text of a code; if they differ, one is wrong.
        for code, text in claims.items():
            if chr(code) in _PLAIN and len(text) == 1 and text in _PLAIN and text != chr(code):
                yield GlyphMismatch(code, text, chr(code))


def _mismatches_by_outline(font: PdfFont, claims: dict[int, str], originals: Sequence[Font]) -> Iterator[GlyphMismatch]:
    from handbill.typeset.glyph_outlines import outlines_match, reference_outlines

    assert font.program is not None
    candidates = dict.fromkeys((*_PLAIN, *claims.values()))
    for code, claimed in claims.items():
        outline = font.program.outline(font.glyph(code) or 0)
        if not outline or any(
            outlines_match(outline, drawing) for text in (claimed, claimed[::-1]) for drawing in reference_outlines(originals, text)
        ):
            continue
        for candidate in candidates:
            if not _may_share_glyph(candidate, claimed) and any(
                drawing and outlines_match(outline, drawing) for drawing in reference_outlines(originals, candidate)
            ):
                yield GlyphMismatch(code, claimed, candidate)
                break


def _mismatches_by_character_map(font: PdfFont, claims: dict[int, str]) -> Iterator[GlyphMismatch]:
    from handbill.typeset.glyph_outlines import outlines_match

    program = font.program
    assert program is not None
    for code, claimed in claims.items():
        glyph = font.glyph(code)
        mapped = program.glyph_of(claimed) if len(claimed) == 1 and claimed in _PLAIN else 0
        if glyph is None or not mapped or glyph == mapped or outlines_match(program.outline(glyph), program.outline(mapped)):
            continue
        if drawn := next((text for text in _PLAIN if text != claimed and program.glyph_of(text) == glyph), None):
            yield GlyphMismatch(code, claimed, drawn)


def _may_share_glyph(first: str, second: str) -> bool:
    """Whether one glyph may show both: compatible characters, or in reverse order or mirrored for right-to-left text."""
    a, b = (unicodedata.normalize("NFKC", text) for text in (first, second))
    return a in (b, b[::-1]) or (len(a) == len(b) == 1 and bool(unicodedata.mirrored(a)) and bool(unicodedata.mirrored(b)))
