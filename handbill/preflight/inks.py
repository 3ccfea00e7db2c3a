"""Color operands become paints: a color space in a few plain kinds, and what each printing plate gets. Ink amounts run from 0 to 1.

Color spaces: ISO 32000-1, 8.6. A color that is made of light (RGB, Lab) has no inks of its own until somebody converts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
LIGHT = frozenset({"rgb", "calibrated-rgb", "lab", "profile-3"})
# What X-1a does not know: colors that need a profile to be printed (ISO 15930-4).
MANAGED = frozenset({"calibrated-gray", "calibrated-rgb", "lab", "profile-1", "profile-3", "profile-4"})
_NAMES = {
    **{"/DeviceGray": "gray", "/G": "gray", "/CalGray": "calibrated-gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/CalRGB": "calibrated-rgb"},
    **{"/DeviceCMYK": "cmyk", "/CMYK": "cmyk", "/Lab": "lab", "/Pattern": "pattern"},
}
_GRAYS = frozenset({"gray", "calibrated-gray", "profile-1"})


@dataclass(frozen=True, slots=True)
class Space:
    """`kind`: gray, rgb, cmyk, lab, calibrated-*, profile-N (ICC, N channels), spot, pattern. `plates`: a spot space's inks, in order.

    `base` is what a spot space looks like on a screen, `source` the file's own object.
    """

    kind: str
    plates: tuple[str, ...] = ()
    base: Space | None = None
    source: Any = field(default=None, compare=False, repr=False)


GRAY, RGB, CMYK = Space("gray"), Space("rgb"), Space("cmyk")


@dataclass(frozen=True, slots=True)
class Paint:
    """A color as it is set in the file."""

    space: Space
    amounts: tuple[float, ...]

    @property
    def light(self) -> bool:
        return self.space.kind in LIGHT

    def inks(self) -> dict[str, float]:
        """The plates that print, with their amounts; nothing for white, for light and for patterns."""
        kind, amounts = self.space.kind, self.amounts
        if kind in _GRAYS and amounts:
            pairs = [("Black", 1 - amounts[0])]
        elif kind in ("cmyk", "profile-4"):
            pairs = list(zip(PROCESS, amounts, strict=False))
        elif kind == "spot":
            pairs = list(zip(self.space.plates, amounts, strict=False))
            if self.space.plates == ("All",):
                pairs = [(plate, amounts[0]) for plate in PROCESS]
        else:
            pairs = []
        return {plate: amount for plate, amount in pairs if amount > 0 and plate != "None"}

    def total(self) -> float:
        """All inks together: 4 is 400 percent."""
        return sum(self.inks().values())

    def black_alone(self) -> bool:
        """Black text is black ink and nothing else; from 90 percent on it is meant as black."""
        inks = self.inks()
        return inks.keys() == {"Black"} and inks["Black"] >= 0.9

    def white(self) -> bool:
        """Bare paper: set as a color, and without ink."""
        if self.light:
            return self.space.kind != "lab" and min(self.amounts, default=0) >= 1
        return self.space.kind != "pattern" and not self.inks()


BLACK = Paint(GRAY, (0.0,))


def initial(space: Space) -> Paint:
    """The color a space begins with (ISO 32000-1, 8.6.5 to 8.6.6): black, or full ink."""
    if space.kind in ("cmyk", "profile-4"):
        return Paint(space, (0.0, 0.0, 0.0, 1.0))
    if space.kind == "spot":
        return Paint(space, (1.0,) * len(space.plates))
    return Paint(space, (0.0,) * (3 if space.kind in LIGHT else 1))


def space_of(value: Any, resources: Any) -> Space:
    """The color space of a name or an array; Indexed is its base. Unknown kinds count as gray."""
    import pikepdf

    if value is None:
        return GRAY
    if not isinstance(value, pikepdf.Array):
        named = resources.get("/ColorSpace", {}).get(str(value)) if resources is not None else None
        return Space(_NAMES.get(str(value), "gray"), source=value) if named is None else space_of(named, None)
    kind = str(value[0])
    if kind == "/ICCBased":
        return Space(f"profile-{int(value[1]['/N'])}", source=value)
    if kind in ("/Indexed", "/I"):
        return space_of(value[1], resources)
    if kind in ("/Separation", "/DeviceN"):
        plates = [value[1]] if kind == "/Separation" else list(value[1])
        return Space("spot", tuple(str(plate).lstrip("/") for plate in plates), space_of(value[2], resources), value)
    return Space(_NAMES.get(kind, "gray"), source=value)


def device_paint(operator: str, operands: Sequence[Any]) -> Paint:
    """What g, rg, k and their strokes set."""
    amounts = tuple(float(operand) for operand in operands)
    return Paint({"g": GRAY, "rg": RGB, "k": CMYK}[operator.lower()], amounts)
