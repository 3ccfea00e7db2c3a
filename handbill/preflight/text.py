"""The finished file's text becomes the strings that are missing from it: what cannot be copied, searched or read aloud.

PDFium reads the text, as Chrome does. A string that runs from left to right may stand in PDFium's own reading or on the lines as they are
on paper (layouts/checks/lines.py). One with right-to-left letters is laid out again by UAX #9 and compared with those lines character by
character, because PDFium's own reading of such lines is a guess that may hide a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from handbill.preflight.document import rendered
from handbill.typeset.bidi.reorder import embedding_levels, visual_order

if TYPE_CHECKING:
    import pypdfium2

# Letters only: a hyphen in a number is part of the number, one between letters may be a line's end.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
# PDFium turns the brackets of what it takes for right-to-left text round, whatever the file says: their direction is not judged there.
_BRACKETS = str.maketrans(")]}>\u00bb\u203a\u201d\u2019", "([{<\u00ab\u2039\u201c\u2018")


def page_texts(pdf: bytes) -> list[str]:
    """What a viewer copies from each page. Raises ProblemsFound: check-unreadable."""
    with rendered(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def normalized(text: str) -> str:
    """Text reduced to what has to agree between a string and its print.

    NFKC, because a ligature or a presentation form is the same letters set by another glyph. Control and format characters go (bidi
    controls, zero-width characters, soft hyphens, PDFium's own sign for a hyphen at a line's end): they leave no ink. White space goes:
    where a line ends is the page's affair. Hyphens between letters go for the same reason; numbers keep theirs.
    """
    kept = "".join(character for character in unicodedata.normalize("NFKC", text) if _leaves_ink(character))
    # Without the space between them a letter and an accent may compose.
    return _HYPHEN.sub("", unicodedata.normalize("NFKC", kept))


def missing_strings(document: pypdfium2.PdfDocument, pages: list[list[str]], expected: Iterable[str]) -> list[str]:
    """The expected strings, in their order, that no page holds whole; `pages` are the lines of the document as the eye meets them.

    Isolates in a right-to-left string belong in: they order it.
    """
    copied = [page.get_textpage().get_text_range() for page in document]
    readings = [normalized(text) for text in (*copied, *("".join(page) for page in pages))]
    bare = [[_bare(line) for line in page] for page in pages]
    return [text for text in expected if not _found(text, readings, bare)]


def _found(text: str, readings: list[str], pages: list[list[str]]) -> bool:
    if not any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        wanted = normalized(text)
        return any(wanted in reading for reading in readings)
    # The paragraph's direction is the language's, which a lone string does not tell: either will do.
    return any(_laid_out(text, base, lines) for base in (1, 0) for lines in pages)


def _laid_out(text: str, base: int, lines: list[str]) -> bool:
    """Whether the paragraph, reordered line by line (UAX #9, L2), stands on lines that follow each other."""
    whole = unicodedata.normalize("NFKC", text)
    all_levels = embedding_levels(whole, base)
    kept = [index for index, character in enumerate(whole) if _leaves_ink(character)]
    characters = "".join(whole[index] for index in kept).translate(_BRACKETS)
    own = [all_levels[index] for index in kept]
    # A line of a right-to-left text ends between words only, so a string is looked for in whole words.
    ends = {place for place, index in enumerate(kept, start=1) if index + 1 == len(whole) or not _leaves_ink(whole[index + 1])}
    return any(_from(characters, own, ends, lines[start:]) for start in range(len(lines)))


def _from(characters: str, own: list[int], ends: set[int], lines: list[str]) -> bool:
    done = 0
    for line in lines:
        taken = _longest(characters[done:], own[done:], {end - done for end in ends}, line)
        if not taken:
            return False
        done += taken
        if done == len(characters):
            return True
    return False


def _longest(characters: str, own: list[int], ends: set[int], line: str) -> int:
    """How many of the characters, from the first on, this line can hold in visual order; the most whole words that fit."""
    for count in range(min(len(characters), len(line)), 0, -1):
        if count in ends and "".join(characters[index] for index in visual_order(own[:count])) in line:
            return count
    return 0


def _bare(line: str) -> str:
    return "".join(character for character in line if _leaves_ink(character)).translate(_BRACKETS)


def _leaves_ink(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Cn")
