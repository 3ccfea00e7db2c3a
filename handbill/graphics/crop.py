"""Crops a drawing to its ink: an empty rim, or a white one, would keep it away from the edge that it is aligned with."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from handbill.core.matrix import translation
from handbill.graphics.items import Color, Drawing, Gradient, Shape
from handbill.graphics.svg.paths import Bounds, Path, path_bounds, transform_shape

_WHITE = 0.97  # of each channel


def crop_to_ink(drawing: Drawing) -> Drawing:
    """The drawing without its empty rim; a white rectangle that lies under all else is cut off with it. Unchanged if nothing would be left.

    Every shape must have a paint of its own.
    """
    ground = tuple(takewhile(_is_white_rectangle, drawing.shapes))
    ink = drawing.shapes[len(ground) :]
    if not ink:
        return drawing
    left, top, right, bottom = _around([shape_bounds(shape) for shape in ink])
    if right <= left or bottom <= top:
        return drawing
    cut = tuple(replace(shape, path=path) for shape in ground if (path := _cut(shape.path, (left, top, right, bottom))))
    moved = translation(-left, -top)
    shapes = (transform_shape(shape, moved) for shape in (*cut, *ink))
    return Drawing(right - left, bottom - top, tuple(shapes))


def is_seen(drawing: Drawing) -> bool:
    """Whether any of it is seen on white paper."""
    for shape in drawing.shapes:
        fill = shape.fill
        stops = [(stop.color, stop.opacity) for stop in fill.stops] if isinstance(fill, Gradient) else [(fill, 1.0)] if fill else []
        if any(1 - (1 - min(color.rgb)) * opacity * shape.opacity < _WHITE for color, opacity in stops):
            return True
    return False


def shape_bounds(shape: Shape) -> Bounds:
    """The bounding box of a shape's ink, its stroke included."""
    left, top, right, bottom = path_bounds(shape.path)
    half = shape.width / 2 if shape.stroke else 0.0
    return left - half, top - half, right + half, bottom + half


def _around(boxes: list[Bounds]) -> Bounds:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_white_rectangle(shape: Shape) -> bool:
    if shape.stroke or not _is_white(shape.fill):
        return False
    left, top, right, bottom = path_bounds(shape.path)
    points = {values for letter, values in shape.path if letter != "Z"}
    return len(shape.path) <= 6 and points == {(left, top), (right, top), (right, bottom), (left, bottom)}


def _is_white(paint: Color | Gradient | None) -> bool:
    return isinstance(paint, Color) and min(paint.rgb) >= _WHITE


def _cut(path: Path, box: Bounds) -> Path:
    """The part of a rectangle that lies in the box; empty if none does."""
    bounds = path_bounds(path)
    (left, top), (right, bottom) = map(max, bounds[:2], box[:2]), map(min, bounds[2:], box[2:])
    if right <= left or bottom <= top:
        return ()
    return ("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)), ("L", (left, bottom)), ("Z", ())
