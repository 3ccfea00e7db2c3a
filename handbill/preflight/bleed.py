"""The ring between the cut and the edge of the bleed, looked at on every side of a page.

A guillotine is off by a millimeter now and then; where the ink stops at the cut, a white sliver shows. A BleedBox alone proves nothing, it
is only numbers; so the page is drawn and the ring is looked at. Points from the lower left corner, pixels from the top left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbill.core.geometry import millimeters
from handbill.preflight.matrix import Corners

if TYPE_CHECKING:
    from PIL.Image import Image

    from handbill.preflight.opened import OpenedPage

SCALE = 2.0  # pixels a point (144 dpi): a 3 mm bleed is 17 pixels wide
_WHITE = 254  # gray from here on counts as bare paper; a tint of 2 % is darker
_EDGE = 2  # pixels kept off the cut and the bleed's rim, where a pixel is half covered
_SLANT = 0.5  # aside for each step outward: a line may leave the page at 27 degrees off the upright
_SHORTEST = 2  # pixels; shorter gaps are the edge of one pixel


class _Ring(NamedTuple):
    """One side: gray values just inside the cut, and in the ring beyond it, strip by strip outward."""

    side: str
    inside: bytes
    strips: list[bytes]

    @property
    def beyond(self) -> bytes:
        """Those of the least covered place."""
        # Without a bleed there is nothing beyond the cut but paper.
        return bytes(map(max, zip(*self.strips, strict=True))) if self.strips else b"\xff" * len(self.inside)

    def aslant(self) -> bytes:
        """The same where a line that leaves the page aslant is followed: a strip's ink may lie aside by as much as the slant allows."""
        widened = [_widened(strip, round(distance * _SLANT)) for distance, strip in enumerate(self.strips, _EDGE)]
        return self._replace(strips=widened).beyond


def inked_sides(sheet: OpenedPage, picture: Image) -> frozenset[str]:
    """The sides (left, top, right, bottom) where ink runs from the cut to the edge of the bleed; `picture`: in gray, at SCALE."""
    return frozenset(ring.side for ring in _rings(sheet, picture) if min(ring.beyond) < _WHITE)


def short_sides(sheet: OpenedPage, picture: Image) -> list[tuple[str, float]]:
    """Each side on which art reaches the cut but not the edge of the bleed, and over how many millimeters; `picture`: in gray, at SCALE."""
    gaps = [(ring.side, _longest_gap(ring)) for ring in _rings(sheet, picture)]
    return [(side, millimeters(gap / SCALE)) for side, gap in gaps if gap > _SHORTEST]


def _longest_gap(ring: _Ring) -> int:
    gap = _longest(ring.inside, ring.beyond)
    return _longest(ring.inside, ring.aslant()) if gap > _SHORTEST else gap


def _longest(inside: bytes, beyond: bytes) -> int:
    longest = run = 0
    for here, there in zip(inside, beyond, strict=True):
        run = run + 1 if here < _WHITE <= there else 0
        longest = max(longest, run)
    return longest


def _widened(strip: bytes, aside: int) -> bytes:
    """Each place as dark as the darkest that lies at most so many pixels aside."""
    padded = b"\xff" * aside + strip + b"\xff" * aside
    return bytes(map(min, *(padded[start : start + len(strip)] for start in range(2 * aside + 1)))) if aside else strip


def _rings(sheet: OpenedPage, picture: Image) -> list[_Ring]:
    pixels, stride = picture.tobytes(), picture.width
    cut, rim = (_pixels(box, sheet.media) for box in (sheet.cut, sheet.printed))
    left, top, right, bottom = cut[0] + _EDGE, cut[1] + _EDGE, cut[2] - _EDGE, cut[3] - _EDGE

    def row(y: int) -> bytes:
        return pixels[y * stride + left : y * stride + right]

    def column(x: int) -> bytes:
        return pixels[top * stride + x : bottom * stride : stride]

    return [
        _Ring("top", row(top), [row(y) for y in range(rim[1] + _EDGE, cut[1] - _EDGE)][::-1]),
        _Ring("bottom", row(bottom - 1), [row(y) for y in range(cut[3] + _EDGE, rim[3] - _EDGE)]),
        _Ring("left", column(left), [column(x) for x in range(rim[0] + _EDGE, cut[0] - _EDGE)][::-1]),
        _Ring("right", column(right - 1), [column(x) for x in range(cut[2] + _EDGE, rim[2] - _EDGE)]),
    ]


def _pixels(box: Corners, page: Corners) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box in the picture of the page."""
    left, bottom, right, top = box
    edges = ((left - page[0]) * SCALE, (page[3] - top) * SCALE, (right - page[0]) * SCALE, (page[3] - bottom) * SCALE)
    return round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3])
