"""An order as data: its destinations, and for each the files to print and how many copies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.build.job import Job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.core.file_names import slug
from handbill.core.problems import Place, Problem
from handbill.core.region import DEFAULT_REGION, Region
from handbill.orders.document_style import DocumentStyle
from handbill.orders.trade_customs import Print
from handbill.sheets.print_shop import Shop

# Hints that speak of the order's keys instead of command-line options.
_HINTS = {
    "usage-inks": "write full, black, or black and the ink's name, as in black+PANTONE 286 C",
    "usage-languages": "put a comma between them, as in en, es: each then gets pieces of its own",
    "usage-icc": "name a print shop that takes PDF/X-1a; to give a profile, build without an order: build --for press --icc",
}


@dataclass(frozen=True)
class OrderItem:
    """One file to print, and the number of copies. `sheet`: the stock that the order names, or empty."""

    job: Job
    copies: int
    sheet: str
    place: Place


@dataclass(frozen=True)
class Destination:
    """A recipient and its items. `shop`: the print shop, if one prints them."""

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
        return slug(self.name)

    @property
    def copies(self) -> int:
        return sum(item.copies for item in self.items)


@dataclass(frozen=True)
class Order:
    """A whole order. `style`: how its tickets, packing lists and total are set. `remarks`: on its table; they stop nothing. `read`:
    how many rows of it were read, in a sentence.
    """

    campaign: Campaign
    style: DocumentStyle
    name: str
    destinations: tuple[Destination, ...]
    remarks: tuple[Problem, ...] = ()
    read: str = ""

    @property
    def folder(self) -> str:
        return slug(self.name)

    @property
    def region(self) -> Region:
        """The region whose paper the total is printed on: that of all destinations, or the default if they differ."""
        regions = {each.region for each in self.destinations}
        return regions.pop() if len(regions) == 1 else DEFAULT_REGION


def place_in_order(problem: Problem, place: Place) -> Problem:
    """Place a problem that names no file at `place` in the order, with a hint that speaks of the order's keys."""
    if problem.place.file:
        return problem
    return replace(problem, place=place, hint=_HINTS.get(problem.code, problem.hint))
