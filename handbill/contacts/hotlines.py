"""A hotlines file becomes numbers for templates, each verified: form, printed digits, spelled letters, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts import phone_numbers
from handbill.core.clock import as_date
from handbill.core.datafile import DataFile, Key
from handbill.core.isolates import IsolatedText, WebAddress, without_isolates
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.validate import checked, shape_problems

HOTLINES = "materials/hotlines"  # one file a country
_KINDS = ("phone", "text", "whatsapp")


@dataclass(frozen=True)
class TextLine:
    """Send `word`, or any words when it is None, to `number`; only `languages` are answered."""

    number: IsolatedText
    word: str | None
    languages: tuple[str, ...]
    spelled: IsolatedText | None = None


@dataclass(frozen=True)
class Hotline:
    """One help line, by phone, by web address or both. `confirmed`: who called it and when; empty means nobody has yet."""

    name: str
    phone: IsolatedText | None
    text: TextLine | None
    staff: tuple[str, ...]
    interpreters: int | None
    hours: str
    url: WebAddress | None
    checked: dt.date
    expires: dt.date
    confirmed: tuple[str, ...]
    whatsapp: IsolatedText | None = None
    spelled: IsolatedText | None = None  # the phone number in letters of the keypad
    law_enforcement: bool = False
    source: str = ""
    place: Place = field(default_factory=Place, compare=False)

    def prints(self) -> tuple[IsolatedText, ...]:
        """Its numbers as they stand on paper, in digits."""
        return tuple(number for number in (self.phone, self.text and self.text.number, self.whatsapp) if number)

    def spells(self) -> tuple[IsolatedText, ...]:
        """Its numbers as they stand on paper, in letters."""
        return tuple(letters for letters in (self.spelled, self.text and self.text.spelled) if letters)


@dataclass(frozen=True)
class Hotlines:
    """The lines of one country by name; templates reach one as hotlines.trafficking."""

    country: str
    lines: Mapping[str, Hotline]


def verify_hotlines(files: Sequence[DataFile], today: dt.date) -> Hotlines:
    """The lines of one country's files; those of an earlier file go before those of the same name in a later one.

    Raises ProblemsFound with everything that keeps their numbers off paper on this day.
    """
    problems = [problem for file in files for problem in shape_problems(file, "hotlines") or number_problems(file, today)]
    raise_if_any(problems)
    lines = {name: _line(data, file.place("lines", name)) for file in reversed(files) for name, data in file.data["lines"].items()}
    return Hotlines(files[0].data["country"], lines)


def hotline_files(campaign: Campaign) -> list[DataFile]:
    """Every hotlines file of every layer, as it is written."""
    return [campaign.read(path) for country in campaign.files(HOTLINES) for path in campaign.find_all(f"{HOTLINES}/{country}.yaml")]


@cached_by_campaign()
def printed_numbers(campaign: Campaign) -> tuple[str, ...]:
    """Every country's numbers as they are printed, whatever the day: what a number on a finished page is compared with."""
    files = [checked(file, "hotlines") for file in hotline_files(campaign)]
    lines = [_line(data, file.place("lines", name)) for file in files for name, data in file.data["lines"].items()]
    return tuple(dict.fromkeys(without_isolates(str(number)) for line in lines for number in line.prints()))


def number_problems(file: DataFile, today: dt.date) -> list[Problem]:
    """What is wrong with the numbers of a file whose shape is right."""
    found: list[Problem] = []
    for name, data in file.data["lines"].items():
        if "phone" not in data and "url" not in data:
            sentence, hint = f"{name} has no `phone` and no `url`", "add one of them"
            found.append(Problem("content-key-missing", sentence, file.place("lines", name, "phone"), hint))
        for kind in _KINDS:
            if kind in data:
                found += _digits(file, ("lines", name, kind), data[kind])
        found += _dates(file, name, data, today)
    return found


def _digits(file: DataFile, keys: tuple[Key, ...], data: dict[str, Any]) -> list[Problem]:
    number = data["number"]
    found = phone_numbers.malformed(number, file.data["country"], file.place(*keys, "number"))
    if "printed" in data:
        found += phone_numbers.misprinted(number, data["printed"], file.place(*keys, "printed"))
    if "spelled" in data:
        found += phone_numbers.misspelled(number, data["spelled"], file.place(*keys, "spelled"))
    return found


def _dates(file: DataFile, name: str, data: dict[str, Any], today: dt.date) -> list[Problem]:
    checked, expires = as_date(data["checked"]), as_date(data["expires"])
    found = []
    if checked > today:
        sentence = f"{name} was checked on {checked}, which is still to come"
        hint = "write the day it was really checked, or set this computer's date right"
        found.append(Problem("number-dates", sentence, file.place("lines", name, "checked"), hint))
    if checked > expires:
        sentence = f"{name} expires on {expires}, before it was checked on {checked}"
        found.append(Problem("number-dates", sentence, file.place("lines", name, "expires"), "put the later day under `expires`"))
    if today >= expires:
        hint = "check it against its source, then change `checked` and `expires`"
        found.append(Problem("number-stale", f"the numbers of {name} expired on {expires}", file.place("lines", name, "expires"), hint))
    return found


def _line(data: dict[str, Any], place: Place) -> Hotline:
    return Hotline(
        name=data["name"],
        phone=_printed(data["phone"], "tel:") if "phone" in data else None,
        text=_text(data["text"]) if "text" in data else None,
        staff=tuple(data.get("staff", ())),
        interpreters=int(data["interpreters"]) if "interpreters" in data else None,
        hours=data.get("hours", ""),
        url=address(data["url"]) if "url" in data else None,
        checked=as_date(data["checked"]),
        expires=as_date(data["expires"]),
        confirmed=tuple(data["confirmed"]),
        whatsapp=_whatsapp(data["whatsapp"]) if "whatsapp" in data else None,
        spelled=_spelled(data["phone"], "tel:") if "phone" in data else None,
        law_enforcement=data.get("law_enforcement", False),
        source=data["source"],
        place=place,
    )


def _printed(data: dict[str, Any], scheme: str) -> IsolatedText:
    return IsolatedText(data.get("printed", data["number"]), f"{scheme}{data['number']}")


def _spelled(data: dict[str, Any], scheme: str) -> IsolatedText | None:
    """The letters, which number_problems has compared with the digits."""
    return IsolatedText(data["spelled"], f"{scheme}{data['number']}") if "spelled" in data else None


def _text(data: dict[str, Any]) -> TextLine:
    return TextLine(_printed(data, "sms:"), data.get("word"), tuple(data["languages"]), _spelled(data, "sms:"))


def _whatsapp(data: dict[str, Any]) -> IsolatedText:
    # WhatsApp's own form for a link that opens a chat: the number in full, without the plus.
    return IsolatedText(data["printed"], f"https://wa.me/{data['number'].lstrip('+')}")


def address(url: str) -> WebAddress:
    """A web address as it is printed, without the scheme, and as it is followed."""
    return WebAddress(IsolatedText(url.partition("://")[2].rstrip("/")), url)
