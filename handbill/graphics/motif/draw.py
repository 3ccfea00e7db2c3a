"""Draws a picture into a box as plain vectors: in color, or in one ink, where areas are outlines and lines."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.core.matrix import Matrix
from handbill.graphics.color import mixed
from handbill.graphics.items import Color, Drawing, Shape
from handbill.graphics.motif.declaration import Motif, Primitive
from handbill.graphics.motif.hatching import LINE, PITCHES, hatching
from handbill.graphics.motif.outlines import arch, circle, dots_along, overlap, polygon, ring
from handbill.graphics.svg.path_data import Point
from handbill.graphics.svg.paths import Path, transform_path

_ODD_WIDTH = 0.3  # the thickness of the ring among dots, as a part of its radius
_DOTS_APART = 2.4  # the distance of the dots of a dotted line, as a multiple of its thickness
_LEAST_LINE = 0.5  # points: what a tinted line needs on a press (handbill/preflight/profiles.yaml)
_LEAST_ROWS, _MOST_ACROSS = 3, 24  # of a field of dots in a low box


@dataclass(frozen=True)
class PictureBox:
    """Where a picture is drawn: a box of this size, in points, from its top left corner, with color running `bleed` beyond its sides.

    `margin`: how far the words stand from the sides; the outer dots of a field stand level with them. `part`: of the size that the box
    would take, at which the picture is drawn; what reaches to the edges of the box still does.
    """

    width: float
    height: float
    bleed: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    margin: float = 0.0
    part: float = 1.0


@dataclass(frozen=True)
class Paints:
    """The colors by name. `monochrome`: areas are drawn as lines. `line`: the thickness of outlines, in points."""

    colors: Mapping[str, Color]
    monochrome: bool
    line: float


def box_of(motif: Motif, frame: PictureBox) -> tuple[Box, float]:
    """Where the picture's own frame lies in the box, and the length of its unit, in points."""
    unit = min(frame.width / motif.width, frame.height / motif.height) * frame.part
    width, height = motif.width * unit, motif.height * unit
    across = {"start": 0.0, "center": 0.5, "end": 1.0}[motif.align[0]] * (frame.width - width)
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[motif.align[1]] * (frame.height - height)
    return Box(across, down, width, height), unit


def drawn(motif: Motif, frame: PictureBox, paints: Paints, mirrored: bool) -> Drawing:
    """The picture as a drawing as large as the box with its bleed. `mirrored`: for a page that is read from the right."""
    left, top, right, bottom = frame.bleed
    width, height = frame.width + left + right, frame.height + top + bottom
    own = (_upright(shape) if mirrored and not shape.mirrors else shape for shape in motif.shapes)
    shapes = [painted for shape in own for painted in _painted(shape, motif, frame, paints)]
    matrix = Matrix(-1.0, 0.0, 0.0, 1.0, width - left, top) if mirrored else Matrix(1.0, 0.0, 0.0, 1.0, left, top)
    return Drawing(width, height, tuple(_moved(shape, matrix) for shape in shapes))


def rimmed_dot(center: Point, diameter: float, fill: Color, rim: Color | None = None, width: float = 0.0) -> Shape:
    """A dot that is as large with its rim as without; `width` is the rim's."""
    return Shape(circle(center, (diameter - width) / 2), fill, rim, width)


def dot_like(shape: Primitive, size: float, paints: Paints) -> Drawing:
    """A dot with a rim, `size` points across, painted like a shape of a picture: it stands for the shape beside words."""
    path = circle((size / 2, size / 2), (size - paints.line) / 2)
    filled = _filled(path, replace(shape, rim=False), _color(shape, paints), paints)
    return Drawing(size, size, (*filled, Shape(path, stroke=paints.colors["ink"], width=paints.line)))


def _upright(shape: Primitive) -> Primitive:
    """A path or plane turned round in its own place, so that it comes out as it was when the picture is mirrored."""
    across = [x for x, _ in shape.points]
    return replace(shape, points=tuple((min(across) + max(across) - x, y) for x, y in shape.points)) if across else shape


def _moved(shape: Shape, matrix: Matrix) -> Shape:
    return Shape(transform_path(shape.path, matrix), shape.fill, shape.stroke, shape.width, shape.even_odd)


