"""The numbers of the country that a piece is for. A line that only another country has is reported as such, not as a spelling mistake."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.hotlines import HOTLINES, Hotline, Hotlines, TextLine, hotline_paths, verify_hotlines
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path
from handbill.core.values import UndefinedValue


def countries(campaign: Campaign) -> tuple[str, ...]:
    """The countries with a hotlines file, as lower-case ISO 3166-1 codes, sorted."""
    return tuple(campaign.files(HOTLINES))


@cached_by_campaign()
def find_hotlines(campaign: Campaign, country: str, today: dt.date) -> Hotlines:
    """The numbers of one country; a campaign's own lines replace those of the library.

    Raises ProblemsFound: usage-country, and all that verify_hotlines raises.
    """
    code = country.lower()
    if code not in countries(campaign):
        raise ProblemsFound([Problem("usage-country", f"there are no numbers for {country!r}", hint=_nearest(campaign, country))])
    files = [campaign.read(path) for path in campaign.find_all(f"{HOTLINES}/{code}.yaml")]
    found = verify_hotlines(files, today)
    if found.country.lower() != code:
        sentence = f"these are the numbers of {country_name(found.country)}, not of {country_name(code)}"
        hint = f"ask for the country {found.country.lower()!r}"
        raise ProblemsFound([Problem("usage-country", sentence, Place(display_path(files[0].path)), hint)])
    return found


def country_name(code: str) -> str:
    """The country's English name, or the code itself."""
    from babel import Locale

    return str(Locale("en").territories.get(code.upper(), code))


class CountryHotlines(SimpleNamespace):
    """A country's lines for templates. What it lacks, or what only another country has, is false in a `when` and a problem if printed."""

    def __init__(self, own: Hotlines, campaign: Campaign) -> None:
        super().__init__(
            **{name: _parts(line, f"hotlines.{name}", f"the line {name!r} of {own.country}") for name, line in own.lines.items()}
        )
        self._country = own.country
        self._campaign = campaign

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in _line_names(self._campaign):
            raise AttributeError(name)
        return _absent(f"{country_name(self._country)} has no line called {name!r}", f"hotlines.{name}")


def _parts(whole: Hotline | TextLine, path: str, called: str) -> SimpleNamespace:
    parts: dict[str, Any] = {}
    for name, value in vars(whole).items():
        if value is None:
            parts[name] = _absent(f"{called} has no {name!r}", f"{path}.{name}")
        else:
            parts[name] = _parts(value, f"{path}.{name}", f"the {name} of {called}") if isinstance(value, TextLine) else value
    return SimpleNamespace(**parts)


def _absent(sentence: str, path: str) -> UndefinedValue:
    return UndefinedValue("number-missing", sentence, f"put `when: {path}` before it, or add it to the numbers of this country")


def _line_names(campaign: Campaign) -> set[str]:
    """The names of all lines of all countries."""
    names: set[str] = set()
    for path in hotline_paths(campaign):
        with suppress(ProblemsFound, KeyError, TypeError):  # an invalid file of another country is no problem of this piece
            names |= set(campaign.read(path).data["lines"])
    return names


def _nearest(campaign: Campaign, word: str) -> str:
    """A hint for a word that is not a code; people also type a country's name."""
    known = {code: country_name(code) for code in countries(campaign)}
    for code, name in known.items():
        if word.casefold() == name.casefold():
            return f"did you mean {code}?"
    near = did_you_mean(word.lower(), known)
    return near if near.startswith("did") else "use one of: " + ", ".join(f"{code} ({name})" for code, name in known.items())
