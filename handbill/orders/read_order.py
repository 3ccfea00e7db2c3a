"""Reads an order's file (YAML, or a table): an Order, or every problem with it at once, each with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from handbill.build.glyph_coverage import missing_glyphs
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization, organization_of, organization_problems, read_organization
from handbill.core.datafile import DataFile, read
from handbill.core.problems import Place, Problem, ProblemsFound, raise_if_any
from handbill.core.schema.record import parse_leniently
from handbill.i18n.language import SOURCE, find_language
from handbill.orders.document_style import document_style
from handbill.orders.order import Destination, Order, OrderItem, as_ordered
from handbill.orders.order_file import ORDER, DestinationEntry, OrderEntry
from handbill.orders.order_table import SUFFIXES, read_order_table
from handbill.orders.resolve_items import ItemReader
from handbill.sheets.print_shop import Shop, find_shop

T = TypeVar("T")
YAML = (".yaml", ".yml")


def read_order(campaign: Campaign, path: Path, final: bool = False) -> Order:
    """Raises ProblemsFound: all that is wrong with the file's shape, its names, its papers, and what stands in it twice."""
    file, problems = read_order_table(path) if path.suffix.lower() in SUFFIXES else (read(path), [])
    entry, wrong = parse_leniently(ORDER, file)
    problems += wrong
    order = _OrderReader(campaign, file, problems, final).order(entry or OrderEntry(None, None))
    problems += duplicates(order, file)
    raise_if_any(sorted(dict.fromkeys(problems), key=lambda problem: problem.place.line))
    return order


def duplicates(order: Order, file: DataFile) -> Iterator[Problem]:
    """Destinations that share a folder, and pieces that a destination orders twice."""
    folders: dict[str, str] = {}
    for index, each in enumerate(order.destinations):
        place = file.place("destinations", index, "name")
        if not each.folder:
            hint = "give it a name with letters or figures"
            yield Problem("content-value", f"{each.name!r} makes no name for a folder", place, hint)
        elif each.folder in folders:
            sentence = f"{each.name!r} would come into the same folder as {folders[each.folder]!r}: {each.folder}"
            yield Problem("content-duplicate", sentence, place, "put its items under the other, or name it otherwise")
        else:
            folders[each.folder] = each.name
        yield from _twice(each)


def _twice(destination: Destination) -> Iterator[Problem]:
    seen: dict[object, OrderItem] = {}
    for item in destination.items:
        wanted = item.job.spec
        first = seen.setdefault((wanted.material, wanted.languages, wanted.form, wanted.inks, wanted.theme), item)
        if first is not item:
            said = f"{wanted.material} in {'+'.join(wanted.languages)} as {wanted.form}"
            sentence = f"{destination.name} orders {said} twice, first in line {first.place.line}"
            yield Problem("content-duplicate", sentence, item.place, "put both quantities into one entry")


@dataclass
class _OrderReader:
    """Turns the entries of a file into an order. Values that could not be read are left alone."""

    campaign: Campaign
    file: DataFile
    problems: list[Problem]
    final: bool

    def order(self, entry: OrderEntry) -> Order:
        made = [self._destination(destination) for destination in entry.destinations or ()]
        order = Order(self.campaign, document_style(self.campaign), entry.name or self.file.path.stem, tuple(made))
        self.problems += missing_glyphs(order.name, find_language(self.campaign, SOURCE), self.file.place("name"))
        if not order.folder:
            self.problems.append(Problem("content-value", f"{order.name!r} makes no name for a folder", self.file.place("name")))
        return order

    def take(self, load: Callable[[], T], place: Place) -> T | None:
        """What `load` returns, or None; its problems are noted, at `place` if they name no file."""
        try:
            return load()
        except ProblemsFound as found:
            self.problems += [as_ordered(problem, place) for problem in found.problems]
            return None

    def beside(self, name: str) -> str:
        """A name; that of a file is looked for in the folder of the order."""
        return str(self.file.path.parent / name) if name.endswith(YAML) else name

    def _destination(self, entry: DestinationEntry) -> Destination:
        self._check_letters(entry)
        # If `print` or `region` is wrong, its problem is noted; the rest is read as if for an office printer in the United States.
        print_, region = entry.print or "office", entry.region or "us"
        shop = self._shop(entry)
        organization = self._organization(entry)
        reader = ItemReader(self, print_, region, organization, self.beside(entry.shop or "") if shop else "", entry.sheet or "")
        return Destination(
            name=entry.name or "",
            address=tuple(entry.address or ()),
            contact=entry.contact or "",
            print=print_,
            shop=shop,
            region=region,
            organization=organization,
            items=tuple(item for one in entry.items or () for item in reader.items(one)),
        )

    def _check_letters(self, entry: DestinationEntry) -> None:
        """Note the words of the job ticket that cannot be set in its language."""
        for key, texts in (("name", [entry.name]), ("address", entry.address or ()), ("contact", [entry.contact])):
            for text in texts:
                self.problems += missing_glyphs(text or "", find_language(self.campaign, SOURCE), entry.at.place(key))

    def _shop(self, entry: DestinationEntry) -> Shop | None:
        if entry.shop and entry.print == "office":
            sentence = "a print shop is named, but an office printer prints"
            self.problems.append(entry.at.problem("content-value", sentence, "shop", hint="leave it out, or say print: press"))
        if not entry.shop or entry.print != "press":
            return None
        return self.take(partial(find_shop, self.campaign, self.beside(entry.shop)), entry.at.place("shop"))

    def _organization(self, entry: DestinationEntry) -> Organization | None:
        """From a file of its own, or from the order itself."""
        given = entry.organization
        if isinstance(given, str):
            return self.take(partial(read_organization, self.file.path.parent / given), entry.at.place("organization"))
        if given is None:
            return None
        self.problems += organization_problems(given)
        return organization_of(given)
