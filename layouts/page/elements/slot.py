"""A hole that holds one line, of a name or a number alone: where it stands, and how wide it may be before the page would change."""

from __future__ import annotations

from typing import NamedTuple

from layouts.page.elements.hole import NAME, PHONE, Hole, Placing
from layouts.page.elements.text import Text
from layouts.text.itemize import plain


class Slot(NamedTuple):
    """`x`, `width` and `size` in points; `limit`, `ascent` and `descent` in 1/1000 em. Words that are no wider than `limit` and as tall
    get the page that this text got."""

    marker: str
    limit: float
    ascent: int
    descent: int
    x: float
    width: float
    size: float


def slot_of(hole: Hole, text: Text, placing: Placing) -> Slot | None:
    """None where more stands there than one line, or its place is not as simple as that."""
    marker = plain(hole.pattern)
    simple = marker in (NAME, PHONE) and hole.finish is str and not (hole.short or hole.hyphenate)
    if not simple or hole.language.direction != "ltr" or placing.direction != "ltr":
        return None
    limit = 1e9
    for width, setting in {**hole.log.answers, **hole.log.middles, (placing.box.width, placing.setting): None}:
        lines, size = text._set(width, setting)
        # Where the size gives way to the words, the page does too.
        if len(lines) != 1 or size != text._size(setting):
            return None
        widest = width * 1000 / size
        # One unit less, so that no rounding decides; a measure is rounded down anyway.
        limit = min(limit, widest - 1 if text.one_line else widest // 10 * 10)
    (line,), size = text._set(placing.box.width, placing.setting)
    return Slot(marker, limit, line.ascent, line.descent, placing.box.x, placing.box.width, size) if line.width <= limit else None
