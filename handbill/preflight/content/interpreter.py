"""Interprets a page's content stream, with its form XObjects, and collects what it paints (ISO 32000-1, annex A).

Points from the lower left corner of the page's own space. Operators that it does not know are skipped, as a viewer does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handbill.core.matrix import Matrix
from handbill.preflight.content.color import parse_color_space
from handbill.preflight.content.graphics_state import GraphicsStateTracker, extended_state
from handbill.preflight.content.marked_content import MarkedContentTracker
from handbill.preflight.content.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText, UsedFeature, image_entry
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.pdf_box import EMPTY, PdfBox
from handbill.preflight.pdf_objects import BROKEN_RULES, as_dictionary, name_text, resource

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 12  # forms within forms; ours nest two deep
_UNIT_SQUARE = PdfBox(0, 0, 1, 1)
# Path-painting operators: whether they fill, whether they stroke.
_PAINTING = {
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}


class Interpreter:
    """One page. `marks` are in painting order, `features` what standards may forbid, `fonts` every font that is set, even without text."""

    def __init__(self, page: pikepdf.Page, read_font: Callable[[Any], PdfFont]) -> None:
        self.marks: list[PaintedMark] = []
        self.features: dict[UsedFeature, None] = {}
        self.fonts: dict[PdfFont, None] = {}
        self._tracker = GraphicsStateTracker(read_font)
        self._tags = MarkedContentTracker()
        self._path, self._rectangles, self._segments, self._clips = EMPTY, 0, 0, False
        self._run(page.obj, as_dictionary(page.obj.get("/Resources")), 0)

    def _run(self, stream: Any, resources: Any, depth: int) -> None:
        import pikepdf

        outer = self._tags.enter(stream)
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = name_text(operator)
            self._tracker.apply(name, operands, resources)
            with suppress(*BROKEN_RULES):  # as in viewers, an operator with broken operands paints nothing
                if step := _STEPS.get(name):
                    step(self, name, operands, resources)
                elif name == "Do":
                    self._draw(resource(resources, "/XObject", operands[0]), resources, depth)
        self._tags.owner = outer

    def _draw(self, drawn: Any, resources: Any, depth: int) -> None:
        drawn = as_dictionary(drawn)
        kind = name_text(drawn.get("/Subtype", ""))
        if kind == "/Image":
            self._add_image(drawn, resources)
        elif kind == "/Form" and depth < _DEEPEST:
            self._note_keys("form", drawn, ("/OPI", "/Ref", "/PS"))
            self._tracker.save()
            if "/Matrix" in drawn:
                self._tracker.concatenate(drawn["/Matrix"])
            self._run(drawn, drawn.get("/Resources", resources), depth + 1)
            self._tracker.restore()
        elif kind:
            self._note("object", kind)

    def _note(self, kind: str, name: str) -> None:
        self.features[UsedFeature(kind, name)] = None

    def _note_keys(self, kind: str, dictionary: Any, keys: tuple[str, ...]) -> None:
        for key in keys:
            if key in dictionary:
                self._note(kind, key)

    def _add_image(self, data: Any, resources: Any) -> None:
        state, dictionary = self._tracker.state, getattr(data, "obj", data)
        a, b, c, d, _, _ = state.ctm
        bounds = _UNIT_SQUARE.transform(state.ctm).intersection(state.clip)
        space = parse_color_space(image_entry(data, "/ColorSpace", "/CS"), resources)
        sides = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        compositing = replace(state.compositing, soft_masked=True) if "/SMask" in dictionary else state.compositing
        self.marks.append(PaintedImage(data, bounds, *sides, space, state.fill, compositing, self._tags.current))
        self._note_keys("image", dictionary, ("/OPI", "/Alternates"))

    # Each step below takes the operator's name, its operands and the resources in force. The graphics state is up to date.

    def _set_font(self, name: str, operands: Any, resources: Any) -> None:
        if self._tracker.state.font is not None:
            self.fonts[self._tracker.state.font] = None

    def _set_extended_state(self, name: str, operands: Any, resources: Any) -> None:
        entries = extended_state(operands, resources)
        for key in ("/TR", "/TR2", "/HTP"):
            if name_text(entries.get(key, "/Default")) not in ("/Default", "/Identity"):
                self._note("state", key)

    def _add_points(self, name: str, operands: Any, resources: Any) -> None:
        """Curves count by their control points, so their box may come out larger than they are."""
        numbers = [float(operand) for operand in operands]
        for at in range(0, len(numbers) - 1, 2):
            x, y = self._tracker.state.ctm.point(numbers[at], numbers[at + 1])
            self._path = self._path.union(PdfBox(x, y, x, y))
        self._segments += name != "m"

    def _add_rectangle(self, name: str, operands: Any, resources: Any) -> None:
        x, y, width, height = (float(operand) for operand in operands)
        self._path = self._path.union(PdfBox(x, y, x + width, y + height).transform(self._tracker.state.ctm))
        self._rectangles += 1

    def _clip(self, name: str, operands: Any, resources: Any) -> None:
        """The path clips from the next painting operator on."""
        self._clips = True

    def _paint(self, name: str, operands: Any, resources: Any) -> None:
        state, (fills, strokes) = self._tracker.state, _PAINTING[name]
        bounds = self._path.intersection(state.clip)
        if (fills or strokes) and not self._path.is_empty and not bounds.is_empty:
            fill, stroke = state.fill if fills else None, state.stroke if strokes else None
            is_rectangle = self._rectangles == 1 and not self._segments and bounds == self._path
            width = state.line_width * state.ctm.mean_scale
            self.marks.append(PaintedShape(bounds, fill, stroke, width, is_rectangle, state.compositing, self._tags.current))
        if self._clips:
            state.clip = bounds
        self._path, self._rectangles, self._segments, self._clips = EMPTY, 0, 0, False

    def _shade(self, name: str, operands: Any, resources: Any) -> None:
        shading, state = as_dictionary(resource(resources, "/Shading", operands[0])), self._tracker.state
        if not shading:
            return
        space = parse_color_space(shading.get("/ColorSpace"), resources)
        self.marks.append(
            PaintedImage(shading, state.clip, 0, 0, space, state.fill, state.compositing, self._tags.current, is_shading=True)
        )

    def _add_inline_image(self, name: str, operands: Any, resources: Any) -> None:
        self._add_image(operands[0], resources)

    def _open_tag(self, name: str, operands: Any, resources: Any) -> None:
        self._tags.open(operands, resources)

    def _close_tag(self, name: str, operands: Any, resources: Any) -> None:
        self._tags.close()

    def _show(self, name: str, operands: Any, resources: Any) -> None:
        """One mark for the whole string: the moves within it (TJ) are part of the pens, which count in 1/1000 of the size."""
        import pikepdf

        state, font = self._tracker.state, self._tracker.state.font
        if font is None:
            return
        size = state.font_size or 1e-6
        space, word = 1000 * state.character_space / size, 1000 * state.word_space / size
        codes: list[int] = []
        pens: list[float] = []
        pen = 0.0
        for part in list(operands[0]) if name == "TJ" else [operands[-1]]:
            if not isinstance(part, pikepdf.String):
                pen -= 0.0 if isinstance(part, pikepdf.Object) else float(part)
                continue
            for code in font.codes(bytes(part)):
                codes.append(code)
                pens.append(pen)
                pen += font.advance(code) + space + (word if code == 32 and not font.is_composite else 0)
        unit = size * state.horizontal_scale / 1000
        if codes:
            matrix = Matrix(unit, 0, 0, size / 1000, 0, state.rise).then(self._tracker.text_matrix.then(state.ctm))
            string = font, tuple(codes), tuple(pens), pen, matrix, state.text_mode
            actual = self._tags.actual_text
            self.marks.append(PaintedText(*string, state.fill, state.stroke, state.compositing, self._tags.current, state.clip, actual))
        self._tracker.advance(pen * unit)


_STEPS: dict[str, Callable[[Interpreter, str, Any, Any], None]] = {
    "Tf": Interpreter._set_font,
    "gs": Interpreter._set_extended_state,
    **dict.fromkeys(("m", "l", "c", "v", "y"), Interpreter._add_points),
    "re": Interpreter._add_rectangle,
    **dict.fromkeys(("W", "W*"), Interpreter._clip),
    **dict.fromkeys(_PAINTING, Interpreter._paint),
    "sh": Interpreter._shade,
    "INLINE IMAGE": Interpreter._add_inline_image,
    **dict.fromkeys(("BMC", "BDC"), Interpreter._open_tag),
    "EMC": Interpreter._close_tag,
    **dict.fromkeys(("Tj", "TJ", "'", '"'), Interpreter._show),
}
