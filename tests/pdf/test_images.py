"""Bitmaps as image objects: gray stays gray whatever the inks of the file, color becomes RGB or CMYK."""

from __future__ import annotations

import zlib

import pytest
from pictures import encoded
from PIL import Image

from handbill.pdf.content_stream import Inks
from handbill.pdf.images import make_image_object


@pytest.mark.parametrize(
    ("mode", "color", "inks", "space", "pixel"),
    [
        ("L", 77, "rgb", "DeviceGray", [77]),
        ("L", 77, "cmyk", "DeviceGray", [77]),
        ("RGB", (228, 0, 43), "rgb", "DeviceRGB", [228, 0, 43]),
        ("RGB", (228, 0, 43), "cmyk", "DeviceCMYK", [0, 228, 185, 27]),
        ("RGB", (90, 90, 90), "cmyk", "DeviceCMYK", [0, 0, 0, 165]),
    ],
)
def test_each_picture_in_its_own_inks(mode: str, color: int | tuple[int, int, int], inks: Inks, space: str, pixel: list[int]) -> None:
    made = make_image_object(encoded(Image.new(mode, (4, 2), color), "PNG"), inks)
    assert (str(made.entries["ColorSpace"]), made.entries["BitsPerComponent"]) == (f"/{space}", 8)
    assert list(zlib.decompress(made.data)) == pixel * 8
