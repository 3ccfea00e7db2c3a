"""Where a page's words really stand, for tests that look at a laid-out page."""

from __future__ import annotations

from handbill.core.geometry import Box
from handbill.graphics.items import Page, TextItem
from handbill.typeset.shape import ink_extent

SLACK = 0.05  # points; less than a printer can show


def texts(page: Page, role: str = "") -> list[TextItem]:
    return [item for item in page.items if isinstance(item, TextItem) and role in ("", item.role)]


def ink(item: TextItem) -> Box:
    """Where the item's glyphs really stand, from the font's own outlines; as wide as the pen moves."""
    reach = [ink_extent(run.font, run.clusters) for run in item.runs]
    above, below = (max(each) * item.size / 1000 for each in zip(*reach, strict=True))
    if item.turn:
        return Box(item.baseline - above, item.box.y, above + below, item.box.height)
    return Box(item.box.x, item.baseline - above, item.box.width, above + below)


def meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK
