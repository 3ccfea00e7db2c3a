"""Lines at 45 degrees within a region, for areas that are gray or colored elsewhere: they copy well, and need no screen."""

from __future__ import annotations

import math

from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Command
from handbill.graphics.motif.outlines import flattened
from handbill.graphics.svg.paths import Path

# Points (our own choice): a line of 0.3 mm holds on copiers and risographs; two distances give two grays.
LINE = 0.3 * MILLIMETER
PITCHES = {"light": 2.2 * MILLIMETER, "dark": 1.4 * MILLIMETER}


def hatching(region: Path, pitch: float) -> Path:
    """Lines from the lower left to the upper right, `pitch` apart, cut off at the region's outline (even-odd). The path is to be stroked.

    Lines lie on one grid for all regions, so that those of neighbors meet.
    """
    edges = []
    for contour in flattened(region):
        edges += list(zip(contour, [*contour[1:], contour[0]], strict=True))
    across = pitch * math.sqrt(2)
    sums = [x + y for edge in edges for x, y in edge]
    commands: list[Command] = []
    for index in range(math.floor(min(sums) / across) + 1, math.ceil(max(sums) / across)):
        level, cuts = index * across, []
        for (x1, y1), (x2, y2) in edges:
            one, two = x1 + y1 - level, x2 + y2 - level
            if (one < 0) != (two < 0):
                part = one / (one - two)
                cuts.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part))
        cuts.sort()
        for start, end in zip(cuts[::2], cuts[1::2], strict=True):
            commands += [("M", start), ("L", end)]
    return tuple(commands)
