"""Phone numbers in the finished file: which expected ones are missing, and which are nearly one that is known.

A card with a wrong number cannot be recalled. Reading the file back finds what no earlier check can: a number that is cut off, broken over
two lines, drawn with glyphs that stand for other digits, or reversed in a right-to-left sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufffe\x02]")  # the last two are PDFium's, for a hyphen at a line's end
# Digits of any script in groups, as phone numbers are written; not dates or fractions.
_NUMBER = re.compile(r"(?<![\d/.:])\+?\(?\d[\d\s().\u2010-\u2015-]{2,18}\d(?![\d/:])")
_LEAST_DIGITS = 5  # 911 and 988 have too many genuine neighbors
_MOST_DIGITS = 15  # ITU-T E.164
_LONG = 7  # digits from which two may be wrong


def missing_numbers(pages: Sequence[Sequence[str]], numbers: Sequence[str]) -> list[str]:
    """The numbers (as printed) that are not whole on any line of any page."""
    text = "\n".join(_normalize(line) for page in pages for line in page)
    return [number for number in dict.fromkeys(numbers) if not _pattern(number).search(text)]


def near_numbers(lines: Sequence[str], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each number that differs from a known one by a digit or two, by swapped digits, or by the reversed order of its groups.

    Yields the number as printed, and the known number. Numbers that are known, or near none, are skipped.
    """
    right = {form: number for number in known if len(digits := _digits(number)) >= _LEAST_DIGITS for form in _forms(digits)}
    for line in lines:
        for match in _NUMBER.finditer(_normalize(line)):
            printed = _digits(match[0])
            if printed in right or not _LEAST_DIGITS <= len(printed) <= _MOST_DIGITS:
                continue
            near = (number for digits, number in right.items() if _is_near(printed, digits) or _is_reversed(match[0], number))
            if number := next(near, None):
                yield match[0].strip(), number


def _digits(text: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(character)) for character in text if unicodedata.category(character) == "Nd")


def _forms(digits: str) -> tuple[str, ...]:
    """A number with and without the country code of North America, which is often left out."""
    if len(digits) == 11 and digits[0] == "1":
        return (digits, digits[1:])
    return (digits, f"1{digits}") if len(digits) == 10 else (digits,)


def _is_near(printed: str, right: str) -> bool:
    if len(printed) == len(right):
        wrong = [index for index, (a, b) in enumerate(zip(printed, right, strict=True)) if a != b]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and printed[wrong[0] : wrong[1] + 1] == right[wrong[0] : wrong[1] + 1][::-1]:
            return True
        return len(wrong) <= (2 if len(right) >= _LONG else 1)
    longer, shorter = (printed, right) if len(printed) > len(right) else (right, printed)
    if len(longer) - len(shorter) != 1 or len(right) < _LONG:
        return False
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def _is_reversed(printed: str, right: str) -> bool:
    """Whether the groups of a number are in reverse order, as a right-to-left line sets them without isolates."""
    groups, right_groups = re.findall(r"\d+", printed), re.findall(r"\d+", right)
    return len(right_groups) > 2 and groups == right_groups[::-1] and groups != right_groups


def _normalize(text: str) -> str:
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", visible))


def _pattern(number: str) -> re.Pattern[str]:
    # A wide gap between two glyphs may read as a space. One more digit on either side makes another number: 1911 does not contain 911.
    characters = _normalize(number).replace(" ", "")
    return re.compile(r"(?<!\d)" + " ?".join(re.escape(character) for character in characters) + r"(?!\d)")
