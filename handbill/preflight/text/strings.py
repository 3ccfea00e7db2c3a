"""Finds which expected strings are missing from the finished file: what cannot be copied, searched or read aloud.

PDFium extracts the text, as Chrome does. A left-to-right string may be found in PDFium's own order or in the visual lines (lines.py). A
string with right-to-left letters is reordered by UAX #9 and compared with the visual lines character by character, because PDFium's own
order of such lines is a guess that can hide a defect.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from handbill.preflight.readers import open_in_pdfium
from handbill.typeset.bidi.reorder import embedding_levels, visual_order

if TYPE_CHECKING:
    import pypdfium2

# Only between letters, where it may be a line's end; in a number it is part of the number.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
# PDFium mirrors the brackets of text that it takes for right-to-left, whatever the file says, so their direction is not judged.
_BRACKETS = str.maketrans(")]}>\u00bb\u203a\u201d\u2019", "([{<\u00ab\u2039\u201c\u2018")


def page_texts(pdf: bytes) -> list[str]:
    """The text that a viewer copies from each page. Raises ProblemsFound: check-unreadable."""
    with open_in_pdfium(pdf) as document:
        return _copied_texts(document)


def normalize(text: str) -> str:
    """Reduces text to what a string and its print must have in common.

    NFKC, because a ligature or a presentation form is the same letters in another glyph. Control and format characters go (bidi controls,
    zero-width characters, soft hyphens, PDFium's sign for a hyphen at a line's end): they leave no ink. White space goes, because lines may
    end anywhere. Hyphens between letters go for the same reason; numbers keep theirs.
    """
    kept = "".join(character for character in unicodedata.normalize("NFKC", text) if _leaves_ink(character))
    # Without the space between them a letter and an accent may compose.
    return _HYPHEN.sub("", unicodedata.normalize("NFKC", kept))


def missing_strings(document: pypdfium2.PdfDocument, pages: list[list[str]], expected: Iterable[str]) -> list[str]:
    """The expected strings, in their order, that are not whole on any page. `pages` are the visual lines of the document's pages.

    Right-to-left strings must keep their isolates, which affect their order.
    """
    # PDFium may report the figures of a picture between two lines of the words beside it.
    worded = [list(filter(_has_letters, page)) for page in pages]
    readings = [normalize(text) for text in (*_copied_texts(document), *("".join(page) for page in (*pages, *worded)))]
    ink_lines = [[_ink_characters(line) for line in page] for page in pages]
    return [text for text in expected if not _is_found(text, readings, ink_lines)]


def _copied_texts(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]


def _is_found(text: str, readings: list[str], pages: list[list[str]]) -> bool:
    if not any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        normalized = normalize(text)
        return any(normalized in reading for reading in readings)
    # The base direction is the language's, which a string alone does not tell, so both are tried.
    return any(_is_on_lines(text, base, lines) for base in (1, 0) for lines in pages)


def _is_on_lines(text: str, base: int, lines: list[str]) -> bool:
    """Whether the paragraph, reordered line by line (UAX #9, L2), fills consecutive lines. `base` is its embedding level."""
    whole = unicodedata.normalize("NFKC", text)
    all_levels = embedding_levels(whole, base)
    kept = [index for index, character in enumerate(whole) if _leaves_ink(character)]
    characters = "".join(whole[index] for index in kept).translate(_BRACKETS)
    kept_levels = [all_levels[index] for index in kept]
    # Lines of right-to-left text end only between words, so a line must hold whole words of the string.
    word_ends = {place for place, index in enumerate(kept, start=1) if index + 1 == len(whole) or not _leaves_ink(whole[index + 1])}
    return any(_starts_on_first_line(characters, kept_levels, word_ends, lines[start:]) for start in range(len(lines)))


def _starts_on_first_line(characters: str, kept_levels: list[int], word_ends: set[int], lines: list[str]) -> bool:
    done = 0
    for line in lines:
        count = _longest_start(characters[done:], kept_levels[done:], {end - done for end in word_ends}, line)
        if not count and done and not _has_letters(line):
            continue  # PDFium may report a large number after the first of the lines under it
        if not count:
            return False
        done += count
        if done == len(characters):
            return True
    return False


def _longest_start(characters: str, kept_levels: list[int], word_ends: set[int], line: str) -> int:
    """The greatest number of leading characters, in whole words, that this line holds in visual order."""
    for count in range(min(len(characters), len(line)), 0, -1):
        if count in word_ends and "".join(characters[index] for index in visual_order(kept_levels[:count])) in line:
            return count
    return 0


def _ink_characters(line: str) -> str:
    return "".join(character for character in line if _leaves_ink(character)).translate(_BRACKETS)


def _has_letters(line: str) -> bool:
    return any(character.isalpha() for character in line)


def _leaves_ink(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Cn")
