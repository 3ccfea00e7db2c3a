"""Converts basic shapes (SVG 1.1, 9) to path data, and parses lengths and transforms.

Lengths are in user units (96 per inch, as in CSS), y downward.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from handbill.core.matrix import Matrix, rotation, scaling, translation
from handbill.graphics.svg.path_data import NUMBER

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})

_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_BLANKS = " ,\t\r\n"
_LENGTH = re.compile(rf"({NUMBER.pattern})([a-z]{{0,2}})")
_TRANSFORM = re.compile(r"([A-Za-z]{1,9})\s{0,9}\(([^()]*+)\)")


def parse_length(text: str) -> float:
    """'12', '12px' or '3mm' in user units. Raises ValueError for percentages and for units that need a font."""
    match = _LENGTH.fullmatch(text.strip())
    if not match or match[2] not in _UNITS:
        raise ValueError(f"{text[:40]!r} is not a length in px, pt, mm, cm or in")
    return float(match[1]) * _UNITS[match[2]]


def parse_numbers(text: str) -> list[float]:
    """The numbers of a `points` or `viewBox` attribute. Raises ValueError for anything between them but spaces and commas."""
    if NUMBER.sub("", text).strip(_BLANKS):
        raise ValueError(f"{text[:40]!r} is not a list of numbers")
    return [float(number) for number in NUMBER.findall(text)]


def shape_to_path_data(name: str, attributes: Mapping[str, str]) -> str:
    """Path data of one of SHAPES; empty if SVG draws nothing. Raises ValueError for a value that is not a number."""
    if name == "path":
        return attributes.get("d", "")
    if name in ("polyline", "polygon"):
        return _points(attributes.get("points", ""), closed=name == "polygon")
    sizes = {key: parse_length(attributes[key]) for key in _KEYS[name] if attributes.get(key, "auto").strip() != "auto"}
    if any(sizes.get(key, 0) < 0 for key in ("width", "height", "r", "rx", "ry")):
        raise ValueError("a width, a height or a radius is negative")
    if name == "rect":
        return _rect(sizes)
    if name == "line":
        return "M{} {}L{} {}".format(*(sizes.get(key, 0) for key in _KEYS["line"]))
    rx, ry = (sizes.get("r", 0), sizes.get("r", 0)) if name == "circle" else (sizes.get("rx", 0), sizes.get("ry", 0))
    return _ellipse(sizes.get("cx", 0), sizes.get("cy", 0), rx, ry)


_KEYS = {
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
}


def _points(text: str, closed: bool) -> str:
    values = parse_numbers(text)
    if len(values) % 2:
        raise ValueError("points has an x without its y")
    return "M" + " ".join(map(str, values)) + ("Z" if closed else "") if values else ""


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    if not rx or not ry:
        return ""
    return f"M{x + rx} {y}A{rx} {ry} 0 0 1 {x - rx} {y}A{rx} {ry} 0 0 1 {x + rx} {y}Z"


def _rect(sizes: Mapping[str, float]) -> str:
    x, y, width, height = (sizes.get(key, 0) for key in ("x", "y", "width", "height"))
    if not width or not height:
        return ""
    rx = min(sizes.get("rx", sizes.get("ry", 0)), width / 2)
    ry = min(sizes.get("ry", sizes.get("rx", 0)), height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        return f"M{x} {y}L{right} {y}L{right} {bottom}L{x} {bottom}Z"
    turn = f"A{rx} {ry} 0 0 1"
    return (
        f"M{x + rx} {y}L{right - rx} {y}{turn} {right} {y + ry}L{right} {bottom - ry}{turn} {right - rx} {bottom}"
        f"L{x + rx} {bottom}{turn} {x} {bottom - ry}L{x} {y + ry}{turn} {x + rx} {y}Z"
    )


def parse_transform(text: str) -> Matrix:
    """A transform attribute as one matrix. Raises ValueError for what SVG 1.1, 7.6 does not name."""
    result = Matrix()
    if _TRANSFORM.sub("", text).strip(_BLANKS) not in ("", "none"):
        raise ValueError(f"{text[:40]!r} is not a transform")
    for name, arguments in _TRANSFORM.findall(text):
        result = _step(name, parse_numbers(arguments)).then(result)
    return result


def _step(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return translation(x, rest[0] if rest else 0)
        case "scale", [x, *rest] if len(rest) < 2:
            return scaling(x, rest[0] if rest else x)
        case "rotate", [angle]:
            return rotation(angle)
        case "rotate", [angle, x, y]:
            return translation(-x, -y).then(rotation(angle)).then(translation(x, y))
        case "skewX", [angle]:
            return Matrix(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Matrix(b=math.tan(math.radians(angle)))
    raise ValueError(f"{name}() is not a transform, or has the wrong number of values")
