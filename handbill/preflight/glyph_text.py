"""Glyphs are held against the characters that ToUnicode says they are: a drawn o that is copied as 0 is found out.

Three ways, by what the file holds. A font of ours, known by its name, is compared outline for outline with how that font draws the claimed
text; a glyph that looks otherwise may be a letter's form in its word, so it counts only when it looks just like another text. Other fonts
are asked for their own character map; and one text must not be drawn in two ways by one font where it is a digit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from string import ascii_letters, digits

from handbill.preflight.font_program import Typeface

_PLAIN = frozenset(ascii_letters + digits)


def mismatched_glyphs(face: Typeface, codes: set[int]) -> Iterator[tuple[int, str, str]]:
    """Each code whose glyph is another text's: the code, the text it claims, the text it looks like."""
    from handbill.typeset.glyph_outlines import is_installed_font

    claims = {code: text for code in sorted(codes) if (text := (face.texts or {}).get(code))}
    if face.composite and face.program is not None and is_installed_font(face.plain_name):
        yield from _by_outline(face, claims)
    elif face.composite and face.program is not None:
        yield from _by_own_map(face, claims)
    elif str(face.font.get("/Encoding")) == "/WinAnsiEncoding":
        # The encoding and ToUnicode both say what a code is; where they differ, one is wrong.
        for code, text in claims.items():
            if chr(code) in _PLAIN and len(text) == 1 and text in _PLAIN and text != chr(code):
                yield code, text, chr(code)


def _by_outline(face: Typeface, claims: dict[int, str]) -> Iterator[tuple[int, str, str]]:
    from handbill.typeset.glyph_outlines import outlines_match, reference_outlines

    assert face.program is not None
    name = face.plain_name
    candidates = dict.fromkeys((*_PLAIN, *claims.values()))
    for code, claimed in claims.items():
        drawn = face.program.outline(face.glyph(code) or 0)
        if not drawn or any(outlines_match(drawn, own) for text in (claimed, claimed[::-1]) for own in reference_outlines(name, text)):
            continue
        for other in candidates:
            if not _alike(other, claimed) and any(own and outlines_match(drawn, own) for own in reference_outlines(name, other)):
                yield code, claimed, other
                break


def _by_own_map(face: Typeface, claims: dict[int, str]) -> Iterator[tuple[int, str, str]]:
    from handbill.typeset.glyph_outlines import outlines_match

    program = face.program
    assert program is not None
    for code, claimed in claims.items():
        glyph = face.glyph(code)
        own = program.glyph_of(claimed) if len(claimed) == 1 and claimed in _PLAIN else 0
        if glyph is None or not own or glyph == own or outlines_match(program.outline(glyph), program.outline(own)):
            continue
        if other := next((text for text in _PLAIN if text != claimed and program.glyph_of(text) == glyph), None):
            yield code, claimed, other


def _alike(one: str, other: str) -> bool:
    """Texts that one glyph may stand for: the same letters by another name, or turned round for right-to-left readers, brackets and all."""
    a, b = (unicodedata.normalize("NFKC", text) for text in (one, other))
    return a in (b, b[::-1]) or (len(a) == len(b) == 1 and bool(unicodedata.mirrored(a)) and bool(unicodedata.mirrored(b)))
