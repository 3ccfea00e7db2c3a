"""Chooses which part of a page the picture of a message shows: as much around it as can still be read."""

from __future__ import annotations

from handbill.core.geometry import Box
from handbill.graphics.items import Page
from handbill.preflight.framed_crop import FramedPart
from handbill.translation.review.printed_place import PrintedPlace

PROPORTION = 0.62  # of the picture's height to its width, where the page has it
TALLEST = 0.95  # the same, of a message that is higher than wide
_AROUND = 26.0  # sizes of the type, that the window is wide
_WHOLE = 1.6  # times the window: a page that is no wider is shown in its whole width
_ROOM = 1.1  # sizes of the type, at least, between the frame and the edge of the window
_PADDING = 0.012  # of the width of the window, between the words and the frame beside them; above and below them lines have room


def crop_of(place: PrintedPlace, page: Page) -> FramedPart:
    """The window on a page around a message, and the frame around its words."""
    sheet = Box(0, 0, page.width, page.height)
    frame = place.box.common(sheet)
    room = _ROOM * place.size
    width = min(max(_AROUND * place.size, frame.width + 2 * room, (frame.height + 2 * room) / TALLEST), page.width)
    width = page.width if page.width <= _WHOLE * width else width
    height = min(max(PROPORTION * width, frame.height + 2 * room), page.height)
    # A low page leaves the picture low; a narrow one is not made wider than it is.
    left, top = _start(frame.center[0], width, page.width), _start(frame.center[1], height, page.height)
    return FramedPart(place.page, Box(left, top, width, height), frame.grow(_PADDING * width, 0, _PADDING * width, 0).common(sheet))


def _start(middle: float, length: float, most: float) -> float:
    """Where a window of this length begins, as near the middle of what it shows as the page allows."""
    return min(max(middle - length / 2, 0.0), most - length)
