from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pictures import PNG_SIGNATURE, encoded, gradient, png
from PIL import Image, ImageChops, ImageCms, ImageOps

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.items import Drawing
from handbill.graphics.logo import LARGEST_FILE, Bitmap, check_resolution, load_logo
from handbill.graphics.upload import sanitize_picture

_PLACE = Place("example.yaml", 3, "logo")
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

Save = Callable[[bytes], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(data: bytes) -> Path:
        path = tmp_path / "logo.gif"  # never the right extension
        path.write_bytes(data)
        return path

    return write


def _bitmap(path: Path, mode: str = "RGB") -> tuple[Bitmap, Image.Image]:
    bitmap = load_logo(path, _PLACE)
    assert isinstance(bitmap, Bitmap)
    image = Image.open(BytesIO(bitmap.data))
    assert (image.mode, image.size) == (mode, (bitmap.width, bitmap.height))
    return bitmap, image


def _problem(logo: Path | bytes) -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        load_logo(logo, _PLACE)
    (problem,) = caught.value.problems
    assert problem.place == _PLACE
    assert problem.hint
    return problem


def test_an_svg_becomes_a_drawing_whatever_its_name(save: Save) -> None:
    long = b"<!--" + b" license" * 2000 + b"-->"
    for data in (_SVG, b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --> " + _SVG, long + _SVG, _SVG.decode().encode("utf-16")):
        assert isinstance(load_logo(save(data), _PLACE), Drawing)


def test_a_picture_in_memory_is_read_as_its_file_is(save: Save) -> None:
    for data in (_SVG, encoded(gradient(), "PNG"), encoded(gradient(), "JPEG")):
        assert load_logo(data, _PLACE) == load_logo(save(data), _PLACE)
    for data, code in ((b"", "picture-corrupt"), (b"hello", "picture-type"), (PNG_SIGNATURE + bytes(LARGEST_FILE), "picture-size")):
        problem = _problem(data)
        assert (problem.code, problem.sentence[:12]) == (code, "the picture ")


def test_a_png_and_a_jpeg_stay_what_they_are(save: Save) -> None:
    bitmap, image = _bitmap(save(encoded(gradient(), "PNG")))
    assert image.format == "PNG"
    assert image.tobytes() == gradient().tobytes()
    assert (bitmap.width, bitmap.height) == (64, 48)
    _, image = _bitmap(save(encoded(gradient(), "JPEG", quality=95)))
    assert image.format == "JPEG"
    assert abs(image.getpixel((32, 24))[0] - gradient().getpixel((32, 24))[0]) < 6  # type: ignore[index]


def test_the_same_file_gives_the_same_bytes(save: Save) -> None:
    path = save(encoded(gradient(), "JPEG"))
    assert load_logo(path, _PLACE) == load_logo(path, _PLACE)


@pytest.mark.parametrize("rim", ["white", "nearly white", "clear"])
def test_a_bitmap_s_rim_is_cut_off(save: Save, rim: str) -> None:
    color = {"white": (255, 255, 255, 255), "nearly white": (250, 248, 252, 255), "clear": (0, 0, 0, 0)}[rim]
    image = Image.new("RGBA", (90, 60), color)
    image.paste((200, 30, 30, 255), (20, 10, 70, 40))
    image.paste((255, 255, 255, 255), (30, 15, 60, 30))  # what is white inside the ink stays
    _, read = _bitmap(save(encoded(image, "PNG")))
    assert read.tobytes() == image.convert("RGB").crop((20, 10, 70, 40)).tobytes()  # nothing in it is clear


_FADING = Image.new("RGBA", (64, 48), "white")
_FADING.putalpha(gradient("L"))
_UNSEEN = {
    "white": encoded(Image.new("RGB", (30, 20), "white"), "PNG"),
    "white on clear": encoded(_FADING, "PNG"),
    "clear": encoded(Image.new("RGBA", (30, 20), (200, 30, 30, 0)), "PNG"),
    "white drawing": _SVG.replace(b"<rect", b'<rect fill="#fff"'),
    "faint drawing": _SVG.replace(b"<rect", b'<rect opacity=".01"'),
}


@pytest.mark.parametrize("data", _UNSEEN.values(), ids=_UNSEEN)
def test_a_logo_that_nobody_would_see(data: bytes) -> None:
    for read in (load_logo, sanitize_picture):
        with pytest.raises(ProblemsFound) as caught:
            read(data, _PLACE)
        (problem,) = caught.value.problems
        assert (problem.code, problem.place) == ("picture-unseen", _PLACE)
        assert "dark version" in problem.hint


def test_a_white_logo_on_its_own_ground_is_seen() -> None:
    ground = _SVG.replace(b"<rect", b'<rect width="9" height="9" fill="#124e78"/><rect fill="#fff"')
    assert isinstance(load_logo(ground, _PLACE), Drawing)


def test_clear_parts_stay_clear(save: Save) -> None:
    pictures = []
    for mode in ("RGBA", "LA"):
        image = Image.new(mode, (3, 1), (0,) * (len(mode) - 1) + (255,))
        image.putpixel((1, 0), (0,) * len(mode))
        pictures.append(encoded(image, "PNG"))
    palette = Image.new("P", (3, 1), 1)
    palette.putpalette([9, 9, 9, 0, 0, 0])
    palette.putpixel((1, 0), 0)
    pictures.append(encoded(palette, "PNG", transparency=0))
    gray = Image.new("L", (3, 1), 0)
    gray.putpixel((1, 0), 7)
    pictures.append(encoded(gray, "PNG", transparency=7))
    pictures.append(encoded(image.convert("RGBA"), "WEBP", lossless=True))
    for data in pictures:
        _, image = _bitmap(save(data), "RGBA")
        assert [image.getpixel((x, 0))[3] for x in range(3)] == [255, 0, 255]  # type: ignore[index]


def test_sixteen_bits_become_eight(save: Save) -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0x8000)
    image.putpixel((1, 0), 0xF000)
    _, read = _bitmap(save(encoded(image, "PNG")))
    assert [read.getpixel((x, 0)) for x in (0, 1)] == [(128, 128, 128), (240, 240, 240)]


def test_one_bit_and_palette(save: Save) -> None:
    for mode in ("1", "P", "L"):
        picture = ImageOps.invert(gradient("L")).convert(mode)
        _, image = _bitmap(save(encoded(picture, "PNG")))
        assert image.tobytes() == picture.convert("RGB").tobytes()


def test_a_jpeg_in_four_inks_keeps_them(save: Save) -> None:
    inks = (0, 255, 255, 0)
    data = encoded(Image.new("CMYK", (16, 16), inks), "JPEG", quality=95)
    bitmap, _ = _bitmap(save(data), "CMYK")
    assert bitmap.data == data
    rimmed = Image.new("CMYK", (32, 32), (0, 0, 0, 0))
    rimmed.paste(inks, (8, 8, 24, 24))
    bitmap, image = _bitmap(save(encoded(rimmed, "JPEG", quality=95)), "CMYK")
    assert image.size == (16, 16)
    assert image.getpixel((8, 8)) == pytest.approx(inks, abs=4)


def test_a_jpeg_in_four_inks_that_does_not_come_from_adobe_is_not_inverted(save: Save) -> None:
    data = encoded(ImageChops.invert(Image.new("CMYK", (16, 16), (0, 255, 255, 0))), "JPEG", quality=95)
    at = data.index(b"\xff\xee")
    plain = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4]) :]
    _, image = _bitmap(save(plain), "CMYK")
    assert image.getpixel((8, 8)) == pytest.approx((0, 255, 255, 0), abs=4)


