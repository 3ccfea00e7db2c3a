"""A small page of each script, drawn: what text dumps cannot see, such as glyphs upside down or marks beside their letters.

The words are fixed here and not taken from the translations, so that only the engine, the fonts and the drawing can change a picture.
After a wanted change: python -m pytest tests/designs/test_pictures.py --update-golden, then look at tests/golden/pictures.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from library import LIBRARY
from PIL import Image, ImageChops

from handbill.core.problems import Place
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.motif.outlines import circle, ring
from handbill.i18n.language import find_language
from handbill.layout.copyfit import PageFace, fit_page
from handbill.layout.default_theme import THEME
from handbill.layout.elements.bullets import Bullet, Bullets
from handbill.layout.elements.element import Edges
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.format import find_format
from handbill.layout.kit import spacer
from handbill.layout.theme import find_theme
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.preflight.preview import page_images
from handbill.sheets.sheet import screen_sheets

PICTURES = Path(__file__).parents[1] / "golden" / "pictures"
DPI = 110
LARGEST = 20_000  # bytes
# Between releases of the renderer the edges of letters change a little, their bodies do not.
DIFFERENT = 60  # of 255 gray levels
SHARE = 0.02  # of the inked pixels: marks that sit on the wrong place are far more

HEADS = {
    "en": "Help is here.",
    "vi": "Có người giúp quý vị.",
    "ar": "المساعدة هنا",
    "hi": "मदद यहाँ है",
    "th": "เราช่วยคุณได้",
    "km": "ជំនួយនៅទីនេះ",
    "zh-Hans": "帮助就在这里",
}
WORDS = {
    "en": "Call 1-888-373-7888, day or night. It is free.",
    "vi": "Gọi 1-888-373-7888 bất kể ngày đêm. Miễn phí, được giữ kín.",
    "ar": "اتصل بالرقم \u20661-888-373-7888\u2069 ليلًا أو نهارًا. المكالمة مجانية.",
    "hi": "दिन हो या रात, 1-888-373-7888 पर कॉल करें। यह निःशुल्क है। क्षत्रिय श्रद्धा",
    "th": "โทร 1-888-373-7888 ได้ทั้งวันทั้งคืน ไม่เสียค่าใช้จ่าย ที่นี่ น้ำ",
    "km": "សូមទូរសព្ទទៅលេខ 1-888-373-7888 ទាំងថ្ងៃទាំងយប់។ ឥតគិតថ្លៃ។ ស្ត្រី",
    "zh-Hans": "请拨打“1-888-373-7888”，日夜均可。电话免费。",
}


def _drawn(tag: str) -> Image.Image:
    form, theme, own = find_format(LIBRARY, "us-card"), find_theme(LIBRARY, THEME), find_language(LIBRARY, tag)
    styles = theme.type["card"]

    def text(words: str, role: str, color: str) -> Text:
        return Text(words, styles[role], 6, theme.colors[color], own, role, balance=role == "display")

    shapes = (Shape(circle((5, 5), 4), theme.colors["accent"]), Shape(ring((5, 5), 5, 1, 90), theme.colors["ink"]))
    mark = Figure(Drawing(10, 10, shapes), 10, 10, role="mark")
    rows = Bullets((Bullet(mark, text(WORDS[tag], "lead", "text")),), indent=14, gap=2)
    band = FilledBox(text(HEADS[tag], "lead", "paper"), Edges(6, 6, 6, 6), fill=theme.colors["ink"], radius=3)
    page = FilledBox(Stack((text(HEADS[tag], "number", "ink"), spacer(1, 4), rows, spacer(1, 4), band)), Edges(12, 12, 12, 12), flex=1)
    made = fit_page(page, PageFace("page", own, "picture", Place()), form, theme)
    (image,) = page_images(write(screen_sheets([(form.width, form.height)]), [made], About("Picture", tag)), DPI)
    return image.convert("L")


def _different(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageChops.difference(one, other).point(lambda value: 255 if value > DIFFERENT else 0)


def _inked(image: Image.Image) -> int:
    return sum(image.histogram()[:128])


@pytest.mark.parametrize("tag", HEADS)
def test_a_page_of_each_script_looks_as_it_did(tag: str, tmp_path: Path, update_golden: bool) -> None:
    actual, file = _drawn(tag), PICTURES / f"{tag}.png"
    if update_golden:
        # Sixteen grays keep a picture small and are more than the comparison can tell.
        actual.quantize(16).save(file, optimize=True)
    expected = Image.open(io.BytesIO(file.read_bytes())).convert("L")
    assert file.stat().st_size <= LARGEST
    assert actual.size == expected.size
    difference = _different(actual, expected)
    share = difference.histogram()[255] / _inked(expected)
    if share > SHARE:
        actual.save(tmp_path / "actual.png")
        difference.save(tmp_path / "difference.png")
    assert share <= SHARE, f"{share:.1%} of the ink of {file.name} is different: see {tmp_path}"
