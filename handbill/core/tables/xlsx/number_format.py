"""Numbers as a spreadsheet shows them: dates, and those whose format groups their digits, such as (000) 000-0000."""

from __future__ import annotations

import datetime as dt
import re

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
# The signs between the digits of a phone number. A format with others, such as a unit or a currency, shows more than the value.
_BETWEEN = frozenset("()+-. 0123456789\u2013\u00a0")
_DIGITS = "0#?"
_MOST_DIGITS = 15  # that a spreadsheet keeps


def shown(written: str, code: str, epoch: dt.datetime) -> str:
    """A number of a cell as a person would type it who sees it. `code`: its format."""
    try:
        number = float(written)
    except ValueError:
        return written
    if is_date_format(code):
        return _date(number, epoch) or _plain(number, written)
    if number.is_integer() and 0 <= number < 10**_MOST_DIGITS and (grouped := _grouped(str(int(number)), code)):
        return grouped
    return _plain(number, written)


def _plain(number: float, written: str) -> str:
    if number.is_integer() and abs(number) < 10**_MOST_DIGITS:
        return str(int(number))
    # Programs write 0.1 as the nearest number that they can hold: 0.10000000000000001.
    return repr(number) if 1e-4 < abs(number) < 10**_MOST_DIGITS else written


def _date(number: float, epoch: dt.datetime) -> str:
    try:
        value = from_excel(number, epoch)
    except (OverflowError, ValueError):
        return ""
    return value.date().isoformat() if isinstance(value, dt.datetime) else str(value)


def _grouped(digits: str, code: str) -> str:
    """The digits with what the format puts between them; empty if the format does more, or nothing, to a whole number."""
    tokens = _tokens(code, int(digits))
    places = sum(holds for _, holds in tokens)
    literals = {char for text, holds in tokens if not holds for char in text}
    # With fewer digits than places, "(###) ###-####" would show "() -211".
    too_few = len(digits) < places and ("#", True) in tokens
    if not places or too_few or not literals <= _BETWEEN:
        return ""
    out: list[str] = []
    left = digits
    for text, holds in reversed(tokens):
        if not holds:
            out.append(text)
        elif places := places - 1:
            out.append(left[-1:] or ("0" if text == "0" else ""))
            left = left[:-1]
        else:
            out.append(left or ("0" if text == "0" else ""))
    return "".join(reversed(out)).strip()


def _tokens(code: str, number: int) -> list[tuple[str, bool]]:
    """What stands in the part of the format that is for this number: texts, and places for digits (True). Empty
    if it is no such format."""
    for section in _sections(code):
        tokens: list[tuple[str, bool]] = []
        holds = True
        for match in _TOKEN.finditer(section):
            quoted, escaped, bracket, plain = match.groups()
            if bracket is not None:
                condition = _CONDITION.fullmatch(bracket.strip())
                holds = holds and (not condition or _meets(number, condition[1], float(condition[2])))
            elif quoted is not None or escaped is not None:
                tokens.append((quoted or escaped or "", False))
            elif plain is None:
                tokens.append((" ", False))  # the width of a sign
            elif plain in _DIGITS:
                tokens.append((plain, True))
            elif plain in ".,":  # a decimal point, or thousands
                return []
            else:
                tokens.append((plain, False))
        if holds:
            return tokens
    return []


def _sections(code: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', code, re.DOTALL)


def _meets(number: int, sign: str, limit: float) -> bool:
    return {
        "<": number < limit,
        ">": number > limit,
        "=": number == limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "<>": number != limit,
    }[sign]
