"""Organizations: who hands the piece out, with a verified local number, read from a YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from handbill.contacts import phone_numbers
from handbill.contacts.hero import Hero, HeroType, missing_file
from handbill.core.datafile import DataFile, Key, read
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.schema.declaration import INVALID, REQUIRED, Invalid, Keys, Position, Reading, Schema, ValueType
from handbill.core.schema.record import RecordType, parse_leniently
from handbill.core.schema.value_types import ColorType, EitherType, ListType, MapType, TextType, WordsType
from handbill.i18n.language import SOURCE, TAG_PATTERN

# The keys of an organization's file that a cell of a list can hold, beside its name; of LISTED, one cell can hold several values.
CELLS = ("short_name", "phone", "phone_label", "phone_2", "phone_2_label", "url", "social", "logo")
LISTED = ("social", "logo")
SEPARATOR = "|"
_BARE_ADDRESS = re.compile(r"[^\s:/@.]+(\.[^\s:/@.]+)+(/\S*)?")
_MOST = 3  # logos, and addresses of social media

# Compiled on first use: its ranges take 7 ms, and most runs have no address to check.
_LABEL = r"[0-9A-Za-z\u00a1-\uffff]([0-9A-Za-z\u00a1-\uffff-]*[0-9A-Za-z\u00a1-\uffff])?"


Label = tuple[tuple[str, str], ...]  # words by language tag; one that is the same in all languages has the tag of English


@dataclass(frozen=True)
class Logo:
    """A logo: an absolute path, or the bytes of a picture. `name`: whose it is, if not the organization's own."""

    picture: Path | bytes = field(repr=False)  # kept out of logs, because it is a user's picture
    name: str = ""


@dataclass(frozen=True)
class Organization:
    """Who hands the piece out. `colors` maps theme color names to #rrggbb. `social`: its names on social media, as they are printed.

    `phone_label`, `phone_2_label`: what stands before each number. `hero`: its own photograph, printed in place of a piece's.
    """

    name: str
    phone: str = ""
    url: str = ""
    logos: tuple[Logo, ...] = ()
    colors: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)  # by dotted key
    short_name: str = ""  # for where there is little room
    hero: Hero | None = field(default=None, repr=False)
    phone_label: Label = ()
    phone_2: str = ""
    phone_2_label: Label = ()
    social: tuple[str, ...] = ()
    country: str = ""  # whose numbers its pieces print; empty: those of the campaign

    def at(self, key: str) -> Place:
        """The place of the value under a dotted key; of the first of several where only one is given, that of the whole."""
        places = dict(self.places)
        whole = key.rpartition(".")[0] if key.endswith((".0", ".1", ".2")) else key
        return places.get(key) or places.get(whole) or Place(key=whole)


@dataclass(frozen=True)
class LogoEntry:
    """A logo as written. A value that could not be read is None."""

    at: Position
    file: str | None
    name: str | None = ""


@dataclass(frozen=True)
class OrganizationEntry:
    """An organization as written, not verified yet. A value that could not be read is None, one that is not given is empty."""

    at: Position
    name: str | None
    short_name: str | None
    phone: str | None
    phone_label: str | Mapping[str, str] | None
    phone_2: str | None
    phone_2_label: str | Mapping[str, str] | None
    url: str | None
    social: str | Sequence[str] | None
    logo: Sequence[LogoEntry] | None
    colors: Mapping[str, str | None] | None
    hero: Hero | None
    country: str | None = ""


_SEEN = r"(?=.*[^\s\u00ad\u200b-\u200d\u2060\ufeff])"  # at least one character that is not blank
_PRINTABLE = rf"^{_SEEN}[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+$"


def _name(about: str, most: int, default: Any = REQUIRED) -> WordsType:
    return WordsType(about, _PRINTABLE, "a name on one line", most=most, default=default, one_line=True)


_PICTURE = TextType(
    "PNG, JPEG or SVG; the path is relative to this file.",
    r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ss][Vv][Gg])$",
    "the name of a picture",
)
_NAMED_PICTURE = RecordType(
    LogoEntry,
    "A logo of somebody else, such as a partner.",
    {
        "file": _PICTURE,
        "name": _name("Whose logo it is; read aloud in its place.", 120, ""),
    },
    located=True,
)


