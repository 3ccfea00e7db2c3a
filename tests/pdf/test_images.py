"""Bitmaps as image objects: gray stays gray whatever the inks of the file, color becomes RGB or CMYK, a JPEG stays a JPEG."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pictures import encoded, gradient
from PIL import Image
from profile_made import cmyk_profile

from handbill.core.geometry import Box
from handbill.graphics.items import ImageItem, Page
from handbill.graphics.photo.line_screen import line_screen
from handbill.pdf.content_stream import Inks
from handbill.pdf.document import write
from handbill.pdf.icc_profile import IccProfile
from handbill.pdf.images import make_image_object
from handbill.pdf.metadata import About
from handbill.sheets.sheet import screen_sheets


def page_of(*items: ImageItem, inks: Inks = "rgb") -> bytes:
    page = Page("page", "en", "ltr", 100, 100, 0, 0, items)
    return write(screen_sheets([(100, 100)]), (page,), About("Test", "en", inks=inks))


@contextmanager
def image_in(pdf: bytes) -> Iterator[pikepdf.Stream]:
    with pikepdf.open(BytesIO(pdf)) as document:
        (image,) = document.pages[0].Resources.XObject.values()
        yield image


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


@pytest.mark.parametrize(("mode", "inks", "kept"), [("RGB", "rgb", True), ("L", "rgb", True), ("L", "cmyk", True), ("RGB", "cmyk", False)])
def test_a_jpeg_is_passed_on_unless_its_colors_become_inks(mode: str, inks: Inks, kept: bool) -> None:
    data = encoded(gradient(mode), "JPEG")
    made = make_image_object(data, inks)
    assert (made.data == data) == kept
    assert str(made.entries["Filter"]) == ("/DCTDecode" if kept else "/FlateDecode")


def test_a_jpeg_in_a_file_is_what_it_was() -> None:
    data = encoded(gradient(), "JPEG")
    with image_in(page_of(ImageItem(Box(0, 0, 100, 100), data=data, pixels=(64, 48)))) as image:
        assert image.read_raw_bytes() == data
        assert pikepdf.PdfImage(image).as_pil_image().tobytes() == Image.open(BytesIO(data)).tobytes()


@pytest.mark.parametrize("inks", ["rgb", "cmyk"])
def test_a_screen_of_lines_is_one_bit_of_black_in_any_file(inks: Inks) -> None:
    data, size = line_screen(gradient("L"), 30, 20)
    with image_in(page_of(ImageItem(Box(0, 0, 100, 100), data=data, pixels=size), inks=inks)) as image:
        assert (int(image.BitsPerComponent), str(image.ColorSpace), int(image.Width), int(image.Height)) == (1, "/DeviceGray", *size)
        assert pikepdf.PdfImage(image).as_pil_image().convert("1").tobytes() == Image.open(BytesIO(data)).tobytes()


@pytest.mark.parametrize("profile", [None, IccProfile(cmyk_profile())])
@pytest.mark.parametrize("total_ink", [240.0, 120.0, 100.0])
def test_no_pixel_gets_more_ink_than_the_shop_prints(profile: IccProfile | None, total_ink: float) -> None:
    colors = Image.merge("RGB", (gradient("L"), Image.linear_gradient("L").resize((64, 48)), gradient("L").rotate(180)))
    data = encoded(colors, "PNG")
    limited, free = (zlib.decompress(make_image_object(data, "cmyk", profile, limit).data) for limit in (total_ink, 400.0))
    pixels = [tuple(zip(limited[at : at + 4], free[at : at + 4], strict=True)) for at in range(0, len(limited), 4)]
    assert max(sum(inks for inks, _ in pixel) for pixel in pixels) <= total_ink / 100 * 255
    for *colored, (black, black_before) in pixels:
        assert black == black_before
        before = sum(was for _, was in colored)
        if before + black <= int(total_ink / 100 * 255):
            assert all(now == was for now, was in colored)
        else:
            kept = (int(total_ink / 100 * 255) - black) / before
            assert all(0 <= was * kept - now < 1 for now, was in colored)


@pytest.mark.parametrize(("window", "white"), [("band", ()), ("arch", ("top",)), ("circle", ("top", "bottom"))])
def test_a_window_shows_its_shape_alone(window, white: tuple[str, ...]) -> None:
    data = encoded(Image.new("RGB", (50, 50), (200, 0, 0)), "JPEG", quality=95)
    drawn = pypdfium2.PdfDocument(page_of(ImageItem(Box(10, 10, 80, 80), data=data, pixels=(50, 50), window=window)))[0].render().to_pil()
    for name, y in (("top", 12), ("bottom", 88)):
        for x in (12, 88):
            assert (drawn.getpixel((x, y)) == (255, 255, 255)) == (name in white)
    assert all(drawn.getpixel(place)[1] < 20 for place in ((50, 12), (12, 50), (88, 50), (50, 87)))
    assert drawn.getpixel((5, 50)) == (255, 255, 255)
