"""Cells without what programs put into them: signs written as codes, the apostrophe that marks text, blanks that nobody sees."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from handbill.core.counts import format_rows
from handbill.core.problems import Place, Problem
from handbill.core.tables.table import TableRows

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot hold
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CONTROL = re.compile(r"[ \t]*[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]+[ \t]*(\n?)")
_AS_TEXT = re.compile(r'="([^"]*)"')  # in CSV, so that Excel keeps a number as it is
_POINT_ZERO = re.compile(r"([0-9]+)\.0+")  # a whole number that went through a program that counts in fractions
# Letters of UTF-8 that were read as Windows-1252, such as Ã± for ñ.
_MISREAD = re.compile(r"[\u00c2-\u00f4][\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]")
# What is no part of a word and has no width: marks of direction around a number that was copied from a phone, a mark of byte order.
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
_SUSPECT = re.compile(
    r"""^['=]|_x|&|[\u00c2-\u00f4][^\x00-\x7f]|[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]|\.0+$|^[\u200b\u200e\u200f\u202a\u202b\u2060\ufeff]|[\u200b\u200e\u200f\u202c\u2060\ufeff]$"""
)
_SENTENCES = {
    "misread": (
        "letters that were read in a wrong encoding, such as Ã± for ñ, are mended",
        "look whether these cells say what they should",
    ),
    "code": (
        "what a workbook writes as a code, such as _x000D_, is read as what it stands for",
        "look whether these cells say what they should",
    ),
    "entity": (
        "what a web page writes as a code, such as &amp;, is read as what it stands for",
        "look whether these cells say what they should",
    ),
    "mark": ("the apostrophe before the value, which marks text in a spreadsheet, is left out", ""),
    "apostrophe": ("a cell begins with an apostrophe, which is printed", "delete it if it only marks text"),
}


def clean_rows(rows: TableRows, place: Place) -> tuple[TableRows, list[Problem]]:
    """The rows with clean cells that still say something, and a remark (content-text) for each kind of change, with its rows."""
    marked = _columns_with_marks(rows)
    changed: dict[str, list[int]] = {}
    cleaned = []
    for number, cells in rows:
        if any(_SUSPECT.search(cell) for cell in cells):
            kinds: list[str] = []
            cells = tuple(_clean(cell, index in marked, kinds) for index, cell in enumerate(cells))
            for kind in dict.fromkeys(kinds):
                changed.setdefault(kind, []).append(number)
        if any(cells):
            cleaned.append((number, cells))
    remarks = []
    for kind, (sentence, hint) in _SENTENCES.items():
        if found := changed.get(kind):
            remarks.append(Problem("content-text", f"{sentence} ({format_rows(found)})", place, hint))
    return tuple(cleaned), remarks


def _clean(cell: str, marked: bool, kinds: list[str]) -> str:
    text = cell.strip(_INVISIBLE).strip()
    if typed := _AS_TEXT.fullmatch(text):
        text = typed[1].strip()
    if text.startswith("'") and len(text) > 1:
        # No name begins with an apostrophe and a digit or sign, but Hawaiian names begin with one and a letter.
        mark = marked or not text[1].isalpha()
        kinds.append("mark" if mark else "apostrophe")
        text = text[1:].strip() if mark else text
    if "_x" in text and _CODED.search(text):
        kinds.append("code")
        text = decoded(text)
    if "&" in text and _ENTITY.search(text):
        plain = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        kinds += ["entity"] if plain != text else []
        text = plain
    if _MISREAD.search(text) and (mended := _mended(text)):
        kinds.append("misread")
        text = mended
    text = _CONTROL.sub(lambda match: match[1] or " ", text).strip()
    if whole := _POINT_ZERO.fullmatch(text):
        text = whole[1]
    return text


def _mended(text: str) -> str:
    """A text that was UTF-8 before it was read as Windows-1252; empty if it was not."""
    try:
        # Five bytes stand for no letter there, and are read as the control characters that have their numbers.
        return b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in text).decode("utf-8")
    except UnicodeError:
        return ""


def decoded(text: str) -> str:
    """A text of a workbook with what its codes stand for. Signs beyond the first 65,536 have two; half of one is replaced."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _columns_with_marks(rows: TableRows) -> frozenset[int]:
    """The columns in which every value but the head begins with an apostrophe."""
    counts: dict[int, list[int]] = {}
    for _, cells in rows[1:]:
        for index, cell in enumerate(cells):
            if cell:
                count = counts.setdefault(index, [0, 0])
                count[0] += 1
                count[1] += cell.startswith("'")
    return frozenset(index for index, (filled, with_mark) in counts.items() if with_mark == filled > 1)


def column_letters(index: int) -> str:
    """'A' for 0, 'AA' for 26: what a spreadsheet calls a column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def names_of(heads: Sequence[str]) -> str:
    return ", ".join(map(repr, heads))
