"""Corrects sheets for a printer's offset and scaling, from readings of the calibration sheet in a YAML file. Points.

A sheet folded in half is creased at the middle of the paper; the printed scales show how far the middle of the print is from it. A long
line measured with a ruler shows whether the printer shrinks or stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import Problem
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import LengthType, TextType
from handbill.sheets.sheet import PrinterCorrection, Sheet

# The nominal lengths of the long lines on the calibration sheet.
LINE_ACROSS, LINE_DOWN = 150 * MILLIMETER, 200 * MILLIMETER
_MAX_OFFSET = 15 * MILLIMETER
_MAX_STRETCH = 0.05  # a larger error means that "fit to page" is switched on


@dataclass(frozen=True)
class ScaleReading:
    """Where the creases cross the scales of one side, in points; positive to the right of zero and below it."""

    across: float
    down: float


@dataclass(frozen=True)
class Printer:
    """A printer: the readings of both sides, and the factors by which it stretches the print, across and down."""

    name: str
    front: ScaleReading
    back: ScaleReading
    stretch: tuple[float, float]


def _stretch(across: float, down: float) -> tuple[float, float]:
    return across / LINE_ACROSS, down / LINE_DOWN


def _stretch_problems(stretch: tuple[float, float], at: Position) -> Iterator[Problem]:
    for key, factor, right in zip(("across", "down"), stretch, (LINE_ACROSS, LINE_DOWN), strict=True):
        if abs(factor - 1) > _MAX_STRETCH:
            sentence = f"the line {key} should measure {right / MILLIMETER:.0f} mm, and measures {factor * right / MILLIMETER:.1f} mm"
            yield at.problem("content-value", sentence, key, hint="print the sheet again at 100 percent (“actual size”)")


def _scale_reading(about: str) -> RecordType[ScaleReading]:
    fields = {
        "across": LengthType(
            "On the scale across, such as -0.5 mm; more than nothing is to the right of zero.", "signed", most=_MAX_OFFSET
        ),
        "down": LengthType("On the scale down, such as -0.5 mm; more than nothing is below zero.", "signed", most=_MAX_OFFSET),
    }
    return RecordType(ScaleReading, about, fields)


PRINTER = RecordType(
    lambda name, front, back, lines: Printer(name, front, back, lines),
    "What was read off a printer's calibration sheet.",
    {
        "name": TextType("The printer's name."),
        "front": _scale_reading("Where the crease crosses the scales of the front."),
        "back": _scale_reading("Where the crease crosses the scales of the back."),
        "lines": RecordType(
            _stretch,
            "How long the two long lines are.",
            {"across": LengthType("The line across; 150 mm is right."), "down": LengthType("The line down; 200 mm is right.")},
            check=_stretch_problems,
        ),
    },
)


def read_printer(path: Path) -> Printer:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    return parse_data(PRINTER, read(path))


def correct_for_printer(sheets: Sequence[Sheet], printer: Printer) -> tuple[Sheet, ...]:
    """The sheets, moved and scaled so that this printer puts them in the right place."""
    return tuple(replace(sheet, adjust=printer_correction(printer, sheet)) for sheet in sheets)


def printer_correction(printer: Printer, sheet: Sheet) -> PrinterCorrection:
    """The correction that a sheet needs for this printer."""
    reading = printer.back if sheet.side == "back" else printer.front
    across, down = printer.stretch
    # A crease at +3 on the scale means that the print is 3 too far left. The scale is stretched like everything else, so 3 is exact.
    return PrinterCorrection((1 / across, 1 / down), (reading.across, reading.down))
