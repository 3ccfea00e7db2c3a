"""The graphics state on the way through a page (ISO 32000-1, 8.4 and 9.3): what `q` saves and `Q` brings back."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbill.preflight.font_program import Typeface
from handbill.preflight.inks import BLACK, Paint
from handbill.preflight.marks import GraphicsState
from handbill.preflight.matrix import IDENTITY, Corners, Matrix

_EVERYWHERE: Corners = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class ExtGState:
    """Lengths are in the units of the text or the path they belong to; `clip` is a box on the page, in points."""

    ctm: Matrix = IDENTITY
    clip: Corners = _EVERYWHERE
    fill: Paint = BLACK
    stroke: Paint = BLACK
    width: float = 1.0
    manner: GraphicsState = field(default_factory=GraphicsState)
    face: Typeface | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