def test_a_color_profile_is_worked_in_and_left_out(save: Save) -> None:
    flipped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()  # made for another kind of picture
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (plain, flipped, b"no profile"):
        bitmap, image = _bitmap(save(encoded(gradient(), "PNG", icc_profile=profile)))
        assert "icc_profile" not in image.info
        assert b"iCCP" not in bitmap.data
        assert abs(image.getpixel((32, 24))[0] - gradient().getpixel((32, 24))[0]) <= 1  # type: ignore[index]


def test_a_photo_is_straightened_and_forgets_where_it_was_taken(save: Save) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    exif[0x010E] = "12 Hidden Street"
    bitmap, image = _bitmap(save(encoded(gradient(), "JPEG", exif=exif, comment=b"shelter")))
    assert image.size == (48, 64)
    assert not image.getexif()
    assert b"Hidden" not in bitmap.data
    assert b"shelter" not in bitmap.data


@pytest.mark.filterwarnings("error")
def test_damaged_notes_in_a_photo_do_no_harm(save: Save) -> None:
    broken = b"Exif\0\0MM\0*\0\0\0\x08\0\x09\x01\x12\0\x03\0\0\0\x01\0\x06"
    bitmap, _ = _bitmap(save(encoded(gradient(), "JPEG", exif=broken)))
    assert (bitmap.width, bitmap.height) == (64, 48)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"MZ\x90\x00" + bytes(500), "a Windows program"),
        (encoded(gradient(), "TIFF"), "a TIFF"),
        (encoded(gradient("P"), "GIF"), "a GIF"),
        (b"RIFF\0\0\0\0WAVE", "of an unknown kind"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!doctype html><html><body>Not found</body></html>", "a web page"),
        (b"<rss/>", "an XML file, not an SVG, PNG, JPEG or WebP"),
        (b"hello", "of an unknown kind"),
        (bytes(100), "of an unknown kind"),
    ],
)
def test_other_kinds_are_named(save: Save, data: bytes, what: str) -> None:
    problem = _problem(save(data))
    assert problem.code == "picture-type"
    assert what in problem.sentence


