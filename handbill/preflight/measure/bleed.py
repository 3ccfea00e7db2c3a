"""Looks at the ring between the trim and the edge of the bleed, on each side of a page.

A guillotine can be off by a millimeter; where ink stops at the trim, a white sliver shows. A BleedBox is only numbers and proves nothing,
so the page is rendered and the ring is examined. Pixels are counted from the top left corner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handbill.preflight.opened_file import OpenedFile, OpenedPage

_SCALE = 2.0  # pixels a point (144 dpi): a 3 mm bleed is 17 pixels wide
_WHITE = 254  # gray values from here on are bare paper; a tint of 2 % is darker
_EDGE = 2  # pixels left out at the trim and at the edge of the bleed, where a pixel can be half covered
_SLANT = 0.5  # sideways for each step outward: a line may leave the page at 27 degrees from perpendicular
_SHORTEST = 2  # pixels; shorter gaps are antialiased edges


class _Ring(NamedTuple):
    """One side: gray values just inside the trim, and in the ring beyond it, strip by strip outward."""

    side: str
    inside: bytes
    strips: list[bytes]

    @property
    def beyond(self) -> bytes:
        """For each place along the side, the lightest value in the ring."""
        # Without a bleed there is only paper beyond the trim.
        return bytes(map(max, zip(*self.strips, strict=True))) if self.strips else b"\xff" * len(self.inside)

    def following_slants(self) -> bytes:
        """The same, but following lines that leave the page at an angle: each strip's ink may lie as far sideways as the slant allows."""
        widened = [_widen(strip, round(distance * _SLANT)) for distance, strip in enumerate(self.strips, _EDGE)]
        return self._replace(strips=widened).beyond


def sides_with_bleed(file: OpenedFile, page: OpenedPage) -> frozenset[str]:
    """The sides (left, top, right, bottom) on which ink runs from the trim to the edge of the bleed."""
    return frozenset(ring.side for ring in _rings(file, page) if min(ring.beyond) < _WHITE)


def short_sides(file: OpenedFile, page: OpenedPage) -> list[tuple[str, float]]:
    """Each side on which art reaches the trim but not the edge of the bleed, and for how many points along it."""
    gaps = [(ring.side, _longest_gap(ring)) for ring in _rings(file, page)]
    return [(side, gap / _SCALE) for side, gap in gaps if gap > _SHORTEST]


def _longest_gap(ring: _Ring) -> int:
    gap = _longest_run(ring.inside, ring.beyond)
    return _longest_run(ring.inside, ring.following_slants()) if gap > _SHORTEST else gap


def _longest_run(inside: bytes, beyond: bytes) -> int:
    """The most places in a row with ink inside and none beyond."""
    longest = run = 0
    for here, there in zip(inside, beyond, strict=True):
        run = run + 1 if here < _WHITE <= there else 0
        longest = max(longest, run)
    return longest


def _widen(strip: bytes, pixels: int) -> bytes:
    """Each place as dark as the darkest within this many pixels of it."""
    padded = b"\xff" * pixels + strip + b"\xff" * pixels
    return bytes(map(min, *(padded[start : start + len(strip)] for start in range(2 * pixels + 1)))) if pixels else strip


def _rings(file: OpenedFile, page: OpenedPage) -> list[_Ring]:
    picture = file.page_picture(page.number, _SCALE)
    pixels, stride = picture.tobytes(), picture.width
    trim, rim = (box.in_pixels(page.media_box, _SCALE) for box in (page.trimmed_area, page.printed_area))
    left, top, right, bottom = trim[0] + _EDGE, trim[1] + _EDGE, trim[2] - _EDGE, trim[3] - _EDGE

    def row(y: int) -> bytes:
        return pixels[y * stride + left : y * stride + right]

    def column(x: int) -> bytes:
        return pixels[top * stride + x : bottom * stride : stride]

    return [
        _Ring("top", row(top), [row(y) for y in range(rim[1] + _EDGE, trim[1] - _EDGE)][::-1]),
        _Ring("bottom", row(bottom - 1), [row(y) for y in range(trim[3] + _EDGE, rim[3] - _EDGE)]),
        _Ring("left", column(left), [column(x) for x in range(rim[0] + _EDGE, trim[0] - _EDGE)][::-1]),
        _Ring("right", column(right - 1), [column(x) for x in range(trim[2] + _EDGE, rim[2] - _EDGE)]),
    ]
