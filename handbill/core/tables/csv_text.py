"""The text of a CSV file: UTF-8, UTF-16 or one of the encodings in which spreadsheets of Western and Central Europe save it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

_HINT = "save it as UTF-8; in Excel: Save As, 'CSV UTF-8 (Comma delimited)'"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What Excel writes on Windows, for Central Europe, on a Mac, and as "CSV (MS-DOS)". Of those that fit equally well the first is taken.
_OLD = (("cp1252", "Windows-1252"), ("cp1250", "Windows-1250"), ("mac_roman", "Mac Roman"), ("cp850", "MS-DOS (850)"))
_ZEROS = 0.4  # of the bytes in which only signs other than ASCII's have one
_LOOKED_AT = 100_000  # bytes from which an encoding is recognized
_SHOWN = 50  # characters of a line in a sentence
# Letters of Western European words are between plain ones; whole words of others are in another alphabet.
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]{4,}")


def csv_text(data: bytes, path: Path) -> tuple[str, list[Problem]]:
    """The text, and a remark (content-encoding) where its encoding was guessed.

    Raises ProblemsFound: content-encoding, with the first line that cannot be read; content-table: this is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding, path), []
    if encoding := _without_mark(data):
        return _text(data, encoding, path), []
    if b"\0" in data:
        raise _no_table(path)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _old_text(data, path)


def _text(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise ProblemsFound(
            [Problem("content-encoding", f"this line is not {name} text", Place(display_path(path), line), _HINT)]
        ) from None
    if "\0" in text:
        raise _no_table(path)
    return text


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte of its commas, digits and line ends."""
    start = data[:4000]
    if len(data) % 2 or b"\0" not in start:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) > len(start) * _ZEROS / 2:
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _old_text(data: bytes, path: Path) -> tuple[str, list[Problem]]:
    """Text in one byte a letter. Raises ProblemsFound where some lines are UTF-8 all the same, or no encoding gives words."""
    lines = data.splitlines()
    wrong = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    mixed = any(not line.isascii() and _is_utf8(line) for line in lines)
    told_by = b"\n".join(lines[number - 1] for number in wrong)[:_LOOKED_AT]
    fitting = [(_faults(told_by.decode(encoding)), text, name) for encoding, name in _OLD if (text := _decoded(data, encoding)) is not None]
    if mixed or not fitting or min(faults for faults, _, _ in fitting):
        first, *others = wrong
        count = f", nor are {len(others)} other lines" if len(others) > 1 else ", nor is one other line" if others else ""
        place = Place(display_path(path), first)
        raise ProblemsFound([Problem("content-encoding", f"this line is not UTF-8 text{count}", place, _HINT)])
    _, text, name = min(fitting, key=lambda one: one[0])
    line = _decoded(lines[wrong[0] - 1], next(encoding for encoding, known in _OLD if known == name)) or ""
    shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} ..."
    sentence = f"this is not UTF-8 text; it is read as {name}: {shown!r}"
    return text, [Problem("content-encoding", sentence, Place(display_path(path), wrong[0]), f"if its letters are wrong, {_HINT}")]


def _faults(text: str) -> int:
    """How many letters and signs make no word: a sign inside one, a capital after a small letter, many letters with accents in a row."""
    faults = len(_FOREIGN.findall(text))
    for at, char in enumerate(text):
        if char.isascii():
            continue
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        kind = unicodedata.category(char)
        if kind in ("Cc", "Co", "Cn"):
            faults += 1
        elif kind[0] == "L":
            faults += char.isupper() and before.islower()
        elif char in "\u2013\u2014":  # a dash stands in Winston-Salem, and not within a word
            faults += before.islower() and after.islower()
        elif char not in "\u2018\u2019\u00b7\u00ad\u00ba\u00aa":
            faults += before.isalpha() and after.isalpha()
    return faults


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_utf8(line: bytes) -> bool:
    return _decoded(line, "utf-8") is not None


def _no_table(path: Path) -> ProblemsFound:
    return ProblemsFound([Problem("content-table", "this is neither a CSV nor an XLSX file", Place(display_path(path)), _HINT)])
