"""Follows the graphics state through a content stream (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from handbill.core.matrix import Matrix, translation
from handbill.preflight.content.color import BLACK, Paint, initial_paint, parse_color_space, parse_device_paint
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.pdf_box import PdfBox
from handbill.preflight.pdf_objects import BROKEN_RULES, as_dictionary, name_text, resource

_NO_CLIP = PdfBox(-1e9, -1e9, 1e9, 1e9)
_IDENTITY = Matrix()
FontReader = Callable[[Any], PdfFont | None]


@dataclass(frozen=True, slots=True)
class Compositing:
    """How a mark combines with what lies under it: overprint and transparency."""

    overprint: bool = False  # for filling
    overprint_stroke: bool = False
    overprint_mode: int = 0  # OPM: with 1, a CMYK ink of 0 leaves its plate alone (ISO 32000-1, 8.6.7)
    alpha: float = 1.0  # for filling
    stroke_alpha: float = 1.0
    blend_mode: str = "/Normal"
    soft_masked: bool = False

    @property
    def blends(self) -> bool:
        return self.blend_mode not in ("/Normal", "/Compatible")

    @property
    def is_transparent(self) -> bool:
        return self.alpha < 1 or self.stroke_alpha < 1 or self.soft_masked or self.blends

    def changed_by(self, entries: Any) -> Compositing:
        """After an ExtGState dictionary has been set (ISO 32000-1, 8.4.5)."""
        import pikepdf

        changes: dict[str, Any] = {}
        if "/OP" in entries:
            changes |= {"overprint_stroke": bool(entries["/OP"]), "overprint": bool(entries["/OP"])}
        if "/op" in entries:
            changes["overprint"] = bool(entries["/op"])
        if "/OPM" in entries:
            changes["overprint_mode"] = int(entries["/OPM"])
        if "/ca" in entries:
            changes["alpha"] = float(entries["/ca"])
        if "/CA" in entries:
            changes["stroke_alpha"] = float(entries["/CA"])
        if "/BM" in entries:
            mode = entries["/BM"]
            changes["blend_mode"] = name_text(mode[0] if isinstance(mode, pikepdf.Array) else mode)
        if "/SMask" in entries:
            changes["soft_masked"] = isinstance(entries["/SMask"], pikepdf.Dictionary)
        return replace(self, **changes) if changes else self


@dataclass(slots=True)
class GraphicsState:
    """What `q` saves and `Q` restores. Lengths are in the units of the text or path; `clip` is a box on the page, in points."""

    ctm: Matrix = _IDENTITY
    clip: PdfBox = _NO_CLIP
    fill: Paint = BLACK
    stroke: Paint = BLACK
    line_width: float = 1.0
    compositing: Compositing = Compositing()
    font: PdfFont | None = None
    font_size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    horizontal_scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    text_mode: int = 0


class GraphicsStateTracker:
    """The current state, changed by each operator that `apply` is given; other operators are ignored.

    `text_matrix` is where the next string starts, before the CTM. It is not part of the state that `q` saves.
    """

    def __init__(self, read_font: FontReader = lambda font: None) -> None:
        self.state = GraphicsState()
        self.text_matrix = self._line_matrix = _IDENTITY
        self._read_font = read_font
        self._saved: list[GraphicsState] = []

    def apply(self, operator: str, operands: Any, resources: Any) -> None:
        """An operator whose operands are broken changes nothing, as in viewers."""
        if step := _STEPS.get(operator):
            try:  # half a million times in a map: `suppress` takes longer than most steps
                step(self, operator, operands, resources)
            except BROKEN_RULES:
                return

    def save(self) -> None:
        self._saved.append(copy(self.state))

    def restore(self) -> None:
        if self._saved:
            self.state = self._saved.pop()

    def concatenate(self, operands: Any) -> None:
        self.state.ctm = parse_matrix(operands).then(self.state.ctm)

    def advance(self, width: float) -> None:
        """Move past a shown string; `width` is in text space."""
        self.text_matrix = translation(width, 0).then(self.text_matrix)

    # Each method below takes the operator's name, its operands and the resources in force.

    def _save(self, operator: str, operands: Any, resources: Any) -> None:
        self.save()

    def _restore(self, operator: str, operands: Any, resources: Any) -> None:
        self.restore()

    def _concatenate(self, operator: str, operands: Any, resources: Any) -> None:
        self.concatenate(operands)

    def _set_number(self, operator: str, operands: Any, resources: Any) -> None:
        setattr(self.state, _NUMBERS[operator], float(operands[0]))

    def _set_horizontal_scale(self, operator: str, operands: Any, resources: Any) -> None:
        self.state.horizontal_scale = float(operands[0]) / 100

    def _set_text_mode(self, operator: str, operands: Any, resources: Any) -> None:
        self.state.text_mode = int(operands[0])

    def _set_device_paint(self, operator: str, operands: Any, resources: Any) -> None:
        self._set_paint(operator, parse_device_paint(operator, operands))

    def _set_color_space(self, operator: str, operands: Any, resources: Any) -> None:
        self._set_paint(operator, initial_paint(parse_color_space(operands[0], resources)))

    def _set_color(self, operator: str, operands: Any, resources: Any) -> None:
        amounts = tuple(float(operand) for operand in operands if not name_text(operand).startswith("/"))
        space = (self.state.stroke if operator.isupper() else self.state.fill).space
        self._set_paint(operator, Paint(space, amounts))

    def _set_paint(self, operator: str, paint: Paint) -> None:
        """Color operators in capitals are for strokes."""
        if operator.isupper():
            self.state.stroke = paint
        else:
            self.state.fill = paint

    def _set_extended_state(self, operator: str, operands: Any, resources: Any) -> None:
        entries = extended_state(operands, resources)
        self.state.compositing = self.state.compositing.changed_by(entries)
        self.state.line_width = float(entries.get("/LW", self.state.line_width))

    def _set_font(self, operator: str, operands: Any, resources: Any) -> None:
        font = resource(resources, "/Font", operands[0])
        self.state.font = self._read_font(font) if font is not None else None
        self.state.font_size = float(operands[1])

    def _begin_text(self, operator: str, operands: Any, resources: Any) -> None:
        self.text_matrix = self._line_matrix = _IDENTITY

    def _set_text_matrix(self, operator: str, operands: Any, resources: Any) -> None:
        self.text_matrix = self._line_matrix = parse_matrix(operands)

    def _move_text(self, operator: str, operands: Any, resources: Any) -> None:
        x, y = float(operands[0]), float(operands[1])
        if operator == "TD":
            self.state.leading = -y
        self._start_line(x, y)

    def _next_line(self, operator: str, operands: Any, resources: Any) -> None:
        if operator == '"':
            self.state.word_space, self.state.character_space = float(operands[0]), float(operands[1])
        self._start_line(0.0, -self.state.leading)

    def _start_line(self, x: float, y: float) -> None:
        self.text_matrix = self._line_matrix = translation(x, y).then(self._line_matrix)


def parse_matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return Matrix(a, b, c, d, e, f)


def extended_state(operands: Any, resources: Any) -> Any:
    """The ExtGState dictionary that `gs` names; empty if the resources lack it."""
    return as_dictionary(resource(resources, "/ExtGState", operands[0]))


_NUMBERS = {"w": "line_width", "Tc": "character_space", "Tw": "word_space", "TL": "leading", "Ts": "rise"}
_STEPS: dict[str, Callable[[GraphicsStateTracker, str, Any, Any], None]] = {
    "q": GraphicsStateTracker._save,
    "Q": GraphicsStateTracker._restore,
    "cm": GraphicsStateTracker._concatenate,
    "gs": GraphicsStateTracker._set_extended_state,
    **dict.fromkeys(_NUMBERS, GraphicsStateTracker._set_number),
    "Tz": GraphicsStateTracker._set_horizontal_scale,
    "Tr": GraphicsStateTracker._set_text_mode,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), GraphicsStateTracker._set_device_paint),
    **dict.fromkeys(("cs", "CS"), GraphicsStateTracker._set_color_space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), GraphicsStateTracker._set_color),
    "Tf": GraphicsStateTracker._set_font,
    "BT": GraphicsStateTracker._begin_text,
    "Tm": GraphicsStateTracker._set_text_matrix,
    **dict.fromkeys(("Td", "TD"), GraphicsStateTracker._move_text),
    **dict.fromkeys(("T*", "'", '"'), GraphicsStateTracker._next_line),
}
