"""What many copies say of themselves, written once: in Info and XMP only the author differs, and the number of the copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handbill.pdf.metadata import About, escape_xml, info_dictionary, xmp_packet
from handbill.pdf.objects import Stream, name, string

# Private letters of Unicode, which no title holds.
_AUTHOR, _NUMBER = "\uf8f5", "\uf8f6"


class MetadataTemplate:
    """Both objects as bytes, for any author; the rest is as `about` says."""

    def __init__(self, about: About, document: Any) -> None:
        anyone = replace(about, author=_AUTHOR)
        self._info: bytes = info_dictionary(anyone).format(document)
        self._packet = xmp_packet(anyone, _NUMBER)
        empty = Stream(b"", {"Type": name("Metadata"), "Subtype": name("XML")}, compress=False).format(document)
        self._stream = empty.replace(b"/Length 0", b"/Length %d").replace(b"\nstream\n", b"\nstream\n%b")

    def info(self, author: str) -> bytes:
        """The Info dictionary."""
        return self._info.replace(_written(_AUTHOR), _written(author))

    def metadata(self, author: str, number: str) -> bytes:
        """The metadata stream; `number` is 32 hexadecimal digits that only this copy has."""
        packet = self._packet.replace(_AUTHOR.encode(), escape_xml(author).encode()).replace(_NUMBER.encode(), number.encode())
        return self._stream % (len(packet), packet)


def _written(text: str) -> bytes:
    written: bytes = string(text).format(None)
    return written
