"""What a page paints: words, shapes and pictures, each with its place, its inks and its tag. Points from the lower left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from handbill.preflight.font_program import Typeface
from handbill.preflight.inks import Paint
from handbill.preflight.matrix import NOWHERE, Corners, Matrix, around, box_through, meet, scale_of, shared
from handbill.preflight.tagging import MarkedTag

_HIGH, _LOW = 0.72, -0.22  # of the size: about where letters with strokes up and down end, where the program does not say
FILLED = frozenset({0, 2, 4, 6})  # text rendering modes (ISO 32000-1, 9.3.6)
STROKED = frozenset({1, 2, 5, 6})


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """How something is painted besides its color."""

    overprint: bool = False  # for filling
    overprint_stroke: bool = False
    mode: int = 0  # OPM: 1 leaves the plates alone that get no ink (ISO 32000-1, 8.6.7)
    alpha: float = 1.0
    blend: str = "/Normal"
    masked: bool = False  # a soft mask is in force

    @property
    def transparent(self) -> bool:
        return self.alpha < 1 or self.masked or self.blend not in ("/Normal", "/Compatible")


def changed(manner: GraphicsState, state: Any) -> GraphicsState:
    """What a graphics state dictionary makes of a manner (ISO 32000-1, 8.4.5)."""
    import pikepdf

    changes: dict[str, Any] = {}
    if "/OP" in state:
        changes |= {"overprint_stroke": bool(state["/OP"]), "overprint": bool(state["/OP"])}
    if "/op" in state:
        changes["overprint"] = bool(state["/op"])
    if "/OPM" in state:
        changes["mode"] = int(state["/OPM"])
    if "/ca" in state or "/CA" in state:
        changes["alpha"] = min(float(state.get("/ca", 1)), float(state.get("/CA", 1)))
    if "/BM" in state:
        blend = state["/BM"]
        changes["blend"] = str(blend[0] if isinstance(blend, pikepdf.Array) else blend)
    if "/SMask" in state:
        changes["masked"] = isinstance(state["/SMask"], pikepdf.Dictionary)
    return replace(manner, **changes) if changes else manner


@dataclass(frozen=True, slots=True)
class PaintedText:
    """One shown string. `matrix` leads from 1/1000 of the size to the page; `pens` holds each code's place along the line."""

    face: Typeface
    codes: tuple[int, ...]
    pens: tuple[float, ...]
    width: float
    matrix: Matrix
    mode: int
    fill: Paint
    stroke: Paint
    manner: GraphicsState
    tag: MarkedTag | None
    clip: Corners

    @property
    def size(self) -> float:
        """The size in points as it is printed."""
        return 1000 * scale_of(self.matrix)

    @property
    def text(self) -> str:
        return self.face.text(list(self.codes))

    @property
    def paint(self) -> Paint | None:
        """What the eye sees of the letters; None for text that is there to be read only."""
        return self.fill if self.mode in FILLED else self.stroke if self.mode in STROKED else None

    @property
    def bounds(self) -> Corners:
        """About where its letters stand and are not clipped away; left is beyond right where nothing is seen of them."""
        return shared(box_through(self.matrix, (0.0, 1000 * _LOW, self.width, 1000 * _HIGH)), self.clip)

    @property
    def part_seen(self) -> float:
        """How much of it is not clipped away, from 0 to 1."""
        whole = box_through(self.matrix, (0.0, 1000 * _LOW, self.width, 1000 * _HIGH))
        (left, bottom, right, top), size = self.bounds, (whole[2] - whole[0]) * (whole[3] - whole[1])
        return max(0.0, right - left) * max(0.0, top - bottom) / size if size else 0.0

    def ink(self) -> Corners:
        """Where its ink is, glyph by glyph where the program says so; an empty box for spaces."""
        program, box = self.face.program, NOWHERE
        if program is None or self.face.glyph(0) is None:
            return self.bounds if self.text.strip() else NOWHERE
        for code, pen in zip(self.codes, self.pens, strict=True):
            glyph = self.face.glyph(code)
            if extents := program.extents(glyph or 0):
                box = around(box, (extents[0] + pen, extents[1], extents[2] + pen, extents[3]))
        return shared(box_through(self.matrix, box), self.clip) if box[0] <= box[2] else NOWHERE


@dataclass(frozen=True, slots=True)
class PaintedShape:
    """A painted path. `width` is the line's, in points as printed; `bounds` the path's own, clipped; `rectangle`: a single one, whole."""

    bounds: Corners
    fill: Paint | None
    stroke: Paint | None
    width: float
    rectangle: bool
    manner: GraphicsState
    tag: MarkedTag | None


@dataclass(frozen=True, slots=True)
class PaintedImage:
    """An image, or a shading. `across` and `up` are its printed sides in points; `data` is the image's stream or inline image."""

    data: Any
    bounds: Corners
    across: float
    up: float
    space: Any
    fill: Paint
    manner: GraphicsState
    tag: MarkedTag | None
    shading: bool = False

    @property
    def stencil(self) -> bool:
        """A picture of one bit that is painted with the current color."""
        return not self.shading and bool(_entry(self.data, "/ImageMask", "/IM"))

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and up."""
        return int(_entry(self.data, "/Width", "/W") or 1), int(_entry(self.data, "/Height", "/H") or 1)

    @property
    def bits(self) -> int:
        return 1 if self.stencil else int(_entry(self.data, "/BitsPerComponent", "/BPC") or 8)


PaintedMark = PaintedText | PaintedShape | PaintedImage


@dataclass(frozen=True, slots=True)
class Used:
    """An operator or a resource that a standard may forbid: its kind and its name."""

    kind: str
    name: str


def paints(mark: PaintedMark) -> Iterator[Paint]:
    """Every color a mark is painted with; pictures other than stencils have none."""
    if isinstance(mark, PaintedText):
        yield from ([mark.fill] if mark.mode in FILLED else []) + ([mark.stroke] if mark.mode in STROKED else [])
    elif isinstance(mark, PaintedShape):
        yield from (paint for paint in (mark.fill, mark.stroke) if paint)
    elif mark.stencil:
        yield mark.fill


def bounds_of(mark: PaintedMark) -> Corners:
    return mark.bounds


def seen(mark: PaintedMark, area: Corners) -> bool:
    """Whether some of it lies inside an area; a level line has no height and still does."""
    left, bottom, right, top = mark.bounds
    return meet((left - 0.01, bottom - 0.01, right + 0.01, top + 0.01), area)


def _entry(data: Any, name: str, short: str) -> Any:
    dictionary = getattr(data, "obj", data)
    return dictionary.get(name, dictionary.get(short))
