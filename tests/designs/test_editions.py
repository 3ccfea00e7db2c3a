"""Fewer inks: every color on every piece is black ink alone, or black and the one named ink, an organization's colors and logo included."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from library import LIBRARY, lay_out
from PIL import Image

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization, read_organization
from handbill.content.material import material_names
from handbill.core.clock import today
from handbill.graphics.items import Color, DrawingItem, ImageItem, Page, RectItem, TextItem
from handbill.layout.ink_set import in_inks
from handbill.layout.theme import find_theme, theme_names

SPOT = "black+PANTONE 286 C"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">
<path fill="#e4002b" stroke="#0033a0" d="M0.5 0.5h1v1h-1z"/><path d="M2 0h2v2H2z"/></svg>"""


@pytest.fixture(scope="module", params=["logo.svg", "logo.png"])
def who(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Organization:
    """One with colors of its own, and a colored logo."""
    folder = tmp_path_factory.mktemp("who")
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    Image.new("RGB", (600, 300), (228, 0, 43)).save(folder / "logo.png")
    file = folder / "who.yaml"
    colors = 'colors: {ink: "#12355b", accent: "#f3c5dd"}'
    file.write_text(f"name: Harbor Street Clinic\nlogo: {request.param}\n{colors}\n", encoding="utf-8")
    return read_organization(file)


def colors(pages: tuple[Page, ...]) -> Iterator[Color]:
    for item in (item for page in pages for item in page.items):
        found: list[Color | None] = []
        if isinstance(item, TextItem):
            found = [item.color]
        elif isinstance(item, RectItem):
            found = [item.fill, item.stroke]
        elif isinstance(item, DrawingItem):
            found = [item.color, *(color for shape in item.drawing.shapes for color in (shape.fill, shape.stroke))]
        yield from (color for color in found if color)


def pictures(setting: LaidOutPiece) -> list[ImageItem]:
    return [item for page in setting.pages for item in page.items if isinstance(item, ImageItem)]


def is_black(color: Color) -> bool:
    """Only black ink, and a screen shows the same gray."""
    return not color.spot and color.cmyk[:3] == (0, 0, 0) and color.rgb == pytest.approx((1 - color.cmyk[3],) * 3)


@pytest.mark.parametrize("name", material_names(LIBRARY))
@pytest.mark.parametrize("editions", [(), ("high-contrast",)], ids=["", "high-contrast"])
def test_black_is_all_there_is(name: str, editions: tuple[str, ...], who: Organization) -> None:
    setting = lay_out(JobSpec(name, today(), organization=who, editions=editions, inks="black"))
    found = list(colors(setting.pages))
    assert found
    assert all(is_black(color) for color in found)
    assert all(Image.open(io.BytesIO(item.data)).mode == "L" for item in pictures(setting))


@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_black_and_one_ink_are_all_there_is(name: str, who: Organization) -> None:
    setting = lay_out(JobSpec(name, today(), organization=who, inks=SPOT))
    found = list(colors(setting.pages))
    # A label is black and nothing else.
    assert {color.spot for color in found} == ({""} if name == "overlay-label" else {"", "PANTONE 286 C"})
    assert all(is_black(color) or color.spot for color in found)
    assert all(0 < color.tint <= 1 for color in found if color.spot)
    assert all(Image.open(io.BytesIO(item.data)).mode == "L" for item in pictures(setting))


def test_a_logo_keeps_what_is_light_and_what_is_dark(who: Organization) -> None:
    """The rest of the page has no gray at all, so what is gray is the logo."""
    setting = lay_out(JobSpec("help-is-here", today(), organization=who, inks="black"))
    if found := pictures(setting):
        with Image.open(io.BytesIO(found[0].data)) as image:
            (low, high) = image.getextrema()
        assert 60 < low == high < 90  # ITU-R 601: 0.299 x 228 + 0.114 x 43
        return
    shades = sorted(color.cmyk[3] for color in colors(setting.pages) if color.cmyk[3] not in (0, 1))
    # Relative luminance of #e4002b is 0.1667, of #0033a0 0.0491: grays of 0.446 and 0.245.
    assert shades == pytest.approx([0.554, 0.755], abs=0.001)


def test_an_organization_s_logo_keeps_its_colors_with_four_inks(who: Organization) -> None:
    setting = lay_out(JobSpec("help-is-here", today(), organization=who))
    red = any(color.rgb == pytest.approx((228 / 255, 0, 43 / 255)) for color in colors(setting.pages))
    assert red or Image.open(io.BytesIO(pictures(setting)[0].data)).mode == "RGB"


def test_the_file_s_name_says_look_and_inks() -> None:
    from library import build

    def name(**how: object) -> str:
        return build(JobSpec("indicator-card", today(), ("es",), **how)).name  # type: ignore[arg-type]

    assert name(editions=("high-contrast",)) == "indicator-card-es-us-card-high-contrast.pdf"
    assert name(inks="black") == "indicator-card-es-us-card-black.pdf"
    assert name(theme="word", inks=SPOT) == "indicator-card-es-us-card-word-black+pantone-286-c.pdf"
    assert name(theme="word", editions=("high-contrast", "high-contrast")) == "indicator-card-es-us-card-word-high-contrast.pdf"


@pytest.mark.parametrize("name", theme_names(LIBRARY))
def test_every_theme_can_be_printed_in_one_ink_and_in_two(name: str) -> None:
    from handbill.layout.ink_set import parse_inks

    theme = find_theme(LIBRARY, name)
    assert all(is_black(color) for color in in_inks(theme, parse_inks("black")).colors.values())
    two = in_inks(theme, parse_inks(SPOT)).colors
    assert {part for part, color in two.items() if color.spot} == {"ink", "accent"}
    assert two["paper"].cmyk == (0, 0, 0, 0)
