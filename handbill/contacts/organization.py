"""Organizations: who hands the piece out, with a verified local number, read from a YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from handbill.contacts import phone_numbers
from handbill.contacts.hero import Hero, HeroType, missing_file
from handbill.core.datafile import DataFile, read
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_leniently
from handbill.core.schema.value_types import TextType

# Compiled on first use: its ranges take 7 ms, and most runs have no address to check.
_LABEL = r"[0-9A-Za-z\u00a1-\uffff]([0-9A-Za-z\u00a1-\uffff-]*[0-9A-Za-z\u00a1-\uffff])?"


@dataclass(frozen=True)
class Organization:
    """Who hands the piece out. `logo` is an absolute path, or the bytes of a picture; `colors` maps theme color names to #rrggbb.

    `hero`: its own photograph, printed in place of a piece's.
    """

    name: str
    phone: str = ""
    url: str = ""
    logo: Path | bytes | None = field(default=None, repr=False)  # kept out of logs, because it is a user's picture
    colors: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)  # by dotted key
    short_name: str = ""  # for where there is little room
    dial: str = ""  # the phone as it is dialed, if that is known already
    hero: Hero | None = field(default=None, repr=False)

    def at(self, key: str) -> Place:
        """The place of the value under a dotted key."""
        return next((place for name, place in self.places if name == key), Place(key=key))


@dataclass(frozen=True)
class OrganizationEntry:
    """An organization as written, not verified yet. A value that could not be read is None, one that is not given is empty."""

    at: Position
    name: str | None
    short_name: str | None
    phone: str | None
    url: str | None
    logo: str | None
    colors: Mapping[str, str | None] | None
    hero: Hero | None


_SEEN = r"(?=.*[^\s\u00ad\u200b-\u200d\u2060\ufeff])"  # at least one character that is not blank
_PRINTABLE = rf"^{_SEEN}[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+$"
_COLOR = "^#[0-9A-Fa-f]{6}$"
ORGANIZATION = RecordType(
    OrganizationEntry,
    "Who hands the piece out.",
    {
        "name": TextType("Its name, on one line, without invisible marks.", _PRINTABLE, "a name on one line", most=120),
        "short_name": TextType(
            "A shorter form of the name, for where there is little room.", _PRINTABLE, "a name on one line", most=40, default=""
        ),
        "phone": TextType("The local line, as it should be printed.", _PRINTABLE, "a number on one line", 3, 40, default=""),
        "url": TextType("A web address with http:// or https://.", "^https?://", "a web address", most=200, default=""),
        "logo": TextType(
            "PNG, JPEG or SVG; the path is relative to this file.",
            r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ss][Vv][Gg])$",
            "the name of a picture",
            default="",
        ),
        "colors": RecordType(
            dict,
            "Its own colors, in place of the theme's.",
            {
                "ink": TextType('The dark color, for titles and behind the number, as in "#12355b".', _COLOR, "a color", default=""),
                "accent": TextType('The bright color, for pictures and behind words, as in "#9fd3c7".', _COLOR, "a color", default=""),
            },
            default={},
        ),
        "hero": HeroType(),
    },
    located=True,
)
_KEYS = (("name",), ("short_name",), ("phone",), ("url",), ("logo",), ("colors",), ("colors", "ink"), ("colors", "accent"), ("hero",))


def read_organization(path: Path, country: str = "us") -> Organization:
    """Load the file given as --organization; a number without a country code is read as a number of `country`.

    Raises ProblemsFound with everything that is wrong, shape and values together.
    """
    return parse_organization(read(path), country)


def parse_organization(file: DataFile, country: str = "us") -> Organization:
    """The same for data that has been read; `file` gives the line of each value, and its folder is where a logo is looked for."""
    entry, problems = parse_leniently(ORGANIZATION, file)
    if entry:
        problems += organization_problems(entry, country)
    raise_if_any(sorted(problems, key=lambda problem: problem.place.line))
    assert entry
    return organization_of(entry)


def organization_problems(entry: OrganizationEntry, country: str = "us") -> list[Problem]:
    """What is wrong with the values that could be read: a number that cannot be called, an address without a host, a missing picture."""
    return [*_phone_problems(entry, country.upper()), *_url_problems(entry), *_logo_problems(entry), *missing_file(entry.hero)]


def organization_of(entry: OrganizationEntry) -> Organization:
    """The organization of an entry without problems."""
    file, keys = entry.at.file, entry.at.keys
    return Organization(
        name=entry.name or "",
        phone=entry.phone or "",
        url=entry.url or "",
        short_name=entry.short_name or "",
        logo=(file.path.parent / entry.logo).resolve() if entry.logo else None,
        colors=tuple(sorted((name, color) for name, color in (entry.colors or {}).items() if color)),
        places=tuple((".".join(key), entry.at.place(*key)) for key in _KEYS if (*keys, *key) in file.lines),
        hero=entry.hero,
    )


def _phone_problems(entry: OrganizationEntry, country: str) -> Iterator[Problem]:
    if entry.phone and not phone_numbers.dialed(entry.phone, country):
        hint = "write it with the area code, as in 336-555-0142, or with a plus and the country code"
        yield entry.at.problem("number-malformed", f"{entry.phone!r} is not a telephone number", "phone", hint=hint)


def _url_problems(entry: OrganizationEntry) -> Iterator[Problem]:
    if entry.url and not _is_web_address(entry.url):
        yield entry.at.problem("content-value", f"{entry.url!r} is not a web address", "url", hint="write it as https://example.org")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:  # brackets that hold no address, a port that is no number
        return False
    labels = all(re.fullmatch(_LABEL, label) and label[0].isalnum() for label in host.split("."))
    return bool(host) and labels and not re.search(r"\s", url)


def _logo_problems(entry: OrganizationEntry) -> Iterator[Problem]:
    path = entry.at.file.path
    if entry.logo and not (path.parent / entry.logo).is_file():
        hint = f"the path is relative to {path.name}"
        yield entry.at.problem("picture-missing", f"there is no file {entry.logo!r} beside {path.name}", "logo", hint=hint)