class _LogosType(ValueType[tuple[LogoEntry, ...]]):
    """One logo, or a list of up to three: each the name of a picture, or a `file` with the `name` of whom it belongs to."""

    name = "a picture or a list of pictures"
    kinds = (str, dict, list)

    def read(self, value: Any, keys: Keys, reading: Reading) -> tuple[LogoEntry, ...] | Invalid:
        if not isinstance(value, list):
            one = _read_logo(value, keys, reading)
            return INVALID if one is INVALID else (one,)
        if not 1 <= len(value) <= _MOST:
            sentence = f"this list should have 1 to {_MOST} pictures, and has {len(value)}"
            return reading.reject("content-value", sentence, keys, self.about)
        read = [_read_logo(each, (*keys, index), reading) for index, each in enumerate(value)]
        return tuple(each for each in read if each is not INVALID)

    def _rule(self) -> Schema:
        one = [_PICTURE.schema(), _NAMED_PICTURE.schema()]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}, "minItems": 1, "maxItems": _MOST}]}


def _read_logo(value: Any, keys: Keys, reading: Reading) -> LogoEntry | Invalid:
    if isinstance(value, dict):
        return _NAMED_PICTURE.read(value, keys, reading)
    file = _PICTURE.read(value, keys, reading)
    return INVALID if file is INVALID else LogoEntry(Position(reading.file, keys), file)


_LABEL_WORDS = WordsType("A word or two.", _PRINTABLE, "words on one line", most=24, one_line=True)


def _number(about: str) -> TextType:
    return TextType(about, _PRINTABLE, "a number on one line", 3, 40, default="")


def _label(which: str) -> EitherType:
    by_language = MapType("The words by language.", _LABEL_WORDS, TAG_PATTERN, "a language tag", 1)
    about = f"Your own words before the {which}: Office. They are not translated, unless given by language: {{en: Office, es: Oficina}}."
    return EitherType(about, _LABEL_WORDS, by_language, default="")


_SOCIAL = WordsType("As it should be printed.", _PRINTABLE, "a name or address on one line", most=40, one_line=True)
ORGANIZATION = RecordType(
    OrganizationEntry,
    "Who hands the piece out.",
    {
        "name": _name("Its name, on one line, without invisible marks.", 120),
        "short_name": _name("A shorter form of the name, for where there is little room.", 40, ""),
        "country": TextType("Whose numbers its pieces print, and whose its own numbers are: us, ca, mx, gb, au.", default=""),
        "phone": _number("The local line, as it should be printed."),
        "phone_label": _label("number"),
        "phone_2": _number("A second number, printed where there is room for two."),
        "phone_2_label": _label("second number"),
        "url": TextType("A web address with http:// or https://.", "^https?://", "a web address", most=200, default=""),
        "social": EitherType(
            'A name or address on social media, such as "@riversidehelps" in quotes, or a list of up to three.',
            _SOCIAL,
            ListType("Names or addresses.", _SOCIAL, 1, _MOST, unique=True),
            default=(),
        ),
        "logo": _LogosType("PNG, JPEG or SVG beside this file; or a list of up to three, printed in a row.", default=()),
        "colors": RecordType(
            dict,
            "Its own colors, in place of the theme's.",
            {
                "ink": ColorType('The dark color, for titles and behind the number, as in "#12355b".', default=""),
                "accent": ColorType('The bright color, for pictures and behind words, as in "#9fd3c7".', default=""),
            },
            default={},
        ),
        "hero": HeroType(),
    },
    located=True,
)
_KEYS: tuple[tuple[Key, ...], ...] = (
    *((name,) for name in ORGANIZATION.fields),
    *(("colors", name) for name in ("ink", "accent")),
    *((name, index) for name in ("social", "logo") for index in range(_MOST)),
)


def read_organization(path: Path, country: str = "us", style: str = "") -> Organization:
    """Load the file given as --organization; a number without a country code is read as a number of `country`.

    `style`: how its numbers are written (number_styles.yaml); empty: as their country does.

    Raises ProblemsFound with everything that is wrong, shape and values together.
    """
    return parse_organization(read(path), country, style)


def parse_organization(file: DataFile, country: str = "us", style: str = "") -> Organization:
    """The same for data that has been read; `file` gives the line of each value, and its folder is where a logo is looked for."""
    entry, problems = parse_leniently(ORGANIZATION, file)
    if entry:
        problems += organization_problems(entry, country)
    raise_if_any(sorted(problems, key=lambda problem: problem.place.line))
    assert entry
    return organization_of(entry, country, style)


