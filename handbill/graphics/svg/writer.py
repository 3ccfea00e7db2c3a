"""Writes a Drawing as an SVG: one path per shape, in plain colors, on a canvas whose longer side is 1000 units."""

from __future__ import annotations

from handbill.core.matrix import scaling
from handbill.graphics.items import Color, Drawing, Shape
from handbill.graphics.svg.paths import format_path, transform_path

_SIDE = 1000
_DECIMALS = 2  # on a logo 10 cm long, a thousandth of a millimeter


def write_svg(drawing: Drawing) -> bytes:
    """An SVG that `read_svg` reads as the same drawing, rounded. Every shape must have a fill or a stroke."""
    scale = _SIDE / max(drawing.width, drawing.height)
    # The ends and joins of a Drawing are round; with these attributes a browser shows what will be printed.
    width, height = _format_number(drawing.width * scale), _format_number(drawing.height * scale)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    head += ' stroke-linecap="round" stroke-linejoin="round">'
    return "\n".join([head, *(_path_element(shape, scale) for shape in drawing.shapes), "</svg>", ""]).encode()


def _path_element(shape: Shape, scale: float) -> str:
    path = format_path(transform_path(shape.path, scaling(scale, scale)), _DECIMALS)
    paints = [f'fill="{_format_color(shape.fill)}"']
    if shape.even_odd:
        paints.append('fill-rule="evenodd"')
    if shape.stroke:
        paints += [f'stroke="{_format_color(shape.stroke)}"', f'stroke-width="{_format_number(shape.width * scale)}"']
    return f'<path {" ".join(paints)} d="{path}"/>'


def _format_color(color: Color | None) -> str:
    return color.hex if color else "none"


def _format_number(value: float) -> str:
    return f"{value:.{_DECIMALS}f}"
