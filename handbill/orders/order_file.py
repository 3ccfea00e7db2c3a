"""The keys of an order's file, in YAML or as a table: who gets how many of which pieces, and who prints them.

A value that could not be read is None, so that the rest of the order can still be judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbill.contacts.organization import ORGANIZATION, OrganizationEntry
from handbill.core.region import REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import ChoiceType, EitherType, IntegerType, ListType, TextType, WordsType
from handbill.orders.trade_customs import PRINTS, Print


@dataclass(frozen=True)
class ItemEntry:
    """One entry of a destination. `language`: one, or several that each get `quantity` copies."""

    at: Position
    piece: str | None
    language: str | Sequence[str] | None
    quantity: int | None
    format: str | None
    sheet: str | None
    inks: str | None
    theme: str | None
    editions: Sequence[str] | None

    @property
    def languages(self) -> Sequence[str]:
        return [self.language] if isinstance(self.language, str) else self.language or []


@dataclass(frozen=True)
class DestinationEntry:
    """A destination as written. `organization`: a file, or the organization itself."""

    at: Position
    name: str | None
    address: Sequence[str] | None
    contact: str | None
    print: Print | None
    shop: str | None
    sheet: str | None
    region: Region | None
    organization: str | OrganizationEntry | None
    items: Sequence[ItemEntry] | None


@dataclass(frozen=True)
class OrderEntry:
    """An order as written."""

    name: str | None
    destinations: Sequence[DestinationEntry] | None


_INVISIBLE = r"\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069"
_LINE = rf"^(?=.*\S)[^{_INVISIBLE}]+$"
_ONE_LINE = "words on one line without invisible marks"
_SHEET = TextType(
    "Card stock or paper by number or name, in quotes if it is a number, or a YAML file beside this one. "
    "That of an item is used before that of its destination.",
    default=None,
)

ITEM = RecordType(
    ItemEntry,
    "What is ordered.",
    {
        "piece": TextType("A piece by the name that `handbill list` gives."),
        "language": EitherType(
            "A tag such as es, two for two sides as in en+es, or a list of these: the quantity is then of each.",
            TextType("A tag."),
            ListType("Tags.", TextType("A tag."), 1, unique=True),
        ),
        "quantity": IntegerType("How many, a whole number.", 1, 1_000_000),
        "format": TextType("The size, by name; that of the region if missing.", default=None),
        "sheet": _SHEET,
        "inks": TextType("full, black, or black and one named ink: black+PANTONE 286 C.", default=None),
        "theme": TextType("The look: field, word, window.", default=None),
        "editions": ListType("What changes the look: high-contrast, large-print.", TextType("An edition."), 1, unique=True, default=None),
    },
    located=True,
)
DESTINATION = RecordType(
    DestinationEntry,
    "Who gets what, and who prints it.",
    {
        "name": WordsType("Who gets the pieces, on one line.", _LINE, _ONE_LINE, most=80),
        "address": ListType("Where to, line by line.", WordsType("A line.", _LINE, _ONE_LINE, most=80), 1, 8),
        "contact": TextType(
            "Whom to ask for, with a number; may be empty.", f"^[^{_INVISIBLE}]*$", _ONE_LINE, least=0, most=120, default=None
        ),
        "print": ChoiceType("office: an office printer; press: a print shop.", PRINTS, "a way to print"),
        "shop": TextType("The print shop, by name or as a YAML file beside this one; that of the region if missing.", default=None),
        "sheet": _SHEET,
        "region": ChoiceType("The region whose sizes are taken if an item names none; us if missing.", REGIONS, "a region", default=None),
        "organization": EitherType(
            "Who hands the pieces out: a YAML file beside this one, or what such a file holds: name, phone, url, logo and the rest.",
            TextType("A YAML file beside this one.", r"\.ya?ml$", "the name of a YAML file"),
            ORGANIZATION,
            default=None,
        ),
        "items": ListType("What is ordered, one entry a piece.", ITEM, 1, 500),
    },
    located=True,
)
ORDER = RecordType(
    OrderEntry,
    "Who gets how many of which pieces, and who prints them.",
    {
        "name": WordsType("The order's own name, on one line; the file's name if missing.", _LINE, _ONE_LINE, most=80, default=None),
        "destinations": ListType("Where the pieces go.", DESTINATION, 1, 1000),
    },
)
