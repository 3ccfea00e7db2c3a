"""Colors as a content stream sets them: their color space and the ink that each printing plate gets. Amounts run from 0 to 1.

Color spaces: ISO 32000-1, 8.6. Colors of light (RGB, Lab) have no inks until they are converted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from handbill.preflight.pdf_objects import name_text, resource

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
LIGHT = frozenset({"rgb", "calibrated-rgb", "lab", "profile-3"})
# Colors that need a profile to be printed, which X-1a does not have (ISO 15930-4).
MANAGED = frozenset({"calibrated-gray", "calibrated-rgb", "lab", "profile-1", "profile-3", "profile-4"})
PROCESS_SPACES = frozenset({"cmyk", "profile-4"})  # their components are the four process inks
GRAYS = frozenset({"gray", "calibrated-gray", "profile-1"})
_NAMES = {
    **{"/DeviceGray": "gray", "/G": "gray", "/CalGray": "calibrated-gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/CalRGB": "calibrated-rgb"},
    **{"/DeviceCMYK": "cmyk", "/CMYK": "cmyk", "/Lab": "lab", "/Pattern": "pattern"},
}


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """`kind`: gray, rgb, cmyk, lab, calibrated-*, profile-N (ICC with N channels), spot, pattern. `plates`: a spot space's inks, in order.

    `source` is the file's own object.
    """

    kind: str
    plates: tuple[str, ...] = ()
    source: Any = field(default=None, compare=False, repr=False)


GRAY, RGB, CMYK = ColorSpace("gray"), ColorSpace("rgb"), ColorSpace("cmyk")


@dataclass(frozen=True, slots=True)
class Paint:
    """A color as the file sets it: a color space and an amount for each component."""

    space: ColorSpace
    amounts: tuple[float, ...]

    @property
    def is_light(self) -> bool:
        """Whether it is a color of light, such as RGB."""
        return self.space.kind in LIGHT

    def inks(self) -> dict[str, float]:
        """The plates that print, with their amounts. Empty for white, colors of light and patterns."""
        kind, amounts = self.space.kind, self.amounts
        if kind in GRAYS and amounts:
            pairs = [("Black", 1 - amounts[0])]
        elif kind in PROCESS_SPACES:
            pairs = list(zip(PROCESS, amounts, strict=False))
        elif kind == "spot" and self.space.plates == ("All",):
            pairs = [(plate, amounts[0]) for plate in PROCESS]
        elif kind == "spot":
            pairs = list(zip(self.space.plates, amounts, strict=False))
        else:
            pairs = []
        return {plate: amount for plate, amount in pairs if amount > 0 and plate != "None"}

    def is_black_ink_alone(self) -> bool:
        """Whether it is black ink and no other; 90 percent or more counts as black."""
        inks = self.inks()
        return inks.keys() == {"Black"} and inks["Black"] >= 0.9

    def is_white(self) -> bool:
        """Whether it is bare paper, set as a color."""
        if self.is_light:
            return self.space.kind != "lab" and min(self.amounts, default=0) >= 1
        return self.space.kind != "pattern" and not self.inks()


BLACK = Paint(GRAY, (0.0,))


def initial_paint(space: ColorSpace) -> Paint:
    """The color that is current after a color space is chosen (ISO 32000-1, 8.6.5 to 8.6.6): black, or full ink."""
    if space.kind in PROCESS_SPACES:
        return Paint(space, (0.0, 0.0, 0.0, 1.0))
    if space.kind == "spot":
        return Paint(space, (1.0,) * len(space.plates))
    return Paint(space, (0.0,) * (3 if space.kind in LIGHT else 1))


def parse_color_space(value: Any, resources: Any) -> ColorSpace:
    """The color space that a name or an array denotes. Indexed is read as its base, an unknown kind as gray."""
    import pikepdf

    if value is None:
        return GRAY
    if not isinstance(value, pikepdf.Array):
        named = resource(resources, "/ColorSpace", value) if resources is not None and isinstance(value, pikepdf.Name) else None
        return ColorSpace(_NAMES.get(name_text(value), "gray"), source=value) if named is None else parse_color_space(named, None)
    kind = name_text(value[0])
    if kind == "/ICCBased":
        return ColorSpace(f"profile-{int(value[1]['/N'])}", source=value)
    if kind in ("/Indexed", "/I"):
        return parse_color_space(value[1], resources)
    if kind in ("/Separation", "/DeviceN"):
        plates = [value[1]] if kind == "/Separation" else list(value[1])
        return ColorSpace("spot", tuple(name_text(plate).lstrip("/") for plate in plates), value)
    return ColorSpace(_NAMES.get(kind, "gray"), source=value)


def parse_device_paint(operator: str, operands: Sequence[Any]) -> Paint:
    """The color that g, rg, k or their stroke operators set."""
    return Paint({"g": GRAY, "rg": RGB, "k": CMYK}[operator.lower()], tuple(float(operand) for operand in operands))
