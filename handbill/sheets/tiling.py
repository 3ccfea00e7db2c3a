"""How a page is divided into tiles: pure arithmetic, in points, from the page's top left corner."""

from __future__ import annotations

import math
from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, Box
from handbill.core.problems import Problem, ProblemsFound
from handbill.sheets.stock import Stock

# Beside each tile: room for guides and a line that says which tile it is.
FRAME = 7 * MILLIMETER
_MOST = 200  # sheets


@dataclass(frozen=True)
class Tiling:
    """How a page is divided: `columns` by `rows` tiles of the size `tile`, each lapping over its neighbors by `overlap`."""

    columns: int
    rows: int
    tile: tuple[float, float]
    overlap: float

    def part(self, column: int, row: int) -> Box:
        """What a tile shows, in the page's own measure."""
        width, height = self.tile
        return Box(column * (width - self.overlap), row * (height - self.overlap), width, height)


def tiling(size: tuple[float, float], stock: Stock, overlap: float) -> Tiling:
    """The fewest tiles that cover a page of this size, all equal, so that all are cut alike.

    Raises ProblemsFound: an overlap that leaves nothing of a sheet, or more tiles than anybody will glue (usage-tile).
    """
    area = stock.printable.inset(FRAME)
    if overlap < 0 or 2 * overlap >= min(area.width, area.height):
        sentence = f"an overlap of {overlap / MILLIMETER:.0f} mm leaves too little of {stock.name}"
        raise ProblemsFound([Problem("usage-tile", sentence, hint="use 10 to 20 mm")])
    counts = [
        max(1, math.ceil((want - overlap) / (room - overlap) - 1e-9)) for want, room in zip(size, (area.width, area.height), strict=True)
    ]
    if counts[0] * counts[1] > _MOST:
        raise ProblemsFound([Problem("usage-tile", f"that would be {counts[0] * counts[1]} sheets", hint="use larger paper")])
    tile = [(want + (count - 1) * overlap) / count for want, count in zip(size, counts, strict=True)]
    return Tiling(counts[0], counts[1], (tile[0], tile[1]), overlap)
