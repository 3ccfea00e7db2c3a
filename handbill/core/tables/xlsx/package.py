"""The parts of an XLSX file: a ZIP archive of XML, read with any spelling of the parts' names and any prefix of the elements."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Protocol
from xml.parsers import expat

MOST_BYTES = 600_000_000  # of one part: a sheet that is formatted to its last row in ten columns has 300 MB
_MOST_IN_ONE = 32_000_000  # bytes of one tag or comment, and of the text between two
_MOST_ELEMENTS = 500_000  # of a part that is kept as a whole: a workbook may have 65,490 styles
_CHUNK = 1 << 20
# Rows and cells that have a place and no content. A formatted sheet consists of millions of them, and each would cost a callback.
_EMPTY = re.compile(rb'<row r="[^<>]*>(?:<c r="[^<>]*/>)*</row>|<(?:row|c) r="[^<>]*/>')


class DamagedPackage(Exception):
    """The file is no ZIP archive, lacks a part, or a part is no XML."""


class PackageTooLarge(Exception):
    """A part is larger than anybody's list; says what there is too much of, as in 'more than 600 MB'."""


class ElementHandler(Protocol):
    """Called with each element of a part, by its name without prefix, and with the text between them."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class Package:
    """Raises DamagedPackage."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DamagedPackage from error
        # Excel takes no notice of capitals here, nor of the slashes of Windows.
        self._members = {self._key(info.filename): info for info in self._archive.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts in lower case."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return self._key(name) in self._members

    @staticmethod
    def _key(name: str) -> str:
        return name.replace("\\", "/").lstrip("/").casefold()

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part. Raises DamagedPackage, PackageTooLarge."""
        read = 0
        try:
            with self._archive.open(self._members[self._key(name)]) as part:
                while chunk := part.read(_CHUNK):
                    read += len(chunk)
                    if read > MOST_BYTES:
                        raise PackageTooLarge(f"more than {MOST_BYTES // 1_000_000} MB in one part")
                    yield chunk
        # RuntimeError: a part with a password; NotImplementedError: a way of packing that zipfile does not know.
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise DamagedPackage from error

    def parse(self, name: str, handler: ElementHandler, skip_empty: bool = False) -> None:
        """Tell a handler the elements of a part, without keeping any. Raises DamagedPackage, PackageTooLarge."""
        parser = expat.ParserCreate()
        local = _LocalNames()
        parser.StartElementHandler = lambda name, attributes: handler.start(local[name], attributes)
        parser.EndElementHandler = lambda name: handler.end(local[name])
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse  # no program writes one, and entities are where bombs lie
        parser.buffer_text = True
        chunks, fed = self.chunks(name), 0
        try:
            for chunk in _without_empty(chunks) if skip_empty else chunks:
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _MOST_IN_ONE:
                    raise PackageTooLarge("more in one cell than a spreadsheet holds")
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding that does not exist
            raise DamagedPackage from error

    def elements(self, name: str) -> list[tuple[str, str, dict[str, str]]]:
        """The elements of a small part: the names of the parent and of the element, and its attributes without prefixes."""
        gathered = _Elements()
        self.parse(name, gathered)
        return gathered.found


def _without_empty(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes without empty rows and cells. What follows the last element of a chunk waits for the next one."""
    rest = b""
    for chunk in chunks:
        whole, mark, rest = (rest + chunk).rpartition(b"<")
        yield _EMPTY.sub(b"", whole)
        rest = mark + rest
        if len(rest) > _MOST_IN_ONE:
            raise PackageTooLarge("more in one cell than a spreadsheet holds")
    yield rest


def _refuse(*_: object) -> None:
    raise DamagedPackage


class _LocalNames(dict[str, str]):
    """'row' for 'x:row'."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class _Elements:
    def __init__(self) -> None:
        self.found: list[tuple[str, str, dict[str, str]]] = []
        self._open = [""]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found.append((self._open[-1], name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))
        self._open.append(name)
        if len(self.found) > _MOST_ELEMENTS:
            raise PackageTooLarge(f"more than {_MOST_ELEMENTS:,} elements in one part")

    def end(self, name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        pass
