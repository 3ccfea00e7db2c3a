"""Writes a Drawing as an SVG: one path per shape, in plain colors or gradients, on a canvas whose longer side is 1000 units."""

from __future__ import annotations

from handbill.core.matrix import scaling
from handbill.graphics.items import Color, Drawing, Gradient, Shape
from handbill.graphics.svg.paths import format_path, transform_shape

_SIDE = 1000
_DECIMALS = 2  # on a logo 10 cm long, a thousandth of a millimeter
_FACTOR_DIGITS = 7  # of what a gradient is placed by
_KEYS = {False: (("x1", "y1"), ("x2", "y2")), True: (("fx", "fy", "fr"), ("cx", "cy", "r"))}


def write_svg(drawing: Drawing) -> bytes:
    """An SVG that `read_svg` reads as the same drawing, rounded. Every shape must have a fill, and none a stroke."""
    scale = _SIDE / max(drawing.width, drawing.height)
    width, height = _format_number(drawing.width * scale), _format_number(drawing.height * scale)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">']
    for index, shape in enumerate(transform_shape(shape, scaling(scale, scale)) for shape in drawing.shapes):
        if isinstance(shape.fill, Gradient):
            lines.append(_gradient_element(shape.fill, f"g{index}"))
        lines.append(_path_element(shape, index))
    return "\n".join([*lines, "</svg>", ""]).encode()


def _path_element(shape: Shape, index: int) -> str:
    paints = [f'fill="{_format_paint(shape.fill, index)}"']
    if shape.even_odd:
        paints.append('fill-rule="evenodd"')
    if shape.opacity < 1:
        paints.append(f'fill-opacity="{_format_factor(shape.opacity)}"')
    return f'<path {" ".join(paints)} d="{format_path(shape.path, _DECIMALS)}"/>'


def _gradient_element(gradient: Gradient, name: str) -> str:
    kind = "radialGradient" if gradient.radial else "linearGradient"
    ends = [
        f'{key}="{_format_factor(value)}"'
        for keys, values in zip(_KEYS[gradient.radial], (gradient.start, gradient.end), strict=True)
        for key, value in zip(keys, values, strict=False)
    ]
    matrix = " ".join(map(_format_factor, gradient.matrix))
    stops = "".join(
        f'<stop offset="{_format_factor(stop.offset)}" stop-color="{stop.color.hex}"'
        + (f' stop-opacity="{_format_factor(stop.opacity)}"/>' if stop.opacity < 1 else "/>")
        for stop in gradient.stops
    )
    place = f'gradientUnits="userSpaceOnUse" gradientTransform="matrix({matrix})"'
    return f'<{kind} id="{name}" {place} {" ".join(ends)}>{stops}</{kind}>'


def _format_paint(paint: Color | Gradient | None, index: int) -> str:
    if isinstance(paint, Gradient):
        return f"url(#g{index})"
    return paint.hex if paint else "none"


def _format_number(value: float) -> str:
    return f"{value:.{_DECIMALS}f}"


def _format_factor(value: float) -> str:
    return f"{value:.{_FACTOR_DIGITS}g}"
