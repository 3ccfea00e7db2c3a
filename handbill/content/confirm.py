"""Writes into materials/confirmations.yaml that somebody called a line, or looked a figure up, with what it was on that day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbill.campaign.campaign import Campaign
from handbill.contacts.confirmations import CALLS, CONFIRMATIONS, READINGS, read_confirmations
from handbill.contacts.country import countries, known_country
from handbill.contacts.hotlines import Hotline, known_lines
from handbill.content.facts import read_facts
from handbill.core.files import write_files
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any, unknown_name
from handbill.core.yaml_edit import with_item

_LONGEST_AGO = dt.timedelta(days=366)


@dataclass(frozen=True)
class ConfirmedBy:
    """Who confirms, and the day of the call or the reading."""

    name: str
    day: dt.date


@dataclass(frozen=True)
class RecordedCall:
    """What was written where. `missing`: numbers of the line, as dialed, that nobody has called yet."""

    path: Path
    line: Hotline
    numbers: tuple[str, ...]
    missing: tuple[str, ...]


def confirm_line(
    campaign: Campaign, country: str, name: str, who: ConfirmedBy, today: dt.date, numbers: Sequence[str] = ()
) -> RecordedCall:
    """Record that somebody called a line: all of its numbers, or these alone.

    Raises ProblemsFound: an unknown country, line or number, a name without letters, a day that is still to come or over a year ago.
    """
    country = known_country(campaign, country)
    lines = known_lines(campaign, country)
    if name not in lines:
        raise ProblemsFound([unknown_name("usage-line", f"line of {country.upper()}", name, lines)])
    line = lines[name]
    called, problems = _called(line, numbers)
    raise_if_any([*problems, *_who_problems(who, today)])
    record = {"country": country.upper(), "line": name, "numbers": list(called), "by": who.name.strip(), "called": who.day}
    known = [one.numbers for one in read_confirmations(campaign).calls if (one.country, one.line) == (country.upper(), name)]
    covered = {*called, *(number for each in known for number in each)}
    missing = tuple(number for number in line.dialed if number not in covered)
    return RecordedCall(_record(campaign, CALLS, record), line, called, missing)


def confirm_fact(campaign: Campaign, name: str, who: ConfirmedBy, today: dt.date) -> Path:
    """Record that somebody looked a figure up at its link, and found it as it is in the file. Raises ProblemsFound as `confirm_line`."""
    facts = read_facts(campaign)
    if name not in facts:
        raise ProblemsFound([unknown_name("usage-fact", "figure", name, facts)])
    raise_if_any(_who_problems(who, today))
    return _record(campaign, READINGS, {"fact": name, "figure": dict(facts[name].figure), "by": who.name.strip(), "read": who.day})


def confirmation_problems(campaign: Campaign, today: dt.date) -> Iterator[Problem]:
    """What is wrong with recorded calls and readings: lines and figures that are not there, and days to come. Raises ProblemsFound."""
    known, facts = read_confirmations(campaign), read_facts(campaign)
    lines = {code.upper(): known_lines(campaign, code) for code in countries(campaign)}
    for call in known.calls:
        if call.line not in lines.get(call.country, ()):
            named = f"{call.country} has no line called {call.line!r}"
            yield call.at.problem("number-unknown", named, "line", hint=did_you_mean(call.line, lines.get(call.country, ())))
        if call.called > today:
            yield call.at.problem(
                "number-dates", f"this call, of {call.called}, is still to come", "called", hint="write the day of the call"
            )
    for reading in known.readings:
        if reading.fact not in facts:
            named = f"there is no figure called {reading.fact!r}"
            yield reading.at.problem("content-figure", named, "fact", hint=did_you_mean(reading.fact, facts))
        if reading.read > today:
            hint = "write the day it was looked up"
            yield reading.at.problem("number-dates", f"this reading, of {reading.read}, is still to come", "read", hint=hint)


def _called(line: Hotline, numbers: Sequence[str]) -> tuple[tuple[str, ...], list[Problem]]:
    """The line's numbers that were called, as dialed, and a problem for each that is none of its own."""
    if not numbers:
        return line.dialed, []
    names = {_digits(number): number for number in line.dialed}
    found = [names[_digits(number)] for number in numbers if _digits(number) in names]
    unknown = [number for number in numbers if _digits(number) not in names]
    hint = f"its numbers are {', '.join(line.dialed)}"
    wrong = [Problem("usage-number", f"{number} is no number of {line.name}", hint=hint) for number in unknown]
    return tuple(dict.fromkeys(found)), wrong


def _digits(number: str) -> str:
    """The digits of a number; a web address as it is."""
    return number if "://" in number else re.sub("[^0-9]", "", number)


def _who_problems(who: ConfirmedBy, today: dt.date) -> list[Problem]:
    found = []
    if not any(char.isalpha() for char in who.name):
        found.append(Problem("usage-name", f"{who.name!r} is not the name of a person", hint="give it as in --by 'Ana Reyes'"))
    if who.day > today:
        found.append(Problem("usage-date", f"{who.day} is still to come", hint="give the day it was done"))
    if who.day < today - _LONGEST_AGO:
        found.append(Problem("usage-date", f"{who.day} is more than a year ago", hint="do it once more: much may have changed since"))
    return found


def _record(campaign: Campaign, key: str, record: Mapping[str, Any]) -> Path:
    """Add a record to the campaign's own file, unless it is there already."""
    path = campaign.own_path(CONFIRMATIONS)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    there = (campaign.read(path).data or {}).get(key) or [] if text else []
    if dict(record) not in there:
        write_files({path: with_item(text, path, (key,), record).encode()})
    return path
