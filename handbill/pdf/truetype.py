"""Changes TrueType fonts: adds composite glyphs, one for each cluster of several glyphs, so that each cluster has one code and one text,
and sets the size at which glyphs are drawn.

Copying, searching and reading aloud rely on a font's codes. A cluster of several glyphs (an Arabic letter and its dots, a Khmer stack)
would need ActualText, which viewers reverse in right-to-left text; a composite glyph does not.
Format: OpenType specification 1.9, tables glyf, loca, hmtx, hhea, maxp, head. fontTools does the same, but parses and compiles the whole
font: 50 ms for the four fonts of an Arabic or Khmer card that takes 100 to 300 ms to build, against 2 ms here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400
_CHECKSUM_MAGIC = 0xB1B0AFBA


@dataclass(frozen=True)
class Composite:
    """A composite glyph: components (glyph id, x, y) and advance, in 1/1000 of the type size."""

    components: tuple[tuple[int, int, int], ...]
    advance: int


def enlarged(font: bytes, scale: int) -> bytes:
    """The font with glyphs `scale` thousandths as large: it has fewer units to the em."""
    tables = _tables(font)
    units = round(_units(tables) * 1000 / scale)
    tables["head"] = tables["head"][:18] + struct.pack(">H", units) + tables["head"][20:]
    return _assemble(tables)


def add_composites(font: bytes, composites: list[Composite]) -> bytes:
    """The font with the composites appended after its last glyph, in order."""
    tables = _tables(font)
    composites = [_in_units(composite, _units(tables)) for composite in composites]
    long_offsets = struct.unpack_from(">h", tables["head"], 50)[0] == 1
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    offsets = _offsets(tables["loca"], count, long_offsets)
    metrics = _metrics(tables, count)
    glyphs = bytearray(tables["glyf"])
    boxes = [_box(glyphs, offsets, glyph) for glyph in range(count)]
    for composite in composites:
        box = _union([_shift(boxes[gid], x, y) for gid, x, y in composite.components])
        # Not padded, or an empty last glyph (a space) would no longer be empty. loca only requires even lengths, which records have.
        glyphs += _record(composite, box)
        offsets.append(len(glyphs))
        metrics.append((composite.advance, box[0]))
    tables["glyf"] = bytes(glyphs)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = b"".join(struct.pack(">Hh", advance, bearing) for advance, bearing in metrics)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", len(metrics))
    tables["maxp"] = _limits(tables["maxp"], len(metrics), composites)
    tables["head"] = tables["head"][:50] + struct.pack(">h", 1) + tables["head"][52:]
    return _assemble(tables)


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        tables[tag.decode("ascii")] = font[offset : offset + length]
    return tables


def _units(tables: dict[str, bytes]) -> int:
    """The font's units to the em."""
    return int(struct.unpack_from(">H", tables["head"], 18)[0])


def _in_units(composite: Composite, units: int) -> Composite:
    """The composite in units of a font that has so many to the em."""
    if units == 1000:
        return composite
    components = tuple((gid, round(x * units / 1000), round(y * units / 1000)) for gid, x, y in composite.components)
    return Composite(components, round(composite.advance * units / 1000))


def _offsets(loca: bytes, count: int, long_offsets: bool) -> list[int]:
    if long_offsets:
        return list(struct.unpack_from(f">{count + 1}I", loca))
    return [2 * offset for offset in struct.unpack_from(f">{count + 1}H", loca)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    metrics = [struct.unpack_from(">Hh", tables["hmtx"], 4 * index) for index in range(full)]
    bearings = struct.unpack_from(f">{count - full}h", tables["hmtx"], 4 * full)
    return [(int(advance), int(bearing)) for advance, bearing in metrics] + [(int(metrics[-1][0]), int(bearing)) for bearing in bearings]


def _box(glyphs: bytes | bytearray, offsets: list[int], glyph: int) -> tuple[int, int, int, int] | None:
    if offsets[glyph] == offsets[glyph + 1]:
        return None
    left, bottom, right, top = struct.unpack_from(">4h", glyphs, offsets[glyph] + 2)
    return left, bottom, right, top


def _shift(box: tuple[int, int, int, int] | None, x: int, y: int) -> tuple[int, int, int, int] | None:
    return box and (box[0] + x, box[1] + y, box[2] + x, box[3] + y)


def _union(boxes: list[tuple[int, int, int, int] | None]) -> tuple[int, int, int, int]:
    inked = [box for box in boxes if box]
    if not inked:
        return 0, 0, 0, 0
    return (
        min(box[0] for box in inked),
        min(box[1] for box in inked),
        max(box[2] for box in inked),
        max(box[3] for box in inked),
    )


def _record(composite: Composite, box: tuple[int, int, int, int]) -> bytes:
    record = struct.pack(">h4h", -1, *box)
    last = len(composite.components) - 1
    for index, (gid, x, y) in enumerate(composite.components):
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_MORE if index < last else 0) | (_OVERLAP if index == 0 else 0)
        record += struct.pack(">HHhh", flags, gid, x, y)
    return record


def _limits(maxp: bytes, count: int, composites: list[Composite]) -> bytes:
    fields = list(struct.unpack(">I14H", maxp[:32]))
    most = max((len(composite.components) for composite in composites), default=0)
    points, contours = max(fields[2], fields[4]), max(fields[3], fields[5])
    fields[1] = count
    fields[4], fields[5] = min(0xFFFF, points * max(1, most)), min(0xFFFF, contours * max(1, most))
    fields[13] = max(fields[13], most)
    fields[14] = fields[14] + 1 if composites else fields[14]
    return struct.pack(">I14H", *fields)


def _assemble(tables: dict[str, bytes]) -> bytes:
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    header = struct.pack(">I4H", 0x00010000, len(tags), power * 16, power.bit_length() - 1, len(tags) * 16 - power * 16)
    tables["head"] = tables["head"][:8] + b"\0\0\0\0" + tables["head"][12:]
    directory, body = b"", b""
    start = 12 + 16 * len(tags)
    for tag in tags:
        data = tables[tag]
        directory += struct.pack(">4sIII", tag.encode("ascii"), _checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = bytearray(header + directory + body)
    head = struct.unpack_from(">I", directory, 16 * tags.index("head") + 8)[0]
    struct.pack_into(">I", font, head + 8, (_CHECKSUM_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
