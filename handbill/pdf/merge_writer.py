"""Merge finished files into one PDF that is written as it grows, with a bookmark and a structure part for each file.

pikepdf reads the files. Objects that several of them contain (fonts, images, page content that stays the same) are written once.
Only offsets and digests stay in memory. pikepdf can join files itself, but keeps every object until it saves: 0.7 GB for 10,000 flyers
of one page, where this takes 0.14 GB.

ISO 32000-1, 7.5 (file structure), 14.7 (logical structure).
"""

from __future__ import annotations

import hashlib
import io
import re
from array import array
from typing import Any, Protocol

import pikepdf

from handbill.pdf.document_trees import Bookmarks, PageTree, ParentTree, reference_array
from handbill.pdf.metadata import About, info_dictionary, xmp_packet
from handbill.pdf.objects import string
from handbill.pdf.viewer_preferences import viewer_preferences

_CATALOG, _PAGES, _TREE, _DOCUMENT, _PARENTS, _OUTLINES, _INFO, _METADATA = range(1, 9)
_ENTRIES_AT_ONCE = 10_000  # of the cross-reference table
# An object of these types refers back to its page or parent, so no two files can share it.
_FILE_SPECIFIC = ("/Page", "/StructElem", "/Annot")
# What changes in an object that qpdf serialized: references, and keys of the parent tree. A string may look like one and is skipped; qpdf
# escapes every parenthesis inside it.
_TOKENS = re.compile(rb"\((?:\\.|[^\\)])*\)|\b(\d+) 0 R\b|(/StructParents?) (\d+)", re.DOTALL)


class Sink(Protocol):
    """Receives the bytes of the merged file."""

    def write(self, data: bytes, /) -> object: ...


