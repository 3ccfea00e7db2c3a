"""Corrects sheets for a printer's offset and scaling, from readings of the calibration sheet in a YAML file. Points.

A sheet folded in half is creased at the middle of the paper; the printed scales show how far the middle of the print is from it. A long
line measured with a ruler shows whether the printer shrinks or stretches. Each tray feeds paper in its own way, and each stock is as thick
as it is: a file may have readings for several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handbill.campaign.campaign import Campaign
from handbill.core.datafile import read
from handbill.core.geometry import MILLIMETER
from handbill.core.measures import measure
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import LengthType, ListType, TextType
from handbill.sheets.sheet import PrinterCorrection, Sheet
from handbill.sheets.stock import Stock, find_stock

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
class Tray:
    """One way of feeding a printer: the readings of both sides, and the factors by which it stretches the print, across and down.

    `name`: the tray, as the printer's own window calls it; empty: the usual one. `stocks`: the papers that the readings are for, as people
    name them; none: for all that no other tray names.
    """

    front: ScaleReading
    back: ScaleReading
    stretch: tuple[float, float]
    name: str = ""
    stocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printer:
    """A printer with its trays, the one that the file describes first. `at`: the file."""

    name: str
    trays: tuple[Tray, ...]
    at: Position


def _stretch(across: float, down: float) -> tuple[float, float]:
    return across / LINE_ACROSS, down / LINE_DOWN


def _stretch_problems(stretch: tuple[float, float], at: Position) -> Iterator[Problem]:
    for key, factor, right in zip(("across", "down"), stretch, (LINE_ACROSS, LINE_DOWN), strict=True):
        if abs(factor - 1) > _MAX_STRETCH:
            sentence = f"the line {key} should measure {measure(right)}, and measures {measure(factor * right)}"
            yield at.problem("content-value", sentence, key, hint="print the sheet again at 100 percent (“actual size”)")


def _scale_reading(about: str) -> RecordType[ScaleReading]:
    fields = {
        "across": LengthType(
            "On the scale across, such as -0.5 mm; more than nothing is to the right of zero.", "signed", most=_MAX_OFFSET
        ),
        "down": LengthType("On the scale down, such as -0.5 mm; more than nothing is below zero.", "signed", most=_MAX_OFFSET),
    }
    return RecordType(ScaleReading, about, fields)


_READINGS = {
    "front": _scale_reading("Where the crease crosses the scales of the front."),
    "back": _scale_reading("Where the crease crosses the scales of the back."),
    "lines": RecordType(
        _stretch,
        "How long the two long lines are.",
        {
            "across": LengthType("The line across; 150 mm (5 29/32 in) is right."),
            "down": LengthType("The line down; 200 mm (7 7/8 in) is right."),
        },
        check=_stretch_problems,
    ),
    "tray": TextType("The tray that the paper is fed from, as the printer calls it.", default=""),
    "stocks": ListType(
        "The card stock and paper that this was read off, such as 5371; without any, it is for all that no other entry names.",
        TextType("A number or name, as after --sheet."),
        default=(),
    ),
}


def _tray(front: ScaleReading, back: ScaleReading, lines: tuple[float, float], tray: str, stocks: tuple[str, ...]) -> Tray:
    return Tray(front, back, lines, tray, stocks)


def _printer(at: Position, name: str, others: tuple[Tray, ...], **own: Any) -> Printer:
    return Printer(name, (_tray(**own), *others), at)


def _tray_problems(printer: Printer, at: Position) -> Iterator[Problem]:
    for index, tray in enumerate(printer.trays[1:]):
        if not tray.stocks:
            hint = 'name the paper that it was read off: stocks: ["5371"]'
            yield at.problem("content-key-missing", "nothing says which paper these readings are for", "others", index, "stocks", hint=hint)


PRINTER = RecordType(
    _printer,
    "What was read off a printer's calibration sheet.",
    {
        "name": TextType("The printer's name."),
        **_READINGS,
        "others": ListType("What was read off for other trays and stocks.", RecordType(_tray, "One tray or stock.", _READINGS), default=()),
    },
    located=True,
    check=_tray_problems,
)


def read_printer(path: Path) -> Printer:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    return parse_data(PRINTER, read(path))


def tray_for(campaign: Campaign, printer: Printer, stock: Stock) -> Tray:
    """The tray with the readings for a stock.

    Raises ProblemsFound: a name that is no stock, a stock that several entries name, or one that nothing was read off (usage-printer).
    """
    problems: list[Problem] = []
    named = [tray for index, tray in enumerate(printer.trays) if stock.id in _stock_ids(campaign, printer, index, problems)]
    raise_if_any(problems)
    if len(named) > 1:
        sentence = f"{len(named)} entries have readings for {stock.name}"
        raise ProblemsFound([printer.at.problem("content-value", sentence, "others", hint="keep one of them")])
    usual = (tray for tray in printer.trays if not tray.stocks)
    found = named[0] if named else next(usual, None)
    if found is None:
        hint = f"measure it: handbill calibrate --sheet {stock.id}, and write what you read under `others`"
        raise ProblemsFound([printer.at.problem("usage-printer", f"nothing was read off for {stock.name}", "stocks", hint=hint)])
    return found


def _stock_ids(campaign: Campaign, printer: Printer, index: int, problems: list[Problem]) -> list[str]:
    """The stocks that a tray names."""
    keys = ("stocks",) if index == 0 else ("others", index - 1, "stocks")
    ids: list[str] = []
    for written in printer.trays[index].stocks:
        try:
            ids.append(find_stock(campaign, written).id)
        except ProblemsFound as found:
            problems += [replace(problem, place=printer.at.place(*keys)) for problem in found.problems]
    return ids


def correct_for_printer(sheets: Sequence[Sheet], tray: Tray) -> tuple[Sheet, ...]:
    """The sheets, moved and scaled so that a printer that feeds them from this tray puts them in the right place."""
    return tuple(replace(sheet, adjust=printer_correction(tray, sheet)) for sheet in sheets)


def printer_correction(tray: Tray, sheet: Sheet) -> PrinterCorrection:
    """The correction that a sheet needs."""
    reading = tray.back if sheet.side == "back" else tray.front
    across, down = tray.stretch
    # A crease at +3 on the scale means that the print is 3 too far left. The scale is stretched like everything else, so 3 is exact.
    return PrinterCorrection((1 / across, 1 / down), (reading.across, reading.down))
