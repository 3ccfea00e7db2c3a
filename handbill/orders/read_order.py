"""Read an order from a file (YAML, CSV or XLSX), or report everything that is wrong with it, with its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from handbill.build.defaults import default_country, default_organization, default_region
from handbill.build.glyph_coverage import missing_glyphs
from handbill.campaign.campaign import Campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.organization import Organization, organization_of, organization_problems, read_organization
from handbill.core.datafile import YAML_SUFFIXES, DataFile, read
from handbill.core.problems import Place, Problem, ProblemsFound, beside, raise_if_any
from handbill.core.schema.record import parse_leniently
from handbill.i18n.language import SOURCE, find_language
from handbill.orders.document_style import document_style
from handbill.orders.order import Destination, Order, OrderItem, place_in_order
from handbill.orders.order_file import ORDER, DestinationEntry, OrderEntry
from handbill.orders.order_table import SUFFIXES, read_order_table
from handbill.orders.resolve_items import ItemReader
from handbill.sheets.print_shop import Shop, find_shop

T = TypeVar("T")


def read_order(campaign: Campaign, path: Path, final: bool = False, hidden_rows: bool = False) -> Order:
    """Read an order. Raises ProblemsFound with every problem: the shape of the file, unknown names, unsuitable paper, and duplicates.

    `final`: refuse anything that is still a draft. `hidden_rows`: order what rows say that the sheet hides, too.
    """
    if path.suffix.lower() not in SUFFIXES:
        file = read(path)
        entry, problems = parse_leniently(ORDER, file)
        return _checked(campaign, file, entry, problems, final)
    table = read_order_table(path, hidden_rows)
    entry, wrong = parse_leniently(ORDER, table.file)
    with beside(table.remarks, table.read):
        order = _checked(campaign, table.file, entry, [*table.problems, *map(_in_table, wrong)], final)
    return replace(order, remarks=tuple(table.remarks), read=table.read)


def _checked(campaign: Campaign, file: DataFile, entry: OrderEntry | None, problems: list[Problem], final: bool) -> Order:
    """The order of a file whose shape has been read, with the problems of that. Raises ProblemsFound."""
    order = _OrderReader(campaign, file, problems, final).order(entry or OrderEntry(None, None))
    problems += _duplicates(order, file)
    raise_if_any(sorted(dict.fromkeys(problems), key=lambda problem: problem.place.line))
    return order


def _in_table(problem: Problem) -> Problem:
    """A problem of a table, which has columns and no keys."""
    missing = problem.code == "content-key-missing"
    return replace(problem, sentence=f"there is no {problem.place.key}") if missing else problem


def _duplicates(order: Order, file: DataFile) -> Iterator[Problem]:
    """Yield problems of destinations that would share a folder, and of items that a destination orders twice."""
    folders: dict[str, str] = {}
    for index, each in enumerate(order.destinations):
        place = file.place("destinations", index, "name")
        if not each.folder:
            hint = "use a name with letters or digits"
            yield Problem("content-value", f"{each.name!r} cannot be turned into a folder name", place, hint)
        elif each.folder in folders:
            sentence = f"{each.name!r} would get the same folder as {folders[each.folder]!r}: {each.folder}"
            yield Problem("content-duplicate", sentence, place, "merge the two destinations, or rename one")
        else:
            folders[each.folder] = each.name
        yield from _repeated_items(each)


def _repeated_items(destination: Destination) -> Iterator[Problem]:
    seen: dict[object, OrderItem] = {}
    for item in destination.items:
        spec = item.job.spec
        first = seen.setdefault((spec.material, spec.languages, spec.form, spec.inks, spec.theme, spec.editions, spec.paper), item)
        if first is not item:
            piece = f"{spec.material} in {'+'.join(spec.languages)} as {spec.form}"
            sentence = f"{destination.name} orders {piece} twice, first in line {first.place.line}"
            yield Problem("content-duplicate", sentence, item.place, "add the quantities in one entry")


@dataclass
class _OrderReader:
    """Reads everything that the schema has found no problem with."""

    campaign: Campaign
    file: DataFile
    problems: list[Problem]
    final: bool

    def order(self, entry: OrderEntry) -> Order:
        """Return the order, and add its problems to `problems`."""
        made = [self._destination(destination) for destination in entry.destinations or ()]
        order = Order(self.campaign, document_style(self.campaign), entry.name or self.file.path.stem, tuple(made))
        self.problems += missing_glyphs(order.name, find_language(self.campaign, SOURCE), self.file.place("name"))
        if not order.folder:
            self.problems.append(Problem("content-value", f"{order.name!r} cannot be turned into a folder name", self.file.place("name")))
        return order

    @cached_property
    def _country(self) -> str:
        """Whose numbers those of the destinations are."""
        return default_country(self.campaign)

    @cached_property
    def _style(self) -> str:
        """How the campaign writes numbers."""
        return read_settings(self.campaign).numbers

    def collect_at(self, place: Place, load: Callable[[], T]) -> T | None:
        """Return what `load` returns; or None, and its problems are added. Those that name no file are placed at `place`."""
        try:
            return load()
        except ProblemsFound as found:
            self.problems += [place_in_order(problem, place) for problem in found.problems]
            return None

    def resolve_name(self, name: str) -> str:
        """Return a name as it is, or a file name as a path from the folder of the order."""
        return str(self.file.path.parent / name) if name.endswith(YAML_SUFFIXES) else name

    def _destination(self, entry: DestinationEntry) -> Destination:
        self._check_glyphs(entry)
        # If `print` is invalid, which has been reported, the rest is read as for an office printer.
        print_, region = entry.print or "office", entry.region or default_region(self.campaign)
        shop = self._shop(entry)
        organization = self._organization(entry)
        reader = ItemReader(self, print_, region, organization, self.resolve_name(entry.shop or "") if shop else "", entry.sheet or "")
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

    def _check_glyphs(self, entry: DestinationEntry) -> None:
        """Check that the fonts have every character that the ticket will show."""
        for key, texts in (("name", [entry.name]), ("address", entry.address or ()), ("contact", [entry.contact])):
            for text in texts:
                self.problems += missing_glyphs(text or "", find_language(self.campaign, SOURCE), entry.at.place(key))

    def _shop(self, entry: DestinationEntry) -> Shop | None:
        if entry.shop and entry.print == "office":
            sentence = "a print shop is named, but an office printer prints this"
            self.problems.append(entry.at.problem("content-value", sentence, "shop", hint="remove it, or write `print: press`"))
        if not entry.shop or entry.print != "press":
            return None
        return self.collect_at(entry.at.place("shop"), partial(find_shop, self.campaign, self.resolve_name(entry.shop)))

    def _organization(self, entry: DestinationEntry) -> Organization | None:
        """Read the organization from a file or from the order itself."""
        given = entry.organization
        if isinstance(given, str):
            path = self.file.path.parent / given
            return self.collect_at(entry.at.place("organization"), partial(read_organization, path, self._country, self._style))
        if given is None:
            return self.collect_at(entry.at.place("organization"), partial(default_organization, self.campaign))
        self.problems += organization_problems(given, self._country)
        return organization_of(given, self._country, self._style)
