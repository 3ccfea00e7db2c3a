"""What lies under the words of a page, as it is painted: boxes, and the areas of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from handbill.core.geometry import Box
from handbill.graphics.items import Command, DrawingItem, Item, RectItem
from handbill.graphics.motif.outlines import Point, flattened

Rgb = tuple[float, float, float]
PAPER: Rgb = (1.0, 1.0, 1.0)


def grounds_under(box: Box, before: Sequence[Item]) -> set[Rgb]:
    """The colors under a box, of the items that are painted before it: looked for at its corners, its sides and its middle."""
    across, down = ([start, start + size / 2, start + size] for start, size in ((box.x, box.width), (box.y, box.height)))
    return {ground_at((x, y), before) for x in across for y in down}


def ground_at(point: Point, before: Sequence[Item]) -> Rgb:
    for item in reversed(before):
        color = _color_at(point, item)
        if color is not None:
            return color
    return PAPER


def _color_at(point: Point, item: Item) -> Rgb | None:
    box, (x, y) = item.box, point
    if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
        return None
    if isinstance(item, RectItem):
        return item.fill.rgb if item.fill else None
    if not isinstance(item, DrawingItem):
        return None
    inside = ((x - box.x) * item.drawing.width / box.width, (y - box.y) * item.drawing.height / box.height)
    for shape in reversed(item.drawing.shapes):
        color = shape.fill or (item.color if not shape.stroke and not shape.width else None)
        if color and _is_inside(inside, _contours(shape.path)):
            return color.rgb
    return None


@lru_cache(maxsize=2000)
def _contours(path: tuple[Command, ...]) -> list[list[Point]]:
    return flattened(path)


def _is_inside(point: Point, contours: Iterable[Sequence[Point]]) -> bool:
    """By the number of edges to the right of the point, so that holes are outside."""
    x, y = point
    crossed = False
    for contour in contours:
        for (x1, y1), (x2, y2) in zip(contour, [*contour[1:], contour[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossed = not crossed
    return crossed
