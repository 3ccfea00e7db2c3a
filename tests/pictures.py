"""Pictures for tests: encoded in memory, PNG files written chunk by chunk, and an entity bomb for an SVG."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# "Billion laughs": each entity repeats the one before it ten times.
_LAUGHS = "".join(f'<!ENTITY {name} "{f"&{repeated};" * 10}">' for repeated, name in ("ab", "bc", "cd", "de", "ef"))
ENTITY_BOMB = f'<!DOCTYPE svg [<!ENTITY a "ha">{_LAUGHS}]>'


def gradient(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.radial_gradient("L").resize(size).convert(mode)


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_header(width: int, height: int, color: int = 2, interlaced: int = 0) -> bytes:
    """The chunk IHDR of a picture with 8 bits per channel."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, interlaced))


def png(width: int, height: int, pixels: bytes, *more: bytes, color: int = 2, interlaced: int = 0) -> bytes:
    """A PNG that declares this size and holds these bytes of pixels, with `more` chunks after the header."""
    body = b"".join(more) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND")
    return PNG_SIGNATURE + png_header(width, height, color, interlaced) + body
