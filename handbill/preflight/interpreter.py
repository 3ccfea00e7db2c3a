"""A page's content streams become marks, those of form XObjects in their places. Points from the lower left corner of the page's own space.

Operators: ISO 32000-1, annex A. What cannot be read is left out: a viewer does the same.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handbill.preflight.ext_graphics_state import ExtGState
from handbill.preflight.font_program import Typeface
from handbill.preflight.inks import Paint, device_paint, initial, space_of
from handbill.preflight.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText, Used, changed
from handbill.preflight.matrix import IDENTITY, NOWHERE, Matrix, after, around, box_through, moved, scale_of, shared
from handbill.preflight.tagging import Tagging

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 12  # forms within forms; ours nest two deep
_PAINTING = {"f": (1, 0), "F": (1, 0), "f*": (1, 0), "S": (0, 1), "s": (0, 1), "n": (0, 0)} | dict.fromkeys(("B", "B*", "b", "b*"), (1, 1))


class Interpreter:
    """One page. `marks` are in painting order; `used` are the names that standards ask about, `faces` every font chosen."""

    def __init__(self, page: pikepdf.Page, face_of: Callable[[Any], Typeface]) -> None:
        self.marks: list[PaintedMark] = []
        self.used: dict[Used, None] = {}
        self.faces: dict[Typeface, None] = {}
        self._face_of = face_of
        self._state, self._saved = ExtGState(), list[ExtGState]()
        self._tags = Tagging()
        self._path, self._rectangles, self._segments, self._clipping = NOWHERE, 0, 0, False
        self._text, self._line = IDENTITY, IDENTITY
        self._run(page.obj, page.obj.get("/Resources", {}), 0)

    def _run(self, stream: Any, resources: Any, depth: int) -> None:
        import pikepdf

        before = self._tags.enter(stream)
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            step = _STEPS.get(name)
            if step is not None:
                step(self, name, operands, resources)
            elif name == "Do":
                self._draw(resources.get("/XObject", {}).get(str(operands[0])), resources, depth)
        self._tags.owner = before

    def _draw(self, drawn: Any, resources: Any, depth: int) -> None:
        kind = "" if drawn is None else str(drawn.get("/Subtype", ""))
        if kind == "/Image":
            self._picture(drawn, resources)
        elif kind == "/Form" and depth < _DEEPEST:
            for key in ("/OPI", "/Ref", "/PS"):
                if key in drawn:
                    self._note("form", key)
            self._save("q", [], None)
            if "/Matrix" in drawn:
                self._state.ctm = after(_matrix(drawn["/Matrix"]), self._state.ctm)
            self._run(drawn, drawn.get("/Resources", resources), depth + 1)
            self._restore("Q", [], None)
        elif kind:
            self._note("object", kind)

    def _note(self, kind: str, name: str) -> None:
        self.used[Used(kind, name)] = None

    # Each step below takes the operator's name, its operands and the resources in force.

    def _save(self, name: str, operands: Any, resources: Any) -> None:
        self._saved.append(copy(self._state))

    def _restore(self, name: str, operands: Any, resources: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _concat(self, name: str, operands: Any, resources: Any) -> None:
        self._state.ctm = after(_matrix(operands), self._state.ctm)

    def _number(self, name: str, operands: Any, resources: Any) -> None:
        value = float(operands[0])
        setattr(self._state, _NUMBERS[name], value / 100 if name == "Tz" else int(value) if name == "Tr" else value)

    def _device(self, name: str, operands: Any, resources: Any) -> None:
        setattr(self._state, "stroke" if name.isupper() else "fill", device_paint(name, operands))

    def _space(self, name: str, operands: Any, resources: Any) -> None:
        setattr(self._state, "stroke" if name == "CS" else "fill", initial(space_of(operands[0], resources)))

    def _color(self, name: str, operands: Any, resources: Any) -> None:
        side = "stroke" if name.isupper() else "fill"
        amounts = tuple(float(operand) for operand in operands if not str(operand).startswith("/"))
        setattr(self._state, side, Paint(getattr(self._state, side).space, amounts))

    def _graphics(self, name: str, operands: Any, resources: Any) -> None:
        found = resources.get("/ExtGState", {}).get(str(operands[0]), {})
        self._state.manner = changed(self._state.manner, found)
        self._state.width = float(found.get("/LW", self._state.width))
        for key in ("/TR", "/TR2", "/HTP"):
            if str(found.get(key, "/Default")) not in ("/Default", "/Identity"):
                self._note("state", key)

    def _point(self, name: str, operands: Any, resources: Any) -> None:
        numbers = [float(operand) for operand in operands]
        for at in range(0, len(numbers) - 1, 2):
            x, y = moved(self._state.ctm, numbers[at], numbers[at + 1])
            self._path = around(self._path, (x, y, x, y))
        self._segments += name != "m"

    def _rectangle(self, name: str, operands: Any, resources: Any) -> None:
        x, y, width, height = (float(operand) for operand in operands)
        box = box_through(self._state.ctm, (x, y, x + width, y + height))
        self._path = around(self._path, box)
        self._rectangles += 1

    def _clip(self, name: str, operands: Any, resources: Any) -> None:
        self._clipping = True

    def _paint(self, name: str, operands: Any, resources: Any) -> None:
        state, (filled, stroked) = self._state, _PAINTING[name]
        if (filled or stroked) and self._path[0] <= self._path[2]:
            bounds = shared(self._path, state.clip)
            if bounds[0] <= bounds[2] and bounds[1] <= bounds[3]:
                fill, stroke = state.fill if filled else None, state.stroke if stroked else None
                only = self._rectangles == 1 and not self._segments and bounds == self._path
                self.marks.append(
                    PaintedShape(bounds, fill, stroke, state.width * scale_of(state.ctm), only, state.manner, self._tags.now())
                )
        if self._clipping:
            state.clip = shared(self._path, state.clip)
        self._path, self._rectangles, self._segments, self._clipping = NOWHERE, 0, 0, False

    def _shade(self, name: str, operands: Any, resources: Any) -> None:
        found = resources["/Shading"][str(operands[0])]
        state = self._state
        space = space_of(found.get("/ColorSpace"), resources)
        self.marks.append(PaintedImage(found, state.clip, 0, 0, space, state.fill, state.manner, self._tags.now(), shading=True))

    def _inline(self, name: str, operands: Any, resources: Any) -> None:
        self._picture(operands[0], resources)

    def _picture(self, data: Any, resources: Any) -> None:
        state, dictionary = self._state, getattr(data, "obj", data)
        a, b, c, d, _, _ = state.ctm
        box = shared(box_through(state.ctm, (0, 0, 1, 1)), state.clip)
        space = space_of(dictionary.get("/ColorSpace", dictionary.get("/CS")), resources)
        sides = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        manner = replace(state.manner, masked=True) if "/SMask" in dictionary else state.manner
        self.marks.append(PaintedImage(data, box, *sides, space, state.fill, manner, self._tags.now()))
        for key in ("/OPI", "/Alternates"):
            if key in dictionary:
                self._note("image", key)

    def _mark(self, name: str, operands: Any, resources: Any) -> None:
        self._tags.open(operands, resources)

    def _unmark(self, name: str, operands: Any, resources: Any) -> None:
        self._tags.close()

    def _begin(self, name: str, operands: Any, resources: Any) -> None:
        self._text = self._line = IDENTITY

    def _font(self, name: str, operands: Any, resources: Any) -> None:
        font = resources.get("/Font", {}).get(str(operands[0]))
        self._state.face = self._face_of(font) if font is not None else None
        if self._state.face is not None:
            self.faces[self._state.face] = None
        self._state.size = float(operands[1])

    def _move(self, name: str, operands: Any, resources: Any) -> None:
        if name == "T*":
            x, y = 0.0, -self._state.leading
        else:
            x, y = float(operands[0]), float(operands[1])
            if name == "TD":
                self._state.leading = -y
        self._text = self._line = after((1, 0, 0, 1, x, y), self._line)

    def _place(self, name: str, operands: Any, resources: Any) -> None:
        self._text = self._line = _matrix(operands)

    def _show(self, name: str, operands: Any, resources: Any) -> None:
        if name == '"':
            self._state.word_space, self._state.character_space = float(operands[0]), float(operands[1])
        if name in ("'", '"'):
            self._move("T*", [], resources)
        if self._state.face is not None:
            self._words(list(operands[0]) if name == "TJ" else [operands[-1]])

    def _words(self, parts: list[Any]) -> None:
        """The string in one piece; moves within it (TJ) are part of the pens. Pens count in 1/1000 of the size."""
        import pikepdf

        state, face = self._state, self._state.face
        assert face is not None
        size = state.size or 1e-6
        space, word = 1000 * state.character_space / size, 1000 * state.word_space / size
        codes: list[int] = []
        pens: list[float] = []
        pen = 0.0
        for part in parts:
            if not isinstance(part, pikepdf.String):
                pen -= float(part)
                continue
            for code in face.codes(bytes(part)):
                codes.append(code)
                pens.append(pen)
                pen += face.advance(code) + space + (word if code == 32 and not face.composite else 0)
        matrix = after((size * state.stretch / 1000, 0, 0, size / 1000, 0, state.rise), after(self._text, state.ctm))
        if codes:
            place = tuple(codes), tuple(pens), pen
            self.marks.append(
                PaintedText(face, *place, matrix, state.mode, state.fill, state.stroke, state.manner, self._tags.now(), state.clip)
            )
        self._text = after((1, 0, 0, 1, pen * size * state.stretch / 1000, 0), self._text)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


_NUMBERS = {
    **{"w": "width", "Tc": "character_space", "Tw": "word_space", "Tz": "stretch", "TL": "leading", "Ts": "rise", "Tr": "mode"},
}
_STEPS: dict[str, Callable[[Interpreter, str, Any, Any], None]] = {
    **{
        "q": Interpreter._save,
        "Q": Interpreter._restore,
        "cm": Interpreter._concat,
        "gs": Interpreter._graphics,
        "re": Interpreter._rectangle,
        "sh": Interpreter._shade,
    },
    **dict.fromkeys(_NUMBERS, Interpreter._number),
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), Interpreter._device),
    **dict.fromkeys(("cs", "CS"), Interpreter._space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), Interpreter._color),
    **dict.fromkeys(("m", "l", "c", "v", "y"), Interpreter._point),
    **dict.fromkeys(("W", "W*"), Interpreter._clip),
    **dict.fromkeys(_PAINTING, Interpreter._paint),
    **{
        "INLINE IMAGE": Interpreter._inline,
        "BMC": Interpreter._mark,
        "BDC": Interpreter._mark,
        "EMC": Interpreter._unmark,
        "BT": Interpreter._begin,
        "Tf": Interpreter._font,
    },
    **dict.fromkeys(("Td", "TD", "T*"), Interpreter._move),
    **{"Tm": Interpreter._place},
    **dict.fromkeys(("Tj", "TJ", "'", '"'), Interpreter._show),
}
