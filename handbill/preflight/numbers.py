"""Numbers on the finished page: each that should stand there does, digit for digit, and none is almost one of the known.

It matters most of all: a card with a wrong number cannot be recalled. Reading the file back catches what no earlier room can: a number cut
off, broken over two lines, drawn with glyphs that mean something else, or turned round in a right-to-left sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufffe\x02]")  # PDFium writes the last two for a hyphen at a line's end


# Digits of any script in groups, as telephone numbers are written; no date, no fraction.
_NUMBER = re.compile(r"(?<![\d/.:])\+?\(?\d[\d\s().\u2010-\u2015-]{2,18}\d(?![\d/:])")
_LEAST = 5  # digits: 911 and 988 have too many true neighbors
_LONG = 7  # digits from which two may be wrong


def missing_numbers(pages: Sequence[Sequence[str]], numbers: Sequence[str]) -> list[str]:
    """The numbers (as printed) that no line of any page holds whole."""
    text = "\n".join(_plain(line) for page in pages for line in page)
    return [number for number in dict.fromkeys(numbers) if not _pattern(number).search(text)]


def near_numbers(lines: Sequence[str], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each number on the page that differs from a known one by a digit or two, by two digits in the wrong order, or is it turned round.

    A number that is known, and one that is near none, are left alone. Yields the number as printed, and the known one.
    """
    right = {each: number for number in known if len(digits := _digits(number)) >= _LEAST for each in _forms(digits)}
    for line in lines:
        for match in _NUMBER.finditer(_plain(line)):
            shown = _digits(match[0])
            if shown in right or not _LEAST <= len(shown) <= 15:
                continue
            if near := next((number for digits, number in right.items() if _near(shown, digits) or _turned(match[0], number)), None):
                yield match[0].strip(), near


def _digits(text: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(character)) for character in text if unicodedata.category(character) == "Nd")


def _forms(digits: str) -> tuple[str, ...]:
    """A number with and without the country code of North America, which is left out as often as not."""
    return (digits, digits[1:]) if len(digits) == 11 and digits[0] == "1" else (digits,)


def _near(shown: str, right: str) -> bool:
    if len(shown) == len(right):
        wrong = [index for index, (a, b) in enumerate(zip(shown, right, strict=True)) if a != b]
        exchanged = (
            len(wrong) == 2 and wrong[1] == wrong[0] + 1 and shown[wrong[0]] == right[wrong[1]] and shown[wrong[1]] == right[wrong[0]]
        )
        return exchanged or len(wrong) <= (2 if len(right) >= _LONG else 1)
    longer, shorter = (shown, right) if len(shown) > len(right) else (right, shown)
    if len(longer) - len(shorter) != 1 or len(right) < _LONG:
        return False
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def _turned(shown: str, right: str) -> bool:
    """The groups of a number in the wrong order, as a right-to-left line sets them that was not told otherwise."""
    groups, true = re.findall(r"\d+", shown), re.findall(r"\d+", right)
    return len(true) > 2 and groups == true[::-1] and groups != true


def _plain(text: str) -> str:
    shown = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", shown))


def _pattern(number: str) -> re.Pattern[str]:
    # A wide gap between two glyphs may read as a space. A digit more on either side is another number: 911 is not in 1911.
    characters = _plain(number).replace(" ", "")
    return re.compile(r"(?<!\d)" + " ?".join(re.escape(character) for character in characters) + r"(?!\d)")
