"""Photographs: what is read of a file, what is left of it in the picture that is printed, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from photographs import BLUE, GRAY, GREEN, RED, decoded, holds, near, photo, quarters, wide_profile
from PIL import Image, ImageCms, ImageOps
from profile_made import cmyk_profile

from handbill.contacts.hero import Hero
from handbill.core.geometry import INCH, Box
from handbill.core.problems import ProblemsFound
from handbill.graphics.photo import decode, read_photo
from handbill.graphics.photo.decode import read_pixels
from handbill.graphics.photo.frame_photo import check_sharpness, frame_photo
from handbill.graphics.photo.framing import Crop
from handbill.graphics.photo.read_photo import open_photo
from handbill.graphics.photo.scrim import LEAST_CONTRAST, white_contrast

ORIENTATION, ARTIST = 0x0112, 0x013B
WHOLE = Crop(0, 0, 400, 300)


def exif(orientation: int = 1) -> bytes:
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    tags[ARTIST] = "Somebody"
    return tags.tobytes()


def problem(path: Path) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        open_photo(Hero(path, "A picture.", "none"))
    (only,) = found.value.problems
    assert only.hint
    return only.code, only.sentence


def test_a_photograph_is_scaled_to_300_pixels_to_the_inch_and_never_enlarged(tmp_path: Path) -> None:
    taken = photo(tmp_path, quarters())
    assert frame_photo(taken, "band", 72, 54, 200).pixels == (300, 225)
    assert frame_photo(taken, "band", 144, 108, 200).pixels == (400, 300)
    assert frame_photo(taken, "band", 36, 72, 200).pixels == (150, 300)


def test_the_crop_shows_what_is_at_the_focus(tmp_path: Path) -> None:
    for focus, color in (((0.1, 0.1), RED), ((0.9, 0.2), GREEN), ((0.2, 0.9), BLUE), ((1, 1), GRAY)):
        image = decoded(frame_photo(photo(tmp_path, quarters(), focus=focus), "band", 200, 100, 1))
        assert near(
            image.getpixel((image.width * (0.05 if focus[0] < 0.5 else 0.95), image.height * (0.1 if focus[1] < 0.5 else 0.9))), color
        )


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_upright_and_nothing_is_left_of_its_metadata(tmp_path: Path, name: str, orientation: int) -> None:
    taken = photo(tmp_path, quarters(), name, {"exif": exif(orientation)})
    upright = ImageOps.exif_transpose(Image.open(tmp_path / name))
    assert taken.size == upright.size
    framed = frame_photo(taken, "band", *taken.size, 1)
    image = decoded(framed)
    assert image.size == upright.size
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            place = int(x * image.width), int(y * image.height)
            assert near(image.getpixel(place), upright.convert("RGB").getpixel(place))
    assert b"Somebody" not in framed.data
    assert not image.getexif()


def test_a_jpeg_that_is_right_is_passed_on_byte_for_byte_without_its_metadata(tmp_path: Path) -> None:
    plain = photo(tmp_path, quarters(), saved={"quality": 80, "subsampling": 2})
    bytes_of_pixels = plain.hero.file.read_bytes().partition(b"\xff\xdb")[2]
    marked = photo(tmp_path, quarters(), "marked.jpg", {"quality": 80, "subsampling": 2, "exif": exif(), "comment": b"Somebody"})
    srgb = photo(tmp_path, quarters(), "srgb.jpg", {"quality": 80, "subsampling": 2, "icc_profile": srgb_profile()})
    for taken in (plain, marked, srgb):
        framed = frame_photo(taken, "band", 144, 108, 200)
        assert framed.data.partition(b"\xff\xdb")[2] == bytes_of_pixels
        assert len(framed.data) < len(plain.hero.file.read_bytes())
        assert framed.pixels == decoded(framed).size
    gray = photo(tmp_path, quarters().convert("L"), "gray.jpg", {"exif": exif()})
    assert decoded(frame_photo(gray, "band", 144, 108, 200)).mode == "L"


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("saved", "window", "size"),
    [
        ({"exif": exif(3)}, "band", (144, 108)),
        ({"icc_profile": wide_profile()}, "band", (144, 108)),
        ({}, "band", (144, 100)),
        ({}, "band", (72, 54)),
        ({}, "arch", (144, 108)),
    ],
)
def test_a_jpeg_that_must_be_changed_is_written_again(tmp_path: Path, saved: dict, window, size: tuple[int, int]) -> None:
    taken = photo(tmp_path, quarters(), saved=saved)
    tables = taken.hero.file.read_bytes().partition(b"\xff\xdb")[2]
    assert frame_photo(taken, window, *size, 200).data.partition(b"\xff\xdb")[2] != tables


def test_what_is_cut_away_is_not_in_the_file(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 600), GRAY)
    for left in (0, 560):
        for top in (0, 560):
            image.paste(RED, (left, top, left + 40, top + 40))
    image.paste(BLUE, (280, 280, 320, 320))
    taken = photo(tmp_path, image)
    for window, width, height in (("band", 100, 40), ("circle", 100, 100), ("arch", 75, 100)):
        shown = decoded(frame_photo(taken, window, width, height, 1))
        assert holds(shown, BLUE)
        assert not holds(shown.crop((0, 0, shown.width, shown.height // 2)), RED)
    # The lower corners of an arch are in sight.
    assert holds(decoded(frame_photo(taken, "arch", 100, 100, 1)), RED)


def test_a_photograph_of_a_wide_screen_and_of_a_press_becomes_srgb(tmp_path: Path) -> None:
    wide = photo(tmp_path, Image.new("RGB", (40, 40), (200, 100, 100)), saved={"icc_profile": wide_profile()})
    red, green, blue = decoded(frame_photo(wide, "band", 10, 10, 1)).getpixel((9, 9))
    assert red > 208
    assert green < 96
    assert 90 < blue < 110
    inks = Image.new("CMYK", (40, 40), (0, 200, 200, 0))
    plain = decoded(frame_photo(photo(tmp_path, inks, "inks.jpg"), "band", 10, 10, 1))
    managed = decoded(frame_photo(photo(tmp_path, inks, "press.jpg", {"icc_profile": cmyk_profile()}), "band", 10, 10, 1))
    assert near(plain.getpixel((9, 9)), (255, 55, 55))
    assert not near(managed.getpixel((9, 9)), plain.getpixel((9, 9)), 20)
    assert max(range(3), key=managed.getpixel((9, 9)).__getitem__) == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = quarters().convert("L" if mode == "I;16" else mode)
    taken = photo(tmp_path, image.convert(mode) if mode != "I;16" else image.convert("I").point(lambda v: v * 257).convert("I;16"), "a.png")
    whole = read_pixels(taken, WHOLE, 400, 300)
    assert whole.mode == ("L" if mode in ("1", "L", "I;16") else "RGB")
    if mode != "1":
        place = (300, 250)
        assert near(whole.convert("RGB").getpixel(place), image.convert("RGB").getpixel(place), 40 if mode == "P" else 3)
    if mode not in ("1", "I;16"):
        monkeypatch.setattr(decode, "WHOLE", 1000)
        monkeypatch.setattr("handbill.graphics.photo.png_strips.STRIP", 400 * 7)
        assert read_pixels(taken, WHOLE, 400, 300).tobytes() == whole.tobytes()


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    taken = photo(tmp_path, Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "clear.png")
    assert read_pixels(taken, Crop(0, 0, 40, 40), 40, 40).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_a_picture_read_in_parts_looks_like_one_that_is_read_whole(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = Image.effect_mandelbrot((640, 480), (-2, -1.5, 1, 1.5), 100).convert("RGB")
    image = Image.merge("RGB", (image.getchannel(0), Image.linear_gradient("L").resize((640, 480)), image.getchannel(0).rotate(180)))
    taken, crop = photo(tmp_path, image, name), Crop(100, 50, 400, 390)
    whole = read_pixels(taken, crop, 350, 341)
    monkeypatch.setattr(decode, "WHOLE", 1000)
    monkeypatch.setattr("handbill.graphics.photo.png_strips.STRIP", 640 * 13)
    parts = read_pixels(taken, crop, 350, 341)
    off = [abs(one - two) for one, two in zip(whole.convert("L").tobytes(), parts.convert("L").tobytes(), strict=True)]
    assert sum(off) / len(off) < 1.5
    assert name != "photo.png" or max(off) == 0


def test_too_few_pixels_are_a_problem_that_says_how_many_it_takes(tmp_path: Path) -> None:
    taken = photo(tmp_path, quarters())
    assert check_sharpness(taken, 2 * INCH, 1.5 * INCH, 200) == []
    (found,) = check_sharpness(taken, 4 * INCH, 3 * INCH, 200)
    assert found.code == "picture-photo-resolution"
    assert (
        "100 pixels to the inch in a window of 4 x 3 in (101.6 x 76.2 mm), and needs 200: 800 x 600 pixels in place of 400 x 300"
        in found.sentence
    )
    assert "sharp enough for a window of 2 x 1.5 in (50.8 x 38.1 mm)" in found.hint
    # What is cut off does not count.
    (found,) = check_sharpness(taken, 1 * INCH, 3 * INCH, 200)
    assert "100 pixels to the inch" in found.sentence


def test_words_are_measured_and_the_ground_is_darkened_where_they_could_not_be_read(tmp_path: Path) -> None:
    words = Box(0, 60, 40, 40)
    for color, ground in (((250, 240, 200), (0.06, 0.23, 0.39)), ((90, 90, 90), (0.35, 0.3, 0.35)), ((128, 128, 128), (0.0, 0.0, 0.0))):
        taken = photo(tmp_path, Image.new("RGB", (400, 400), color), "light.jpg")
        image = decoded(frame_photo(taken, "band", 100, 100, 1, words, ground))
        assert white_contrast(image, (0, 240, 160, 400)) >= LEAST_CONTRAST - 0.1
        assert near(image.getpixel((300, 300)), color)
        assert near(image.getpixel((80, 200)), color)
    dark = photo(tmp_path, Image.new("RGB", (400, 400), (60, 60, 60)), "dark.jpg")
    assert near(decoded(frame_photo(dark, "band", 100, 100, 1, words, (0, 0, 0))).getpixel((80, 300)), (60, 60, 60))


def test_one_pixel_in_ten_may_be_light() -> None:
    image = Image.new("RGB", (100, 10), (40, 40, 40))
    image.paste((255, 255, 255), (0, 0, 9, 10))
    assert white_contrast(image, (0, 0, 100, 10)) > LEAST_CONTRAST
    image.paste((255, 255, 255), (0, 0, 11, 10))
    assert white_contrast(image, (0, 0, 100, 10)) == pytest.approx(1.0)


def test_files_that_are_no_photographs(tmp_path: Path) -> None:
    def written(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    jpeg = BytesIO()
    quarters().save(jpeg, "JPEG")
    assert problem(tmp_path / "none.jpg")[0] == "picture-missing"
    assert problem(written("empty.jpg", b""))[0] == "picture-corrupt"
    assert problem(written("short.png", b"\x89PNG\r\n\x1a\n"))[0] == "picture-corrupt"
    assert problem(written("head.jpg", jpeg.getvalue()[:100]))[0] == "picture-corrupt"
    code, sentence = problem(written("scan.jpg", b"II*\x00" + bytes(50)))
    assert (code, "a TIFF, not a JPEG or PNG" in sentence) == ("picture-type", True)
    half = open_photo(Hero(written("half.jpg", jpeg.getvalue()[: len(jpeg.getvalue()) // 2]), "Half.", "none"))
    with pytest.raises(ProblemsFound, match="damaged or incomplete"):
        frame_photo(half, "band", 100, 75, 1)


def test_large_files_that_cannot_be_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_photo, "WHOLE", 1000)
    monkeypatch.setattr(read_photo, "_MOST_HELD", 1000)
    quarters().save(tmp_path / "slow.jpg", progressive=True)
    quarters().convert("I;16").save(tmp_path / "deep.png")
    quarters().convert("CMYK").save(tmp_path / "inks.jpg")
    for name in ("slow.jpg", "inks.jpg"):
        assert f"{name} is a JPEG that is progressive or in four inks, and too large" in problem(tmp_path / name)[1]
    assert "16 bits a channel" in problem(tmp_path / "deep.png")[1]
    monkeypatch.setattr(read_photo, "MAX_PIXELS", 1000)
    assert problem(tmp_path / "slow.jpg")[0] == "picture-pixels"


_READ = """
import sys
from pathlib import Path
from handbill.contacts.hero import Hero
from handbill.graphics.photo.frame_photo import frame_photo
from handbill.graphics.photo.read_photo import open_photo
taken = open_photo(Hero(Path(sys.argv[1]), "Large.", "none"))
frame_photo(taken, sys.argv[2], *(72 * float(side) for side in sys.argv[3:5]), 150)
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
@pytest.mark.parametrize(("name", "saved"), [("large.jpg", {"quality": 90}), ("large.png", {"compress_level": 1})])
def test_fifty_megapixels_take_two_hundred_megabytes(tmp_path: Path, name: str, saved: dict) -> None:
    """Of the whole process. The high-water mark of its own memory, since `getrusage` counts that of the process that started it, too."""
    quarters(8660, 5774).save(tmp_path / name, **saved)
    for window, width, height in (("arch", "6", "8"), ("band", "24", "16"), ("band", "24", "36")):
        words = [sys.executable, "-c", _READ, str(tmp_path / name), window, width, height]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        assert int(done.stdout) / 1000 < 210
