"""Who called a help line, and who looked a figure up, and when (materials/confirmations.yaml).

Each is kept with what was called or read, apart from the records of lines and figures: so an edited number is not confirmed any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Problem, collect, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import DateType, IntegerType, ListType, MapType, TextType

CONFIRMATIONS = "materials/confirmations.yaml"
CALLS, READINGS = "calls", "readings"


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed a line or a figure, and when."""

    by: str
    day: dt.date


@dataclass(frozen=True)
class Call:
    """A call as written. `numbers`: those that were called or texted, as dialed, or the web address that was opened."""

    at: Position
    country: str
    line: str
    numbers: tuple[str, ...]
    by: str
    called: dt.date


@dataclass(frozen=True)
class FigureReading:
    """A figure that somebody looked up, as written: its amounts and its year."""

    at: Position
    fact: str
    figure: Mapping[str, int]
    by: str
    read: dt.date


@dataclass(frozen=True)
class Confirmations:
    """Every call and every reading of a campaign's own file and of the library's."""

    calls: tuple[Call, ...] = ()
    readings: tuple[FigureReading, ...] = ()

    def of_line(self, country: str, name: str, dialed: Sequence[str], today: dt.date) -> tuple[Confirmation, ...]:
        """The last call to each number of a line; none unless each of them, as it is now, has been called."""
        calls = [one for one in self.calls if (one.country, one.line) == (country, name) and one.called <= today]
        last = {number: one for one in sorted(calls, key=lambda one: one.called) for number in one.numbers}
        if not last.keys() >= set(dialed):
            return ()
        return tuple(dict.fromkeys(Confirmation(last[number].by, last[number].called) for number in dialed))

    def of_fact(self, name: str, figure: Mapping[str, int]) -> tuple[Confirmation, ...]:
        """The readings of a figure as it is now."""
        return tuple(Confirmation(one.by, one.read) for one in self.readings if one.fact == name and dict(one.figure) == dict(figure))


_NAME = TextType("The name of the person.")
CONFIRMATION_FILE = RecordType(
    Confirmations,
    "Who called a help line, and who looked a figure up at its link, and when.",
    {
        CALLS: ListType(
            "The calls.",
            RecordType(
                Call,
                "A call.",
                {
                    "country": TextType("ISO 3166-1, two letters.", "^[A-Z]{2}$", "the code of a country"),
                    "line": TextType("The line's name in its file of materials/hotlines."),
                    "numbers": ListType(
                        "What was called or texted, as dialed; or the web address that was opened.", TextType("A number in quotes."), 1
                    ),
                    "by": _NAME,
                    "called": DateType("The day of the call."),
                },
                located=True,
            ),
            default=(),
        ),
        READINGS: ListType(
            "The figures that were looked up.",
            RecordType(
                FigureReading,
                "A figure that was looked up.",
                {
                    "fact": TextType("The figure's name in materials/facts.yaml."),
                    "figure": MapType("What was read: value, or part and whole; and year.", IntegerType("A whole number.", 0, 10**12)),
                    "by": _NAME,
                    "read": DateType("The day it was looked up."),
                },
                located=True,
            ),
            default=(),
        ),
    },
)


@cached_by_campaign()
def read_confirmations(campaign: Campaign) -> Confirmations:
    """What people have confirmed: in a campaign its own, then the library's. Raises ProblemsFound with every problem of the files."""
    problems: list[Problem] = []
    read = (collect(partial(_read, campaign, path), problems) for path in campaign.find_all(CONFIRMATIONS))
    files = [file for file in read if file]
    raise_if_any(problems)
    return Confirmations(tuple(one for file in files for one in file.calls), tuple(one for file in files for one in file.readings))


def _read(campaign: Campaign, path: Path) -> Confirmations:
    return parse_data(CONFIRMATION_FILE, campaign.read(path))
