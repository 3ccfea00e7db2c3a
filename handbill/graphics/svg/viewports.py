"""How large a drawing is, and how one drawing is fitted into another (viewBox, preserveAspectRatio; SVG 1.1, 7.7 and 7.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from handbill.core.matrix import Matrix, scaling, translation
from handbill.graphics.svg.paths import MAX_COORDINATE
from handbill.graphics.svg.shapes import ViewSides, parse_length, parse_numbers

_SAME = 1e-3  # proportions that differ by less are the same
_ALIGN = re.compile(r"(?:defer\s+)?(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?")
_PARTS = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


class SvgCanvas(NamedTuple):
    """The size of a whole drawing in its units, the matrix from those inside it, what percentages are of, and pixels to the unit."""

    width: float
    height: float
    matrix: Matrix
    sides: ViewSides
    pixels: float


def read_canvas(attributes: Mapping[str, str]) -> SvgCanvas:
    """The canvas of an <svg>, in the units of its viewBox. Raises ValueError if it does not say how large it is."""
    given = [_length(attributes.get(key, "")) for key in ("width", "height")]
    box = _view_box(attributes)
    if box is None:
        width, height = given
        if not width or not height:
            raise ValueError("no size")
        return SvgCanvas(*_checked(width, height), Matrix(), (width, height), 1.0)
    left, top, width, height = box
    _checked(width, height, left, top)
    across, down = (size / own if size else 0.0 for size, own in zip(given, (width, height), strict=True))
    if not across or not down or abs(across / down - 1) < _SAME:
        return SvgCanvas(width, height, translation(-left, -top), (width, height), across or down or 1.0)
    fitted = fit(box, (across * width, down * height), attributes.get("preserveAspectRatio", ""))
    scale = max(fitted.stretches)
    canvas = _checked(across * width / scale, down * height / scale)
    return SvgCanvas(*canvas, fitted.then(scaling(1 / scale, 1 / scale)), (width, height), scale)


def fit(box: tuple[float, float, float, float], sides: ViewSides, how: str) -> Matrix:
    """The matrix that puts a viewBox into a rectangle of these sides at the origin."""
    left, top, width, height = box
    across, down = sides[0] / width, sides[1] / height
    match = _ALIGN.fullmatch(how.strip())
    kind, x, y, cut = match.groups() if match else ("", "Mid", "Mid", None)
    if kind != "none":
        across = down = max(across, down) if cut == "slice" else min(across, down)
    free = (0.0, 0.0) if kind == "none" else ((sides[0] - across * width) * _PARTS[x], (sides[1] - down * height) * _PARTS[y])
    return translation(-left, -top).then(scaling(across, down)).then(translation(*free))


def inner_view(attributes: Mapping[str, str], size: Mapping[str, str], sides: ViewSides) -> tuple[Matrix, ViewSides, ViewSides]:
    """The matrix of a drawing inside a drawing, the sides that it is shown in, and those that percentages inside it are of.

    `size`: its x, y, width and height, as given to it or to the <use> that shows it. Raises ValueError.
    """
    x, y, width, height = (
        parse_length(size.get(key, default) if size.get(key, "auto") != "auto" else default, sides[index % 2])
        for index, (key, default) in enumerate((("x", "0"), ("y", "0"), ("width", "100%"), ("height", "100%")))
    )
    box = _view_box(attributes)
    if width <= 0 or height <= 0 or (box and (box[2] <= 0 or box[3] <= 0)):
        return Matrix(0, 0, 0, 0), (0.0, 0.0), (0.0, 0.0)
    placed = translation(x, y)
    if box is None:
        return placed, (width, height), (width, height)
    return fit(box, (width, height), attributes.get("preserveAspectRatio", "")).then(placed), (width, height), (box[2], box[3])


def _view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    if "viewBox" not in attributes:
        return None
    numbers = parse_numbers(attributes["viewBox"])
    if len(numbers) != 4:
        raise ValueError("its viewBox does not consist of four numbers")
    left, top, width, height = numbers
    return left, top, width, height


def _length(text: str) -> float:
    """An absolute length above 0; 0 for any other."""
    try:
        return max(0.0, parse_length(text))
    except ValueError:
        return 0.0


def _checked(width: float, height: float, left: float = 0.0, top: float = 0.0) -> tuple[float, float]:
    if not (0 < width <= MAX_COORDINATE and 0 < height <= MAX_COORDINATE and max(abs(left), abs(top)) <= MAX_COORDINATE):
        raise ValueError("no size")
    return width, height
