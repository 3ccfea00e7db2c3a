"""A sheet of paper as data: which page goes where, how far its ink may reach, and the marks around it.

Points, from the sheet's top left corner, y downward.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Item
from handbill.sheets.rotation import Turn

Side = Literal["single", "front", "back"]


@dataclass(frozen=True)
class Placement:
    """One page (0 is the first) on a sheet: `box` takes its trim, turned and scaled to fill it; its artwork may ink `clip`."""

    page: int
    box: Box
    clip: Box
    turn: Turn = 0


@dataclass(frozen=True)
class Mark:
    """A straight line, `width` thick. Crop and registration marks stand around one leaf for a press, cut marks around a grid of cards.

    Fold marks and guides are dashed. What stands around a leaf for a press prints on all plates.
    """

    kind: Literal["crop", "cut", "fold", "registration", "guide"]
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Adjust:
    """What a printer does wrong, undone: a factor across and down from the paper's middle, then a shift to the right and down."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Sheet:
    """One side of one sheet. A back follows its front. `trim` and `bleed` are for a press only: they become the PDF's boxes.

    `notes` are words and color patches beside the artwork, for whoever prints and cuts.
    """

    width: float
    height: float
    side: Side
    placements: tuple[Placement, ...]
    marks: tuple[Mark, ...] = ()
    trim: Box | None = None
    bleed: Box | None = None
    notes: tuple[Item, ...] = ()
    adjust: Adjust | None = None