class MergeWriter:
    """Writes one PDF from many. The files must come from this program and share a PDF version, purpose and printing condition."""

    def __init__(self, sink: Sink, about: About) -> None:
        self._sink = sink
        self._about = about
        self._digest = hashlib.md5(usedforsecurity=False)
        self._position = 0
        self._offsets = array("Q", [0] * (_METADATA + 1))
        self._shared: dict[bytes, int] = {}
        self._intents = b""
        self._parts: list[int] = []
        self._pages = PageTree(self, _PAGES)
        self._parents = ParentTree(self, _PARENTS)
        self._bookmarks = Bookmarks(self, _OUTLINES)

    def add(self, pdf: bytes, title: str) -> None:
        """Append the pages of a file, with a bookmark of this title to the first of them."""
        with pikepdf.open(io.BytesIO(pdf)) as source:
            tree, pages = source.Root.StructTreeRoot, [page.obj for page in source.pages]
            numbers = {_number(tree): _DOCUMENT} | {_number(page.Parent): self._pages.current_node() for page in pages}
            copier = _ObjectCopier(self, source, numbers, self._parents.next_key)
            if not self._position:
                self._put(b"%%PDF-%b\n%%\x93\x8c\x8b\x9e\n" % source.pdf_version.encode())
                self._intents = copier.serialize(source.Root.OutputIntents) if "/OutputIntents" in source.Root else b""
            document = tree.K[0]
            document.S = pikepdf.Name.Part
            page_numbers = [copier.number(_number(page)) for page in pages]
            self._parts.append(copier.number(_number(document)))
            self._parents.add([copier.parent_entry(entry) for entry in pikepdf.NumberTree(tree.ParentTree).values()])
            copier.write_queued()
        self._pages.add(page_numbers)
        self._bookmarks.add(title, page_numbers[0])

    def finish(self) -> None:
        """Write the catalog and everything else that spans the files. No file may be added afterwards."""
        self._pages.finish()
        self._parents.finish()
        self._bookmarks.finish()
        language, parts = self._language, reference_array(self._parts)
        self.write(_DOCUMENT, b"<</Type /StructElem /S /Document /P %d 0 R /Lang %b /K %b>>" % (_TREE, language, parts))
        tree = (_DOCUMENT, _PARENTS, self._parents.next_key)
        self.write(_TREE, b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>" % tree)
        self.write(_INFO, info_dictionary(self._about).format(None))
        packet = xmp_packet(self._about, self._digest.hexdigest())
        self.write(_METADATA, b"<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%b\nendstream" % (len(packet), packet))
        self.write(_CATALOG, self._catalog())
        self._write_cross_references()

    def reserve(self) -> int:
        """Return the number of an object that will be written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def write(self, number: int, body: bytes) -> None:
        """Write an object under a reserved number."""
        self._offsets[number] = self._position
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def share(self, body: bytes) -> int:
        """Return the number of the object with this body, and write it unless an earlier file contained it."""
        digest = hashlib.md5(body, usedforsecurity=False).digest()
        number = self._shared.get(digest)
        if number is None:
            number = self._shared[digest] = self.reserve()
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
            b" /MarkInfo <</Marked true /Suspects false>> /ViewerPreferences %b /Metadata %d 0 R%b>>"
        ) % (_PAGES, _OUTLINES, self._language, _TREE, viewer_preferences(self._about).encode(), _METADATA, intents)

    def _write_cross_references(self) -> None:
        file_id, table, count = self._digest.hexdigest().encode(), self._position, len(self._offsets)
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for start in range(1, count, _ENTRIES_AT_ONCE):
            self._put(b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[start : start + _ENTRIES_AT_ONCE]))
        self._put(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % (file_id, file_id, _INFO, _CATALOG, count))
        self._put(b"startxref\n%d\n%%%%EOF\n" % table)

    def _put(self, data: bytes) -> None:
        self._sink.write(data)
        self._digest.update(data)
        self._position += len(data)


class _ObjectCopier:
    """Copies the objects of one file. `numbers`: already assigned in the merged file; `first_key`: the file's first parent tree key."""

    def __init__(self, merged: MergeWriter, source: Any, numbers: dict[int, int], first_key: int) -> None:
        self._merged, self._source, self._numbers, self._first_key = merged, source, numbers, first_key
        self._queue: list[tuple[int, Any]] = []

    def number(self, old: int) -> int:
        """Return the number that an object of the file has in the merged file.

        File-specific objects are queued, because references between them can be cyclic; the others are written now.
        """
        number = self._numbers.get(old)
        if number is None:
            value = self._source.get_object(old, 0)
            if isinstance(value, pikepdf.Dictionary) and value.get("/Type") in _FILE_SPECIFIC:
                number = self._merged.reserve()
                self._queue.append((number, value))
            else:
                number = self._merged.share(self._body(value))
            self._numbers[old] = number
        return number

    def parent_entry(self, entry: Any) -> int:
        """Return the number of a parent tree entry: the element of an annotation, or a page's array of elements."""
        if not isinstance(entry, pikepdf.Array):
            return self.number(_number(entry))
        number = self._merged.reserve()
        self._merged.write(number, self._body(entry))
        return number

    def write_queued(self) -> None:
        """Write the queued objects, and those that they refer to."""
        for number, source in self._queue:  # grows meanwhile
            self._merged.write(number, self._body(source))

    def serialize(self, value: Any) -> bytes:
        """Return a value as the merged file writes it: a reference for an indirect object, otherwise the value itself."""
        return b"%d 0 R" % self.number(_number(value)) if value.is_indirect else self._body(value)

    def _body(self, value: Any) -> bytes:
        if isinstance(value, pikepdf.Stream):
            return b"%b\nstream\n%b\nendstream" % (self._body(value.stream_dict), value.read_raw_bytes())
        return _TOKENS.sub(self._renumber, value.unparse(resolved=True))

    def _renumber(self, token: re.Match[bytes]) -> bytes:
        reference, name, key = token.groups()
        if reference:
            return b"%d 0 R" % self.number(int(reference))
        return b"%b %d" % (name, int(key) + self._first_key) if name else token[0]


def _number(value: Any) -> int:
    number: int = value.objgen[0]
    return number
