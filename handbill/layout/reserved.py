"""What a form keeps free of words: the hole of a door hanger, and the address of a postcard with its stamp and the post's barcode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import ChoiceType, LengthType

Slit = Literal["left", "right", "none"]


@dataclass(frozen=True)
class Hole:
    """A round hole in the middle of the width, seen from the front. Points.

    `down`: from the upper edge to its middle. `slit`: the edge to which the paper is cut from the hole. `clear`: how far words stay away.
    """

    diameter: float
    down: float
    slit: Slit
    clear: float

    @property
    def foot(self) -> float:
        """From the upper edge to where words may begin."""
        return self.down + self.diameter / 2 + self.clear


@dataclass(frozen=True)
class AddressSide:
    """The back of a postcard, in points: the address takes `width` at the right, with the stamp in its upper corner.

    `barcode`: width and height of the lower right corner in which nothing is printed. Posts read from left to right, whatever the language.
    """

    width: float
    stamp: tuple[float, float]
    barcode: tuple[float, float]

    def address_area(self, width: float, height: float) -> Box:
        """The part for the address on a card of this size."""
        return Box(width - self.width, 0, self.width, height)

    def barcode_area(self, width: float, height: float) -> Box:
        """The part for the post's barcode on a card of this size."""
        return Box(width - self.barcode[0], height - self.barcode[1], *self.barcode)


def _size(about: str) -> RecordType[tuple[float, float]]:
    fields = {"width": LengthType("From left to right."), "height": LengthType("From top to bottom.")}
    return RecordType(lambda width, height: (width, height), about, fields)


HOLE = RecordType(
    Hole,
    "A round hole that is punched in the middle of the width; words begin under it.",
    {
        "diameter": LengthType("How wide it is."),
        "down": LengthType("From the upper edge to its middle."),
        "slit": ChoiceType("The edge to which the paper is cut from the hole, seen from the front.", ("left", "right", "none"), "an edge"),
        "clear": LengthType("How far words stay away from it."),
    },
    default=None,
)
ADDRESS_SIDE = RecordType(
    AddressSide,
    "The address on the back of a postcard.",
    {
        "width": LengthType("How much of the width, at the right, is for the address."),
        "stamp": _size("The box for the stamp, in the upper right corner."),
        "barcode": _size("The lower right corner, in which nothing is printed: the post prints its barcode there."),
    },
    default=None,
)
