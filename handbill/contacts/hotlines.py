"""The numbers of a country for templates, each verified: form, printed digits, spelled letters, dates (materials/hotlines)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts import phone_numbers
from handbill.contacts.confirmations import Confirmation
from handbill.core.datafile import DataFile
from handbill.core.isolates import IsolatedText, WebAddress, without_isolates
from handbill.core.problems import Place, Problem, collect, raise_if_any
from handbill.core.region import DEFAULT_REGION, REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, DateType, EitherType, FlagType, IntegerType, ListType, MapType, TextType
from handbill.i18n.language import TAG_PATTERN

HOTLINES = "materials/hotlines"  # one file a country


@dataclass(frozen=True)
class TextLine:
    """A number for text messages; messages in `languages` are answered.

    `words`: what to send, by language tag, under "" for all other languages; where there is none, any words will do.
    """

    number: IsolatedText
    words: Mapping[str, str]
    languages: tuple[str, ...]
    spelled: IsolatedText | None = None


@dataclass(frozen=True)
class Hotline:
    """One help line, by phone, by web address or both. `confirmed`: who called it and when; empty if it has not been confirmed.

    `dialed`: its numbers as dialed; of a line that has none, its web address.
    What its record does not say is not known: `interpreters` is None, `hours` empty, `free` and `confidential` false.
    """

    name: str
    phone: IsolatedText | None
    text: TextLine | None
    staff: tuple[str, ...]
    interpreters: int | None
    hours: str
    url: WebAddress | None
    checked: dt.date
    expires: dt.date
    dialed: tuple[str, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    whatsapp: IsolatedText | None = None
    spelled: IsolatedText | None = None  # the phone number in letters of the keypad
    law_enforcement: bool = False
    free: bool = False
    confidential: bool = False
    source: str = ""
    place: Place = field(default_factory=Place, compare=False)

    def prints(self) -> tuple[IsolatedText, ...]:
        """Its numbers as printed, in digits."""
        return tuple(number for number in (self.phone, self.text and self.text.number, self.whatsapp) if number)

    def spells(self) -> tuple[IsolatedText, ...]:
        """Its numbers as printed, in letters."""
        return tuple(letters for letters in (self.spelled, self.text and self.text.spelled) if letters)


@dataclass(frozen=True)
class Hotlines:
    """The lines of one country by name; templates reach one as hotlines.trafficking.

    `region`: whose sizes are used there. `currency`: the sign before an amount of money. `laws`: what its law says, with the source.
    """

    country: str
    lines: Mapping[str, Hotline]
    region: Region = DEFAULT_REGION
    currency: str = "$"
    laws: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NumberEntry:
    """A number as written: as dialed, printed and spelled. `printed` and `spelled` are empty if they are not given."""

    at: Position
    number: str
    printed: str = ""
    spelled: str = ""
    word: str | Mapping[str, str] = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineEntry:
    """A help line as written; its numbers and dates are not verified yet."""

    at: Position
    name: str
    phone: NumberEntry | None
    whatsapp: NumberEntry | None
    text: NumberEntry | None
    law_enforcement: bool
    free: bool
    confidential: bool
    staff: tuple[str, ...]
    interpreters: int | None
    hours: str
    url: str
    source: str
    checked: dt.date
    expires: dt.date


@dataclass(frozen=True)
class HotlineFile:
    """The lines of one file, by name."""

    country: str
    region: Region | None
    currency: str
    laws: Mapping[str, str]
    lines: Mapping[str, LineEntry]


_NUMBER = TextType("E.164 (+18883737888), or a short number such as 911.", "^\\+?[0-9]+$", "a number as it is dialed")
_PRINTED = "The same digits as they are printed."
_SPELLED = TextType("The same number with letters of the keypad: 1-800-THE-LOST.", default="")
_TAG = TextType("A language tag.", TAG_PATTERN, "a language tag")
LINE = RecordType(
    LineEntry,
    "A help line.",
    {
        "name": TextType("Its name."),
        "phone": RecordType(
            NumberEntry,
            "Its telephone number; may be missing where there is a `url`.",
            {"number": _NUMBER, "printed": TextType(_PRINTED), "spelled": _SPELLED},
            located=True,
            default=None,
        ),
        "whatsapp": RecordType(
            NumberEntry,
            "Its number on WhatsApp.",
            {"number": TextType("E.164, as in +525512345678.", "^\\+[0-9]+$", "a number of E.164"), "printed": TextType(_PRINTED)},
            located=True,
            default=None,
        ),
        "text": RecordType(
            NumberEntry,
            "Its number for text messages.",
            {
                "number": _NUMBER,
                "printed": TextType(_PRINTED, default=""),
                "spelled": _SPELLED,
                "word": EitherType(
                    "The word to send, or the word by language; missing where any words will do.",
                    TextType("A word."),
                    MapType("By language.", TextType("A word."), TAG_PATTERN, "a language tag"),
                    default="",
                ),
                "languages": ListType("The languages that are answered.", _TAG, unique=True),
            },
            located=True,
            default=None,
        ),
        "law_enforcement": FlagType("yes: police or border officers answer, and a piece must say so.", default=False),
        "free": FlagType("yes: a call costs nothing. Leave it out where that has not been read.", default=False),
        "confidential": FlagType(
            "yes: the line says that calls are confidential. Leave it out where that has not been read.", default=False
        ),
        "staff": ListType("Languages that the staff themselves speak.", _TAG, unique=True, default=()),
        "interpreters": IntegerType("How many languages interpreters cover, by phone.", 1, 10_000, default=None),
        "hours": TextType("When it answers.", default=""),
        "url": TextType("Its web address, as https://example.org.", "^https?://[^/\\s]+", "a web address", default=""),
        "source": TextType("Where the number was read."),
        "checked": DateType("The day somebody last compared it with its source."),
        "expires": DateType("The day from which a build refuses it."),
    },
    located=True,
)
HOTLINE_FILE = RecordType(
    HotlineFile,
    "The numbers of one country, each with its source, the day it was checked and the day it expires.",
    {
        "country": TextType("ISO 3166-1, two letters.", "^[A-Z]{2}$", "the code of a country"),
        "region": ChoiceType("Whose sizes are used there.", REGIONS, "a region", default=None),
        "currency": TextType("The sign of its money, as printed before an amount.", default=""),
        "laws": MapType(
            "What its law says and a piece may say, by a name that templates ask for, each with its source.",
            TextType("Where it is written."),
            "^[a-z][a-z0-9_]*$",
            "a law's name",
            default={},
        ),
        "lines": MapType("The lines by name.", LINE, "^[a-z][a-z0-9_]*$", "a line's name"),
    },
)


def verify_hotlines(files: Sequence[DataFile], today: dt.date) -> Hotlines:
    """The lines of one country's files; a line of an earlier file replaces one of the same name in a later file.

    Raises ProblemsFound with every reason why their numbers may not be printed on this day.
    """
    problems: list[Problem] = []
    read: list[HotlineFile] = []
    for file in files:
        found = collect(partial(parse_data, HOTLINE_FILE, file), problems)
        if found:
            problems += number_problems(found, today)
            read.append(found)
    raise_if_any(problems)
    # A campaign's own file may name a line or two and leave the rest to the library's.
    region = next((file.region for file in read if file.region), DEFAULT_REGION)
    laws = {name: source for file in reversed(read) for name, source in file.laws.items()}
    return Hotlines(read[0].country, _merged(read), region, next((file.currency for file in read if file.currency), "$"), laws)


def hotline_paths(campaign: Campaign) -> list[Path]:
    """Every hotlines file of every layer."""
    return [path for country in campaign.files(HOTLINES) for path in campaign.find_all(f"{HOTLINES}/{country}.yaml")]


@cached_by_campaign()
def printed_numbers(campaign: Campaign, own: bool = True) -> tuple[str, ...]:
    """Every country's numbers as printed, expired or not: the numbers on a finished page are compared with these.

    `own`: with those of the campaign's own lines, which may well be a digit apart from an organization's other numbers.
    """
    lines = [line for country in campaign.files(HOTLINES) for line in known_lines(campaign, country, own).values()]
    return tuple(dict.fromkeys(without_isolates(str(number)) for line in lines for number in line.prints()))


def known_lines(campaign: Campaign, country: str, own: bool = True) -> dict[str, Hotline]:
    """The lines of one country by name, expired or not, and without what is confirmed of them. Raises ProblemsFound: an invalid file."""
    paths = campaign.find_all(f"{HOTLINES}/{country}.yaml")
    return _merged([parse_data(HOTLINE_FILE, campaign.read(path)) for path in paths if own or not campaign.is_own(path)])


def _merged(files: Sequence[HotlineFile]) -> dict[str, Hotline]:
    """The lines of one country by name; one of an earlier file goes before one of the same name in a later file."""
    return {name: _hotline(line) for file in reversed(files) for name, line in file.lines.items()}


def number_problems(file: HotlineFile, today: dt.date) -> Iterator[Problem]:
    """The problems of a file's numbers and dates on this day."""
    for name, line in file.lines.items():
        if line.phone is None and not line.url:
            sentence = f"{name} has no `phone` and no `url`"
            yield line.at.problem("content-key-missing", sentence, "phone", hint="add one of them")
        for entry in (line.phone, line.text, line.whatsapp):
            if entry:
                yield from _digit_problems(entry, file.country)
        yield from _date_problems(name, line, today)


