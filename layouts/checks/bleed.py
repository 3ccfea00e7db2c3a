"""The ring between the cut and the edge of the bleed, looked at on every side of a page.

A guillotine is off by a millimeter now and then; where the ink stops at the cut, a white sliver shows. A BleedBox alone proves nothing, it
is only numbers; so the page is drawn and the ring is looked at. Points from the lower left corner, pixels from the top left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layouts.checks.matrix import Corners
from layouts.geometry import millimeters

if TYPE_CHECKING:
    from PIL.Image import Image

    from layouts.checks.opened import Sheet

SCALE = 2.0  # pixels a point (144 dpi): a 3 mm bleed is 17 pixels wide
_WHITE = 254  # gray from here on counts as bare paper; a tint of 2 % is darker
_EDGE = 2  # pixels kept off the cut and the bleed's rim, where a pixel is half covered
_SHORTEST = 2  # pixels; shorter gaps are the edge of one pixel


class _Ring(NamedTuple):
    """One side: gray values just inside the cut, and those of the least covered place in the ring beyond it."""

    side: str
    inside: bytes
    beyond: bytes


def inked_sides(sheet: Sheet, picture: Image) -> frozenset[str]:
    """The sides (left, top, right, bottom) where ink runs from the cut to the edge of the bleed; `picture`: in gray, at SCALE."""
    return frozenset(ring.side for ring in _rings(sheet, picture) if min(ring.beyond) < _WHITE)


def short_sides(sheet: Sheet, picture: Image) -> list[tuple[str, float]]:
    """Each side on which art reaches the cut but not the edge of the bleed, and over how many millimeters; `picture`: in gray, at SCALE."""
    gaps = [(ring.side, _longest_gap(ring)) for ring in _rings(sheet, picture)]
    return [(side, millimeters(gap / SCALE)) for side, gap in gaps if gap > _SHORTEST]


def _longest_gap(ring: _Ring) -> int:
    longest = run = 0
    for inside, beyond in zip(ring.inside, ring.beyond, strict=True):
        run = run + 1 if inside < _WHITE <= beyond else 0
        longest = max(longest, run)
    return longest


def _rings(sheet: Sheet, picture: Image) -> list[_Ring]:
    pixels, stride = picture.tobytes(), picture.width
    cut, rim = (_pixels(box, sheet.media) for box in (sheet.cut, sheet.printed))
    left, top, right, bottom = cut[0] + _EDGE, cut[1] + _EDGE, cut[2] - _EDGE, cut[3] - _EDGE

    def row(y: int) -> bytes:
        return pixels[y * stride + left : y * stride + right]

    def column(x: int) -> bytes:
        return pixels[top * stride + x : bottom * stride : stride]

    return [
        _ring("top", row(top), [row(y) for y in range(rim[1] + _EDGE, cut[1] - _EDGE)]),
        _ring("bottom", row(bottom - 1), [row(y) for y in range(cut[3] + _EDGE, rim[3] - _EDGE)]),
        _ring("left", column(left), [column(x) for x in range(rim[0] + _EDGE, cut[0] - _EDGE)]),
        _ring("right", column(right - 1), [column(x) for x in range(cut[2] + _EDGE, rim[2] - _EDGE)]),
    ]


def _ring(side: str, inside: bytes, strips: list[bytes]) -> _Ring:
    # Without a bleed there is nothing beyond the cut but paper.
    return _Ring(side, inside, bytes(map(max, zip(*strips, strict=True))) if strips else b"\xff" * len(inside))


def _pixels(box: Corners, page: Corners) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box in the picture of the page."""
    left, bottom, right, top = box
    edges = ((left - page[0]) * SCALE, (page[3] - top) * SCALE, (right - page[0]) * SCALE, (page[3] - bottom) * SCALE)
    return round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3])
