"""How telephone numbers are written, and which can exist beside what libphonenumber knows (number_styles.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import ProblemsFound, unknown_name
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import FlagType, IntegerType, ListType, MapType, TextType

_FILE = Path(__file__).with_name("number_styles.yaml")


@dataclass(frozen=True)
class NumberStyle:
    """`between`: what stands between the groups of digits; empty: as libphonenumber writes it. `abroad`: with the country's code."""

    about: str
    between: str = ""
    abroad: bool = False


@dataclass(frozen=True)
class CountryStyle:
    """The style of a country's numbers. `toll_free`: what stands before a free number."""

    style: str
    source: str
    toll_free: str = ""


@dataclass(frozen=True)
class NumberRule:
    """What a plan says about numbers whose national digits have the form `pattern`. `code`: the plan's calling code."""

    code: int
    pattern: str
    source: str
    why: str = ""


@dataclass(frozen=True)
class NumberRules:
    """What number_styles.yaml holds."""

    styles: Mapping[str, NumberStyle]
    countries: Mapping[str, CountryStyle]
    other: str
    extension: str
    extension_words: tuple[str, ...]
    excluded: tuple[NumberRule, ...]
    services: tuple[NumberRule, ...]
    examples: tuple[NumberRule, ...]

    def of_country(self, country: str) -> CountryStyle:
        """The style of a country by its code in small letters."""
        return self.countries.get(country) or CountryStyle(self.other, "")


_RULE = RecordType(
    NumberRule,
    "A rule of a numbering plan.",
    {
        "code": IntegerType("The calling code.", 1, 999),
        "pattern": TextType("A regular expression for the national digits."),
        "why": TextType("The reason, as the end of a sentence.", default=""),
        "source": TextType("Where the rule is written."),
    },
)
NUMBER_STYLES = RecordType(
    NumberRules,
    "How telephone numbers are written, and which can exist.",
    {
        "styles": MapType(
            "Ways to write a number, by name.",
            RecordType(
                NumberStyle,
                "A way to write a number.",
                {
                    "about": TextType("A number written so."),
                    "between": TextType("What stands between groups of digits.", "^[^0-9]+$", "what stands between digits", default=""),
                    "abroad": FlagType("Whether the country's code is written.", default=False),
                },
            ),
        ),
        "countries": MapType(
            "By ISO 3166-1 code in small letters.",
            RecordType(
                CountryStyle,
                "How a country writes its numbers.",
                {
                    "style": TextType("A name among styles."),
                    "toll_free": TextType("What stands before a free number.", default=""),
                    "source": TextType("Where it is written so."),
                },
            ),
        ),
        "other": TextType("The style of all other countries."),
        "extension": TextType("What stands before an extension."),
        "extension_words": ListType("What people write before one.", TextType("A word.")),
        "excluded": ListType("Numbers that cannot exist.", _RULE),
        "services": ListType("Short numbers of three digits.", _RULE),
        "examples": ListType("Numbers for examples.", _RULE),
    },
)


@cache
def number_rules() -> NumberRules:
    """The rules, read once."""
    return parse_data(NUMBER_STYLES, read(_FILE))


def find_number_style(name: str) -> NumberStyle:
    """The style of this name. Raises ProblemsFound (usage-numbers): there is none."""
    styles = number_rules().styles
    if name not in styles:
        raise ProblemsFound([unknown_name("usage-numbers", "way to write numbers", name, styles)])
    return styles[name]
