"""Many finished files become one that is written as they come: what they share stands in it once, and each gets a bookmark and a part.

Only places are kept in memory: where each object stands, and digests of what may come again (fonts, pictures, words of a page that stay).
Page tree and parent tree are balanced: a viewer that wants one page reads few of their nodes. ISO 32000-1, 7.5, 7.7.3, 7.9.7, 12.3.3, 14.7.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import Protocol

from layouts.pdf.metadata import About, info, xmp
from layouts.pdf.objects import string
from layouts.pdf.unbound import Pattern, Unbound

_CATALOG, _PAGES, _TREE, _DOCUMENT, _PARENTS, _OUTLINES, _INFO, _METADATA = range(1, 9)
_PAGES_A_NODE = 100
_KEYS_A_NODE = 500
_AT_ONCE = 10_000  # entries of the cross-reference table written together


class Sink(Protocol):
    """Where the bytes go."""

    def write(self, data: bytes, /) -> object: ...


class Volume:
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
        self._pages = _PageTree(self)
        self._parents = _ParentTree(self)
        self._bookmarks = _Bookmarks(self)

    def add(self, pdf: bytes, title: str) -> None:
        """Append a file's pages, with a bookmark of this title on the first of them."""
        file = Unbound(pdf)
        move = _Move(self, file, {file.page_node: self._pages.node(), file.tree: _DOCUMENT}, self._parents.next)
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
        self.write(_INFO, info(self._about).format(None))
        packet = xmp(self._about, self._seen.hexdigest())
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


class _Move:
    """A file's objects on their way into the volume. `moved`: old numbers and new; `first`: the parent tree's first key for this file."""

    def __init__(self, volume: Volume, file: Unbound, moved: dict[int, int], first: int) -> None:
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


class _PageTree:
    """Pages in nodes of about a hundred."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._node = 0
        self._kids: list[int] = []
        self._nodes: list[int] = []
        self._count = 0

    def node(self) -> int:
        """The node of the pages that come next."""
        if not self._node:
            self._node = self._volume.new()
        return self._node

    def add(self, pages: list[int]) -> None:
        """Pages of the node that `node` has told."""
        self._kids += pages
        self._count += len(pages)
        if len(self._kids) >= _PAGES_A_NODE:
            self._flush()

    def finish(self) -> None:
        if self._kids:
            self._flush()
        self._volume.write(_PAGES, b"<</Type /Pages /Count %d /Kids %b>>" % (self._count, named(self._nodes)))

    def _flush(self) -> None:
        said = (_PAGES, len(self._kids), named(self._kids))
        self._volume.write(self._node, b"<</Type /Pages /Parent %d 0 R /Count %d /Kids %b>>" % said)
        self._nodes.append(self._node)
        self._node, self._kids = 0, []


class _ParentTree:
    """A number tree from the keys of pages and annotations to their elements; `next` is the first key that is free."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._values: list[int] = []
        self._leaves: list[int] = []
        self.next = 0

    def add(self, values: list[int]) -> None:
        self._values += values
        self.next += len(values)
        if len(self._values) >= _KEYS_A_NODE:
            self._flush()

    def finish(self) -> None:
        if self._values:
            self._flush()
        self._volume.write(_PARENTS, b"<</Kids %b>>" % named(self._leaves))

    def _flush(self) -> None:
        first = self.next - len(self._values)
        numbers = b" ".join(b"%d %d 0 R" % (key, value) for key, value in enumerate(self._values, first))
        leaf = self._volume.new()
        self._volume.write(leaf, b"<</Limits [%d %d] /Nums [%b]>>" % (first, self.next - 1, numbers))
        self._leaves.append(leaf)
        self._values = []


class _Bookmarks:
    """One list of bookmarks; each waits until the next one is known, which it names."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._first = self._last = self._before = self._count = 0
        self._said = b""

    def add(self, title: str, page: int) -> None:
        new = self._volume.new()
        self._flush(new)
        self._first = self._first or new
        self._before, self._last = self._last, new
        self._count += 1
        self._said = b"/Title %b /Dest [%d 0 R /Fit]" % (string(title).format(None), page)

    def finish(self) -> None:
        self._flush(0)
        said = (self._first, self._last, self._count)
        self._volume.write(_OUTLINES, b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % said)

    def _flush(self, after: int) -> None:
        if not self._last:
            return
        before = b" /Prev %d 0 R" % self._before if self._before else b""
        following = b" /Next %d 0 R" % after if after else b""
        self._volume.write(self._last, b"<</Parent %d 0 R %b%b%b>>" % (_OUTLINES, self._said, before, following))


def named(numbers: list[int]) -> bytes:
    """An array of references."""
    return b"[%b]" % b" ".join(b"%d 0 R" % number for number in numbers)
