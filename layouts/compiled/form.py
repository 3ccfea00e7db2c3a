"""A compiled piece as data: what of finished files stays, and where an organization's words go. Written as JSON, with the bytes behind it.

Templates are text in Latin-1, one character a byte; the key of each value that goes into them stands between two zero characters.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from layouts.pdf.plain import Change

NAME, XML_NAME, DIAL, PHONE, DATA, LENGTH, OUTPUT = "name", "xml name", "dial", "phone", "data", "length", "output"
BAD = -32768  # of a pair: not two plain letters side by side
_BETWEEN = "\0"


class Letters(NamedTuple):
    """Letters in one font, weight and language. `codes` are the file's own, `advances` (1/1000 em) what its font says.

    `ink`: how far each reaches above and below the baseline. `pairs`: its advance (int16) before each of the letters, row by row.
    """

    letters: str
    codes: list[int]
    advances: list[int]
    ink: list[list[int]]
    pairs: bytes


class Hole(NamedTuple):
    """One line of an organization's words. `limit`: its greatest width in 1/1000 em; `ascent` and `descent`: those it must have.

    `least`: what they are for letters without ink; `x`, `width`, `size` in points; `before` and `after`: operators.
    """

    value: str
    letters: int
    limit: float
    ascent: int
    descent: int
    least: list[int]
    x: float
    width: float
    size: float
    align: str
    before: str
    after: str


class Link(NamedTuple):
    """Where a link's rectangle begins and ends depends on the words of its hole; `offset` is that of the page on its sheet."""

    hole: int
    offset: float


class File(NamedTuple):
    """One finished file. `entries`: its table of places, 20 bytes an object; `numbers`: what must stand in it, as printed."""

    path: str
    numbers: list[str]
    static: str
    letters: list[Letters]
    holes: list[Hole]
    links: list[Link]
    changes: list[Change]
    info: int
    root: int
    head: bytes
    entries: bytes


class Compiled(NamedTuple):
    """`first` and `until`: from this day on, and before that one, the numbers are good (ISO 8601). `said`: lines for the terminal.

    `variants`: the same files, laid out for words of other heights.
    """

    stamp: str
    fonts: list[str]
    font_stamp: str
    first: str
    until: str
    said: list[str]
    variants: list[list[File]]


def filled(template: str, values: dict[str, str]) -> str:
    """The template with its values. Raises KeyError."""
    parts = template.split(_BETWEEN)
    parts[1::2] = [values[key] for key in parts[1::2]]
    return "".join(parts)


def gap(key: str) -> str:
    """The place of a value in a template."""
    return f"{_BETWEEN}{key}{_BETWEEN}"


def packed(piece: Compiled) -> bytes:
    """The piece as bytes."""
    blob = bytearray()

    def away(value: Any) -> Any:
        if isinstance(value, bytes):
            blob.extend(value)
            return [len(blob) - len(value), len(value)]
        return [away(each) for each in value] if isinstance(value, list | tuple) else value

    said = json.dumps(away(piece), separators=(",", ":")).encode()
    return said + b"\n" + bytes(blob)


def unpacked(data: bytes) -> Compiled:
    """The piece that was packed. Raises ValueError, TypeError, IndexError: it was not this version that packed it."""
    said, _, blob = data.partition(b"\n")
    stamp, fonts, font_stamp, first, until, lines, variants = json.loads(said)

    def part(place: list[int]) -> bytes:
        return blob[place[0] : place[0] + place[1]]

    def file(path: str, numbers: list[str], static: str, *more: Any) -> File:
        letters, holes, links, changes, info, root, head, entries = more
        sets = [Letters(shown, codes, advances, ink, part(pairs)) for shown, codes, advances, ink, pairs in letters]
        made = [Hole(*each) for each in holes], [Link(*each) for each in links], [Change(*each) for each in changes]
        return File(path, numbers, static, sets, *made, info, root, part(head), part(entries))

    return Compiled(stamp, fonts, font_stamp, first, until, lines, [[file(*each) for each in files] for files in variants])
