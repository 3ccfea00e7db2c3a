"""A sheet of paper as data: which page goes where, how far its ink may reach, and the marks around it.

Points, from the sheet's top left corner, y downward.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layouts.geometry import Box

Side = Literal["single", "front", "back"]


@dataclass(frozen=True)
class Placement:
    """One page of the piece (0 is the first) on a sheet: `box` takes its trim, its artwork may ink `clip`. `turn` in degrees."""

    page: int
    box: Box
    clip: Box
    turn: Literal[0, 180] = 0


@dataclass(frozen=True)
class Mark:
    """A straight line, `width` thick: crop marks stand around one page for a press, cut marks around a grid of cards.

    Fold marks are dashed.
    """

    kind: Literal["crop", "cut", "fold"]
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Sheet:
    """One side of one sheet. A back follows its front. `trim` and `bleed` are for a press only: they become the PDF's boxes."""

    width: float
    height: float
    side: Side
    placements: tuple[Placement, ...]
    marks: tuple[Mark, ...] = ()
    trim: Box | None = None
    bleed: Box | None = None
