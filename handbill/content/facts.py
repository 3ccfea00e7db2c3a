"""Figures for templates: facts.NAME.value (or .part and .whole), .year, .source. No figure is printed without its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.merged_data import read_merged
from handbill.contacts.confirmations import Confirmation, read_confirmations
from handbill.content.material import Material, Unfilled, written_blocks
from handbill.content.piece import Draft
from handbill.core.isolates import IsolatedText
from handbill.core.problems import Place, Problem
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import DateType, IntegerType, MapType, TextType
from handbill.core.values import UndefinedValue
from handbill.i18n.language import Language
from handbill.i18n.placeholders import placeholders

FACTS = "materials/facts.yaml"
_AMOUNTS = ("value", "part", "whole")
_NARROW_SPACE = "\u202f"  # no-break, about half as wide as a space
_NAMED = re.compile(rf"facts\.(\w+)\.({'|'.join(_AMOUNTS)}|year)")


@dataclass(frozen=True)
class Fact:
    """`amounts`: either `value`, or `part` and `whole`. `country`: whose figure it is; empty: it is printed everywhere.

    `confirmed`: who looked it up; empty if it has not been confirmed.
    """

    name: str
    amounts: Mapping[str, int]
    year: int
    country: str
    source: str
    link: str
    checked: dt.date
    confirmed: tuple[Confirmation, ...] = ()
    place: Place = field(default_factory=Place, compare=False)

    @property
    def figure(self) -> Mapping[str, int]:
        """What somebody confirms who looks it up: the amounts and the year."""
        return {**self.amounts, "year": self.year}

    def draft(self) -> Draft:
        return Draft("", f"{self.name} ({self.source}, {self.year}): this figure has not been confirmed", self.place)


def _fact(at: Position, value: int | None, part: int | None, whole: int | None, note: str, **values: Any) -> Fact:
    amounts = {name: amount for name, amount in zip(_AMOUNTS, (value, part, whole), strict=True) if amount is not None}
    return Fact(name=at.name, amounts=amounts, place=at.place(), **values)


def _fact_problems(fact: Fact, at: Position) -> Iterator[Problem]:
    if fact.amounts.keys() not in ({"value"}, {"part", "whole"}):
        hint = "give `value`, or `part` and `whole` for a figure such as 1 in 6"
        yield at.problem("content-value", f"the figure of {fact.name} is not clear", hint=hint)
        return
    hint = "compare it with the source"
    if fact.amounts.get("part", 0) > fact.amounts.get("whole", 0):
        yield at.problem("content-value", "the part is larger than the whole", "part", hint=hint)
    if fact.year > fact.checked.year:
        yield at.problem("content-value", f"{fact.year} is later than the day it was checked", "year", hint=hint)


_LARGEST = 10**12
FACT = RecordType(
    _fact,
    "A figure: either `value`, or `part` and `whole` (1 in 6).",
    {
        "value": IntegerType("A whole number, without marks between thousands.", 0, _LARGEST, default=None),
        "part": IntegerType("The 1 of 1 in 6.", 1, _LARGEST, default=None),
        "whole": IntegerType("The 6 of 1 in 6.", 2, _LARGEST, default=None),
        "year": IntegerType("The year that the figure speaks of.", 1990, 2100),
        "country": TextType("Whose figure it is, ISO 3166-1; missing: any.", "^[A-Z]{2}$", "the code of a country", default=""),
        "source": TextType("Who published it; printed beside the figure."),
        "link": TextType("Where it can be looked up, as https://example.org.", "^https?://[^/\\s]+", "a web address"),
        "checked": DateType("The day somebody last compared it with what was read."),
        "note": TextType("What exactly was counted, and how it was read."),
    },
    located=True,
    check=_fact_problems,
)
FACT_FILE: RecordType[Mapping[str, Fact]] = RecordType(
    lambda facts: facts,
    "Figures that pieces may print, each with its year and source.",
    {"facts": MapType("The figures by name.", FACT, "^[a-z][a-z0-9_]*$", "a figure's name")},
)


@cached_by_campaign()
def read_facts(campaign: Campaign) -> Mapping[str, Fact]:
    """Every figure by its name; a campaign's own goes before the library's. Raises ProblemsFound with every problem of the files."""
    facts = read_merged(campaign, FACTS, FACT_FILE)
    known = read_confirmations(campaign)
    return {name: replace(fact, confirmed=known.of_fact(name, fact.figure)) for name, fact in facts.items()}


def figures(known: Mapping[str, Fact], language: Language, country: str) -> SimpleNamespace:
    """The facts for templates, with digits grouped as readers of this language in this country write them.

    One of another country is false in a `when` and a problem if it is printed.
    """
    return SimpleNamespace(**{name: _value_of(fact, language.tag, country) for name, fact in known.items()})


def _value_of(fact: Fact, tag: str, country: str) -> SimpleNamespace | UndefinedValue:
    if fact.country not in ("", country):
        sentence = f"the figure {fact.name} is one of {fact.country}, and this piece is for {country}"
        return UndefinedValue("content-figure", sentence, f"put `when: facts.{fact.name}` before it")
    return _FactValue(fact, tag, country)


def facts_named(material: Material, known: Mapping[str, Fact]) -> list[Fact]:
    """The facts that are named in any string of the material or drawn, including blocks that a `when` leaves out."""
    blocks = list(written_blocks(material))
    texts = [text for block in blocks for _, text in block.strings()]
    named = {match[1] for text in texts for name in placeholders(text) if (match := _NAMED.fullmatch(name))}
    named |= {block.figure for block in blocks}
    return [fact for name, fact in known.items() if name in named]


def undated_figures(block: Unfilled) -> list[Problem]:
    """Report figures whose year is not in the same block, whether they are said or drawn. Its words are not filled yet."""
    named = [
        (key, *match.groups()) for key, text in block.strings() for name in sorted(placeholders(text)) if (match := _NAMED.fullmatch(name))
    ]
    named += [("figure", block.figure, "part")] if block.figure else []
    dated = {name for _, name, what in named if what == "year"}
    undated = {name: key for key, name, _ in reversed(named) if name not in dated}
    hint = "put {{ facts.%s.year }} beside it"
    found = [(name, block.place(key)) for name, key in undated.items()]
    return [Problem("content-figure", f"the figure {name} has no year beside it", place, hint % name) for name, place in found]


def grouped(number: int, tag: str, country: str) -> str:
    """A number in Western digits, grouped so that readers of this language in this country cannot mistake it: 7,499 or 7 499."""
    if number < 1000:
        return str(number)
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal, get_decimal_symbol

    def locale(tag: str) -> Locale | None:  # CLDR, through Babel
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return None

    own, general = locale(f"{tag}-{country.upper()}"), locale(tag)
    language = own or general
    if language and get_decimal_symbol(language, numbering_system="latn") == ",":
        # These readers may take 7,499 for seven and a half, as people around them take 7.499. Nobody does so with a narrow space.
        return f"{number:,}".replace(",", _NARROW_SPACE)
    # The country comes first: Spanish writes 7,499 in the United States and Mexico.
    found = own or locale(f"en-{country.upper()}") or general
    return format_decimal(number, locale=found, numbering_system="latn") if found else str(number)


class _FactValue(SimpleNamespace):
    """One fact in one language. Large numbers are grouped only when they are printed, because Babel is slow to load."""

    def __init__(self, fact: Fact, tag: str, country: str) -> None:
        small = {name: IsolatedText(str(amount)) for name, amount in fact.amounts.items() if amount < 1000}
        super().__init__(year=fact.year, source=fact.source, **small)
        self._large = {name: amount for name, amount in fact.amounts.items() if name not in small}
        self._where = (tag, country)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._large:
            raise AttributeError(name)
        return IsolatedText(grouped(self._large[name], *self._where))
