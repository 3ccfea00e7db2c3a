"""The numbers of the country that a piece is for. A line that only another country has is reported as such, not as a spelling mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.confirmations import read_confirmations
from handbill.contacts.hotlines import HOTLINES, Hotline, Hotlines, hotline_paths, verify_hotlines
from handbill.core.isolates import IsolatedText
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path
from handbill.core.values import UndefinedValue
from handbill.i18n.language import Language

DEFAULT_COUNTRY = "us"


def countries(campaign: Campaign) -> tuple[str, ...]:
    """The countries with a hotlines file, as lower-case ISO 3166-1 codes, sorted."""
    return tuple(campaign.files(HOTLINES))


def known_country(campaign: Campaign, written: str) -> str:
    """The code of a country that has numbers, from its code or English name. Raises ProblemsFound (usage-country)."""
    word = written.strip().casefold()
    # Only a name needs the names of countries, which take longer to load than a flyer to compose.
    if word in countries(campaign):
        return word
    if found := next((code for code in countries(campaign) if word == country_name(code).casefold()), None):
        return found
    raise ProblemsFound([Problem("usage-country", f"there are no numbers for {written!r}", hint=_nearest(campaign, written))])


@cached_by_campaign()
def find_hotlines(campaign: Campaign, country: str, today: dt.date) -> Hotlines:
    """The numbers of one country; a campaign's own lines replace those of the library.

    Raises ProblemsFound: usage-country, and all that verify_hotlines raises.
    """
    code = known_country(campaign, country)
    files = [campaign.read(path) for path in campaign.find_all(f"{HOTLINES}/{code}.yaml")]
    found = _with_calls(campaign, verify_hotlines(files, today), today)
    if found.country.lower() != code:
        sentence = f"these are the numbers of {country_name(found.country)}, not of {country_name(code)}"
        hint = f"ask for the country {found.country.lower()!r}"
        raise ProblemsFound([Problem("usage-country", sentence, Place(display_path(files[0].path)), hint)])
    return found


def _with_calls(campaign: Campaign, found: Hotlines, today: dt.date) -> Hotlines:
    known = read_confirmations(campaign)
    confirmed = {name: known.of_line(found.country, name, line.dialed, today) for name, line in found.lines.items()}
    return replace(found, lines={name: replace(line, confirmed=confirmed[name]) for name, line in found.lines.items()})


def country_name(code: str) -> str:
    """The country's English name, or the code itself."""
    from babel import Locale

    return str(Locale("en").territories.get(code.upper(), code))


class CountryHotlines(SimpleNamespace):
    """A country's lines for templates, as they are for readers of one language.

    Beside what a line's record holds: `always` (it answers 24/7), `spoken` (its staff speak the language), `texts` (texts in the language
    are answered at the number that is called), `no_cost` (such as $0), `text.answered`, `text.word`. What the country lacks, or what only
    another country has, is false in a `when` and a problem if it is printed.
    """

    def __init__(self, own: Hotlines, campaign: Campaign, language: Language) -> None:
        super().__init__(**{name: _line(line, name, own, language.tag) for name, line in own.lines.items()})
        self._country = own.country
        self._campaign = campaign

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in _names(self._campaign, "lines"):
            raise AttributeError(name)
        return _absent(f"{country_name(self._country)} has no line called {name!r}", f"hotlines.{name}")


def country_laws(own: Hotlines, campaign: Campaign) -> SimpleNamespace:
    """What the country's law says, for templates: true by its name; false what only another country's law says."""
    return SimpleNamespace(**dict.fromkeys(_names(campaign, "laws"), False) | dict.fromkeys(own.laws, True))


def _line(line: Hotline, name: str, own: Hotlines, tag: str) -> SimpleNamespace:
    path, called = f"hotlines.{name}", f"the line {name!r} of {own.country}"
    parts = _parts(vars(line), path, called)
    text = line.text
    answered = text is not None and _speaks(text.languages, tag)
    if text:
        word = text.words.get(tag) or text.words.get(tag.partition("-")[0]) or text.words.get("")
        of_text = {**vars(text), "word": word}
        parts.text = SimpleNamespace(**vars(_parts(of_text, f"{path}.text", f"the text of {called}")), answered=answered)
    return SimpleNamespace(
        **vars(parts),
        always=line.hours == "24/7",
        spoken=_speaks(line.staff, tag),
        texts=answered and text is not None and line.phone is not None and text.number.printed == line.phone.printed,
        no_cost=IsolatedText(f"{own.currency}0"),
    )


def _speaks(languages: Sequence[str], tag: str) -> bool:
    """Whether one of these languages is this one, or the one that it is a variety of: es for es-MX."""
    return any(tag == own or tag.startswith(f"{own}-") for own in languages)


def _parts(fields: Mapping[str, Any], path: str, called: str) -> SimpleNamespace:
    absent = {name: _absent(f"{called} has no {name!r}", f"{path}.{name}") for name, value in fields.items() if value is None}
    return SimpleNamespace(**{**fields, **absent})


def _absent(sentence: str, path: str) -> UndefinedValue:
    return UndefinedValue("number-missing", sentence, f"put `when: {path}` before it, or add it to the numbers of this country")


@cached_by_campaign()
def _names(campaign: Campaign, key: str) -> frozenset[str]:
    """The names of all countries' lines, or laws."""
    names: set[str] = set()
    for path in hotline_paths(campaign):
        with suppress(ProblemsFound, AttributeError, TypeError):  # an invalid file of another country is no problem of this piece
            names |= set(campaign.read(path).data.get(key, {}))
    return frozenset(names)


def _nearest(campaign: Campaign, word: str) -> str:
    """A hint for a word that is not a code; people also type a country's name."""
    known = {code: country_name(code) for code in countries(campaign)}
    for code, name in known.items():
        if word.casefold() == name.casefold():
            return f"did you mean {code}?"
    near = did_you_mean(word.lower(), known)
    return near if near.startswith("did") else "use one of: " + ", ".join(f"{code} ({name})" for code, name in known.items())
