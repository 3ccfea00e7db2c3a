"""An organization file becomes an Organization: who hands the piece out, with a verified local number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from handbill.contacts import phone_numbers
from handbill.core.datafile import DataFile, read
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.validate import shape_problems

# Compiled where it is used: its ranges take 7 ms, and most runs have no address to look at.
_LABEL = r"[0-9A-Za-z\u00a1-\uffff]([0-9A-Za-z\u00a1-\uffff-]*[0-9A-Za-z\u00a1-\uffff])?"


@dataclass(frozen=True)
class Organization:
    """Who hands the piece out. `logo` is an absolute path, or the bytes of a picture; `colors` maps theme color names to #rrggbb."""

    name: str
    phone: str = ""
    url: str = ""
    logo: Path | bytes | None = field(default=None, repr=False)  # a stranger's picture has no place in a log
    colors: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = field(default=(), compare=False)
    short_name: str = ""  # for where there is little room
    dial: str = ""  # the phone as it is dialed, where that has been found out before

    def at(self, key: str) -> Place:
        """Where the value under a dotted key was written."""
        return next((place for place in self.places if place.key == key), Place(key=key))


def read_organization(path: Path, country: str = "us") -> Organization:
    """Load the file given as --organization; a number without a country code is read as one of `country`.

    Raises ProblemsFound with everything that is wrong, shape and values together.
    """
    return parse_organization(read(path), country)


def parse_organization(file: DataFile, country: str = "us") -> Organization:
    """The same for data already at hand; `file` says where each value stands, and its folder is where a logo is looked for."""
    shape = shape_problems(file, "organization")
    wrong = {problem.place.key for problem in shape}
    data = file.data if isinstance(file.data, dict) else {}
    fine = {key: value for key, value in data.items() if key not in wrong}
    found = shape + _phone(file, fine, country.upper()) + _url(file, fine) + _logo(file, fine)
    raise_if_any(sorted(found, key=lambda problem: problem.place.line))
    return Organization(
        name=data["name"],
        phone=data.get("phone", ""),
        url=data.get("url", ""),
        short_name=data.get("short_name", ""),
        logo=(file.path.parent / data["logo"]).resolve() if "logo" in data else None,
        colors=tuple(sorted(data.get("colors", {}).items())),
        places=tuple(file.place(*keys) for keys in file.lines if keys),
    )


def _phone(file: DataFile, data: dict[str, str], country: str) -> list[Problem]:
    if "phone" not in data or phone_numbers.dialed(data["phone"], country):
        return []
    hint = "write it with the area code, as in 336-555-0142, or with a plus and the country code"
    return [Problem("number-malformed", f"{data['phone']!r} is not a telephone number", file.place("phone"), hint)]


def _url(file: DataFile, data: dict[str, str]) -> list[Problem]:
    if "url" not in data:
        return []
    try:
        parts = urlsplit(data["url"])
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:  # brackets that hold no address, a port that is no number
        host = ""
    if host and all(re.fullmatch(_LABEL, label) and label[0].isalnum() for label in host.split(".")) and not re.search(r"\s", data["url"]):
        return []
    return [Problem("content-value", f"{data['url']!r} is not a web address", file.place("url"), "write it as https://example.org")]


def _logo(file: DataFile, data: dict[str, str]) -> list[Problem]:
    if "logo" not in data:
        return []
    logo = file.path.parent / data["logo"]
    if logo.is_file():
        return []
    sentence = f"there is no file {data['logo']!r} beside {file.path.name}"
    return [Problem("picture-missing", sentence, file.place("logo"), f"the path is relative to {file.path.name}")]
