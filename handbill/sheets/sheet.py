"""A sheet of paper as data: which page goes where, how it is clipped, and the marks around it.

Points, from the sheet's top left corner, y downward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Item
from handbill.sheets.rotation import Rotation

Side = Literal["single", "front", "back"]


@dataclass(frozen=True)
class Placement:
    """A page, by its number from 0, on a sheet: its trim is rotated and scaled to fill `box`, its artwork clipped to `clip`."""

    page: int
    box: Box
    clip: Box
    turn: Rotation = 0


@dataclass(frozen=True)
class Mark:
    """A straight line, `width` thick. Crop and registration marks surround one leaf for a press, cut marks a grid of cards.

    Fold marks and guides are dashed. Crop, fold and registration marks print on all plates. `on_ink`: it lies on art, and has a white edge.
    """

    kind: Literal["crop", "cut", "fold", "registration", "guide"]
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    on_ink: bool = False

    @property
    def box(self) -> Box:
        """The line as a box without a width or without a height."""
        return Box(min(self.x1, self.x2), min(self.y1, self.y2), abs(self.x2 - self.x1), abs(self.y2 - self.y1))


@dataclass(frozen=True)
class PrinterCorrection:
    """A correction for a printer: scale factors across and down from the middle of the paper, then a shift to the right and down."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Sheet:
    """One side of a sheet; a back follows its front. `trim` and `bleed` are for a press only, and become the PDF's page boxes.

    `notes` are text and color patches beside the artwork, and the outline of a hole on it, for the printer and the cutter.
    """

    width: float
    height: float
    side: Side
    placements: tuple[Placement, ...]
    marks: tuple[Mark, ...] = ()
    trim: Box | None = None
    bleed: Box | None = None
    notes: tuple[Item, ...] = ()
    adjust: PrinterCorrection | None = None


def screen_sheets(sizes: Sequence[tuple[float, float]]) -> tuple[Sheet, ...]:
    """One sheet for each page, as large as its trim and without marks. `sizes` are the pages' (width, height)."""
    boxes = [Box(0, 0, *size) for size in sizes]
    return tuple(Sheet(box.width, box.height, "single", (Placement(page, box, box),)) for page, box in enumerate(boxes))


def count_sheets(copies: int, per_sheet: int, sheets_per_copy: int = 1, first: int = 1) -> int:
    """How many sheets the copies take, either `per_sheet` copies on each or `sheets_per_copy` for each; the first starts at place `first`.

    Raises ValueError: a number below 1, or a first place beyond the last of a sheet.
    """
    if min(copies, per_sheet, sheets_per_copy, first) < 1 or first > per_sheet:
        raise ValueError("all counts must be at least 1, and the first place must be one of the sheet's places")
    return -(-(copies + first - 1) // per_sheet) * sheets_per_copy
