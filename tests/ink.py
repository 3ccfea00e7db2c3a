"""Where a page's words really stand, for tests that look at a laid-out page."""

from __future__ import annotations

from handbill.core.geometry import Box
from handbill.graphics.items import Page, TextItem
from handbill.typeset.lines import side_bearings
from handbill.typeset.shape import ink_extent

SLACK = 0.05  # points; less than a printer can show


def texts(page: Page, role: str = "") -> list[TextItem]:
    return [item for item in page.items if isinstance(item, TextItem) and role in ("", item.role)]


def ink(item: TextItem) -> Box:
    """Where the item's glyphs really stand, from the font's own outlines."""
    reach = [ink_extent(run.font, run.clusters) for run in item.runs]
    above, below = (max(each) * item.size / 1000 for each in zip(*reach, strict=True))
    first, last = item.runs[0], item.runs[-1]
    left = side_bearings(first.font, first.clusters[0])[0] * item.size / 1000
    right = side_bearings(last.font, last.clusters[-1])[1] * item.size / 1000
    if item.turn:
        return Box(item.baseline - above, item.box.y + right, above + below, item.box.height - left - right)
    return Box(item.box.x + left, item.baseline - above, item.box.width - left - right, above + below)


def measured(item: TextItem) -> Box:
    """What must stand within the measure: its ink, but for the tails of letters that reach over the end of their advance."""
    real, left, right = ink(item), item.box.x, item.box.right
    if item.turn:
        return real
    start, end = max(real.x, left), min(real.right, right)
    return Box(start, real.y, end - start, real.height)


def meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK
