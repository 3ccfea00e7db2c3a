"""What schools order, as data: destinations, and for each piece a request and how many of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from handbill.build.job import Job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.core.problems import Place, Problem
from handbill.layout.format import Region
from handbill.orders.document_style import DocumentStyle
from handbill.orders.trade_customs import Print
from handbill.sheets.print_shop import Shop

# Where other commands speak of options.
_HINTS = {
    "usage-inks": "say `inks: full`, `black`, or black and the ink's name, as in `inks: black+PANTONE 286 C`",
    "usage-languages": "list them, `language: [en, es]`: each then gets pieces of its own",
    "usage-icc": "name a print shop that takes PDF/X-1a; to give a profile, build without an order: build --for press --icc",
}
_LONGEST = 60  # letters; a file system allows 255 bytes, and a letter takes up to four
# Names that Windows keeps for itself, with or without an ending.
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII)


@dataclass(frozen=True)
class OrderItem:
    """One file to print, and how many copies of it. `sheet`: the stock that was asked for, or nothing."""

    job: Job
    copies: int
    sheet: str
    place: Place


@dataclass(frozen=True)
class Destination:
    """Who gets what. `shop` is the print shop, where one prints."""

    name: str
    address: tuple[str, ...]
    contact: str
    print: Print
    shop: Shop | None
    region: Region
    organization: Organization | None
    items: tuple[OrderItem, ...]

    @property
    def folder(self) -> str:
        return safe_name(self.name)

    @property
    def copies(self) -> int:
        return sum(item.copies for item in self.items)


@dataclass(frozen=True)
class Order:
    """`style`: that of its documents."""

    campaign: Campaign
    style: DocumentStyle
    name: str
    destinations: tuple[Destination, ...]

    @property
    def folder(self) -> str:
        return safe_name(self.name)

    @property
    def region(self) -> Region:
        """Whose paper the total is set on: metric where every destination is."""
        return "metric" if all(each.region == "metric" for each in self.destinations) else "us"


def as_ordered(problem: Problem, place: Place) -> Problem:
    """A problem as whoever wrote the order meets it: with its place there unless it has one, and a hint that speaks of keys."""
    if problem.place.file:
        return problem
    return replace(problem, place=place, hint=_HINTS.get(problem.code, problem.hint))


def safe_name(words: str) -> str:
    """A name for a folder on any system: letters of any script in lower case, figures, and hyphens; nothing where there are none."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", words).casefold())
    # Marks belong to their letters; what is neither letter, mark nor figure parts words.
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in plain)
    name = re.sub(r"-+", "-", kept).strip("-")[:_LONGEST].rstrip("-")
    return f"{name}-" if _TAKEN.fullmatch(name) else name
