"""What a page paints, as data: text, shapes and images with their places, colors and tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbill.core.matrix import Matrix
from handbill.preflight.content.color import ColorSpace, Paint
from handbill.preflight.content.graphics_state import Compositing
from handbill.preflight.content.marked_content import MarkedTag
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.pdf_box import EMPTY, PdfBox

_ASCENT, _DESCENT = 0.72, -0.22  # parts of the size: roughly where ascenders and descenders end in most fonts
FILLING = frozenset({0, 2, 4, 6})  # text rendering modes (ISO 32000-1, 9.3.6)
STROKING = frozenset({1, 2, 5, 6})


@dataclass(frozen=True, slots=True)
class PaintedText:
    """One string. `matrix` maps 1/1000 of the size to the page; `pens` are the positions of the codes along the line.

    `mode` is the text rendering mode (ISO 32000-1, 9.3.6), `clip` the clipping path's box; `actual_text` is None outside any ActualText.
    """

    font: PdfFont
    codes: tuple[int, ...]
    pens: tuple[float, ...]
    width: float
    matrix: Matrix
    mode: int
    fill: Paint
    stroke: Paint
    compositing: Compositing
    tag: MarkedTag | None
    clip: PdfBox
    actual_text: str | None = None

    @property
    def size(self) -> float:
        """The printed size in points."""
        return 1000 * self.matrix.mean_scale * self.font.scale

    @property
    def text(self) -> str:
        """What ActualText says in place of the glyphs, else what the font says of their codes."""
        return self.actual_text or self.font.text(self.codes)

    @property
    def is_filled(self) -> bool:
        return self.mode in FILLING

    @property
    def paint(self) -> Paint | None:
        """The color that is seen; None for invisible text, such as the text layer of a scan."""
        if self.is_filled and self.compositing.alpha:
            return self.fill
        return self.stroke if self.mode in STROKING and self.compositing.stroke_alpha else None

    @property
    def bounds(self) -> PdfBox:
        """Roughly where its letters are, without what is clipped away; empty if that is all of them."""
        return self._line_box().intersection(self.clip)

    @property
    def visible_share(self) -> float:
        """How much of it is not clipped away, from 0 to 1."""
        whole = self._line_box().area
        return self.bounds.area / whole if whole else 0.0

    def ink_bounds(self) -> PdfBox:
        """Where its ink is, measured by glyph if the font program can be read; empty for spaces."""
        program, box = self.font.program, EMPTY
        if program is None or self.font.glyph(0) is None:
            return self.bounds if self.text.strip() else EMPTY
        for code, pen in zip(self.codes, self.pens, strict=True):
            if extents := program.extents(self.font.glyph(code) or 0):
                left, bottom, right, top = extents
                box = box.union(PdfBox(left + pen, bottom, right + pen, top))
        return EMPTY if box.is_empty else box.transform(self.matrix).intersection(self.clip)

    def _line_box(self) -> PdfBox:
        em = 1000 * self.font.scale
        return PdfBox(0.0, em * _DESCENT, self.width, em * _ASCENT).transform(self.matrix)


@dataclass(frozen=True, slots=True)
class PaintedShape:
    """A painted path. `line_width` is in points as printed; `bounds` is clipped; `is_rectangle`: one whole upright rectangle."""

    bounds: PdfBox
    fill: Paint | None
    stroke: Paint | None
    line_width: float
    is_rectangle: bool
    compositing: Compositing
    tag: MarkedTag | None


@dataclass(frozen=True, slots=True)
class PaintedImage:
    """An image or a shading. `width` and `height` are its printed sides in points; `data` is the image's stream or inline image."""

    data: Any
    bounds: PdfBox
    width: float
    height: float
    space: ColorSpace
    fill: Paint
    compositing: Compositing
    tag: MarkedTag | None
    is_shading: bool = False

    @property
    def is_stencil(self) -> bool:
        """Whether it is an image of one bit that is painted with the current color."""
        return not self.is_shading and bool(image_entry(self.data, "/ImageMask", "/IM"))

    @property
    def pixels(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        return int(image_entry(self.data, "/Width", "/W") or 1), int(image_entry(self.data, "/Height", "/H") or 1)

    @property
    def bits(self) -> int:
        return 1 if self.is_stencil else int(image_entry(self.data, "/BitsPerComponent", "/BPC") or 8)


PaintedMark = PaintedText | PaintedShape | PaintedImage


@dataclass(frozen=True, slots=True)
class UsedFeature:
    """A feature that a standard may forbid. `kind`: form, object, image or state; `name` is the key or subtype in the file."""

    kind: str
    name: str


def paints(mark: PaintedMark) -> Iterator[Paint]:
    """Every color that a mark is painted with. Images have none, except stencils."""
    if isinstance(mark, PaintedText):
        if mark.is_filled:
            yield mark.fill
        if mark.mode in STROKING:
            yield mark.stroke
    elif isinstance(mark, PaintedShape):
        yield from (paint for paint in (mark.fill, mark.stroke) if paint)
    elif mark.is_stencil:
        yield mark.fill


def image_entry(data: Any, name: str, short: str) -> Any:
    """An entry of an image by its name, or by its abbreviation in an inline image."""
    dictionary = getattr(data, "obj", data)
    return dictionary.get(name, dictionary.get(short))
