"""Measures how well text stands out: its color as rendered, the colors behind it, and the WCAG contrast between them.

The background is rendered without the text, so that no antialiased pixel at the edge of a letter is taken for background. Colors run from
0 to 255.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from handbill.graphics.contrast import contrast_ratio, relative_luminance
from handbill.preflight.content.color import Paint
from handbill.preflight.content.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText
from handbill.preflight.pdf_box import PdfBox
from handbill.preflight.readers import open_in_pdfium, render

if TYPE_CHECKING:
    from PIL.Image import Image

    from handbill.preflight.opened_file import OpenedFile, OpenedPage

RgbColor = tuple[int, int, int]
_SCALE = 1.5  # pixels a point
_LEAST_SHARE = 0.2  # of the pixels behind a string; a rarer color is an edge or a corner
_COVER = 0.05  # of a string; if more of it is painted over later, what is seen there is not its background
_LEAST_VISIBLE = 0.3  # of a string; if less is inside the clip, as on a poster's tile, the next tile shows more
_SWATCH = 8  # points


class TextOnBackground(NamedTuple):
    """One string on one of the colors behind it: both colors, and the contrast between them (1 to 21)."""

    page: OpenedPage
    text: PaintedText
    color: RgbColor
    background: RgbColor
    contrast: float

    @property
    def is_reversed(self) -> bool:
        """Whether it is light text on a dark background."""
        return relative_luminance(_unit(self.color)) > relative_luminance(_unit(self.background))


def measure_contrasts(file: OpenedFile) -> tuple[TextOnBackground, ...]:
    """Every string that is visible, at least in good part, once for each color behind it. Strings painted with patterns are left out."""
    colors = _rendered_colors(file, list(dict.fromkeys(text.paint for page in file.pages for text in page.texts if text.paint)))
    measured = []
    for page in file.pages:
        picture = None
        covers = [(place, mark.bounds) for place, mark in enumerate(page.marks) if _covers(mark)]
        for place, text in enumerate(page.marks):
            if not isinstance(text, PaintedText) or text.paint not in colors or not _has_letters(text.text):
                continue
            if text.visible_share < _LEAST_VISIBLE or _is_painted_over(text, [box for above, box in covers if above > place]):
                continue
            picture = picture or file.background_picture(page.number, _SCALE)
            for background in _background_colors(picture, text.bounds.in_pixels(page.media_box, _SCALE)):
                color = _blend(colors[text.paint], background, text.compositing.alpha)
                contrast = contrast_ratio(_unit(color), _unit(background))
                measured.append(TextOnBackground(page, text, color, background, contrast))
    return tuple(measured)


def _unit(color: RgbColor) -> tuple[float, float, float]:
    return color[0] / 255, color[1] / 255, color[2] / 255


def _is_painted_over(text: PaintedText, later: Sequence[PdfBox]) -> bool:
    bounds = text.bounds
    most = _COVER * bounds.area
    return any(box.intersection(bounds).area > most for box in later)


def _covers(mark: PaintedMark) -> bool:
    """Whether a mark hides what is under it: an area, or an image, such as a scan over its own text."""
    if isinstance(mark, PaintedShape):
        return mark.fill is not None
    return isinstance(mark, PaintedImage) and not mark.is_stencil and not mark.compositing.soft_masked


def _has_letters(text: str) -> bool:
    """Whether there are letters or digits. A dot between two parts of a line is a pixel or two, too few to measure."""
    return any(character.isalnum() for character in text)


def _background_colors(picture: Image, box: tuple[int, int, int, int]) -> list[RgbColor]:
    """The most frequent color in a box of pixels, and any other that has a good share of it."""
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(picture.width, max(box[2], left + 1)), min(picture.height, max(box[3], top + 1))
    if left >= right or top >= bottom:
        return []
    size = (right - left) * (bottom - top)
    counted: list[Any] = sorted(picture.crop((left, top, right, bottom)).getcolors(size) or [], reverse=True)
    return [color for index, (count, color) in enumerate(counted) if index == 0 or count >= _LEAST_SHARE * size]


def _blend(color: RgbColor, background: RgbColor, alpha: float) -> RgbColor:
    mixed = [round(alpha * a + (1 - alpha) * b) for a, b in zip(color, background, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _rendered_colors(file: OpenedFile, paints: list[Paint]) -> dict[Paint, RgbColor]:
    """Each paint as PDFium shows it. Inks, spots and profiles are rendered as swatches, since viewers convert them in their own ways."""
    plain = {paint: _plain_color(paint) for paint in paints if paint.space.kind in ("rgb", "gray")}
    others = [paint for paint in paints if paint not in plain and (paint.space.kind == "cmyk" or paint.space.source is not None)]
    others = [paint for paint in others if paint.space.kind != "pattern"]
    return {**plain, **_render_swatches(file, others)} if others else plain


def _plain_color(paint: Paint) -> RgbColor:
    parts = [round(255 * max(0.0, min(1.0, amount))) for amount in paint.amounts]
    return (parts[0], parts[0], parts[0]) if len(parts) == 1 else (parts[0], parts[1], parts[2])


def _render_swatches(file: OpenedFile, paints: list[Paint]) -> dict[Paint, RgbColor]:
    import pikepdf

    spaces, content = pikepdf.Dictionary(), []
    document = pikepdf.new()
    for index, paint in enumerate(paints):
        amounts = " ".join(f"{amount:.4f}" for amount in paint.amounts)
        if paint.space.kind == "cmyk":
            content.append(f"{amounts} k")
        else:
            source = paint.space.source
            spaces[f"/S{index}"] = document.copy_foreign(source if source.is_indirect else file.printed.make_indirect(source))
            content.append(f"/S{index} cs {amounts} scn")
        content.append(f"{index * _SWATCH} 0 {_SWATCH} {_SWATCH} re f")
    page = document.add_blank_page(page_size=(_SWATCH * len(paints), _SWATCH))
    page.obj.Resources = pikepdf.Dictionary(ColorSpace=spaces)
    page.obj.Contents = document.make_stream("\n".join(content).encode("ascii"))
    stream = BytesIO()
    document.save(stream)
    with open_in_pdfium(stream.getvalue()) as rendered:
        picture: Any = render(rendered[0], 1)
    return {paint: picture.getpixel((index * _SWATCH + _SWATCH // 2, _SWATCH // 2)) for index, paint in enumerate(paints)}
