"""One of our own finished files, taken apart again: its objects by number, and what of them names another (ISO 32000-1, 7.3 and 7.5).

Only for files that `document.py` and `copies.py` write: every object plain, one classic cross-reference table, nothing encrypted.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

_HEADER, _ENTRY = b"obj\n", 20  # an entry of the table is this long (ISO 32000-1, 7.5.4)
_ENDING = len(b"\nendobj\n")
_STREAM, _STREAM_END = b"\nstream\n", b"endstream\n"
# What looks like a reference inside a string is none.
_NAMED = re.compile(rb"\([^()]*\)|\b(\d+) 0 R\b|/StructParents? (\d+)")
# Only these are named by what they name themselves: all others could be any file's.
_OWN = re.compile(rb"/Type /(?:Page|StructElem|Annot)\b")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_INTENTS = re.compile(rb"/OutputIntents (\[.*\]) /PageMode ", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


class Pattern(NamedTuple):
    """An object's text with `%d` in each place of a number that changes when it moves into another file.

    `slots` are these numbers in their order: that of an object, or -1 - key for a key of the parent tree. `own`: no two files share it.
    """

    text: bytes
    slots: tuple[int, ...]
    own: bool


class ObjectReader:
    """A file by its objects. `head` is what stands before the first."""

    def __init__(self, pdf: bytes) -> None:
        table = int(pdf[pdf.rindex(b"startxref\n") + 10 : -len(b"\n%%EOF\n")])
        first = pdf.index(b"\n", table + len(b"xref\n")) + 1
        trailer = pdf.index(b"trailer\n", first)
        offsets = [int(pdf[at : at + 10]) for at in range(first + _ENTRY, trailer, _ENTRY)]
        order = sorted(range(len(offsets)), key=offsets.__getitem__)
        ends = [*(offsets[index] for index in order[1:]), table]
        self.head = pdf[: offsets[order[0]]]
        self._objects = {
            index + 1: pdf[pdf.index(_HEADER, offsets[index]) + len(_HEADER) : end - _ENDING]
            for index, end in zip(order, ends, strict=True)
        }
        self._root = _matched(_ROOT, pdf[trailer:])

    def object(self, number: int) -> tuple[Pattern, bytes]:
        """An object's pattern, and after it the bytes of a stream that stay as they are."""
        body = self._objects[number]
        at = body.index(_STREAM) if body.endswith(_STREAM_END) else len(body)
        return _pattern(body[:at]), body[at:]

    @cached_property
    def page_node(self) -> int:
        """The root of its page tree."""
        return self._named(self._root, b"Pages")

    @property
    def pages(self) -> list[int]:
        """Its pages: our own files keep them in one array."""
        return self._array(self.page_node, b"Kids")

    @cached_property
    def tree(self) -> int:
        """The root of its structure tree."""
        return self._named(self._root, b"StructTreeRoot")

    @cached_property
    def document(self) -> int:
        """The one element below that root."""
        return self._array(self.tree, b"K")[0]

    @property
    def parents(self) -> list[int]:
        """What the parent tree holds, by key from 0: elements of annotations, and arrays of elements for pages."""
        return self._array(self._named(self.tree, b"ParentTree"), b"Nums")

    @property
    def intents(self) -> Pattern | None:
        """Its output intents, an array in the catalog; None where it has none."""
        found = _INTENTS.search(self._objects[self._root])
        return _pattern(found[1]) if found else None

    def _named(self, number: int, key: bytes) -> int:
        return _matched(re.compile(b"/" + key + rb" (\d+) 0 R"), self._objects[number])

    def _array(self, number: int, key: bytes) -> list[int]:
        body = self._objects[number]
        start = body.index(b"/" + key + b" [")
        return [int(each) for each in _REFERENCE.findall(body, start, body.index(b"]", start))]


@lru_cache(maxsize=4096)
def _pattern(body: bytes) -> Pattern:
    """Most of what is not a stream stands in many files alike."""
    slots: list[int] = []

    def numbered(found: re.Match[bytes]) -> bytes:
        reference, key = found.groups()
        if reference:
            slots.append(int(reference))
            return b"%d 0 R"
        if key:
            slots.append(-1 - int(key))
            return found[0][: -len(key)] + b"%d"
        return found[0]

    return Pattern(_NAMED.sub(numbered, body.replace(b"%", b"%%")), tuple(slots), bool(_OWN.search(body)))


def _matched(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    assert found
    return int(found[1])
