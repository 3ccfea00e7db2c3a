"""Many finished files become one that is written as they come: what they share stands in it once, and each gets a bookmark and a part.

Only places are kept in memory: where each object stands, and digests of what may come again (fonts, pictures, words of a page that stay).
Page tree and parent tree are balanced: a viewer that wants one page reads few of their nodes. ISO 32000-1, 7.5, 7.7.3, 7.9.7, 12.3.3, 14.7.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import Protocol

from handbill.pdf.metadata import About, info_dictionary, xmp_packet
from handbill.pdf.name_trees import Bookmarks, PageTree, ParentTree, named
from handbill.pdf.object_reader import ObjectReader, Pattern
from handbill.pdf.objects import string

_CATALOG, _PAGES, _TREE, _DOCUMENT, _PARENTS, _OUTLINES, _INFO, _METADATA = range(1, 9)
_AT_ONCE = 10_000  # entries of the cross-reference table written together


class Sink(Protocol):
    """Where the bytes go."""

    def write(self, data: bytes, /) -> object: ...


class MergeWriter:
    """One growing PDF. Its files must be ours and of one version, one purpose and one printing condition."""

    def __init__(self, sink: Sink, about: About) -> None:
        self._sink = sink
        self._about = about
        self._seen = hashlib.md5(usedforsecurity=False)
        self._at = 0
        self._offsets = array("Q", [0] * (_METADATA + 1))
        self._known: dict[bytes, int] = {}
        self._intents = b""
        self._parts: list[int] = []
        self._pages = PageTree(self, _PAGES)
        self._parents = ParentTree(self, _PARENTS)
        self._bookmarks = Bookmarks(self, _OUTLINES)

    def add(self, pdf: bytes, title: str) -> None:
        """Append a file's pages, with a bookmark of this title on the first of them."""
        file = ObjectReader(pdf)
        move = _ObjectCopier(self, file, {file.page_node: self._pages.node(), file.tree: _DOCUMENT}, self._parents.next)
        if not self._at:
            self._put(file.head)
            self._intents = move.filled(file.intents) if file.intents else b""
        pages = [move.number(page) for page in file.pages]
        self._parts.append(move.number(file.document))
        self._parents.add([move.parent(each) for each in file.parents])
        move.write()
        self._pages.add(pages)
        self._bookmarks.add(title, pages[0])

    def finish(self) -> None:
        """Write what holds the parts together. Nothing may be added after."""
        self._pages.finish()
        self._parents.finish()
        self._bookmarks.finish()
        self.write(_DOCUMENT, b"<</Type /StructElem /S /Document /P %d 0 R /Lang %b /K %b>>" % (_TREE, self._language, named(self._parts)))
        tree = (_DOCUMENT, _PARENTS, self._parents.next)
        self.write(_TREE, b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>" % tree)
        self.write(_INFO, info_dictionary(self._about).format(None))
        packet = xmp_packet(self._about, self._seen.hexdigest())
        self.write(_METADATA, b"<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%b\nendstream" % (len(packet), packet))
        self.write(_CATALOG, self._catalog())
        self._close()

    def new(self) -> int:
        """The number of an object that will be written."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def write(self, number: int, body: bytes) -> None:
        """An object under a number that is its own."""
        self._offsets[number] = self._at
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def share(self, body: bytes) -> int:
        """The number of the object with this body, written when it is met for the first time."""
        digest = hashlib.md5(body, usedforsecurity=False).digest()
        number = self._known.get(digest)
        if number is None:
            number = self._known[digest] = self.new()
            self.write(number, body)
        return number

    @property
    def _language(self) -> bytes:
        written: bytes = string(self._about.language).format(None)
        return written

    def _catalog(self) -> bytes:
        intents = b" /OutputIntents " + self._intents if self._intents else b""
        return (
            b"<</Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines /Lang %b /StructTreeRoot %d 0 R"
            b" /MarkInfo <</Marked true /Suspects false>> /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R%b>>"
        ) % (_PAGES, _OUTLINES, self._language, _TREE, _METADATA, intents)

    def _close(self) -> None:
        digits, table, count = self._seen.hexdigest().encode(), self._at, len(self._offsets)
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for start in range(1, count, _AT_ONCE):
            self._put(b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[start : start + _AT_ONCE]))
        self._put(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % (digits, digits, _INFO, _CATALOG, count))
        self._put(b"startxref\n%d\n%%%%EOF\n" % table)

    def _put(self, data: bytes) -> None:
        self._sink.write(data)
        self._seen.update(data)
        self._at += len(data)


class _ObjectCopier:
    """A file's objects on their way into the volume. `moved`: old numbers and new; `first`: the parent tree's first key for this file."""

    def __init__(self, volume: MergeWriter, file: ObjectReader, moved: dict[int, int], first: int) -> None:
        self._volume, self._file, self._moved, self._first = volume, file, moved, first
        self._waiting: list[tuple[int, int, Pattern]] = []

    def number(self, old: int) -> int:
        """The object's number in the volume. What is the file's own waits to be written: it may name what names it."""
        new = self._moved.get(old)
        if new is None:
            pattern, rest = self._file.object(old)
            if pattern.own:
                new = self._volume.new()
                self._waiting.append((new, old, pattern))
            else:
                new = self._volume.share(self.filled(pattern) + rest)
            self._moved[old] = new
        return new

    def parent(self, old: int) -> int:
        """The same for an entry of the parent tree; a page's array of elements is like no other."""
        pattern, _ = self._file.object(old)
        if pattern.own:
            return self.number(old)
        new = self._volume.new()
        self._volume.write(new, self.filled(pattern))
        return new

    def write(self) -> None:
        """Write what waits, and what that names."""
        for new, old, pattern in self._waiting:  # grows on the way
            body = self.filled(pattern)
            if old == self._file.document:
                body = body.replace(b"/S /Document", b"/S /Part", 1)
            self._volume.write(new, body)

    def filled(self, pattern: Pattern) -> bytes:
        """A text with the numbers that it has in the volume."""
        return pattern.text % tuple([self.number(slot) if slot >= 0 else self._first - 1 - slot for slot in pattern.slots])
