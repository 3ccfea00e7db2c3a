"""Converts basic shapes (SVG 1.1, 9) to path data, and parses lengths and transforms.

Lengths are in user units (96 per inch, as in CSS), y downward.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from handbill.core.matrix import Matrix, rotation, scaling, translation
from handbill.graphics.svg.path_data import NUMBER

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})

_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
_DEGREES = {"": 1.0, "deg": 1.0, "rad": 180 / math.pi, "grad": 0.9, "turn": 360.0}
_BLANKS = " ,\t\r\n"
_LENGTH = re.compile(rf"({NUMBER.pattern})([A-Za-z]{{0,4}}|%)")
_TRANSFORM = re.compile(r"([A-Za-z]{1,10})\s{0,9}\(([^()]*+)\)")
_CORNERS = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}

ViewSides = tuple[float, float]  # the width and the height that percentages are parts of


def parse_length(text: str, whole: float | None = None) -> float:
    """'12', '12px', '3mm', or '5%' of a `whole`, in user units. Raises ValueError for units that need a font."""
    match = _LENGTH.fullmatch(text.strip())
    unit = match[2].lower() if match else ""
    if match and unit == "%" and whole is not None:
        return float(match[1]) / 100 * whole
    if not match or unit not in _UNITS:
        raise ValueError(f"{text[:40]!r} is not a length in px, pt, mm, cm or in")
    return float(match[1]) * _UNITS[unit]


def diagonal(sides: ViewSides) -> float:
    """What a percentage is part of that is neither of a width nor of a height (SVG 1.1, 7.10)."""
    return math.hypot(*sides) / math.sqrt(2)


def parse_numbers(text: str) -> list[float]:
    """The numbers of a `points` or `viewBox` attribute. Raises ValueError for anything between them but spaces and commas."""
    if NUMBER.sub("", text).strip(_BLANKS):
        raise ValueError(f"{text[:40]!r} is not a list of numbers")
    return [float(number) for number in NUMBER.findall(text)]


def shape_to_path_data(name: str, attributes: Mapping[str, str], sides: ViewSides) -> str:
    """Path data of one of SHAPES; empty if SVG draws nothing. Raises ValueError for a value that is not a number."""
    if name == "path":
        text = attributes.get("d", "").strip()
        inside = re.fullmatch(r"path\(\s{0,9}[\"']([^\"']*)[\"']\s{0,9}\)", text)  # as a style sheet writes it
        return inside[1] if inside else "" if text == "none" else text
    if name in ("polyline", "polygon"):
        return _points(attributes.get("points", ""), closed=name == "polygon")
    sizes: dict[str, float] = {}
    for key in _KEYS[name]:
        text = attributes.get(key, "auto").strip()
        if text not in ("auto", ""):
            whole = sides[0] if key in _ACROSS else sides[1] if key in _DOWN else diagonal(sides)
            sizes[key] = parse_length(text, whole)
    if any(sizes.get(key, 0) < 0 for key in ("width", "height", "r")):
        return ""  # as browsers do
    sizes = {key: value for key, value in sizes.items() if key not in ("rx", "ry") or value >= 0}
    if name == "rect":
        return _rect(sizes)
    if name == "line":
        return "M{} {}L{} {}".format(*(sizes.get(key, 0) for key in _KEYS["line"]))
    rx, ry = (sizes.get("r", 0), sizes.get("r", 0)) if name == "circle" else (sizes.get("rx"), sizes.get("ry"))
    rx, ry = (ry if rx is None else rx), (rx if ry is None else ry)
    return _ellipse(sizes.get("cx", 0), sizes.get("cy", 0), rx or 0, ry or 0)


_KEYS = {
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
}
_ACROSS, _DOWN = frozenset({"x", "width", "rx", "x1", "x2", "cx"}), frozenset({"y", "height", "ry", "y1", "y2", "cy"})


def _points(text: str, closed: bool) -> str:
    values = parse_numbers(text)
    values = values[: len(values) // 2 * 2]  # an x without its y is left out, as browsers do
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


@lru_cache(maxsize=200)  # <use> may repeat one thousands of times
def parse_transform(text: str, sides: ViewSides = (0.0, 0.0)) -> Matrix:
    """A transform as one matrix, as an attribute or as in a style sheet. Raises ValueError for what SVG and CSS do not name."""
    result = Matrix()
    if _TRANSFORM.sub("", text).strip(_BLANKS) not in ("", "none"):
        raise ValueError(f"{text[:40]!r} is not a transform")
    for name, arguments in _TRANSFORM.findall(text):
        result = _step(name, arguments, sides).then(result)
    return result


def parse_origin(text: str, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """The point of a transform-origin: 'center', '50% 0', '12px 3px' in a box given by its left, top, width and height."""
    words = text.lower().split()[:2]
    if words[:1] in (["top"], ["bottom"]) or words[1:] in (["left"], ["right"]):
        words = [*words[1:], "center", words[0]][-2:] if len(words) == 1 else words[::-1]
    across, down = (_CORNERS.get(word, word) for word in [*words, "center", "center"][:2])
    left, top, width, height = box
    return left + parse_length(across, width), top + parse_length(down, height)


def _step(name: str, arguments: str, sides: ViewSides) -> Matrix:
    words = arguments.replace(",", " ").split()
    if name in ("translate", "translateX", "translateY") and len(words) in ((1, 2) if name == "translate" else (1,)):
        across, down = ("0", words[0]) if name == "translateY" else (words[0], words[1] if len(words) > 1 else "0")
        return translation(parse_length(across, sides[0]), parse_length(down, sides[1]))
    if name == "rotate" and len(words) == 1:
        return rotation(_angle(words[0]))
    if name in ("skewX", "skewY", "skew") and len(words) in (1, 2):
        first, second = (*map(_angle, words), 0.0)[:2]
        if name == "skewY":
            first, second = 0.0, first
        return Matrix(b=math.tan(math.radians(second)), c=math.tan(math.radians(first)))
    match name, parse_numbers(arguments):
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "scale", [x, *rest] if len(rest) < 2:
            return scaling(x, rest[0] if rest else x)
        case "scaleX", [x]:
            return scaling(x, 1)
        case "scaleY", [y]:
            return scaling(1, y)
        case "rotate", [angle, x, y]:
            return translation(-x, -y).then(rotation(angle)).then(translation(x, y))
    raise ValueError(f"{name}() is not a transform, or has the wrong number of values")


def _angle(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    if not match or match[2].lower() not in _DEGREES:
        raise ValueError(f"{text[:40]!r} is not an angle")
    return float(match[1]) * _DEGREES[match[2].lower()]
