"""Photographs for tests, made of plain areas, and what is read back from the pictures made of them."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from handbill.contacts.hero import Hero
from handbill.graphics.photo.frame_photo import FramedPhoto
from handbill.graphics.photo.read_photo import Photo, open_photo

RED, GREEN, BLUE, GRAY = (220, 30, 30), (30, 180, 60), (30, 60, 200), (128, 128, 128)
# The primaries of Display P3 in the profile connection space (ICC, "Display P3").
_P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """Red and green above, blue and gray below."""
    image = Image.new("RGB", (width, height), GRAY)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def photo(folder: Path, image: Image.Image, name: str = "photo.jpg", saved: dict[str, Any] | None = None, **hero: Any) -> Photo:
    """An image, saved and opened; `saved` are options of saving, `hero` what is declared of it."""
    path = folder / name
    image.save(path, **{**({"quality": 95, "subsampling": 0} if path.suffix == ".jpg" else {}), **(saved or {})})
    return open_photo(Hero(path, "Four colors.", "none", **hero))


def decoded(framed: FramedPhoto) -> Image.Image:
    with Image.open(BytesIO(framed.data)) as image:
        image.load()
        return image


def near(color: Any, other: tuple[int, ...], by: int = 8) -> bool:
    return all(abs(one - two) <= by for one, two in zip(color, other, strict=True))


def holds(image: Image.Image, color: tuple[int, int, int], by: int = 60) -> bool:
    """Whether any pixel is near a color."""
    found = image.convert("RGB").getcolors(image.width * image.height)
    assert found
    return any(near(each, color, by) for _, each in found)


def wide_profile() -> bytes:
    """A profile of a screen with the primaries of Display P3 and a plain gamma (ICC.1, a matrix profile)."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Wide\0" + b"\0" * 78,
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        **{name: _xyz(*values) for name, values in zip((b"rXYZ", b"gXYZ", b"bXYZ"), _P3, strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = b"", b""
    for name, data in tags.items():
        table += name + struct.pack(">2I", 128 + 4 + 12 * len(tags) + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = b"\0\0\0\0" + b"\x02\x40\0\0" + b"mntr" + b"RGB " + b"XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    size = 128 + 4 + len(table) + len(body)
    return (struct.pack(">I", size) + head).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))
