"""PDF objects, built on ReportLab's pdfbase.pdfdoc alone: its canvas would add imports, an unembedded Helvetica on every page, and a
graphics state that is not needed."""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFPage,
)

from handbill.core.geometry import Box

__all__ = [
    "IDENTIFIER",
    "Document",
    "Info",
    "PdfPage",
    "Raw",
    "Stream",
    "array",
    "dictionary",
    "hexadecimal",
    "name",
    "number",
    "pdf_box",
    "split_objects",
    "string",
]

# Stands for the file's identifier, a digest of the file, until the file is complete. It is the MD5 digest of 'Handbill'.
IDENTIFIER = "7091e0af8ed1133c5ff4ee71ad07d07e"

_ENTRY = 20  # bytes of an entry in a cross-reference table (ISO 32000-1, 7.5.4)
_PLAIN = re.compile(r"[ !\"#-'*-\[\]-~]*")  # ASCII without parentheses and backslashes


@lru_cache(maxsize=1000)
def name(text: str) -> Any:
    return PDFName(text)


def string(text: str) -> Any:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII if possible, else UTF-16 in hexadecimal digits."""
    if _PLAIN.fullmatch(text):
        return Raw(f"({text})")
    return Raw(f"<FEFF{text.encode('utf-16-be').hex().upper()}>")


def array(*values: Any) -> Any:
    result = PDFArray(values)
    result.multiline = False
    return result


def dictionary(**entries: Any) -> Any:
    return PDFDictionary({key: value for key, value in entries.items() if value is not None})


def pdf_box(box: Box, height: float) -> Any:
    """A rectangle [left bottom right top] (ISO 32000-1, 7.9.5) from a box measured from the top left of a page this high."""
    return Raw("[" + " ".join(number(value) for value in (box.x, height - box.bottom, box.right, height - box.y)) + "]")


def number(value: float, decimals: int = 3) -> str:
    """A PDF number, with at most three decimals unless more are wanted (1/1000 pt is finer than any press)."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def hexadecimal(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex().upper()}>"


class Document(PDFDocument):  # type: ignore[misc]
    """A reproducible document, in this PDF version and language (ISO 32000-1, 14.9.2)."""

    def __init__(self, version: tuple[int, int], language: str) -> None:
        super().__init__(invariant=1, compression=1, pdfVersion=version, lang=language)
        # An entry that ReportLab does not support.
        self.Catalog.__NoDefault__ = (*self.Catalog.__NoDefault__, "OutputIntents")

    def ID(self) -> bytes:
        """The file identifiers (ISO 32000-1, 14.4), under the name by which ReportLab asks for them."""
        return f"[<{IDENTIFIER}><{IDENTIFIER}>]".encode()

    def object_of(self, reference: Any) -> Any:
        """The object that a reference leads to."""
        return self.idToObject[reference.name]

    def number_of(self, thing: Any) -> int:
        """The number of an object, given itself or by a reference. Numbers are final once the document has been written."""
        return int(self.Reference(thing).format(self).split()[0])

    def to_bytes(self) -> bytes:
        """The whole file, with the digest of its bytes in place of each IDENTIFIER."""
        data: bytes = self.GetPDFData(None)
        return data.replace(IDENTIFIER.encode(), hashlib.md5(data, usedforsecurity=False).hexdigest().encode())


def split_objects(data: bytes) -> tuple[bytes, dict[int, bytes]]:
    """The header of a file of ours, and each object from its "obj" line to its "endobj" by number, in the order of the file.

    The file ends with one cross-reference table without gaps (ISO 32000-1, 7.5.4).
    """
    table = int(data[data.rindex(b"startxref") :].split()[1])
    count = int(data[table:].split(maxsplit=3)[2])
    start = data.index(b"\n", table + len(b"xref\n")) + 1
    entries = [data[at : at + _ENTRY] for at in range(start, start + count * _ENTRY, _ENTRY)]
    offsets = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
    order = sorted(offsets, key=offsets.__getitem__)
    ends = [*(offsets[number] for number in order[1:]), table]
    return data[: offsets[order[0]]], {number: data[offsets[number] : end] for number, end in zip(order, ends, strict=True)}


class Raw(PDFObject):  # type: ignore[misc]
    """An object given as its serialized text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        return self.text.encode("latin-1")


class Stream(PDFObject):  # type: ignore[misc]
    """A compressed stream. ReportLab's class omits the end of line before `endstream` that PDF/A requires (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: dict[str, Any] | None = None, compress: bool = True, level: int = 6) -> None:
        self.data = zlib.compress(data, level) if compress else data
        self.entries = dict(entries or {})
        if compress:
            self.entries["Filter"] = PDFName("FlateDecode")
        self.entries["Length"] = len(self.data)

    def format(self, document: Any) -> bytes:
        if len(self.entries) == 2 and "Filter" in self.entries:
            return b"<</Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream\n" % (len(self.data), self.data)
        head: bytes = PDFDictionary(self.entries).format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream\n"


class Info(PDFObject):  # type: ignore[misc]
    """The Info dictionary with exactly these entries; ReportLab's class supports neither a fixed date nor PDF/X."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self.entries = entries

    def digest(self, signature: Any) -> None:
        """Called by ReportLab; the identifier is computed in `Document.to_bytes`."""

    def format(self, document: Any) -> bytes:
        written: bytes = PDFDictionary(self.entries).format(document)
        return written


class PdfPage(PDFPage):  # type: ignore[misc]
    """A page whose entries are all set by the caller."""

    Override_default_compilation = 1
    # Entries that ReportLab does not support.
    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs", "Group")
