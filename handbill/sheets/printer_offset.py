"""Corrects sheets for a printer's offset and scaling, from readings of the calibration sheet in a YAML file. Points.

A sheet folded in half is creased at the middle of the paper; the printed scales show how far the middle of the print is from it. A long
line measured with a ruler shows whether the printer shrinks or stretches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.fields import Fields
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import Problem, raise_if_any
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


def read_printer(path: Path) -> Printer:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    lines = fields.group("lines")
    printer = Printer(
        name=fields.text("name"),
        front=_reading(fields.group("front")),
        back=_reading(fields.group("back")),
        stretch=(_stretch(lines, "across", LINE_ACROSS), _stretch(lines, "down", LINE_DOWN)),
    )
    lines.end()
    fields.end()
    raise_if_any(problems)
    return printer


def correct_for_printer(sheets: Sequence[Sheet], printer: Printer) -> tuple[Sheet, ...]:
    """The sheets as this printer should be given them."""
    return tuple(replace(sheet, adjust=printer_correction(printer, sheet)) for sheet in sheets)


def printer_correction(printer: Printer, sheet: Sheet) -> PrinterCorrection:
    """The correction that a sheet needs for this printer."""
    reading = printer.back if sheet.side == "back" else printer.front
    across, down = printer.stretch
    # A crease at +3 on the scale means that the print is 3 too far left. The scale is stretched like everything else, so 3 is exact.
    return PrinterCorrection((1 / across, 1 / down), (reading.across, reading.down))


def _reading(fields: Fields) -> ScaleReading:
    reading = ScaleReading(fields.signed("across", _MAX_OFFSET), fields.signed("down", _MAX_OFFSET))
    fields.end()
    return reading


def _stretch(fields: Fields, key: str, wanted: float) -> float:
    measured = fields.length(key) or wanted
    factor = measured / wanted
    if abs(factor - 1) > _MAX_STRETCH:
        sentence = f"the line {key} should measure {wanted / MILLIMETER:.0f} mm, and measures {measured / MILLIMETER:.1f} mm"
        fields.problem("content-value", sentence, key, hint="print the sheet again at 100 percent (“actual size”)")
    return factor