def _digit_problems(entry: NumberEntry, country: str) -> Iterator[Problem]:
    yield from phone_numbers.malformed(entry.number, country, entry.at.place("number"))
    if entry.printed:
        yield from phone_numbers.misprinted(entry.number, entry.printed, entry.at.place("printed"))
    if entry.spelled:
        yield from phone_numbers.misspelled(entry.number, entry.spelled, entry.at.place("spelled"))


def _date_problems(name: str, line: LineEntry, today: dt.date) -> Iterator[Problem]:
    if line.checked > today:
        sentence = f"{name} was checked on {line.checked}, which is still to come"
        hint = "write the day it was really checked, or set this computer's date right"
        yield line.at.problem("number-dates", sentence, "checked", hint=hint)
    if line.checked > line.expires:
        sentence = f"{name} expires on {line.expires}, before it was checked on {line.checked}"
        yield line.at.problem("number-dates", sentence, "expires", hint="put the later day under `expires`")
    if today >= line.expires:
        hint = "check it against its source, then change `checked` and `expires`"
        yield line.at.problem("number-stale", f"the numbers of {name} expired on {line.expires}", "expires", hint=hint)


def _hotline(line: LineEntry) -> Hotline:
    return Hotline(
        name=line.name,
        phone=_printed(line.phone, "tel:") if line.phone else None,
        text=_text_line(line.text) if line.text else None,
        staff=line.staff,
        interpreters=line.interpreters,
        hours=line.hours,
        url=address(line.url) if line.url else None,
        checked=line.checked,
        expires=line.expires,
        dialed=tuple(dict.fromkeys(entry.number for entry in (line.phone, line.text, line.whatsapp) if entry)) or (line.url,),
        # WhatsApp's own form for a link that opens a chat: the number in full, without the plus.
        whatsapp=IsolatedText(line.whatsapp.printed, f"https://wa.me/{line.whatsapp.number.lstrip('+')}") if line.whatsapp else None,
        spelled=_spelled(line.phone, "tel:") if line.phone else None,
        law_enforcement=line.law_enforcement,
        free=line.free,
        confidential=line.confidential,
        source=line.source,
        place=line.at.place(),
    )


def _printed(entry: NumberEntry, scheme: str) -> IsolatedText:
    return IsolatedText(entry.printed or entry.number, f"{scheme}{entry.number}")


def _spelled(entry: NumberEntry, scheme: str) -> IsolatedText | None:
    """The letters, which number_problems has compared with the digits."""
    return IsolatedText(entry.spelled, f"{scheme}{entry.number}") if entry.spelled else None


def _text_line(entry: NumberEntry) -> TextLine:
    words = {"": entry.word} if isinstance(entry.word, str) and entry.word else entry.word or {}
    return TextLine(_printed(entry, "sms:"), words, entry.languages, _spelled(entry, "sms:"))


def address(url: str) -> WebAddress:
    """A web address as printed, without the scheme, and as linked."""
    return WebAddress(IsolatedText(url.partition("://")[2].rstrip("/")), url)
