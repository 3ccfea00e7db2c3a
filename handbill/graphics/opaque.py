"""Pictures without transparency, for files that must not have any: what shows through is worked in, over the color that lies under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handbill.core.geometry import Box
from handbill.graphics.bitmap import PNG, checked_pixels, encode_png
from handbill.graphics.color import gray
from handbill.graphics.items import Color, Drawing, DrawingItem, ImageItem, Item, RectItem, Shape
from handbill.graphics.strip_bitmap import is_one_bit

_PAPER = gray("paper", 0.0)
_CLEAR = 8  # of 255: pixels that show less than this are left out; the others become solid


def opaque_items(items: Sequence[Item]) -> Iterator[Item]:
    """The items of a page, none of which lets anything through."""
    for index, item in enumerate(items):
        if isinstance(item, DrawingItem) and not all(shape.is_opaque for shape in item.drawing.shapes):
            yield replace(item, drawing=opaque_drawing(item.drawing, _ground(item.box, items[:index])))
        elif isinstance(item, ImageItem) and item.data.startswith(PNG) and not is_one_bit(item.data):
            yield replace(item, data=_solid(item.data, _ground(item.box, items[:index])))
        else:
            yield item


def opaque_drawing(drawing: Drawing, ground: Color) -> Drawing:
    """The drawing over a ground: each translucent shape is painted as it looks there, and once more where it lies over another shape."""
    from handbill.graphics.svg.areas import Geometry, overlap
    from handbill.graphics.svg.layers import area_of, mixed_paint
    from handbill.graphics.svg.paths import path_bounds

    geometry = Geometry(max(drawing.width, drawing.height))
    pieces: list[Shape] = []
    for shape in drawing.shapes:
        if shape.is_opaque:
            pieces.append(shape)
            continue
        bounds = path_bounds(shape.path)
        painted = [replace(shape, fill=mixed_paint(ground, shape.fill, shape.opacity), opacity=1.0)]
        for piece in pieces:
            if overlap(bounds, path_bounds(piece.path)):
                both = geometry.common(area_of(piece), area_of(shape))
                if both.path:
                    painted.append(Shape(both.path, mixed_paint(piece.fill, shape.fill, shape.opacity), even_odd=both.even_odd))
        pieces += painted
    return replace(drawing, shapes=tuple(pieces))


def _ground(box: Box, before: Iterable[Item]) -> Color:
    """The color of the last area that is painted under the middle of a box; white paper if none is."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    color = _PAPER
    for item in before:
        if isinstance(item, RectItem) and item.fill and item.box.x <= x <= item.box.right and item.box.y <= y <= item.box.bottom:
            color = item.fill
    return color


def _solid(data: bytes, ground: Color) -> bytes:
    """The picture with its half clear pixels solid, over the ground; clear pixels stay clear, which needs no transparency."""
    image = checked_pixels(data)
    if image.mode != "RGBA":
        return data
    from PIL import Image

    under = Image.new("RGBA", image.size, tuple(round(part * 255) for part in ground.rgb))
    solid = Image.alpha_composite(under, image)
    solid.putalpha(image.getchannel("A").point(lambda value: 255 if value >= _CLEAR else 0))
    return encode_png(solid)
