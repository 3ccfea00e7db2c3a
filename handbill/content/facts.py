"""A facts file becomes figures for templates: facts.NAME.value (or .part and .whole), .year, .source. None is printed without its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.material import Material, written_blocks
from handbill.content.piece import Draft
from handbill.core.clock import as_date
from handbill.core.datafile import DataFile
from handbill.core.isolates import IsolatedText
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.validate import checked
from handbill.i18n.language import Language
from handbill.i18n.placeholders import placeholders

FACTS = "materials/facts.yaml"
_AMOUNTS = ("value", "part", "whole")
_NAMED = re.compile(rf"facts\.(\w+)\.({'|'.join(_AMOUNTS)}|year)")


@dataclass(frozen=True)
class Fact:
    """`amounts`: either `value`, or `part` and `whole`. `confirmed`: who looked it up; empty means nobody has yet."""

    name: str
    amounts: Mapping[str, int]
    year: int
    source: str
    link: str
    checked: dt.date
    confirmed: tuple[str, ...]
    place: Place = field(default_factory=Place, compare=False)

    def draft(self) -> Draft:
        return Draft("", f"{self.name} ({self.source}, {self.year}): nobody has confirmed this figure", self.place)


@cached_by_campaign()
def read_facts(campaign: Campaign) -> Mapping[str, Fact]:
    """Every figure by its name. Raises ProblemsFound with everything that is wrong with it."""
    file = checked(campaign.data(FACTS), "facts")
    raise_if_any([problem for name, data in file.data["facts"].items() for problem in _problems(file, name, data)])
    return {name: _fact(name, data, file.place("facts", name)) for name, data in file.data["facts"].items()}


def figures(known: Mapping[str, Fact], language: Language, country: str) -> SimpleNamespace:
    """The facts for templates, with numbers grouped as this language writes them in this country."""
    return SimpleNamespace(**{name: _FactValue(fact, language.tag, country) for name, fact in known.items()})


def facts_named(material: Material, known: Mapping[str, Fact]) -> list[Fact]:
    """The facts that any string of the material names, also in blocks that a `when` leaves out."""
    texts = [text for block in written_blocks(material) for _, text in block.strings()]
    named = {match[1] for text in texts for name in placeholders(text) if (match := _NAMED.fullmatch(name))}
    return [fact for name, fact in known.items() if name in named]


def figure_problems(text: str, place: Place) -> list[Problem]:
    """A figure without its year in the same string, before any value is known."""
    named = [match.groups() for name in sorted(placeholders(text)) if (match := _NAMED.fullmatch(name))]
    dated = {name for name, what in named if what == "year"}
    undated = dict.fromkeys(name for name, _ in named if name not in dated)
    hint = "put {{ facts.%s.year }} into the same string"
    return [Problem("content-figure", f"the figure {name} has no year beside it", place, hint % name) for name in undated]


def grouped(number: int, tag: str, country: str) -> str:
    """A number in Western digits, its thousands apart as people write in this country: 7,499, 7.499, 7 499 (CLDR, through Babel)."""
    if number < 1000:
        return str(number)
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    # The country first: Spanish writes 7,499 in the United States and Mexico, and 7.499 in Spain; and a reader of Lao in the
    # United States, where 7.499 would be seven and a half, meets 7,499 on every other paper.
    for name in (f"{tag}-{country.upper()}", f"en-{country.upper()}", tag):
        try:
            return format_decimal(number, locale=Locale.parse(name, sep="-"), numbering_system="latn")
        except (UnknownLocaleError, ValueError):
            continue
    return str(number)


class _FactValue(SimpleNamespace):
    """One fact in one language. Large numbers are grouped only when printed: Babel takes its time to load."""

    def __init__(self, fact: Fact, tag: str, country: str) -> None:
        small = {name: IsolatedText(str(amount)) for name, amount in fact.amounts.items() if amount < 1000}
        super().__init__(year=fact.year, source=fact.source, **small)
        self._large = {name: amount for name, amount in fact.amounts.items() if name not in small}
        self._where = (tag, country)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._large:
            raise AttributeError(name)
        return IsolatedText(grouped(self._large[name], *self._where))


def _problems(file: DataFile, name: str, data: dict[str, Any]) -> list[Problem]:
    given = {key for key in _AMOUNTS if key in data}
    if given not in ({"value"}, {"part", "whole"}):
        hint = "give `value`, or `part` and `whole` for a figure such as 1 in 6"
        return [Problem("content-value", f"the figure of {name} is not clear", file.place("facts", name), hint)]
    found = []
    hint = "compare it with the source"
    if data.get("part", 0) > data.get("whole", 0):
        found.append(Problem("content-value", "the part is larger than the whole", file.place("facts", name, "part"), hint))
    if data["year"] > as_date(data["checked"]).year:
        sentence = f"{data['year']} is later than the day it was checked"
        found.append(Problem("content-value", sentence, file.place("facts", name, "year"), hint))
    return found


def _fact(name: str, data: dict[str, Any], place: Place) -> Fact:
    return Fact(
        name=name,
        amounts={key: int(data[key]) for key in _AMOUNTS if key in data},
        year=int(data["year"]),
        source=data["source"],
        link=data["link"],
        checked=as_date(data["checked"]),
        confirmed=tuple(data["confirmed"]),
        place=place,
    )
