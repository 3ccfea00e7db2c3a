"""What holds a growing file together: pages, the parent tree and bookmarks, written in nodes as they come.

ISO 32000-1, 7.7.3, 7.9.7 and 12.3.3. A node holds at most a few hundred entries: a viewer that wants one of them need not read them all.
"""

from __future__ import annotations

from typing import Protocol

from handbill.pdf.objects import string

_PAGES_A_NODE = 100
_KEYS_A_NODE = 500


class Growing(Protocol):
    """A file to which objects are added: `new` is the number of one to be written."""

    def new(self) -> int: ...

    def write(self, number: int, body: bytes) -> None: ...


class PageTree:
    """Pages in nodes of about a hundred."""

    def __init__(self, file: Growing, root: int) -> None:
        self._file, self._root = file, root
        self._node = 0
        self._kids: list[int] = []
        self._nodes: list[int] = []
        self._count = 0

    def node(self) -> int:
        """The node of the pages that come next."""
        if not self._node:
            self._node = self._file.new()
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
        self._file.write(self._root, b"<</Type /Pages /Count %d /Kids %b>>" % (self._count, named(self._nodes)))

    def _flush(self) -> None:
        said = (self._root, len(self._kids), named(self._kids))
        self._file.write(self._node, b"<</Type /Pages /Parent %d 0 R /Count %d /Kids %b>>" % said)
        self._nodes.append(self._node)
        self._node, self._kids = 0, []


class ParentTree:
    """A number tree from the keys of pages and annotations to their elements; `next` is the first key that is free."""

    def __init__(self, file: Growing, root: int) -> None:
        self._file, self._root = file, root
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
        self._file.write(self._root, b"<</Kids %b>>" % named(self._leaves))

    def _flush(self) -> None:
        first = self.next - len(self._values)
        numbers = b" ".join(b"%d %d 0 R" % (key, value) for key, value in enumerate(self._values, first))
        leaf = self._file.new()
        self._file.write(leaf, b"<</Limits [%d %d] /Nums [%b]>>" % (first, self.next - 1, numbers))
        self._leaves.append(leaf)
        self._values = []


class Bookmarks:
    """One list of bookmarks; each waits until the next one is known, which it names."""

    def __init__(self, file: Growing, root: int) -> None:
        self._file, self._root = file, root
        self._first = self._last = self._before = self._count = 0
        self._said = b""

    def add(self, title: str, page: int) -> None:
        new = self._file.new()
        self._flush(new)
        self._first = self._first or new
        self._before, self._last = self._last, new
        self._count += 1
        self._said = b"/Title %b /Dest [%d 0 R /Fit]" % (string(title).format(None), page)

    def finish(self) -> None:
        self._flush(0)
        said = (self._first, self._last, self._count)
        self._file.write(self._root, b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % said)

    def _flush(self, after: int) -> None:
        if not self._last:
            return
        before = b" /Prev %d 0 R" % self._before if self._before else b""
        following = b" /Next %d 0 R" % after if after else b""
        self._file.write(self._last, b"<</Parent %d 0 R %b%b%b>>" % (self._root, self._said, before, following))


def named(numbers: list[int]) -> bytes:
    """An array of references."""
    return b"[%b]" % b" ".join(b"%d 0 R" % number for number in numbers)
