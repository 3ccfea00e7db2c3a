"""Reads a large PNG from top to bottom, a few rows at a time, so that the whole picture is never in memory.

The rows of a PNG are packed as one stream, and each is written as its difference from the row above (ISO/IEC 15948, 9 and 10). So the
stream is unpacked piece by piece, and each piece is handed to Pillow as a small PNG of its own, which begins with the last row of the
piece before.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from handbill.graphics.bitmap import PNG
from handbill.graphics.strip_bitmap import chunk

if TYPE_CHECKING:
    from PIL.Image import Image

STRIP = 1_000_000  # pixels
_READ = 65_536  # bytes
_COLORS = (b"PLTE", b"tRNS")
_UNFILTERED = b"\0"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by color type


class _Header(NamedTuple):
    width: int
    height: int
    color_type: int


def png_strips(path: Path) -> Iterator[Image]:
    """The rows of a PNG of 8 bits a channel that is not interlaced, in pictures one below the other. Raises ValueError if it is damaged."""
    from PIL import Image

    with path.open("rb") as file:
        file.seek(len(PNG))
        header, colors, packed = _open(file)
        row = 1 + header.width * _CHANNELS[header.color_type]
        rows = max(1, STRIP // header.width)
        above = b""
        for start in range(0, header.height, rows):
            count = min(rows, header.height - start)
            body = packed.read(count * row)
            if len(body) < count * row:
                raise ValueError("incomplete")
            known = 1 if above else 0
            size = header.width.to_bytes(4) + (count + known).to_bytes(4)
            whole = chunk(b"IHDR", size + bytes((8, header.color_type, 0, 0, 0))) + colors
            data = PNG + whole + chunk(b"IDAT", zlib.compress(above + body, 0)) + chunk(b"IEND", b"")
            with Image.open(BytesIO(data), formats=("PNG",)) as opened:
                strip = opened.crop((0, known, header.width, count + known))
            above = _UNFILTERED + strip.crop((0, count - 1, header.width, count)).tobytes()
            yield strip


class _Packed:
    """The unpacked bytes of the IDAT chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.unpack = zlib.decompressobj()
        self.rest = b""

    def read(self, count: int) -> bytes:
        """So many bytes, or what is left."""
        parts = []
        while count:
            if not self.rest:
                self.rest = next(self.chunks, b"")
                if not self.rest:
                    break
            part = self.unpack.decompress(self.rest, count)
            self.rest = self.unpack.unconsumed_tail
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def _open(file: IO[bytes]) -> tuple[_Header, bytes, _Packed]:
    """The header, the chunks that say which colors the samples stand for, and the rows."""
    header, colors = None, []
    while True:
        length, kind = int.from_bytes(file.read(4)), file.read(4)
        if kind == b"IDAT" and header:
            return header, b"".join(colors), _Packed(_pixels(file, length))
        if not kind or kind == b"IEND":
            raise ValueError("no pixels")
        body = file.read(length)
        file.read(4)
        if kind == b"IHDR":
            header = _Header(int.from_bytes(body[:4]), int.from_bytes(body[4:8]), body[9])
        elif kind in _COLORS:
            colors.append(chunk(kind, body))


def _pixels(file: IO[bytes], length: int) -> Iterator[bytes]:
    """The bytes of the IDAT chunk that begins here, `length` bytes long, and of those that follow it."""
    while True:
        while length:
            part = file.read(min(length, _READ))
            if not part:
                return
            length -= len(part)
            yield part
        file.read(4)
        length, kind = int.from_bytes(file.read(4)), file.read(4)
        if kind != b"IDAT":
            return
