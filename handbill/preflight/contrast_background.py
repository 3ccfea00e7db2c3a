"""What each word stands on: its color as it is seen, and the color of the page behind it, with WCAG's contrast between them.

The page is drawn without its words, so that no half covered pixel at a letter's edge is taken for ground. Colors are 0 to 255.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from handbill.preflight.inks import Paint
from handbill.preflight.marks import PaintedMark, PaintedShape, PaintedText
from handbill.preflight.matrix import Corners, shared

if TYPE_CHECKING:
    from PIL.Image import Image

    from handbill.preflight.opened import OpenedFile

RgbColor = tuple[int, int, int]
_SCALE = 1.5  # pixels a point
_SHARE = 0.2  # of the pixels behind a string; a color that is rarer is an edge or a corner
_COVER = 0.05  # of a string; what is painted over less of it cannot be taken for its ground
_PART = 0.3  # of a string; of one clipped to less than that, as on a poster's tile, the next tile shows more
_SWATCH = 8  # points


class TextOnBackground(NamedTuple):
    """One string on one page: its color, the least contrasting color behind it, and the contrast (1 to 21)."""

    page: int
    words: PaintedText
    color: RgbColor
    ground: RgbColor
    contrast: float

    @property
    def reversed(self) -> bool:
        """Light letters on a dark ground."""
        return luminance(self.color) > luminance(self.ground)


def stands(file: OpenedFile) -> tuple[TextOnBackground, ...]:
    """Every string that is seen, or a good part of it. Strings in patterns are left out."""
    colors = _seen(file, list(dict.fromkeys(words.paint for sheet in file.sheets for words in sheet.words if words.paint)))
    found = []
    for sheet in file.sheets:
        picture = None
        for place, words in enumerate(sheet.marks):
            if not isinstance(words, PaintedText) or words.paint not in colors or not _said(words.text):
                continue
            if words.part_seen < _PART or _covered(words, sheet.marks[place + 1 :]):
                continue
            picture = picture or file.ground(sheet.number, _SCALE)
            left, bottom, right, top = words.bounds
            corners = (left - sheet.media[0], sheet.media[3] - top, right - sheet.media[0], sheet.media[3] - bottom)
            for ground in _behind(picture, [value * _SCALE for value in corners]):
                color = _blend(colors[words.paint], ground, words.manner.alpha)
                found.append(TextOnBackground(sheet.number, words, color, ground, contrast(color, ground)))
    return tuple(found)


def contrast(one: RgbColor, other: RgbColor) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: RgbColor) -> float:
    """Relative luminance of an sRGB color (WCAG 2.2)."""
    parts = [value / 255 for value in color]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _covered(words: PaintedText, later: list[PaintedMark]) -> bool:
    """Whether something is painted over a good part of it afterwards: what is seen there then is not its ground."""
    size = _area(words.bounds)
    return any(
        isinstance(mark, PaintedShape) and mark.fill is not None and _area(shared(mark.bounds, words.bounds)) > _COVER * size
        for mark in later
    )


def _said(text: str) -> bool:
    """Letters or digits; a dot between two parts of a line is a pixel or two, too few to tell its ground."""
    return any(character.isalnum() for character in text)


def _area(box: Corners) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _behind(picture: Image, corners: Sequence[float]) -> list[RgbColor]:
    """The color of most of the pixels in a box given from the top left, and any other that holds a good part of it."""
    left, top = max(0, round(corners[0])), max(0, round(corners[1]))
    right, bottom = min(picture.width, max(round(corners[2]), left + 1)), min(picture.height, max(round(corners[3]), top + 1))
    if left >= right or top >= bottom:
        return []
    size = (right - left) * (bottom - top)
    counted: list[Any] = sorted(picture.crop((left, top, right, bottom)).getcolors(size) or [], reverse=True)
    return [color for index, (count, color) in enumerate(counted) if index == 0 or count >= _SHARE * size]


def _blend(color: RgbColor, ground: RgbColor, alpha: float) -> RgbColor:
    mixed = [round(alpha * a + (1 - alpha) * b) for a, b in zip(color, ground, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _seen(file: OpenedFile, paints: list[Paint]) -> dict[Paint, RgbColor]:
    """Each paint as PDFium shows it: inks, spots and profiles are drawn as swatches, since their conversion is the viewer's."""
    plain = {paint: _plain(paint) for paint in paints if paint.space.kind in ("rgb", "gray")}
    others = [paint for paint in paints if paint not in plain and (paint.space.kind == "cmyk" or paint.space.source is not None)]
    others = [paint for paint in others if paint.space.kind != "pattern"]
    return {**plain, **_swatches(file, others)} if others else plain


def _plain(paint: Paint) -> RgbColor:
    parts = [round(255 * max(0.0, min(1.0, amount))) for amount in paint.amounts]
    return (parts[0], parts[0], parts[0]) if len(parts) == 1 else (parts[0], parts[1], parts[2])


def _swatches(file: OpenedFile, paints: list[Paint]) -> dict[Paint, RgbColor]:
    from io import BytesIO

    import pikepdf

    from handbill.preflight.document import rendered

    spaces, content = pikepdf.Dictionary(), []
    document = pikepdf.new()
    for index, paint in enumerate(paints):
        amounts = " ".join(f"{amount:.4f}" for amount in paint.amounts)
        if paint.space.kind == "cmyk":
            content.append(f"{amounts} k")
        else:
            source = paint.space.source
            own = source if source.is_indirect else file.objects.make_indirect(source)
            spaces[f"/S{index}"] = document.copy_foreign(own)
            content.append(f"/S{index} cs {amounts} scn")
        content.append(f"{index * _SWATCH} 0 {_SWATCH} {_SWATCH} re f")
    page = document.add_blank_page(page_size=(max(_SWATCH * len(paints), _SWATCH), _SWATCH))
    page.obj.Resources = pikepdf.Dictionary(ColorSpace=spaces)
    page.obj.Contents = document.make_stream("\n".join(content).encode("ascii"))
    stream = BytesIO()
    document.save(stream)
    with rendered(stream.getvalue()) as drawn:
        picture = drawn[0].render(scale=1, rev_byteorder=True).to_pil().convert("RGB")
    return {paint: picture.getpixel((index * _SWATCH + _SWATCH // 2, _SWATCH // 2)) for index, paint in enumerate(paints)}
