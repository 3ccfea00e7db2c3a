"""Reads gradients as they are defined in an SVG, and places them where a shape is painted with them (SVG 1.1, 13.2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from handbill.core.matrix import Matrix
from handbill.graphics.items import Gradient, Stop
from handbill.graphics.svg.paint import PlainPaint, UnsupportedPaint, parse_stop_color
from handbill.graphics.svg.paths import Bounds
from handbill.graphics.svg.safety import SvgElement
from handbill.graphics.svg.shapes import ViewSides, diagonal, parse_length, parse_transform
from handbill.graphics.svg.style import parse_opacity
from handbill.graphics.svg.svg_file import SvgFile

GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_MOST_REPEATS = 100
_INSIDE = 0.9999  # of its radius: how far from the middle of a gradient the point may lie from which it spreads

Circle = tuple[float, float, float]


def place_gradient(
    file: SvgFile, element: SvgElement, box: Bounds, painted: Bounds, matrix: Matrix, sides: ViewSides
) -> Gradient | PlainPaint | None:
    """The gradient for a shape with this box in its own units; None where nothing is painted.

    `matrix`: from the shape's units to the drawing's. `painted`: what it covers there. Raises UnsupportedPaint, ValueError.
    """
    chain = [each for each in file.chain(element) if each.name in GRADIENTS]
    stops = _stops(file, chain)
    if len(stops) < 2 or len({(stop.color, stop.opacity) for stop in stops}) == 1:
        return PlainPaint(stops[-1].color, stops[-1].opacity) if stops else None
    given = {key: value for each in reversed(chain) for key, value in each.attributes.items()}
    in_box = given.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    if in_box:
        width, height = box[2] - box[0], box[3] - box[1]
        matrix = Matrix(width, 0, 0, height, box[0], box[1]).then(matrix)
    transform = given.get("gradientTransform") or file.own(element).get("transform", "")
    matrix = parse_transform(transform).then(matrix)
    own = {key: value for each in reversed(chain) if each.name == element.name for key, value in each.attributes.items()}
    radial = element.name == "radialGradient"
    ends = (_circles if radial else _line)(own, (1.0, 1.0) if in_box else sides)
    if ends is None:
        return PlainPaint(stops[-1].color, stops[-1].opacity)
    try:
        matrix.inverse()
    except ValueError:
        return None
    gradient = Gradient(radial, *ends, stops, matrix)
    return _spread(gradient, given.get("spreadMethod", "pad"), painted)


def _line(given: dict[str, str], sides: ViewSides) -> tuple[Circle, Circle] | None:
    across, down = sides
    x1, x2 = parse_length(given.get("x1", "0%"), across), parse_length(given.get("x2", "100%"), across)
    y1, y2 = parse_length(given.get("y1", "0%"), down), parse_length(given.get("y2", "0%"), down)
    return None if (x1, y1) == (x2, y2) else ((x1, y1, 0.0), (x2, y2, 0.0))


def _circles(given: dict[str, str], sides: ViewSides) -> tuple[Circle, Circle] | None:
    across, down = sides
    x, y = parse_length(given.get("cx", "50%"), across), parse_length(given.get("cy", "50%"), down)
    radius = parse_length(given.get("r", "50%"), diagonal(sides))
    from_x = parse_length(given["fx"], across) if "fx" in given else x
    from_y = parse_length(given["fy"], down) if "fy" in given else y
    inner = max(0.0, parse_length(given.get("fr", "0%"), diagonal(sides)))
    if radius <= 0 or inner >= radius:
        return None
    off = math.hypot(from_x - x, from_y - y)
    if off + inner > radius * _INSIDE:
        part = max(0.0, radius * _INSIDE - inner) / off if off else 0.0
        from_x, from_y = x + (from_x - x) * part, y + (from_y - y) * part
    return (from_x, from_y, inner), (x, y, radius)


def _stops(file: SvgFile, chain: Sequence[SvgElement]) -> tuple[Stop, ...]:
    """The stops of the first gradient that has any, each no nearer to the start than the one before."""
    found: list[Stop] = []
    for element in chain:
        for child in element.children:
            if child.name == "stop":
                paint = parse_stop_color(file.own(child), file.inherited(child))
                given = child.attributes.get("offset", "0").strip()
                offset = parse_opacity(given) if given.endswith(("%", *"0123456789.")) else 0.0
                offset = max(offset, found[-1].offset if found else 0.0)
                found.append(Stop(offset, paint.color, paint.opacity))
        if found:
            break
    return tuple(found)


def _spread(gradient: Gradient, method: str, painted: Bounds) -> Gradient:
    """The gradient with its stops repeated over all that is painted; PDF has no word for it."""
    if method not in ("repeat", "reflect"):
        return gradient
    first, last = _reach(gradient, painted)
    if last - first > _MOST_REPEATS:
        raise UnsupportedPaint(f"has a gradient that repeats more than {_MOST_REPEATS} times")
    stops: list[Stop] = []
    for turn in range(first, last):
        back = method == "reflect" and turn % 2
        for stop in reversed(gradient.stops) if back else gradient.stops:
            offset = 1 - stop.offset if back else stop.offset
            stops.append(replace(stop, offset=(turn + offset - first) / (last - first)))
    start, end = (_along(gradient, float(turn)) for turn in (first, last))
    return replace(gradient, start=start, end=end, stops=tuple(stops))


def _along(gradient: Gradient, part: float) -> Circle:
    x, y, radius = (start + (end - start) * part for start, end in zip(gradient.start, gradient.end, strict=True))
    return x, y, max(0.0, radius)


def _reach(gradient: Gradient, painted: Bounds) -> tuple[int, int]:
    """From which repetition to before which the gradient must go to cover what is painted."""
    left, top, right, bottom = painted
    back = gradient.matrix.inverse()
    corners = [back.point(x, y) for x in (left, right) for y in (top, bottom)]
    (x1, y1, r1), (x2, y2, r2) = gradient.start, gradient.end
    if gradient.radial:
        farthest = max(math.hypot(x - x1, y - y1) for x, y in corners)
        growth = r2 - r1 - math.hypot(x2 - x1, y2 - y1)
        turns = (farthest - r1) / growth if growth > 0 else math.inf
        return 0, math.ceil(max(1.0, min(turns, _MOST_REPEATS + 1)))
    square = (x2 - x1) ** 2 + (y2 - y1) ** 2
    parts = [((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square for x, y in corners]
    first, last = (min(max(part, -_MOST_REPEATS), _MOST_REPEATS) for part in (min(parts), max(parts)))
    return math.floor(first), max(math.ceil(last), math.floor(first) + 1)
