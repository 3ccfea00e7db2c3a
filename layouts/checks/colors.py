"""check-colors: a press file holds printing inks only (CMYK, gray, spot), and its black text is black ink alone.

RGB in a press file is turned into inks by the shop's settings, not ours: the accent shifts, and black text becomes four inks, whose plates
never fall quite on each other, so small letters get colored fringes. Ink amounts run from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layouts.checks.content import Instruction, instructions
from layouts.checks.document import dissected
from materials.problems import Place, Problem

_RGB = {"rg", "RG"}
_RGB_SPACES = {"/DeviceRGB", "/CalRGB", "/Lab", "/RGB"}  # /RGB is the short name in inline images
_INKS = {"g", "G", "k", "K"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_FILLED = {0, 2, 4, 6}  # text rendering modes (ISO 32000-1, 9.3.6)
_STROKED = {1, 2, 5, 6}
_BLACK = 0.2  # a color whose red, green and blue, by the plain formula (1-c)(1-k), all stay below this is meant as black
_HINT = "this is a fault of the program, or of a picture that was not turned into CMYK: please report it"

Inks = tuple[float, float, float, float]


@dataclass
class _State:
    """What text would be painted with now; None where a color space decides that is not plain gray or CMYK."""

    fill: Inks | None = (0, 0, 0, 1)
    stroke: Inks | None = (0, 0, 0, 1)
    mode: int = 0

    def copy(self) -> _State:
        return _State(self.fill, self.stroke, self.mode)


def press_colors(pdf: bytes) -> list[Problem]:
    """One problem for each kind of fault on each page. Raises ProblemsFound: check-unreadable."""
    with dissected(pdf) as document:
        return [
            Problem("check-colors", fault, Place(f"page {number}"), _HINT)
            for number, page in enumerate(document.pages, 1)
            for fault in _Walk().faults(instructions(page))
        ]


class _Walk:
    def __init__(self) -> None:
        self.state = _State()
        self.saved: list[_State] = []

    def faults(self, walk: Any) -> dict[str, None]:
        found: dict[str, None] = {}
        for instruction in walk:
            if fault := self._step(instruction):
                found[fault] = None
        return found

    def _step(self, instruction: Instruction) -> str:
        operator, operands, resources = instruction
        if operator == "q":
            self.saved.append(self.state.copy())
        elif operator == "Q" and self.saved:
            self.state = self.saved.pop()
        elif operator in _RGB:
            return "a shape or a text is painted in RGB"
        elif operator in _SHOWING:
            return self._text()
        elif operator in ("Do", "INLINE IMAGE"):
            return _picture(operands[0], resources)
        elif operator == "sh":
            shading = resources["/Shading"][str(operands[0])]
            return "a shading is in RGB" if _is_rgb(shading["/ColorSpace"], resources) else ""
        elif operator in ("cs", "CS"):
            return "a color space is RGB" if _is_rgb(operands[0], resources) else self._paint(operator, None)
        elif operator in _INKS:
            amounts = [float(operand) for operand in operands]
            self._paint(operator, (0, 0, 0, 1 - amounts[0]) if len(amounts) == 1 else (amounts[0], amounts[1], amounts[2], amounts[3]))
        elif operator == "Tr":
            self.state.mode = int(operands[0])
        return ""

    def _paint(self, operator: str, inks: Inks | None) -> str:
        if operator.isupper():
            self.state.stroke = inks
        else:
            self.state.fill = inks
        return ""

    def _text(self) -> str:
        used = [self.state.fill] if self.state.mode in _FILLED else []
        used += [self.state.stroke] if self.state.mode in _STROKED else []
        return "black text is printed in more inks than black" if any(_rich_black(inks) for inks in used if inks) else ""


def _rich_black(inks: Inks) -> bool:
    *colored, black = inks
    return any(colored) and all((1 - amount) * (1 - black) < _BLACK for amount in colored)


def _picture(picture: Any, resources: Any) -> str:
    dictionary = getattr(picture, "obj", picture)
    space = dictionary.get("/ColorSpace", dictionary.get("/CS")) if dictionary is not None else None
    return "a picture is in RGB" if space is not None and _is_rgb(space, resources) else ""


def _is_rgb(space: Any, resources: Any) -> bool:
    """Whether a color space, or the base it builds on, is made of light: DeviceRGB, CalRGB, Lab, or a profile of three channels."""
    import pikepdf

    if not isinstance(space, pikepdf.Array):
        named = resources.get("/ColorSpace", {}).get(str(space))
        return str(space) in _RGB_SPACES if named is None else _is_rgb(named, {})
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1]["/N"]) == 3
    # Indexed and Pattern name their base second, Separation and DeviceN their alternate third; the alternate is a screen's affair.
    return kind in _RGB_SPACES or (kind in ("/Indexed", "/I", "/Pattern") and len(space) > 1 and _is_rgb(space[1], resources))