def _painted(shape: Primitive, motif: Motif, frame: PictureBox, paints: Paints) -> Iterator[Shape]:
    if shape.only and (shape.only == "one ink") != paints.monochrome:
        return
    box, unit = box_of(motif, frame)

    def at(point: Point) -> Point:
        return _mapped(point, motif, frame, box, unit)

    color = _color(shape, paints)
    if shape.shape == "path":
        width = shape.width * unit if shape.dotted else max(shape.width * unit, _LEAST_LINE)
        yield from _line([at(point) for point in shape.points], width, shape.dotted, color)
    elif shape.shape == "field":
        yield from _field(shape, frame, color, paints.colors["paper"])
    else:
        yield from _filled(_outline(shape, at, unit), shape, color, paints)


def _mapped(point: Point, motif: Motif, frame: PictureBox, box: Box, unit: float) -> Point:
    """A point of the picture in the box; a point on the frame's edge lies on the edge of the box's bleed."""
    x, y = box.x + point[0] * unit, box.y + point[1] * unit
    left, top, right, bottom = frame.bleed
    if point[0] in (0, motif.width):
        x = frame.width + right if point[0] else -left
    if point[1] in (0, motif.height):
        y = frame.height + bottom if point[1] else -top
    return x, y


def _outline(shape: Primitive, mapped: Callable[[Point], Point], unit: float) -> Path:
    if shape.shape == "plane":
        return polygon([mapped(point) for point in shape.points])
    if shape.shape == "dot" and shape.within:
        x, y, radius = shape.within
        return overlap(mapped(shape.at), shape.radius * unit, mapped((x, y)), radius * unit)
    if shape.shape == "dot":
        return circle(mapped(shape.at), shape.radius * unit)
    if shape.shape == "ring":
        return ring(mapped(shape.at), shape.radius * unit, shape.width * unit, shape.opening, shape.toward)
    return arch(mapped(shape.at), shape.width * unit, shape.height * unit)


def _color(shape: Primitive, paints: Paints) -> Color:
    color = paints.colors[shape.fill]
    if paints.monochrome:
        return color
    return mixed(mixed(color, paints.colors["ink"], shape.shade), paints.colors["paper"], 1 - shape.tint)


def _filled(path: Path, shape: Primitive, color: Color, paints: Paints) -> Iterator[Shape]:
    if not paints.monochrome or shape.fill != "accent":
        yield Shape(path, fill=color)
        return
    ink = paints.colors["ink"]
    if shape.rim or shape.lines != "none":
        yield Shape(path, fill=paints.colors["paper"])
    if shape.lines != "none":
        yield Shape(hatching(path, PITCHES[shape.lines]), stroke=ink, width=LINE)
    if shape.rim:
        yield Shape(path, stroke=ink, width=paints.line)


def _line(points: list[Point], width: float, dotted: bool, color: Color) -> Iterator[Shape]:
    if not dotted:
        commands: Path = (("M", points[0]), *(("L", point) for point in points[1:]))
        yield Shape(commands, stroke=color, width=width)
        return
    dots = tuple(command for start, end in itertools.pairwise(points) for command in dots_along(start, end, width, _DOTS_APART))
    yield Shape(dots, fill=color)


def _field(shape: Primitive, frame: PictureBox, color: Color, paper: Color) -> Iterator[Shape]:
    """Rows of dots between the margins, as many as the height takes; in a low box they are smaller, so that there are a few."""
    across, pitch, down = _grid(shape, frame)
    radius = shape.radius * pitch
    odd = None
    if shape.odd:
        odd = (round(shape.odd[0] * (across - 1)), round(shape.odd[1] * (down - 1)))
    top = (frame.height - (down - 1) * pitch) / 2
    dots: Path = ()
    for row in range(down):
        for column in range(across):
            center = (frame.margin + radius + column * pitch, top + row * pitch)
            if (column, row) == odd:
                yield Shape(circle(center, radius), fill=paper)
                dots += ring(center, radius, _ODD_WIDTH * radius)
            else:
                dots += circle(center, radius)
    yield Shape(dots, fill=color)


def _grid(shape: Primitive, frame: PictureBox) -> tuple[int, float, int]:
    """How many dots stand in a row, their distance, and how many rows there are."""
    least = min(_LEAST_ROWS, shape.count[1])
    for across in range(shape.count[0], _MOST_ACROSS + 1):
        pitch = (frame.width - 2 * frame.margin) / (across - 1 + 2 * shape.radius)
        # The rows keep as far from the edges above and below as dots do from each other, or as the words do from the sides.
        inside = frame.height - 2 * max(frame.margin * 0.6, pitch * (1 - 2 * shape.radius))
        down = 1 + math.floor((inside - 2 * shape.radius * pitch) / pitch + 1e-6)
        if down >= least:
            break
    return across, pitch, max(1, down)
