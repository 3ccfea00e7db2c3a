"""Every upload becomes a harmless picture that Handbill itself has written, or is refused with a problem in plain words."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import random
import re
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import build
from pictures import ENTITY_BOMB, PNG_SIGNATURE, chunk, encoded, gradient, png, png_header
from PIL import Image, ImageChops, ImageCms, ImageFilter

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Logo, Organization
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.logo import LARGEST_FILE, load_logo
from handbill.graphics.upload import LARGEST_RESULT, sanitize_picture

ROOT = Path(__file__).parents[2]
_PLACE = Place(key="logo")


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def black(width: int, height: int, *more: bytes) -> bytes:
    return png(width, height, bytes((1 + 3 * width) * height), *more)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    assert image.format == "PNG"
    image.load()
    return image


def clean(data: bytes) -> bytes:
    """The sanitized picture, made within seconds; sanitizing it again must not change it."""
    start = time.process_time()
    result = sanitize_picture(data, _PLACE)
    assert time.process_time() - start < 8
    assert len(result) <= LARGEST_RESULT
    assert sanitize_picture(result, _PLACE) == result
    load_logo(result, _PLACE)
    return result


def refused(data: bytes) -> tuple[Problem, ...]:
    start = time.process_time()
    with pytest.raises(ProblemsFound) as caught:
        sanitize_picture(data, _PLACE)
    assert time.process_time() - start < 8
    assert all(problem.place == _PLACE and problem.hint for problem in caught.value.problems)
    assert all(problem.sentence.startswith("the picture") for problem in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    ("data", "code", "what"),
    [
        (b"", "picture-corrupt", "empty"),
        (b"MZ\x90\x00" + bytes(500), "picture-type", "a Windows program"),
        (b"%PDF-1.7\n", "picture-type", "a PDF"),
        (encoded(gradient("P"), "GIF"), "picture-type", "a GIF"),
        (b"<!doctype html><html><body>Not found</body></html>", "picture-type", "a web page"),
        (b"PK\x03\x04" + bytes(30), "picture-type", "a ZIP"),
        (b"hello", "picture-type", "of an unknown kind"),
        (PNG_SIGNATURE + bytes(LARGEST_FILE), "picture-size", "5 MB"),
        (PNG_SIGNATURE + png_header(60_000, 60_000) + black(1, 1)[33:], "picture-pixels", ""),
        (png(24_000_000, 1, b""), "picture-pixels", "on one side"),
        (black(9, 9, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(9_000_000)))), "picture-corrupt", "damaged"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(data: bytes, code: str, what: str) -> None:
    (problem,) = refused(data)
    assert problem.code == code
    assert what in problem.sentence


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_keeps_its_look(mode: str, form: str) -> None:
    if (mode, form) in (("P", "JPEG"), ("CMYK", "PNG")):
        return
    data = encoded(gradient(mode), form, **({"progressive": True} if form == "JPEG" else {}))
    result = opened(clean(data))
    assert result.mode == "RGB"
    assert result.tobytes() == Image.open(BytesIO(data)).convert("RGB").tobytes()


def test_sixteen_bits_and_an_interlaced_picture() -> None:
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 0x8000)
    assert [opened(clean(encoded(deep, "PNG"))).getpixel((x, 0)) for x in (0, 1)] == [(128, 128, 128), (0, 0, 0)]
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = [bytes([0, *(16 * y + x for x in range(left, 8, right))]) for left, top, right, down in passes for y in range(top, 8, down)]
    result = opened(clean(png(8, 8, b"".join(rows), color=0, interlaced=1)))
    assert [result.getpixel((x, y)) for y in range(8) for x in range(8)] == [(16 * y + x,) * 3 for y in range(8) for x in range(8)]


def test_clear_parts_stay_clear_and_hide_nothing() -> None:
    image = gradient("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    image.paste((9, 8, 7, 0), (0, 0, 10, 10))
    result = opened(clean(encoded(image, "PNG")))
    assert result.mode == "RGBA"
    assert result.getchannel("A").tobytes() == image.getchannel("A").tobytes()
    assert result.getpixel((5, 5)) == (0, 0, 0, 0)
    palette = gradient("P")
    assert opened(clean(encoded(palette, "PNG", transparency=palette.getpixel((0, 0))))).getpixel((0, 0)) == (0, 0, 0, 0)
    image.putalpha(255)
    assert opened(clean(encoded(image, "PNG"))).mode == "RGB"


def test_a_photo_is_straightened_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    exif[0x010E] = "12 Hidden Street"
    exif.get_ifd(0x8825)[2] = (36.0, 5.0, 33.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in ("JPEG", "PNG"):
        data = encoded(gradient(), form, exif=exif, icc_profile=profile, comment=b"shelter")
        assert b"Hidden" in data
        result = clean(data)
        image = opened(result)
        assert (image.size, image.info, dict(image.getexif())) == ((48, 64), {}, {})
        assert not any(word in result for word in (b"Hidden", b"shelter", b"eXIf", b"iCCP", b"Exif"))


def test_what_is_hidden_in_a_picture_or_behind_it_is_gone() -> None:
    hidden = b"PK\x03\x04<script>alert(1)</script>"
    plain, photo = encoded(gradient(), "PNG"), encoded(gradient(), "JPEG")
    ways = [plain + hidden, photo + hidden, photo[:2] + b"\xff\xe5" + struct.pack(">H", len(hidden) + 2) + hidden + photo[2:]]
    ways += [plain[:33] + chunk(kind, b"a\0" + hidden) + plain[33:] for kind in (b"tEXt", b"prVt", b"sPLT")]
    for data in ways:
        assert hidden in data
        result = clean(data)
        assert b"script" not in result
        assert result == clean(plain if data.startswith(PNG_SIGNATURE) else photo)


def test_of_a_film_the_first_picture_stays() -> None:
    frames = [Image.new("RGB", (40, 30), color) for color in ("red", "green", "blue")]
    film = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert clean(film) == clean(encoded(frames[0], "PNG"))


def test_a_large_picture_becomes_a_smaller_one() -> None:
    for data in (
        encoded(noise(1280, 1250), "PNG", compress_level=1),
        encoded(noise(1600, 1200).filter(ImageFilter.GaussianBlur(2)), "JPEG"),
    ):
        result = opened(clean(data))
        assert 340 < max(result.size) < 1200
    banner = opened(clean(encoded(gradient(size=(5000, 1000)), "PNG")))
    assert banner.size == (1200, 240)
    # Even noise keeps the size at which the largest logo is printed.
    assert opened(clean(encoded(noise(500, 225), "PNG"))).size == (500, 225)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_damage_is_reported(form: str) -> None:
    data = encoded(gradient(size=(300, 200)), form)
    for share in (0.01, 0.1, 0.5, 0.9, 0.999):
        assert refused(data[: max(8, int(len(data) * share))])[0].code == "picture-corrupt"
    if form == "PNG":
        flipped = bytearray(data)
        flipped[len(data) // 2] ^= 1
        assert refused(bytes(flipped))[0].code == "picture-corrupt"


def many_scans() -> bytes:
    photo = encoded(Image.new("RGB", (4000, 4000)), "JPEG", progressive=True)
    return photo[:-2] + photo[photo.rindex(b"\xff\xda") : -2] * 3000 + photo[-2:]


def photo_with(body: bytes, at: int = 2) -> bytes:
    photo = encoded(gradient(), "JPEG")
    return photo[:at] + body + photo[at:]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: black(9, 9, *[chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000)))] * 300), ""),
        (lambda: png(9, 9, bytes(100_000_000)), ""),
        (lambda: black(9, 9, *[chunk(b"abCd")] * 400_000), "picture-corrupt"),
        (many_scans, "picture-corrupt"),
        (lambda: photo_with(b"\xff\xe1\0\x09Exif\0\0x" * 400_000), "picture-corrupt"),
        (lambda: encoded(gradient(), "JPEG")[:-2] + b"\xff" * 4_900_000, "picture-corrupt"),
        (lambda: encoded(gradient(), "JPEG")[:-2] + encoded(gradient(), "JPEG")[2:], "picture-corrupt"),
    ],
    ids=["text", "pixels", "chunks", "scans", "notes", "filling", "two"],
)
def test_a_bomb_does_not_go_off(made: Callable[[], bytes], code: str) -> None:
    data = made()
    assert len(data) < LARGEST_FILE
    if code:
        assert [problem.code for problem in refused(data)] == [code]
    else:
        assert clean(data) == clean(black(9, 9))


_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'
_STYLE = ".a{fill:#c33} #b{fill:none;stroke:#12355b;stroke-width:.5}"
_SHAPES = '<defs><g id="d"><circle r="2"/></g></defs><rect class="a" width="9" height="9"/><path id="b" d="M10 5q2-4 4 0t4 0"/>'
_USE = '<use xlink:href="#d" x="15" y="7" fill="red"/>'
_CLEAN = f"{_OPEN}<style>{_STYLE}</style>{_SHAPES}{_USE}</svg>"
_DTD = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


@pytest.mark.parametrize(
    "dirty",
    [
        f"<?xml version='1.0'?><?xml-stylesheet href='http://example.org/a.css'?>{_DTD}<!-- alert(1) -->{_CLEAN}",
        _DTD + _CLEAN.replace("<defs>", "<title>&alert;</title><defs>"),
        _CLEAN.replace("<defs>", "<script>alert(1)</script><SCRIPT href='//example.org'/><defs>"),
        _CLEAN.replace("<rect", "<rect onload='alert(1)' ONCLICK='alert(2)'").replace("<svg", "<svg onload='alert(3)'"),
        _CLEAN.replace(
            "<defs>", "<foreignObject width='9' height='9'><p xmlns='http://www.w3.org/1999/xhtml'>alert</p></foreignObject><defs>"
        ),
        _CLEAN.replace("<defs>", "<image xlink:href='http://example.org/a.png' width='9' height='9'/><image href='a.jpg'/><defs>"),
        _CLEAN.replace(
            _USE, f"<use href='http://example.org/a.svg#b'/><use xlink:href='a.svg#b'/><a href='javascript:alert(1)'>{_USE}</a>"
        ),
        _CLEAN.replace("<style>", "<style>@import url('http://example.org/a.css');@font-face{font-family:a;src:url(//example.org/a)}"),
        _CLEAN.replace("<rect", "<rect filter='url(http://example.org/a#b)' style='cursor:url(//example.org/c)'"),
        _CLEAN.replace("<defs>", "<rect width='9' height='9' fill='url(http://example.org/a#b)'/><defs>"),
        _CLEAN.replace('height="9"/>', 'height="9"><animate attributeName="x"/><set/><e:x xmlns:e="urn:e" e:file="/home/alert"/></rect>'),
    ],
)
def test_an_svg_is_stripped_and_still_draws(dirty: str) -> None:
    """Every variant becomes the same plain paths, numbers and colors, with nothing else in the file."""
    assert dirty != _CLEAN
    result = clean(dirty.encode())
    assert result == clean(_CLEAN.encode())
    head = rb'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="[\d. ]+">'
    assert re.fullmatch(head + rb'\n(<path( (fill|fill-rule|d)="[#\w. -]*+")+/>\n){3}</svg>\n', result)


def test_a_page_with_the_cleaned_drawing_looks_as_with_the_clean_one(today: dt.date) -> None:
    def page(logo: bytes) -> Image.Image:
        pdf = build(JobSpec("help-is-here", today, organization=Organization("Harbor Street Clinic", logos=(Logo(logo),)))).pdf
        with pypdfium2.PdfDocument(pdf) as document:
            return document[0].render(scale=2).to_pil().convert("RGB")

    dirty = _CLEAN.replace("<defs>", "<script>alert(1)</script><defs>")
    with_logo, stripped = page(_CLEAN.encode()), page(clean(dirty.encode()))
    assert max(high for _, high in ImageChops.difference(with_logo, stripped).getextrema()) <= 8
    other = page(_CLEAN.replace("#c33", "#3c3").encode())
    assert max(high for _, high in ImageChops.difference(with_logo, other).getextrema()) > 100


_USES, _MANY = '<use href="#p"/>', "".join(f"a{number}='b' " for number in range(60_000))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{ENTITY_BOMB}{_OPEN}<title>&f;</title>{_USE}</svg>", "unsafe"),
        (f'<!DOCTYPE svg SYSTEM "a.dtd" [<!ENTITY f SYSTEM "file:///etc/hostname">]>{_OPEN}<title>&f;</title></svg>', "unsafe"),
        (_CLEAN.replace("<defs>", '<image xlink:href=" data:image/png;base64,AAAA" width="9" height="9"/><defs>'), "unsafe"),
        (_CLEAN.replace("<defs>", "<text>Help</text><defs>"), "unsupported"),
        (f"{_DTD}{_OPEN}<script/></svg>", "broken"),
        (f"{_CLEAN[:-20]}", "broken"),
        (f"{_OPEN}{'<g>' * 60}{'</g>' * 60}</svg>", "large"),
        (f'{_OPEN}<rect width="9" height="9"/>{" " * 1_000_000}</svg>', "large"),
        (f'{_OPEN}<rect {_MANY} c="{"d" * 6000}"/></svg>', "large"),
        (f'{_OPEN}<path id="p" d="M0 0{"L1.23 4.56L2 1" * 6000}"/>{_USES * 4}</svg>', "large"),
        (f'{_OPEN}<path id="p" d="M0 0{"L1 1" * 9000}"/>{_USES * 9}</svg>', "large"),
        (f'{_OPEN}<path d="M0 0L{"9" * 190_000} 1"/></svg>', "broken"),
        (f'{_OPEN}<path d="M0 0L1 1" stroke="red" stroke-width="1e999" transform="scale(0)"/></svg>', "broken"),
    ],
)
def test_an_svg_that_cannot_be_drawn_safely_is_refused(text: str, code: str) -> None:
    assert [problem.code for problem in refused(text.encode())] == [f"picture-svg-{code}"]


def test_two_points_as_near_as_numbers_go() -> None:
    assert clean(f'{_OPEN}<path d="M0 0h9v9a1e6 1e6 0 0 1 1e-320 0z"/></svg>'.encode())


@pytest.mark.parametrize(
    "body",
    [
        f"<style>{'.a,' * 400}.b{{{'a:b;' * 150_000}}}</style>",
        f"<style>*{{{''.join(f'a{n}:b;' for n in range(60_000))}}}</style>{'<g/>' * 4_900}",
        f"<style>*{{opacity:{'1' * 600_000}}}</style>{'<rect/>' * 4_900}",
        f'<polyline id="p" points="{" " * 190_000}"/>{_USES * 2_400}',
        f'<g id="p" transform="{"scale(1)" * 600}"/>{_USES * 2_400}',
    ],
    ids=["selectors", "declarations", "numbers", "points", "transforms"],
)
def test_what_is_read_again_and_again_is_read_once(body: str) -> None:
    assert clean(f'{_OPEN}{body}<path d="M0 0h9v9z"/></svg>'.encode()) == clean(f'{_OPEN}<path d="M0 0h9v9z"/></svg>'.encode())


_SEEDS = [encoded(gradient(mode), "PNG") for mode in ("1", "L", "P", "RGBA")]
_SEEDS += [encoded(gradient(mode), "JPEG", progressive=mode == "RGB") for mode in ("L", "RGB", "CMYK")]
_SEEDS += [_CLEAN.encode(), (_DTD + _CLEAN).encode("utf-16")]


def harmless_or_refused(data: bytes) -> None:
    with suppress(ProblemsFound):
        clean(data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([b"", PNG_SIGNATURE, b"\xff\xd8\xff", b"<svg", _OPEN.encode()]), st.binary(max_size=400))
def test_any_bytes(start: bytes, rest: bytes) -> None:
    harmless_or_refused(start + rest)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_picture_cut_flipped_and_spliced(data: st.DataObject) -> None:
    picture = bytearray(data.draw(st.sampled_from(_SEEDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(picture) - 1)))
        match data.draw(st.sampled_from(["cut", "flip", "put", "take"])):
            case "cut":
                del picture[at:]
            case "flip" if picture:
                picture[at] ^= 1 << data.draw(st.integers(0, 7))
            case "put":
                picture[at:at] = data.draw(
                    st.sampled_from([b"1e308", b"-", b"nan", b"<", b"&a;", b"\xff\xd9", b"\xff\xe1", b"\0", b"IDAT"])
                )
            case _:
                del picture[at : at + 9]
    if picture.startswith(PNG_SIGNATURE):
        harmless_or_refused(_with_sums(bytes(picture)))
    harmless_or_refused(bytes(picture))


def _with_sums(data: bytes) -> bytes:
    """The PNG with the checksum of every chunk corrected, so that the errors in them reach the decoder."""
    at, result = 8, data[:8]
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        result += chunk(data[at + 4 : at + 8], data[at + 8 : end])
        at = end + 4
    return result


def test_a_log_does_not_show_a_picture(today: dt.date) -> None:
    request = JobSpec("help-is-here", today, organization=Organization("A", logos=(Logo(b"<svg/>"),)))
    assert "svg" not in repr(request)
    assert hash(request) != hash(JobSpec("help-is-here", today, organization=Organization("A", logos=(Logo(b"<svg />"),))))


# After all modules are loaded, no library, in Python or not, may write a file or take memory beyond the limit.
_IN_MEMORY = """
import base64, datetime, json, os, resource, sys
sys.path.insert(0, "tests")
from library import build
from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Logo, Organization
from handbill.core.problems import Place
from handbill.graphics.logo import load_logo
from handbill.graphics.upload import sanitize_picture

