"""Strips a PNG, JPEG or WebP to the parts that define its pixels, before a decoder sees it.

Text, thumbnails, further frames and pictures, editors' private data, and everything after the end are dropped: in these, hostile files
hide decompression bombs, or thousands of chunks that slow a decoder down. Pillow's format whitelist and pixel limit do not protect against
this: it inflates text chunks, reads every chunk and scan, and accepts wrong checksums.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from handbill.graphics.bitmap import JPEG, PNG

# ISO/IEC 15948 (PNG), 5.3 and 11: length, kind, data, CRC. eXIf may hold the orientation.
_ESSENTIAL_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"eXIf")
_DEPTH = 24  # where a PNG says how many bits a channel has
_MAX_CHUNKS = 10_000  # a file of 5 MB has 600 chunks of libpng's size
# ITU-T T.81 (JPEG), annex B: FF, a marker, a length, data. A scan's data extends to the next FF that is neither part of the
# pixels (00) nor a restart (D0 to D7).
_MARKER = re.compile(rb"\xff([\x01-\xfe])")
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_SCAN, _END = 0xDA, 0xD9
_KEPT_APPLICATION_DATA = (b"\xe1Exif\0\0", b"\xe2ICC_PROFILE\0", b"\xeeAdobe")  # orientation, color profile, color space
# RFC 9649 (WebP), 2.3 to 2.7: a kind, a length, data, and a byte of padding after an odd length. A film holds its pictures in ANMF.
_WEBP_CHUNKS = (b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L")
_WEBP_FLAGS = 0x30  # of VP8X: a profile, clear parts
_MAX_SEGMENTS = 1_000  # the longest color profile takes 255
_MAX_SCANS = 30  # libjpeg writes at most 18; each costs a pass over all pixels, however short it is


def strip_bitmap(data: bytes) -> bytes:
    """The stripped file. Raises ValueError if it is damaged, incomplete, or has more parts than any program writes."""
    if data.startswith(PNG):
        return _strip_png(data)
    return _strip_jpeg(data) if data.startswith(JPEG) else _strip_webp(data)


def strip_to_pixels(data: bytes) -> bytes:
    """A JPEG with nothing but its pixels and the space of its colors: no orientation, no profile. Raises ValueError as `strip_bitmap`."""
    return _strip_jpeg(data, _KEPT_APPLICATION_DATA[-1:])


def is_one_bit(data: bytes) -> bool:
    """Whether this is a PNG of one bit a pixel."""
    return data.startswith(PNG) and data[_DEPTH] == 1


def png_size(data: bytes) -> tuple[int, int]:
    """The width and height of a PNG in pixels."""
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def packed_rows(data: bytes) -> bytes:
    """The rows of a PNG, packed as they are."""
    pixels = []
    for kind, body in _chunks(data):
        if kind == b"IDAT":
            pixels.append(body)
        elif kind == b"IEND":
            break
    return b"".join(pixels)


def _strip_png(data: bytes) -> bytes:
    found: dict[bytes, bytes] = {}
    pixels: list[bytes] = []
    for kind, body in _chunks(data):
        if kind == b"IEND":
            kept = [(kind, found[kind]) for kind in _ESSENTIAL_CHUNKS if kind in found]
            return PNG + b"".join(chunk(*part) for part in (*kept, (b"IDAT", b"".join(pixels)), (kind, b"")))
        if kind == b"IDAT":
            pixels.append(body)
        elif kind in _ESSENTIAL_CHUNKS:
            found.setdefault(kind, body)
    raise ValueError("too many chunks")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    for _ in range(_MAX_CHUNKS):
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + int.from_bytes(data[at : at + 4])]
        end = at + 12 + len(body)
        if data[at:end] != chunk(kind, body):
            raise ValueError("damaged or incomplete")
        yield kind, body
        at = end


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _strip_jpeg(data: bytes, kept_data: tuple[bytes, ...] = _KEPT_APPLICATION_DATA) -> bytes:
    kept = [data[:2]]
    frames = scans = 0
    for marker, segment in _segments(data):
        frames += marker in _FRAMES
        scans += marker == _SCAN
        if marker == _END or frames > 1 or scans > _MAX_SCANS:
            break
        note = segment[1:2] + segment[4:20]
        if marker in _FRAMES | _TABLES | {_SCAN} or note.startswith(kept_data):
            kept.append(segment)
    if frames != 1 or not 0 < scans <= _MAX_SCANS or marker != _END:
        raise ValueError("damaged, or too many scans")
    return b"".join([*kept, b"\xff\xd9"])


def _strip_webp(data: bytes) -> bytes:
    """With its picture, its profile and its clear parts alone."""
    kept: dict[bytes, bytes] = {}
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    for _ in range(_MAX_SEGMENTS):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if len(body) != size or len(kind) != 4:
            raise ValueError("incomplete")
        if kind in _WEBP_CHUNKS:
            kept.setdefault(kind, body)
        at += 8 + size + size % 2
        if at >= end:
            break
    if b"VP8X" in kept:
        kept[b"VP8X"] = bytes([kept[b"VP8X"][0] & _WEBP_FLAGS]) + kept[b"VP8X"][1:] if kept[b"VP8X"] else b""
    if not {b"VP8 ", b"VP8L"} & set(kept):
        raise ValueError("no picture, or a film")
    parts = (
        kind + len(kept[kind]).to_bytes(4, "little") + kept[kind] + bytes(len(kept[kind]) % 2) for kind in _WEBP_CHUNKS if kind in kept
    )
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its whole segment; the last is the end of the picture."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.search(data, at)
        if not found:
            raise ValueError("incomplete")
        marker, start = found[1][0], found.end()
        at = start if marker == _END else start + max(2, int.from_bytes(data[start : start + 2]))
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, at)
            at = after.start() if after else len(data)
        yield marker, b"\xff" + found[1] + data[start:at]
        if marker == _END:
            return
    raise ValueError("too many segments")
