"""Writes the items of a page as content stream operators. Here y is flipped: PDF measures upward from the bottom left, in points."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, Gradient, ImageItem, Item, RectItem, Shape, TextItem
from handbill.graphics.photo.framing import outline
from handbill.pdf.font_embedding import EmbeddedFont
from handbill.pdf.icc_profile import IccProfile
from handbill.pdf.metadata import Inks
from handbill.pdf.objects import number
from handbill.pdf.shadings import Shadings
from handbill.typeset.fonts import Font
from handbill.typeset.lines import GlyphRun

# Black ink alone overprints, so that no white gaps show where plates are slightly out of register.
_BLACK = (0.0, 0.0, 0.0, 1.0)
OVER, KNOCK_OUT = "Over", "Out"
_FACTOR_DECIMALS = 9
# A drawing is written with at least so many decimals, and with so many places of its longer side.
_LEAST_DECIMALS, _PLACES = 3, 5
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_ROUND = 0.5523  # control points of a quarter circle drawn as a cubic curve


@dataclass
class Resources:
    """What drawing collects for the file: fonts, images by their bytes, spot inks by name, in order of first use.

    With a `profile`, colors that were given in RGB alone are converted to its inks.
    """

    inks: Inks
    profile: IccProfile | None = None
    spots: dict[str, tuple[str, Color]] = field(default_factory=dict)
    fonts: dict[Font, EmbeddedFont] = field(default_factory=dict)
    images: dict[bytes, str] = field(default_factory=dict)
    shadings: Shadings = field(default_factory=Shadings)

    def font(self, run: GlyphRun) -> EmbeddedFont:
        if run.font not in self.fonts:
            self.fonts[run.font] = EmbeddedFont(run.font, f"F{len(self.fonts) + 1}")
        return self.fonts[run.font]

    def knows(self, run: GlyphRun) -> bool:
        """Whether the run's font is in the file and has a code for each of its clusters."""
        embedded = self.fonts.get(run.font)
        return embedded is not None and embedded.knows(run)

    def image(self, data: bytes) -> str:
        return self.images.setdefault(data, f"I{len(self.images) + 1}")

    def paint(self, color: Color, stroke: bool = False) -> str:
        """The operator that sets the color for filling or stroking."""
        if self.inks == "cmyk" and color.spot:
            space, _ = self.spots.setdefault(color.spot, (f"S{len(self.spots) + 1}", color))
            return f"/{space} {'CS' if stroke else 'cs'} {number(color.tint)} {'SCN' if stroke else 'scn'}"
        operator = "rg" if self.inks == "rgb" else "k"
        return f"{' '.join(number(part) for part in self.parts(color))} {operator.upper() if stroke else operator}"

    def parts(self, color: Color) -> tuple[float, ...]:
        """What a color consists of in this file: its light, or its inks without a spot ink."""
        if self.inks == "rgb":
            return color.rgb
        return self.profile.inks(color) if self.profile else color.cmyk

    def overprints(self, color: Color) -> bool:
        return self.inks == "cmyk" and color.cmyk == _BLACK and not color.spot


def draw_item(item: Item, height: float, resources: Resources) -> list[str]:
    """The operators that draw one item on a page of this height, with the origin at the page's bottom left corner."""
    draw: Callable[..., list[str]] = _DRAWERS[type(item)]
    return draw(item, height, resources)


def clip_to(box: Box, height: float) -> str:
    """The operators that clip everything that follows to a box."""
    return f"{_rectangle(box, height)} W n"


def _rectangle(box: Box, height: float) -> str:
    return f"{number(box.x)} {number(height - box.bottom)} {number(box.width)} {number(box.height)} re"


def _text(item: TextItem, height: float, resources: Resources) -> list[str]:
    assert item.color is not None
    over = resources.overprints(item.color)
    result = [*([f"/{OVER} gs"] if over else []), resources.paint(item.color), "BT"]
    pen = 0.0
    for run in item.runs:
        embedded = resources.font(run)
        result.append(f"/{embedded.resource} {number(item.size)} Tf {_matrix(item, pen, height)} Tm")
        result.append(_show(run, embedded))
        pen += run.width * item.size / 1000
    return [*result, "ET", *([f"/{KNOCK_OUT} gs"] if over else [])]


def _matrix(item: TextItem, pen: float, height: float) -> str:
    if item.turn:
        return f"0 1 -1 0 {number(item.baseline)} {number(height - item.box.bottom + pen)}"
    return f"1 0 0 1 {number(item.box.x + pen)} {number(height - item.baseline)}"


