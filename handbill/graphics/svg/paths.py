"""Formats, transforms and measures paths of absolute M, L, C and Z commands. Units are their drawing's, y downward."""

from __future__ import annotations

import math
from dataclasses import replace

from handbill.core.matrix import Matrix
from handbill.graphics.items import Command, Gradient, Shape

Path = tuple[Command, ...]
Bounds = tuple[float, float, float, float]  # left, top, right, bottom

MAX_COORDINATE = 1e6  # units from the origin; larger values mean a broken file, and PDF viewers lose precision

_FLAT = 1e-7  # part of its length by which a line may be off


def format_path(path: Path, decimals: int = 3) -> str:
    """Commands as one string, with rounded numbers."""
    return "".join(letter + " ".join(_short(value, decimals) for value in values) for letter, values in path)


def _short(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def transform_path(path: Path, matrix: Matrix) -> Path:
    """The path with every point, handles of curves included, mapped by the matrix."""
    a, b, c, d, e, f = matrix
    result: list[Command] = []
    for letter, values in path:
        pairs = zip(values[::2], values[1::2], strict=True)
        result.append((letter, tuple(value for x, y in pairs for value in (a * x + c * y + e, b * x + d * y + f))))
    return tuple(result)


def transform_shape(shape: Shape, matrix: Matrix) -> Shape:
    """The shape with its path and a gradient mapped by the matrix; the width of a stroke stays."""
    fill = shape.fill
    if isinstance(fill, Gradient):
        fill = replace(fill, matrix=fill.matrix.then(matrix))
    return replace(shape, path=transform_path(shape.path, matrix), fill=fill)


def enclosing(path: Path) -> Path:
    """The path without parts that enclose nothing, such as single lines: a PDF viewer would fill them as hairlines."""
    parts: list[list[Command]] = []
    for command in path:
        if command[0] == "M" or not parts:
            parts.append([])
        parts[-1].append(command)
    return tuple(command for part in parts if not _is_flat(part) for command in part)


def _is_flat(part: list[Command]) -> bool:
    """Whether all points lie on one line."""
    points = [(values[at], values[at + 1]) for _, values in part for at in range(0, len(values), 2)]
    x, y = points[0]
    far = max(points, key=lambda point: math.dist(points[0], point))
    reach = math.dist(points[0], far)
    across = (abs((far[0] - x) * (point[1] - y) - (far[1] - y) * (point[0] - x)) for point in points)
    return not reach or max(across) <= _FLAT * reach * reach


def path_bounds(path: Path) -> Bounds:
    """The bounding box of the line (not of its curves' control points). The path must have at least one point."""
    xs: list[float] = []
    ys: list[float] = []
    at = (0.0, 0.0)
    for _, values in path:
        if len(values) == 6:
            xs += _extremes(at[0], values[0], values[2], values[4])
            ys += _extremes(at[1], values[1], values[3], values[5])
        if values:
            at = (values[-2], values[-1])
            xs.append(at[0])
            ys.append(at[1])
    return (min(xs), min(ys), max(xs), max(ys))


def _extremes(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """One coordinate at the extremes of a cubic curve, where its derivative a t^2 + b t + c is zero between the ends."""
    a, b, c = 3 * (p3 - 3 * p2 + 3 * p1 - p0), 6 * (p2 - 2 * p1 + p0), 3 * (p1 - p0)
    roots: list[float] = []
    if abs(a) > 1e-9:
        under = b * b - 4 * a * c
        roots = [(-b + sign * math.sqrt(under)) / (2 * a) for sign in (1, -1)] if under >= 0 else []
    elif abs(b) > 1e-9:
        roots = [-c / b]
    return [p0 * (1 - t) ** 3 + 3 * p1 * t * (1 - t) ** 2 + 3 * p2 * t * t * (1 - t) + p3 * t**3 for t in roots if 0 < t < 1]
