"""Pages become sheets for a screen: one page a sheet, as large as the page. Points, from its top left corner."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.core.geometry import Box
from handbill.sheets.sheet import Placement, Sheet


def screen(sizes: Sequence[tuple[float, float]]) -> tuple[Sheet, ...]:
    """One page a sheet, upright, cut at the trim, without marks. `sizes` are the pages' (width, height)."""
    boxes = [Box(0, 0, *size) for size in sizes]
    return tuple(Sheet(box.width, box.height, "single", (Placement(page, box, box),)) for page, box in enumerate(boxes))
