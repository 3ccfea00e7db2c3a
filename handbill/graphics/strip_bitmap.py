"""The bytes of a PNG or JPEG become the bytes of the same picture with nothing but what draws it: a decoder is shown no more than that.

Left out: text, thumbnails, further frames and pictures, what an editor keeps for itself, all that follows the end. That is where hostile
files hide their bombs, or slow a decoder down with very many of them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from handbill.graphics.bitmap import PNG

# ISO/IEC 15948 (PNG), 5.3 and 11: length, kind, data, CRC. An eXIf may say which way up.
_ESSENTIAL_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"eXIf")
_MAX_CHUNKS = 10_000  # 5 MB hold 600 of libpng's own size
# ITU-T T.81 (JPEG), annex B: FF, a marker, a length, data. What follows a scan's header runs on to the next FF that is neither part of the
# pixels (00) nor a restart (D0 to D7).
_MARKER = re.compile(rb"\xff([\x01-\xfe])")
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_SCAN, _END = 0xDA, 0xD9
_KEPT_APPLICATION_DATA = (b"\xe1Exif\0\0", b"\xe2ICC_PROFILE\0", b"\xeeAdobe")  # which way up, which colors
_MAX_SEGMENTS = 1_000  # the longest profile takes 255
_MAX_SCANS = 30  # libjpeg writes 18 at most; each costs a pass over all pixels, however few bytes it takes


def strip_bitmap(data: bytes) -> bytes:
    """Raises ValueError when the file is damaged, cut short, or in more pieces than any program writes."""
    return _strip_png(data) if data.startswith(PNG) else _strip_jpeg(data)


def _strip_png(data: bytes) -> bytes:
    found: dict[bytes, bytes] = {}
    pixels: list[bytes] = []
    for kind, body in _chunks(data):
        if kind == b"IEND":
            kept = [(kind, found[kind]) for kind in _ESSENTIAL_CHUNKS if kind in found]
            return PNG + b"".join(_chunk(*each) for each in (*kept, (b"IDAT", b"".join(pixels)), (kind, b"")))
        if kind == b"IDAT":
            pixels.append(body)
        elif kind in _ESSENTIAL_CHUNKS:
            found.setdefault(kind, body)
    raise ValueError("in very many chunks")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    for _ in range(_MAX_CHUNKS):
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + int.from_bytes(data[at : at + 4])]
        end = at + 12 + len(body)
        if data[at:end] != _chunk(kind, body):
            raise ValueError("damaged or cut short")
        yield kind, body
        at = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _strip_jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    frames = scans = 0
    for marker, segment in _segments(data):
        frames += marker in _FRAMES
        scans += marker == _SCAN
        if marker == _END or frames > 1 or scans > _MAX_SCANS:
            break
        note = segment[1:2] + segment[4:20]
        if marker in _FRAMES | _TABLES | {_SCAN} or note.startswith(_KEPT_APPLICATION_DATA):
            kept.append(segment)
    if frames != 1 or not 0 < scans <= _MAX_SCANS or marker != _END:
        raise ValueError("damaged, or in very many parts")
    return b"".join([*kept, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with the whole of its segment, from FF to before the next; the last is the end of the picture."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.search(data, at)
        if not found:
            raise ValueError("cut short")
        marker, start = found[1][0], found.end()
        at = start if marker == _END else start + max(2, int.from_bytes(data[start : start + 2]))
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, at)
            at = after.start() if after else len(data)
        yield marker, b"\xff" + found[1] + data[start:at]
        if marker == _END:
            return
    raise ValueError("in very many segments")
