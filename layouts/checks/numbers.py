"""check-number: each number of the piece stands in the finished file, digit for digit and in the order the eye meets them.

It matters most of all: a card with a wrong number cannot be recalled. Reading the file back catches what no earlier room can: a number cut
off, broken over two lines, drawn with glyphs that mean something else, or turned round in a right-to-left sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from layouts.checks.lines import visual_lines
from materials.problems import Problem

_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufffe\x02]")  # PDFium writes the last two for a hyphen at a line's end


def missing_numbers(pdf: bytes, numbers: Sequence[str]) -> list[Problem]:
    """One problem for each number (as printed) that no line of the file holds whole. Raises ProblemsFound: check-unreadable."""
    if not numbers:
        return []
    text = "\n".join(_plain(line) for page in visual_lines(pdf) for line in page)
    return [_problem(number) for number in dict.fromkeys(numbers) if not _pattern(number).search(text)]


def _plain(text: str) -> str:
    shown = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", shown))


def _pattern(number: str) -> re.Pattern[str]:
    # A wide gap between two glyphs may read as a space. A digit more on either side is another number: 911 is not in 1911.
    characters = _plain(number).replace(" ", "")
    return re.compile(r"(?<!\d)" + " ?".join(re.escape(character) for character in characters) + r"(?!\d)")


def _problem(number: str) -> Problem:
    sentence = f"the number {number} does not stand in the finished file as it should be printed"
    hint = "look at the page: the number must be whole, on one line, and read from left to right; do not print the file"
    return Problem("check-number", sentence, hint=hint)
