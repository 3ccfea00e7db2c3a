"""A small profile of a press that never was, made by arithmetic, so that tests need no file that belongs to somebody.

ICC.1:2001-04 (version 2): class prtr, four inks, PCS Lab, one lut8Type each way.
"""

from __future__ import annotations

import struct
from itertools import product

_LAB = tuple[float, float, float]


def cmyk_profile() -> bytes:
    """The bytes of the profile."""
    tags = {
        b"desc": _description("Handbill test press"),
        b"cprt": b"text\0\0\0\0" + b"none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249))),
        b"A2B0": _lut(4, 3, 3, lambda inks: _lab_bytes(_seen(inks))),
        b"B2A0": _lut(3, 4, 5, lambda lab: _inks(_lab_of(lab))),
    }
    tags[b"A2B1"], tags[b"B2A1"] = tags[b"A2B0"], tags[b"B2A0"]
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">2I", at + len(body), len(data))
        body += padded
    size = 128 + 4 + len(table) + len(body)
    head = struct.pack(">I", size) + b"\0\0\0\0" + b"\x02\x40\0\0" + b"prtr" + b"CMYK" + b"Lab " + b"\0" * 12 + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _description(text: str) -> bytes:
    data = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + b"\0" * 8 + b"\0" * 3 + b"\0" * 67


def _lut(inputs: int, outputs: int, grid: int, value) -> bytes:
    identity = struct.pack(">9i", *(65536 if index % 4 == 0 else 0 for index in range(9)))
    line = bytes(range(256))
    cells = b"".join(bytes(value(tuple(step / (grid - 1) for step in cell))) for cell in product(range(grid), repeat=inputs))
    return b"mft1\0\0\0\0" + bytes((inputs, outputs, grid, 0)) + identity + line * inputs + cells + line * outputs


def _seen(inks: tuple[float, ...]) -> _LAB:
    """A rough picture of ink on paper: each takes its share of the light."""
    cyan, magenta, yellow, black = inks
    light = 100 * (1 - 0.5 * cyan) * (1 - 0.55 * magenta) * (1 - 0.08 * yellow) * (1 - 0.92 * black)
    strength = light / 100
    return light, (-35 * cyan + 72 * magenta) * strength, (-45 * cyan + 88 * yellow) * strength


def _lab_bytes(lab: _LAB) -> tuple[int, ...]:
    light, a, b = lab
    return tuple(max(0, min(255, round(value))) for value in (light * 2.55, a + 128, b + 128))


def _lab_of(parts: tuple[float, ...]) -> _LAB:
    return parts[0] * 100, parts[1] * 255 - 128, parts[2] * 255 - 128


def _inks(lab: _LAB) -> tuple[int, ...]:
    light, a, b = lab
    dark = 1 - light / 100
    inks = (max(0.0, -a / 60 - b / 200), max(0.0, a / 90), max(0.0, b / 100), max(0.0, dark - abs(a) / 200 - abs(b) / 200))
    return tuple(max(0, min(255, round(value * 255 * 0.75))) for value in inks)