def made(data, piece="help-is-here"):
    who = Organization("Harbor Street Clinic", logos=(Logo(sanitize_picture(data, Place())),))
    return build(JobSpec(piece, datetime.date(2026, 11, 30), organization=who)).pdf

first, *pictures = map(base64.b64decode, json.load(sys.stdin))
made(first)
with open("/proc/self/statm") as sizes:
    taken = int(sizes.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_AS, (taken + 330_000_000,) * 2)

def refuse(event, args):
    if event == "open" and (args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set(args[1] or "r") & set("wax+")):
        raise SystemExit(f"opened for writing: {args}")
    if event.split(".")[0] in ("socket", "subprocess", "shutil", "tempfile") or event in ("os.mkdir", "os.rename"):
        raise SystemExit(f"{event}: {args}")

sys.addaudithook(refuse)
for picture in pictures:
    assert made(picture).startswith(b"%PDF")
print("done", len(pictures))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the size of a process as Linux gives it")
def test_nothing_is_written_and_memory_is_bounded() -> None:
    wide = 4900  # 24 million pixels
    rows = (bytes(1 + 3 * wide), b"\0" + b"\0\0\0\xff" * wide)
    largest = [png(wide, wide, row * wide, color=color) for row, color in zip(rows, (2, 6), strict=True)]
    photos = [encoded(gradient("CMYK", size), "JPEG", progressive=True) for size in ((wide, wide), (400, 300))]
    pictures = [_CLEAN.encode(), *largest, *photos]
    sent = json.dumps([base64.b64encode(picture).decode() for picture in pictures])
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(
        [sys.executable, "-B", "-c", _IN_MEMORY], input=sent, cwd=ROOT, env=env, capture_output=True, text=True, timeout=400
    )
    assert (done.stdout, done.returncode) == (f"done {len(pictures) - 1}\n", 0), done.stderr
