"""The page tree, the parent tree and the bookmarks of a file that is written as it grows.

ISO 32000-1, 7.7.3, 7.9.7 and 12.3.3. A node holds at most a few hundred entries, so that a viewer need not read all of them for one page.
"""

from __future__ import annotations

from typing import Protocol

from handbill.pdf.objects import string

_PAGES_PER_NODE = 100
_KEYS_PER_NODE = 500


class ObjectWriter(Protocol):
    """A file to which objects are appended under reserved numbers."""

    def reserve(self) -> int: ...

    def write(self, number: int, body: bytes) -> None: ...


class PageTree:
    """Pages in nodes of about a hundred. `root` is the number of the tree's root."""

    def __init__(self, file: ObjectWriter, root: int) -> None:
        self._file, self._root = file, root
        self._node = 0
        self._kids: list[int] = []
        self._nodes: list[int] = []
        self._count = 0

    def current_node(self) -> int:
        """Return the number of the node that will hold the next pages added."""
        if not self._node:
            self._node = self._file.reserve()
        return self._node

    def add(self, pages: list[int]) -> None:
        """Add pages whose parent is `current_node()`."""
        self._kids += pages
        self._count += len(pages)
        if len(self._kids) >= _PAGES_PER_NODE:
            self._flush()

    def finish(self) -> None:
        """Write what is still pending, and the root."""
        if self._kids:
            self._flush()
        self._file.write(self._root, b"<</Type /Pages /Count %d /Kids %b>>" % (self._count, reference_array(self._nodes)))

    def _flush(self) -> None:
        node = (self._root, len(self._kids), reference_array(self._kids))
        self._file.write(self._node, b"<</Type /Pages /Parent %d 0 R /Count %d /Kids %b>>" % node)
        self._nodes.append(self._node)
        self._node, self._kids = 0, []


class ParentTree:
    """A number tree from the keys of pages and annotations to their structure elements. `next_key` is the first free key."""

    def __init__(self, file: ObjectWriter, root: int) -> None:
        self._file, self._root = file, root
        self._values: list[int] = []
        self._leaves: list[int] = []
        self.next_key = 0

    def add(self, values: list[int]) -> None:
        """Add object numbers under the next keys."""
        self._values += values
        self.next_key += len(values)
        if len(self._values) >= _KEYS_PER_NODE:
            self._flush()

    def finish(self) -> None:
        """Write what is still pending, and the root."""
        if self._values:
            self._flush()
        self._file.write(self._root, b"<</Kids %b>>" % reference_array(self._leaves))

    def _flush(self) -> None:
        first = self.next_key - len(self._values)
        numbers = b" ".join(b"%d %d 0 R" % (key, value) for key, value in enumerate(self._values, first))
        leaf = self._file.reserve()
        self._file.write(leaf, b"<</Limits [%d %d] /Nums [%b]>>" % (first, self.next_key - 1, numbers))
        self._leaves.append(leaf)
        self._values = []


class Bookmarks:
    """A flat list of bookmarks. Each is written once the number of the following one, to which it refers, is known."""

    def __init__(self, file: ObjectWriter, root: int) -> None:
        self._file, self._root = file, root
        self._first = self._last = self._previous = self._count = 0
        self._pending = b""

    def add(self, title: str, page: int) -> None:
        """Add a bookmark to a page, given by its object number."""
        number = self._file.reserve()
        self._flush(number)
        self._first = self._first or number
        self._previous, self._last = self._last, number
        self._count += 1
        self._pending = b"/Title %b /Dest [%d 0 R /Fit]" % (string(title).format(None), page)

    def finish(self) -> None:
        """Write the last bookmark, and the root."""
        self._flush(0)
        root = (self._first, self._last, self._count)
        self._file.write(self._root, b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % root)

    def _flush(self, following: int) -> None:
        if not self._last:
            return
        before = b" /Prev %d 0 R" % self._previous if self._previous else b""
        after = b" /Next %d 0 R" % following if following else b""
        self._file.write(self._last, b"<</Parent %d 0 R %b%b%b>>" % (self._root, self._pending, before, after))


def reference_array(numbers: list[int]) -> bytes:
    """Return an array of references to these objects."""
    return b"[%b]" % b" ".join(b"%d 0 R" % number for number in numbers)
