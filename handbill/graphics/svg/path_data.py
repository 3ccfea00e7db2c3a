"""Parses SVG path data into absolute M, L, C and Z commands in the same units; arcs and quadratic curves become cubic curves.

Grammar and arithmetic: SVG 1.1 (second edition), 8.3 and appendix F.6. A browser draws a broken path up to the error; this raises.
"""

from __future__ import annotations

import math
import re

from handbill.graphics.items import Command
from handbill.graphics.svg.paths import MAX_COORDINATE, Path

# Possessive (++): a hostile file must not make the search try every way to split a long number.
NUMBER = re.compile(r"[+-]?(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_BETWEEN = re.compile(r"[\s,]*+")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)  # of an arc: one digit each, often written without a space after it

Point = tuple[float, float]


def parse_path(data: str) -> Path:
    """The commands of path data; none for blank data. Raises ValueError for anything outside the grammar."""
    pen = _PathBuilder()
    at = _skip(data, 0)
    while at < len(data):
        letter = data[at]
        if letter.upper() not in _COUNTS or (not pen.path and letter.upper() != "M"):
            raise ValueError(f"the path data cannot be read at {data[at : at + 20]!r}")
        at = _skip(data, at + 1)
        values, at = _values(data, at, letter)
        pen.draw(letter, values)
        while _COUNTS[letter.upper()] and NUMBER.match(data, at):
            letter = {"M": "L", "m": "l"}.get(letter, letter)
            values, at = _values(data, at, letter)
            pen.draw(letter, values)
    return tuple(pen.path)


def _skip(data: str, at: int) -> int:
    match = _BETWEEN.match(data, at)
    return match.end() if match else at


def _values(data: str, at: int, letter: str) -> tuple[list[float], int]:
    values: list[float] = []
    for index in range(_COUNTS[letter.upper()]):
        if letter in "Aa" and index in _FLAGS:
            text, end = data[at : at + 1], at + 1
            if text not in ("0", "1"):
                raise ValueError("a flag of an arc is neither 0 nor 1")
        else:
            match = NUMBER.match(data, at)
            if not match:
                raise ValueError(f"a number is missing after {letter}")
            text, end = match[0], match.end()
        value = float(text)
        if abs(value) > MAX_COORDINATE:
            raise ValueError("a number is too large")
        values.append(value)
        at = _skip(data, end)
    return values, at


class _PathBuilder:
    def __init__(self) -> None:
        self.path: list[Command] = []
        self._at: Point = (0, 0)
        self._start: Point = (0, 0)
        self._handle: Point = (0, 0)  # of the last curve, for S and T
        self._last = ""

    def draw(self, letter: str, values: list[float]) -> None:
        kind = letter.upper()
        # After Z, SVG continues from the subpath's start; an explicit M spares every reader of the path from knowing this.
        if self._last == "Z" and kind not in "MZ":
            self.path.append(("M", self._at))
        if letter.islower():
            values = self._absolute(kind, values)
        if kind in "MLHV":
            self._line(kind, values)
        elif kind == "Z":
            self.path.append(("Z", ()))
            self._at = self._start
        elif kind == "A":
            self._arc(values)
        else:
            self._curve(kind, values)
        self._last = kind

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        x, y = self._at
        if kind == "A":
            return [*values[:5], values[5] + x, values[6] + y]
        if kind in "HV":
            return [values[0] + (x if kind == "H" else y)]
        return [value + (y if index % 2 else x) for index, value in enumerate(values)]

    def _line(self, kind: str, values: list[float]) -> None:
        x, y = self._at
        self._at = (values[0], y) if kind == "H" else (x, values[0]) if kind == "V" else (values[0], values[1])
        if kind == "M":
            self._start = self._at
        self.path.append(("M" if kind == "M" else "L", self._at))

    def _curve(self, kind: str, values: list[float]) -> None:
        points = list(zip(values[::2], values[1::2], strict=True))
        if kind in "ST":
            follows = self._last and self._last in ("CS" if kind == "S" else "QT")
            (x, y), (hx, hy) = self._at, self._handle if follows else self._at
            points.insert(0, (2 * x - hx, 2 * y - hy))
        self._handle = points[-2]
        if kind in "QT":
            (x0, y0), (x1, y1), (x2, y2) = self._at, *points
            points = [((x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3), ((x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3), (x2, y2)]
        self._at = points[-1]
        self.path.append(("C", tuple(value for point in points for value in point)))

    def _arc(self, values: list[float]) -> None:
        rx, ry, turn, large, sweep, x, y = values
        end = (x, y)
        if not rx or not ry:
            self.path.append(("L", end))
        elif end != self._at:
            self.path += _arc_curves(self._at, end, (abs(rx), abs(ry), math.radians(turn)), bool(large), bool(sweep))
        self._at = end


def _arc_curves(start: Point, end: Point, ellipse: tuple[float, float, float], large: bool, sweep: bool) -> list[Command]:
    """An arc given by its ends (F.6.5) as cubic curves of at most a quarter turn; the error is at most 0.03 % of the radius."""
    rx, ry, turn = ellipse
    cos, sin = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = (cos * half_x + sin * half_y) / rx, (cos * half_y - sin * half_x) / ry
    reach = math.hypot(px, py)
    if not reach:  # the ends are closer than floating point can distinguish
        return [("L", end)]
    if reach > 1:  # the ellipse is too small to reach both ends, so SVG enlarges it
        rx, ry, px, py, reach = rx * reach, ry * reach, px / reach, py / reach, 1.0
    # On the unit circle: the ends are p and -p from the middle between them; the center lies across.
    across = math.sqrt(max(0.0, 1 - reach * reach)) / reach * (-1 if large == sweep else 1)
    cx, cy = across * py, -across * px
    angle = math.atan2(py - cy, px - cx)
    span = (math.atan2(-py - cy, -px - cx) - angle) % (2 * math.pi)
    span -= 0 if sweep else 2 * math.pi
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-6))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def place(u: float, v: float) -> Point:
        u, v = (u + cx) * rx, (v + cy) * ry
        return (cos * u - sin * v + middle[0], sin * u + cos * v + middle[1])

    pull = 4 / 3 * math.tan(span / count / 4)
    curves: list[Command] = []
    for step in range(count):
        from_angle, to_angle = angle + span * step / count, angle + span * (step + 1) / count
        (c0, s0), (c1, s1) = (math.cos(from_angle), math.sin(from_angle)), (math.cos(to_angle), math.sin(to_angle))
        last = end if step == count - 1 else place(c1, s1)
        curves.append(("C", (*place(c0 - pull * s0, s0 + pull * c0), *place(c1 + pull * s1, s1 - pull * c1), *last)))
    return curves
