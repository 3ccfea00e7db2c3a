"""Logos with gradients, opacity and clear parts in a PDF: they look the same in every kind of file, and PDF/X-1a has no transparency."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pictures import encoded
from PIL import Image

from handbill.core.geometry import Box
from handbill.core.problems import Place
from handbill.graphics.color import color_from_hex
from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, RectItem, Tag
from handbill.graphics.logo import Bitmap, load_logo
from handbill.layout.ink_set import art_in_inks, parse_inks
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.pdf.output_intent import Intent
from handbill.sheets.sheet import screen_sheets

_CREAM = (251, 243, 220)
_X1A = About("Logo", "en", inks="cmyk", intent=Intent("CGATS TR 001", "http://www.color.org", "SWOP"))
_FILES = {"screen": About("Logo", "en"), "plain cmyk": About("Logo", "en", inks="cmyk"), "x-1a": _X1A}
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}<rect width="100" height="100" {}/></svg>'
_FADING = '<stop stop-color="{0}"/><stop offset="1" stop-color="{0}" stop-opacity="{1}"/>'


def _pdf(logo: bytes, about: About, inks: str = "full") -> bytes:
    """A page of cream, 100 points on each side, that the logo fills."""
    art, box = art_in_inks(load_logo(logo, Place()), parse_inks(inks)), Box(0, 0, 100, 100)
    tags = (Tag("Figure", alt="River Center"),)
    item: Item = ImageItem(box, tags=tags, data=art.data) if isinstance(art, Bitmap) else DrawingItem(box, tags=tags, drawing=art)
    ground = RectItem(box, fill=color_from_hex("cream", "#{:02x}{:02x}{:02x}".format(*_CREAM)))
    return write(screen_sheets([(100, 100)]), (Page("page", "en", "ltr", 100, 100, 0, 0, (ground, item)),), about)


def _pixel(pdf: bytes, x: int, y: int) -> tuple[int, ...]:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=1).to_pil().convert("RGB").getpixel((x, y))


def _drawing(defined: str, how: str) -> bytes:
    return _SVG.format(defined, how).encode()


@pytest.mark.parametrize("about", _FILES.values(), ids=_FILES)
@pytest.mark.parametrize(
    ("logo", "black"),
    [
        (_drawing("", 'fill="#000" opacity=".25"'), 0.25),
        (_drawing(f'<linearGradient id="g">{_FADING.format("#000", 0)}</linearGradient>', 'fill="url(#g)"'), 0.5),
        (_drawing(f'<radialGradient id="g" r="1">{_FADING.format("#000", 1)}</radialGradient>', 'fill="url(#g)"'), 1.0),
        (_drawing(f'<linearGradient id="g"><stop/><stop offset="1" stop-color="{"#fff"}"/></linearGradient>', 'fill="url(#g)"'), None),
    ],
    ids=["opacity", "fading", "opaque", "to white"],
)
def test_a_gradient_and_opacity_show_the_ground(logo: bytes, black: float | None, about: About) -> None:
    pdf = _pdf(logo, about)
    expected = (128,) * 3 if black is None else tuple(round(part * (1 - black)) for part in _CREAM)
    assert _pixel(pdf, 50, 50) == pytest.approx(expected, abs=45 if about.inks == "cmyk" else 4)
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        states = page.Resources.get("/ExtGState", pikepdf.Dictionary()).values()
        transparent = any("/SMask" in state or "/ca" in state for state in states)
        assert transparent == (black not in (1.0, None) and about is not _X1A)
        assert ("/Group" in page) == transparent


@pytest.mark.parametrize("about", _FILES.values(), ids=_FILES)
@pytest.mark.parametrize("softness", [0, 1])
def test_clear_pixels_show_the_ground(about: About, softness: int) -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 255))
    image.paste((0, 0, 0, 0), (10, 10, 90, 90))
    image.paste((0, 0, 0, 128 if softness else 255), (40, 40, 60, 60))
    pdf = _pdf(encoded(image, "PNG"), about)
    assert _pixel(pdf, 20, 20) == pytest.approx(_CREAM, abs=12)
    expected = tuple(round(part / 2) for part in _CREAM) if softness else (0, 0, 0)
    assert _pixel(pdf, 50, 50) == pytest.approx(expected, abs=45 if about.inks == "cmyk" else 3)
    with pikepdf.open(BytesIO(pdf)) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        assert ("/SMask" in picture) == (bool(softness) and about is not _X1A)


def test_a_jpeg_in_four_inks_goes_to_a_press_untouched() -> None:
    data = encoded(Image.new("CMYK", (32, 32), (200, 30, 0, 10)), "JPEG", quality=95)
    with pikepdf.open(BytesIO(_pdf(data, _X1A))) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        assert (picture.Filter, picture.ColorSpace) == ("/DCTDecode", "/DeviceCMYK")
        assert [int(value) for value in picture.Decode] == [1, 0] * 4
        # Everything from the first table on, which is all that defines the pixels.
        assert picture.read_raw_bytes().endswith(data[data.index(b"\xff\xdb") :])
    assert _pixel(_pdf(data, _FILES["screen"]), 50, 50) == pytest.approx((53, 216, 245), abs=6)


def test_a_gradient_in_a_named_ink_is_a_tint_of_it() -> None:
    stops = '<linearGradient id="g"><stop stop-color="#0033a0"/><stop offset="1" stop-color="#fff"/></linearGradient>'
    with pikepdf.open(BytesIO(_pdf(_drawing(stops, 'fill="url(#g)"'), _X1A, "black+PANTONE 286 C"))) as document:
        (shading,) = document.pages[0].Resources.Shading.values()
        assert [str(part) for part in list(shading.ColorSpace)[:2]] == ["/Separation", "/PANTONE 286 C"]
        assert ([float(part) for part in shading.Function.C0], [float(part) for part in shading.Function.C1]) == ([1], [0])
    gray = _pdf(_drawing(stops, 'fill="url(#g)"'), _X1A, "black")
    with pikepdf.open(BytesIO(gray)) as document:
        (shading,) = document.pages[0].Resources.Shading.values()
        first = shading.Function.Functions[0]
        assert [round(float(part), 2) for part in first.C0][:3] == [0, 0, 0]


def test_a_logo_with_a_gradient_is_one_figure() -> None:
    logo = _drawing(f'<linearGradient id="g">{_FADING.format("red", 0)}</linearGradient>', 'fill="url(#g)" opacity=".5"')
    with pikepdf.open(BytesIO(_pdf(logo, _FILES["screen"]))) as document:
        content = document.pages[0].Contents.read_bytes()
        assert content.count(b"/Figure <</MCID 0>> BDC") == 1
        assert content.index(b"BDC") < content.index(b" sh") < content.rindex(b"EMC")