def organization_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """The values of an organization's keys as its file would hold them, from cells of a list."""
    values: dict[str, Any] = {key: _values(cell) if key in LISTED and SEPARATOR in cell else cell for key, cell in cells.items()}
    if "url" in values:
        values["url"] = _with_scheme(values["url"])
    return values


def _with_scheme(address: str) -> str:
    """A web address with https:// before it where people left that out: 'www.rio.example'."""
    return f"https://{address}" if _BARE_ADDRESS.fullmatch(address) else address


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(SEPARATOR)]


def organization_problems(entry: OrganizationEntry, country: str = "us") -> list[Problem]:
    """What is wrong with the values that could be read: a number that cannot be called, an address without a host, a missing picture."""
    return [
        *_phone_problems(entry, (entry.country or country).upper()),
        *_label_problems(entry),
        *_url_problems(entry),
        *_logo_problems(entry),
        *missing_file(entry.hero),
    ]


def organization_of(entry: OrganizationEntry, country: str = "us", style: str = "") -> Organization:
    """The organization of an entry without problems, its numbers in one style."""
    file, keys = entry.at.file, entry.at.keys
    first, second = (
        phone_numbers.read_number(number, entry.country or country, style).printed if number else ""
        for number in (entry.phone, entry.phone_2)
    )
    return Organization(
        name=entry.name or "",
        phone=first,
        url=entry.url or "",
        short_name=entry.short_name or "",
        logos=tuple(Logo((file.path.parent / each.file).resolve(), each.name or "") for each in entry.logo or () if each.file),
        colors=tuple(sorted((name, color) for name, color in (entry.colors or {}).items() if color)),
        places=tuple((".".join(map(str, key)), entry.at.place(*key)) for key in _KEYS if (*keys, *key) in file.lines),
        hero=entry.hero,
        phone_label=label_of(entry.phone_label),
        phone_2=second,
        phone_2_label=label_of(entry.phone_2_label),
        social=social_of(entry),
        country=entry.country or "",
    )


def label_in(label: Label, tag: str) -> str:
    """The words of a label in a language; in English, or else in the first language that has them, if this one has none."""
    words = dict(label)
    return words.get(tag) or words.get(SOURCE) or next(iter(words.values()), "")


def social_link(written: str) -> str:
    """Where a name or address on social media leads; empty unless it is a web address, such as example.org/riverside."""
    address = written if re.match("https?://", written) else f"https://{written}"
    return address if not written.startswith("@") and "." in address.split("/")[2] and _is_web_address(address) else ""


def label_of(written: str | Mapping[str, str] | None) -> Label:
    """A label as it is written in a file: words, or words by language."""
    return ((SOURCE, written),) if isinstance(written, str) and written else tuple(dict(written or {}).items())


def social_of(entry: OrganizationEntry) -> tuple[str, ...]:
    """The names on social media of an entry, one or several."""
    return (entry.social,) if isinstance(entry.social, str) else tuple(entry.social or ())


def _phone_problems(entry: OrganizationEntry, country: str) -> Iterator[Problem]:
    called: dict[str, str] = {}
    for key, number in (("phone", entry.phone), ("phone_2", entry.phone_2)):
        read = phone_numbers.read_number(number, country) if number else None
        if read and read.fault:
            hint = "write the number alone, with the area code, as in 336-555-0142 or 336-555-0142 x12, or with a plus and the country code"
            yield entry.at.problem("number-malformed", read.fault, key, hint=hint)
        elif read and read.dialed in called.values():
            yield entry.at.problem("content-value", f"{number!r} is the same number as phone", key, hint="leave one of them out")
        called[key] = read.dialed if read else ""
    if entry.phone_2 and entry.phone == "":
        yield entry.at.problem("content-key-missing", "there is a phone_2 and no phone", "phone_2", hint="call it phone")


def _label_problems(entry: OrganizationEntry) -> Iterator[Problem]:
    for key, number, label in (("phone", entry.phone, entry.phone_label), ("phone_2", entry.phone_2, entry.phone_2_label)):
        if label and number == "":
            yield entry.at.problem("content-key-missing", f"there is a {key}_label and no {key}", f"{key}_label", hint=f"add {key}")


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
    for logo in entry.logo or ():
        if logo.file and not (path.parent / logo.file).is_file():
            hint = f"the path is relative to {path.name}"
            yield logo.at.problem("picture-missing", f"there is no file {logo.file!r} beside {path.name}", hint=hint)
