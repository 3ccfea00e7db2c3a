"""Areas of a drawing: outlines of strokes, and what two areas have in common or not. The geometry is Skia's (skia-pathops)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import pathops

from handbill.core.matrix import Matrix, scaling
from handbill.graphics.items import Command
from handbill.graphics.svg.paths import Bounds, Path, path_bounds, transform_path

# Skia works in single precision, and takes a quarter of a unit for exact: every drawing is enlarged to this many units.
_FINE = 8192.0
_TOLERANCE = 2.0  # of those units, for round ends and joins
_MOST_DASHES = 5_000  # of one stroke

_CAPS = {"butt": pathops.LineCap.BUTT_CAP, "round": pathops.LineCap.ROUND_CAP, "square": pathops.LineCap.SQUARE_CAP}
_JOINS = {"miter": pathops.LineJoin.MITER_JOIN, "round": pathops.LineJoin.ROUND_JOIN, "bevel": pathops.LineJoin.BEVEL_JOIN}


class Enclosed(NamedTuple):
    """What a path encloses. An open part of it is closed."""

    path: Path
    even_odd: bool = False


@dataclass(frozen=True)
class Pen:
    """How a line is drawn. `dash`: lengths of dashes and gaps in turn, an even number of them; none for a plain line."""

    width: float
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


def rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    return ("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)), ("L", (left, bottom)), ("Z", ())


class Geometry:
    """Works on areas of a drawing whose longer side is `side` units. Raises ValueError where a path is too tangled."""

    def __init__(self, side: float) -> None:
        self._scale = _FINE / side

    def stroke(self, path: Path, pen: Pen, matrix: Matrix) -> Enclosed:
        """The area that a pen covers that follows the path; both are mapped by the matrix, which may stretch the line unevenly."""
        scale = self._scale * matrix.mean_scale
        if not scale or not pen.width:
            return Enclosed(())
        if pen.dash and _length(path) / sum(pen.dash) > _MOST_DASHES:
            raise ValueError("it has too many dashes")
        drawn = _to_skia(Enclosed(transform_path(path, scaling(scale, scale))))
        dash = [part * scale for part in pen.dash]
        drawn.stroke(pen.width * scale, _CAPS[pen.cap], _JOINS[pen.join], pen.miter_limit, dash or None, pen.dash_offset * scale)
        outline = _from_skia(drawn)
        return Enclosed(transform_path(outline.path, scaling(1 / scale, 1 / scale).then(matrix)), outline.even_odd)

    def common(self, one: Enclosed, other: Enclosed) -> Enclosed:
        """What lies in both."""
        boxes = _bounds(one), _bounds(other)
        if not boxes[0] or not boxes[1] or not overlap(boxes[0], boxes[1]):
            return Enclosed(())
        for inner, box, outer in ((one, boxes[0], other), (other, boxes[1], one)):
            frame = _as_rectangle(outer.path)
            if frame and frame[0] <= box[0] and frame[1] <= box[1] and frame[2] >= box[2] and frame[3] >= box[3]:
                return inner
        return self._combine(one, other, pathops.PathOp.INTERSECTION)

    def without(self, one: Enclosed, other: Enclosed) -> Enclosed:
        """What lies in the first alone."""
        boxes = _bounds(one), _bounds(other)
        if not boxes[0] or not boxes[1] or not overlap(boxes[0], boxes[1]):
            return one
        return self._combine(one, other, pathops.PathOp.DIFFERENCE)

    def joined(self, one: Enclosed, other: Enclosed) -> Enclosed:
        """What lies in either."""
        if not one.path or not other.path:
            return other if other.path else one
        return self._combine(one, other, pathops.PathOp.UNION)

    def _combine(self, one: Enclosed, other: Enclosed, operator: Any) -> Enclosed:
        scale = scaling(self._scale, self._scale)
        first, second = (_to_skia(Enclosed(transform_path(area.path, scale), area.even_odd)) for area in (one, other))
        try:
            result = pathops.op(first, second, operator, fix_winding=False, keep_starting_points=False)
        except pathops.PathOpsError:
            raise ValueError("its paths are too tangled to be cut") from None
        found = _from_skia(result)
        return Enclosed(transform_path(found.path, scaling(1 / self._scale, 1 / self._scale)), found.even_odd)


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bounds(area: Enclosed) -> Bounds | None:
    return path_bounds(area.path) if area.path else None


def _as_rectangle(path: Path) -> Bounds | None:
    """The sides of an upright rectangle; None for any other path."""
    points = [values for letter, values in path if letter != "Z"]
    if len(path) > 6 or any(len(values) != 2 for values in points) or len(set(points)) != 4:
        return None
    left, top, right, bottom = path_bounds(path)
    around = [(left, top), (right, top), (right, bottom), (left, bottom)]
    at = around.index(points[0]) if points[0] in around else None
    turned = around[at:] + around[:at] if at is not None else []
    return (left, top, right, bottom) if points[:4] in (turned, [*turned[:1], *turned[:0:-1]]) else None


def _length(path: Path) -> float:
    """No less than the length of the line."""
    total, at, start = 0.0, (0.0, 0.0), (0.0, 0.0)
    for letter, values in path:
        if letter == "M":
            start = at = (values[0], values[1])
            continue
        for x, y in zip(values[::2], values[1::2], strict=True) if values else [start]:
            total += math.dist(at, (x, y))
            at = (x, y)
    return total


def _to_skia(area: Enclosed) -> Any:
    path = pathops.Path(fillType=pathops.FillType.EVEN_ODD if area.even_odd else pathops.FillType.WINDING)
    for letter, values in area.path:
        match letter:
            case "M":
                path.moveTo(*values)
            case "L":
                path.lineTo(*values)
            case "C":
                path.cubicTo(*values)
            case "Z":
                path.close()
    return path


def _from_skia(path: Any) -> Enclosed:
    path.convertConicsToQuads(_TOLERANCE)
    result: list[Command] = []
    at = (0.0, 0.0)
    for verb, points in path:
        match verb:
            case pathops.PathVerb.MOVE:
                result.append(("M", points[0]))
            case pathops.PathVerb.LINE:
                result.append(("L", points[0]))
            case pathops.PathVerb.QUAD:
                (x1, y1), (x2, y2) = points
                handles = ((at[0] + 2 * x1) / 3, (at[1] + 2 * y1) / 3, (x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3)
                result.append(("C", (*handles, x2, y2)))
            case pathops.PathVerb.CUBIC:
                result.append(("C", tuple(value for point in points for value in point)))
            case _:
                result.append(("Z", ()))
        at = points[-1] if points else at
    return Enclosed(tuple(result), path.fillType == pathops.FillType.EVEN_ODD)
