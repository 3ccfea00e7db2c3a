"""The outlines of the primitives that pictures are made of, as closed paths. Any unit; y runs downward."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from handbill.graphics.items import Command
from handbill.graphics.svg.path_data import Point
from handbill.graphics.svg.paths import Path

_PIECES = 24  # straight lines for one curve where a path is flattened


def circle(center: Point, radius: float) -> Path:
    """A circle, clockwise."""
    return (*_arc(center, radius, 0, 360, start=True), ("Z", ()))


def overlap(one: Point, radius: float, other: Point, other_radius: float) -> Path:
    """What two circles whose outlines cross have in common, as two arcs."""
    apart = math.dist(one, other)
    toward = math.degrees(math.atan2(other[1] - one[1], other[0] - one[0]))
    reach, other_reach = (
        math.degrees(math.acos((apart**2 + own**2 - its**2) / (2 * apart * own)))
        for own, its in ((radius, other_radius), (other_radius, radius))
    )
    return (
        *_arc(one, radius, toward - reach, toward + reach, start=True),
        *_arc(other, other_radius, toward + 180 - other_reach, toward + 180 + other_reach),
        ("Z", ()),
    )


def polygon(points: Sequence[Point]) -> Path:
    """A closed polygon."""
    return (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))


def arch(foot: Point, width: float, height: float) -> Path:
    """A doorway: a rectangle with half a circle on top; only half a circle where it is half as high as wide, which is the least.

    `foot` is the middle of its lower edge.
    """
    x, y = foot
    radius = width / 2
    left, right, spring = x - width / 2, x + width / 2, y - height + radius
    return (("M", (left, y)), ("L", (left, spring)), *_arc((x, spring), radius, 180, 360), ("L", (right, y)), ("Z", ()))


def ring(center: Point, radius: float, width: float, opening: float = 0.0, toward: float = 180.0) -> Path:
    """A ring between `radius` and `width` less. With an `opening` in degrees it is open `toward` a direction, and its ends are round.

    Directions are in degrees, clockwise from the right.
    """
    inner = radius - width
    if not opening:
        return circle(center, radius) + tuple(reversed_path(circle(center, inner)))
    begin, end = toward + opening / 2, toward + 360 - opening / 2
    middle = radius - width / 2
    caps = [(center[0] + middle * math.cos(math.radians(at)), center[1] + middle * math.sin(math.radians(at)), at) for at in (end, begin)]
    return (
        *_arc(center, radius, begin, end, start=True),
        *_arc(caps[0][:2], width / 2, end, end + 180),
        *_arc(center, inner, end, begin),
        *_arc(caps[1][:2], width / 2, begin + 180, begin + 360),
        ("Z", ()),
    )


def dots_along(start: Point, end: Point, thickness: float, apart: float) -> Path:
    """Dots from one point to another, evenly about `apart` times their thickness from each other."""
    (x, y), (right, bottom) = start, end
    count = max(1, round(math.dist(start, end) / (thickness * apart)))
    dots: Path = ()
    for index in range(count + 1):
        part = index / count
        dots += circle((x + (right - x) * part, y + (bottom - y) * part), thickness / 2)
    return dots


def reversed_path(path: Path) -> Iterator[Command]:
    """One closed path in the other direction, so that it is a hole in another."""
    points: list[Point] = []
    for letter, values in path:
        if letter != "Z":
            points += list(zip(values[::2], values[1::2], strict=True))
    back = points[::-1]
    yield ("M", back[0])
    at = 1
    for letter, _ in reversed(path[1:]):
        if letter == "C":
            yield ("C", (*back[at], *back[at + 1], *back[at + 2]))
            at += 3
        elif letter == "L":
            yield ("L", back[at])
            at += 1
    yield ("Z", ())


def flattened(path: Path) -> list[list[Point]]:
    """The path's closed contours as polygons."""
    contours: list[list[Point]] = []
    for letter, values in path:
        if letter == "M":
            contours.append([(values[0], values[1])])
        elif letter == "L":
            contours[-1].append((values[0], values[1]))
        elif letter == "C":
            contours[-1] += _curve(contours[-1][-1], values)
    return contours


def _curve(start: Point, values: Sequence[float]) -> Iterator[Point]:
    points = [start, *zip(values[::2], values[1::2], strict=True)]
    for step in range(1, _PIECES + 1):
        t = step / _PIECES
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            sum(part * point[0] for part, point in zip(parts, points, strict=True)),
            sum(part * point[1] for part, point in zip(parts, points, strict=True)),
        )


def _arc(center: Point, radius: float, begin: float, end: float, start: bool = False) -> Path:
    """Part of a circle as curves of at most a quarter, from one direction to another; with `start`, beginning a new path."""
    count = max(1, math.ceil(abs(end - begin) / 90 - 1e-9))
    step = math.radians(end - begin) / count
    reach = 4 / 3 * math.tan(step / 4)
    commands: list[Command] = []
    for index in range(count):
        one = math.radians(begin) + index * step
        two = one + step
        if start and not index:
            commands.append(("M", (center[0] + radius * math.cos(one), center[1] + radius * math.sin(one))))
        commands.append(
            (
                "C",
                (
                    center[0] + radius * (math.cos(one) - reach * math.sin(one)),
                    center[1] + radius * (math.sin(one) + reach * math.cos(one)),
                    center[0] + radius * (math.cos(two) + reach * math.sin(two)),
                    center[1] + radius * (math.sin(two) - reach * math.cos(two)),
                    center[0] + radius * math.cos(two),
                    center[1] + radius * math.sin(two),
                ),
            )
        )
    return tuple(commands)
