"""check-bleed: art that touches the cut goes on to the edge of the bleed, on every side, on every page.

A guillotine is off by a millimeter now and then; where the ink stops at the cut, a white sliver shows. A BleedBox alone proves nothing, it
is only numbers; so the ring between TrimBox and BleedBox is rendered and looked at. Points from the lower left corner, pixels from the top
left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layouts.checks.document import rendered
from layouts.geometry import millimeters
from materials.problems import Place, Problem

if TYPE_CHECKING:
    import pypdfium2

Corners = tuple[float, float, float, float]
_SCALE = 2.0  # pixels a point (144 dpi): a 3 mm bleed is 17 pixels wide
_WHITE = 254  # gray from here on counts as bare paper; a tint of 2 % is darker
_EDGE = 2  # pixels kept off the cut and the bleed's rim, where a pixel is half covered
_SHORTEST = 2  # pixels; shorter gaps are the edge of one pixel


class _Ring(NamedTuple):
    """One side: gray values just inside the cut, and those of the least covered place in the ring beyond it."""

    side: str
    inside: bytes
    beyond: bytes


def inked_sides(pdf: bytes) -> list[frozenset[str]]:
    """For each page the sides (left, top, right, bottom) on which ink somewhere runs from the cut to the edge of the bleed."""
    return [frozenset(ring.side for ring in rings if min(ring.beyond) < _WHITE) for rings in _pages(pdf)]


def short_bleed(pdf: bytes) -> list[Problem]:
    """One problem for each side on which art reaches the cut but not the edge of the bleed. Raises ProblemsFound: check-unreadable."""
    return [
        _problem(f"page {number}", ring.side, gap)
        for number, rings in enumerate(_pages(pdf), 1)
        for ring in rings
        if (gap := _longest_gap(ring)) > _SHORTEST
    ]


def _problem(page: str, side: str, gap: int) -> Problem:
    sentence = f"on the {side} side {millimeters(gap / _SCALE):.1f} mm of the art stops between the cut and the edge of the bleed"
    return Problem("check-bleed", sentence, Place(page), "let the art reach the edge of the bleed, or keep it off the cut")


def _longest_gap(ring: _Ring) -> int:
    longest = run = 0
    for inside, beyond in zip(ring.inside, ring.beyond, strict=True):
        run = run + 1 if inside < _WHITE <= beyond else 0
        longest = max(longest, run)
    return longest


def _pages(pdf: bytes) -> list[list[_Ring]]:
    with rendered(pdf) as document:
        return [_rings(page) for page in document]


def _rings(page: pypdfium2.PdfPage) -> list[_Ring]:
    bitmap = page.render(scale=_SCALE, grayscale=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    cut = _pixels(page.get_trimbox(), page.get_bbox(), bitmap.height)
    rim = _pixels(page.get_bleedbox(), page.get_bbox(), bitmap.height)
    bitmap.close()
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


def _pixels(box: Corners, page: Corners, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box in the picture of the page."""
    left, bottom, right, top = box
    edges = ((left - page[0]) * _SCALE, height - (top - page[1]) * _SCALE, (right - page[0]) * _SCALE, height - (bottom - page[1]) * _SCALE)
    return round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3])
