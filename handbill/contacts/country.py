"""Which country's numbers a piece carries. What one country has and another has not is told as such, not as a spelling mistake."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from handbill.contacts.hotlines import HOTLINES, Hotline, Hotlines, TextLine, read_hotlines
from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path
from handbill.core.values import UndefinedValue


def countries(path: Path = HOTLINES) -> list[str]:
    """The countries there are numbers for, as lower-case ISO 3166-1 codes; of a single file, its name."""
    return [path.stem] if path.suffix else sorted(file.stem for file in path.glob("*.yaml"))


def find_hotlines(country: str, today: dt.date, path: Path = HOTLINES) -> Hotlines:
    """The numbers of one country, from a folder of hotlines files or from a single one.

    Raises ProblemsFound: usage-country, and all that hotlines() raises.
    """
    code = country.lower()
    if path.suffix:
        file = path
    elif code in countries(path):
        file = path / f"{code}.yaml"
    else:
        raise ProblemsFound([Problem("usage-country", f"there are no numbers for {country!r}", hint=_nearest(country, path))])
    found = read_hotlines(today, file)
    if found.country.lower() != code:
        sentence = f"these are the numbers of {country_name(found.country)}, not of {country_name(code)}"
        raise ProblemsFound(
            [Problem("usage-country", sentence, Place(display_path(file)), f"ask for the country {found.country.lower()!r}")]
        )
    return found


def country_name(code: str) -> str:
    """The country's English name, or the code itself."""
    from babel import Locale

    return str(Locale("en").territories.get(code.upper(), code))


class CountryHotlines(SimpleNamespace):
    """A country's lines for templates. What a line has not, or only another country has, is false in a `when` and a problem in print."""

    def __init__(self, own: Hotlines, path: Path) -> None:
        super().__init__(
            **{name: _parts(line, f"hotlines.{name}", f"the line {name!r} of {own.country}") for name, line in own.lines.items()}
        )
        self._country = own.country
        self._path = path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in _names(self._path):
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


def _names(path: Path) -> set[str]:
    """The names of all lines of all countries."""
    names: set[str] = set()
    for file in [path] if path.suffix else path.glob("*.yaml"):
        with suppress(ProblemsFound, KeyError, TypeError):  # a broken file of another country is not this piece's problem
            names |= set(read(file).data["lines"])
    return names


def _nearest(word: str, path: Path) -> str:
    """A hint for a word that is no code; people also type a country's name."""
    known = {code: country_name(code) for code in countries(path)}
    for code, name in known.items():
        if word.casefold() == name.casefold():
            return f"did you mean {code}?"
    near = did_you_mean(word.lower(), known)
    return near if near.startswith("did") else "use one of: " + ", ".join(f"{code} ({name})" for code, name in known.items())
