"""How office output lies on paper, as it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbill.core.geometry import MILLIMETER
from handbill.sheets.rotation import Flip

OVERLAP = 10 * MILLIMETER


@dataclass(frozen=True)
class Paper:
    """`stock` and `tile` name a stock (empty: the format's own, and no tiles), `printer` a printer's file.

    `first`: the place to begin with on the first sheet. `overlap` of tiles in points.
    """

    stock: str = ""
    flip: Flip = "long"
    first: int = 1
    tile: str = ""
    overlap: float = OVERLAP
    printer: Path | None = None


PLAIN = Paper()