def _show(run: GlyphRun, embedded: EmbeddedFont) -> str:
    """The operator that shows a run; where a cluster's advance differs from its font's, TJ moves the pen back by the difference."""
    parts, codes = [], ""
    for cluster in run.clusters:
        code, font_advance = embedded.code(cluster, run.rtl)
        codes += f"{code:04X}"
        if cluster.advance != font_advance:
            parts.append(f"<{codes}> {font_advance - cluster.advance}")
            codes = ""
    if not parts:
        return f"<{codes}> Tj"
    return f"[{' '.join(parts)}{f' <{codes}>' if codes else ''}] TJ"


def _rect(item: RectItem, height: float, resources: Resources) -> list[str]:
    result = ["q"]
    if item.fill:
        result.append(resources.paint(item.fill))
    if item.stroke:
        result.append(f"{resources.paint(item.stroke, stroke=True)} {number(item.stroke_width)} w")
        if item.dash:
            result.append(f"[{' '.join(number(part) for part in item.dash)}] 0 d")
    outline = _rounded(item.box, item.radius, height) if item.radius else _rectangle(item.box, height)
    result.append(f"{outline} {'B' if item.fill and item.stroke else 'f' if item.fill else 'S' if item.stroke else 'n'}")
    return [*result, "Q"]


def _rounded(box: Box, radius: float, height: float) -> str:
    r = min(radius, box.width / 2, box.height / 2)
    k = r * (1 - _ROUND)
    left, right, top, bottom = box.x, box.right, height - box.y, height - box.bottom
    steps = [
        ((left + r, bottom), "m"),
        ((right - r, bottom), "l"),
        ((right - k, bottom, right, bottom + k, right, bottom + r), "c"),
        ((right, top - r), "l"),
        ((right, top - k, right - k, top, right - r, top), "c"),
        ((left + r, top), "l"),
        ((left + k, top, left, top - k, left, top - r), "c"),
        ((left, bottom + r), "l"),
        ((left, bottom + k, left + k, bottom, left + r, bottom), "c"),
    ]
    return " ".join(f"{' '.join(number(value) for value in values)} {operator}" for values, operator in steps) + " h"


def _drawing(item: DrawingItem, height: float, resources: Resources) -> list[str]:
    art: Drawing = item.drawing
    across, down = item.box.width / art.width, item.box.height / art.height
    # A drawing may be a million units wide, so three decimals of a factor would change its size.
    scale = f"{number(across, _FACTOR_DECIMALS)} 0 0 {number(-down, _FACTOR_DECIMALS)}"
    over = f"/{OVER} gs " if item.overprint and resources.inks == "cmyk" else ""
    result = [f"q {over}{_clip(item, height)}{scale} {number(item.box.x)} {number(height - item.box.y)} cm 1 J 1 j"]
    decimals = max(_LEAST_DECIMALS, math.ceil(_PLACES - math.log10(max(art.width, art.height))))
    for shape in art.shapes:
        result += _shape(shape, item.color, resources, decimals)
    return [*result, "Q"]


def _shape(shape: Shape, color: Color | None, resources: Resources, decimals: int) -> list[str]:
    fill, stroke = shape.fill, shape.stroke
    if not fill and not stroke:
        fill, stroke = (None, color) if shape.width else (color, None)
    path = " ".join(
        f"{' '.join(number(value, decimals) for value in values)} {_OPERATORS[command]}".strip() for command, values in shape.path
    )
    star = "*" if fill and shape.even_odd else ""
    result = []
    if isinstance(fill, Gradient):
        result += resources.shadings.fill(fill, f"{path} W{star} n")
    else:
        if fill:
            result.append(resources.paint(fill))
        if stroke:
            result.append(f"{resources.paint(stroke, stroke=True)} {number(shape.width)} w")
        result.append(f"{path} {('B' if stroke else 'f') if fill else 'S' if stroke else 'n'}{star}")
    if shape.opacity < 1:
        result.insert(0, resources.shadings.opacity(shape.opacity))
    return ["q", *result, "Q"] if isinstance(fill, Gradient) or shape.opacity < 1 else result


def _image(item: ImageItem, height: float, resources: Resources) -> list[str]:
    place = f"{number(item.box.width)} 0 0 {number(item.box.height)} {number(item.box.x)} {number(height - item.box.bottom)}"
    return [f"q {_clip(item, height)}{place} cm /{resources.image(item.data)} Do Q"]


def _clip(item: ImageItem | DrawingItem, height: float) -> str:
    """What clips an item to its window; nothing for a band, which is the whole box."""
    if item.window == "band":
        return ""
    steps = []
    for command, values in outline(item.window, item.box):
        upward = (number(height - value if index % 2 else value) for index, value in enumerate(values))
        steps.append(f"{' '.join(upward)} {_OPERATORS[command]}".strip())
    return " ".join(steps) + " W n "


_DRAWERS: dict[type[Item], Callable[..., list[str]]] = {
    TextItem: _text,
    RectItem: _rect,
    DrawingItem: _drawing,
    ImageItem: _image,
}