def test_a_bomb_in_a_doctype_is_still_read_as_svg(save: Save) -> None:
    assert _problem(save(b'<!DOCTYPE svg [<!ENTITY a "ha">]>' + _SVG)).code == "picture-svg-unsafe"


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9])
def test_a_picture_that_is_cut_short(save: Save, form: str, share: float) -> None:
    data = encoded(gradient(size=(300, 200)), form)
    assert _problem(save(data[: max(8, int(len(data) * share))])).code == "picture-corrupt"


def test_a_damaged_png(save: Save) -> None:
    data = bytearray(encoded(gradient(), "PNG"))
    middle = len(data) // 2
    data[middle : middle + 20] = bytes(20)
    assert _problem(save(bytes(data))).code == "picture-corrupt"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 10_000), (5_001, 5_000), (2_000_000_000, 2)])
def test_a_giant_is_refused_by_its_header(save: Save, size: tuple[int, int]) -> None:
    problem = _problem(save(png(*size, b"")))
    assert problem.code == "picture-pixels"
    assert "25 million pixels" in problem.sentence


def test_a_header_without_pixels(save: Save) -> None:
    assert _problem(save(png(5_000, 5_000, b""))).code == "picture-corrupt"


def test_files_that_cannot_be_read(save: Save, tmp_path: Path) -> None:
    assert _problem(tmp_path / "nowhere.png").code == "picture-missing"
    assert _problem(tmp_path).code == "picture-unreadable"
    assert _problem(tmp_path / "a\0b").code in ("picture-missing", "picture-unreadable")
    assert _problem(save(b"")).code == "picture-corrupt"
    assert _problem(save(PNG_SIGNATURE + bytes(LARGEST_FILE))).code == "picture-size"


def test_resolution() -> None:
    bitmap = Bitmap(b"", 300, 150)
    assert check_resolution(bitmap, 144, 72, _PLACE) == []
    (problem,) = check_resolution(bitmap, 145, 72.5, _PLACE)
    assert (problem.code, problem.place) == ("picture-resolution", _PLACE)
    size = "2.01 x 1.01 in (51.2 x 25.6 mm)"
    assert problem.sentence == f"the picture has 300 x 150 pixels without its empty rim; to print at {size} it needs at least 303 x 152"
    assert "454 x 227" in problem.hint
