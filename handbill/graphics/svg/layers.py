"""Clips, masks and opacity worked into the shapes themselves: what is left is a list of areas, each with its paint and one opacity."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handbill.graphics.color import mixed_light
from handbill.graphics.items import Color, Gradient, Shape, Stop
from handbill.graphics.svg.areas import Enclosed, Geometry, overlap
from handbill.graphics.svg.paint import UnsupportedPaint
from handbill.graphics.svg.paths import path_bounds

# How light a color is for a mask (SVG 1.1, 14.4).
_LIGHT = (0.2125, 0.7154, 0.0721)
_STEPS = 8  # between two stops, where how much shows does not change evenly
_MOST_OVERLAPS = 400  # of translucent shapes in one group


class Level(NamedTuple):
    """An area of a mask, and how much of what lies there shows: the same everywhere, or as the opacity of a gradient's stops."""

    area: Enclosed
    shown: float | Gradient


def area_of(shape: Shape) -> Enclosed:
    return Enclosed(shape.path, shape.even_odd)


def in_area(shape: Shape, area: Enclosed) -> Shape:
    return replace(shape, path=area.path, even_odd=area.even_odd)


def clip(geometry: Geometry, shapes: Sequence[Shape], window: Enclosed) -> list[Shape]:
    """The parts of the shapes that lie in the window."""
    cut = (in_area(shape, geometry.common(area_of(shape), window)) for shape in shapes)
    return [shape for shape in cut if shape.path]


def fade(geometry: Geometry, shapes: Sequence[Shape], opacity: float) -> list[Shape]:
    """The shapes as one picture that lets through what lies under it: where they overlap, the upper ones hide the lower ones."""
    pieces: list[Shape] = []
    overlaps = 0
    for shape in shapes:
        below = []
        for piece in pieces:
            if not overlap(path_bounds(piece.path), path_bounds(shape.path)):
                below.append(piece)
                continue
            overlaps += 1
            if overlaps > _MOST_OVERLAPS:
                raise ValueError("it is transparent and has too many parts that overlap")
            below += _covered(geometry, piece, shape)
        if not shape.is_opaque:
            # Where it lies over others, the mixture is already among them.
            for piece in pieces:
                shape = in_area(shape, geometry.without(area_of(shape), area_of(piece)))
        pieces = [piece for piece in (*below, shape) if piece.path]
    return [replace(piece, opacity=piece.opacity * opacity) for piece in pieces]


def _covered(geometry: Geometry, piece: Shape, shape: Shape) -> list[Shape]:
    """What is left of a piece under a shape: its free part, and where the shape is translucent, their mixture."""
    free = in_area(piece, geometry.without(area_of(piece), area_of(shape)))
    if shape.is_opaque:
        return [free]
    both = geometry.common(area_of(piece), area_of(shape))
    upper, lower = shape.opacity, piece.opacity
    whole = upper + lower * (1 - upper)
    fill = mixed_paint(piece.fill, shape.fill, upper / whole if whole else 0.0)
    return [free, Shape(both.path, fill, even_odd=both.even_odd, opacity=whole)]


def mixed_paint(under: Color | Gradient | None, over: Color | Gradient | None, part: float) -> Color | Gradient | None:
    """`part` of the upper paint, the rest of the lower one. Of two gradients the lower one mixes with the upper one's middle color."""
    if under is None or over is None:
        return over or under
    if isinstance(over, Gradient) and isinstance(under, Gradient):
        over = mean_color(over)
    if isinstance(over, Gradient):
        assert isinstance(under, Color)
        lower = under
        dense = _dense(over.stops) if not over.is_opaque else over.stops
        stops = tuple(replace(stop, color=mixed_light(lower, stop.color, part * stop.opacity), opacity=1.0) for stop in dense)
        return replace(over, stops=stops)
    if isinstance(under, Gradient):
        upper = over
        return replace(under, stops=tuple(replace(stop, color=mixed_light(stop.color, upper, part)) for stop in under.stops))
    return mixed_light(under, over, part)


def mean_color(gradient: Gradient) -> Color:
    """The color halfway along a gradient."""
    for before, after in zip(gradient.stops, gradient.stops[1:], strict=False):
        if before.offset <= 0.5 <= after.offset and after.offset > before.offset:
            return mixed_light(before.color, after.color, (0.5 - before.offset) / (after.offset - before.offset))
    return gradient.stops[0 if gradient.stops[0].offset > 0.5 else -1].color


def levels(geometry: Geometry, shapes: Sequence[Shape], by_alpha: bool) -> list[Level]:
    """What the shapes of a mask let show: by how light they are, or by their opacity alone. The areas do not overlap."""
    found: list[Level] = []
    for shape in shapes:
        area, value = area_of(shape), _shown(shape, by_alpha)
        if not shape.is_opaque and isinstance(value, float):
            covers = shape.opacity
            both = [(Enclosed(*geometry.common(area, level.area)), level.shown) for level in found]
            mixtures = [Level(part, value + shown * (1 - covers)) for part, shown in both if part.path and isinstance(shown, float)]
            rest = area
            for level in found:
                rest = geometry.without(rest, level.area)
            found = [Level(geometry.without(level.area, area), level.shown) for level in found] + mixtures + [Level(rest, value)]
        else:
            found = [Level(geometry.without(level.area, area), level.shown) for level in found] + [Level(area, value)]
        found = [level for level in found if level.area.path]
    return [level for level in found if level.shown]


def _shown(shape: Shape, by_alpha: bool) -> float | Gradient:
    if not isinstance(shape.fill, Gradient):
        assert shape.fill
        return shape.opacity * (1.0 if by_alpha else _light(shape.fill))
    fill = shape.fill
    varies = not by_alpha and not fill.is_opaque
    stops = tuple(
        replace(stop, opacity=stop.opacity * shape.opacity * (1.0 if by_alpha else _light(stop.color)))
        for stop in (_dense(fill.stops) if varies else fill.stops)
    )
    return replace(fill, stops=stops)


def _light(color: Color) -> float:
    return sum(part * weight for part, weight in zip(color.rgb, _LIGHT, strict=True))


def mask(geometry: Geometry, shapes: Sequence[Shape], shown: Sequence[Level]) -> list[Shape]:
    """The shapes with as much of each part as the levels of a mask say. Raises UnsupportedPaint: a gradient under a gradient."""
    result: list[Shape] = []
    for shape in shapes:
        for level in shown:
            part = in_area(shape, geometry.common(area_of(shape), level.area))
            if not part.path:
                continue
            if not isinstance(level.shown, Gradient):
                result.append(replace(part, opacity=part.opacity * level.shown))
            elif isinstance(part.fill, Gradient):
                raise UnsupportedPaint("has a gradient under a mask that is a gradient")
            else:
                color = part.fill
                assert color
                stops = tuple(replace(stop, color=color) for stop in level.shown.stops)
                result.append(replace(part, fill=replace(level.shown, stops=stops)))
    return result


def _dense(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The stops with more of them between, each with the color and the opacity that the gradient has there."""
    found = [stops[0]]
    for before, after in itertools.pairwise(stops):
        for step in range(1, _STEPS + 1):
            part = step / _STEPS
            offset = before.offset + (after.offset - before.offset) * part
            opacity = before.opacity + (after.opacity - before.opacity) * part
            found.append(Stop(offset, mixed_light(before.color, after.color, part), opacity))
    return tuple(found)
