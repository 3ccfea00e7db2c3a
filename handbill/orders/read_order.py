"""Read an order from a file (YAML, CSV or XLSX), or report everything that is wrong with it, with its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from handbill.build.glyph_coverage import missing_glyphs
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization, parse_organization, read_organization
from handbill.core.datafile import DataFile, Key, read
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.validate import shape_problems
from handbill.i18n.language import SOURCE, find_language
from handbill.layout.format import Region
from handbill.orders.document_style import document_style
from handbill.orders.order import Destination, Order, OrderItem, place_in_order
from handbill.orders.order_table import SUFFIXES, read_order_table
from handbill.orders.resolve_items import ItemReader
from handbill.orders.trade_customs import Print
from handbill.sheets.print_shop import Shop, find_shop

T = TypeVar("T")
YAML = (".yaml", ".yml")
_KEYS = ("name", "address", "contact", "print", "shop", "sheet", "region", "organization")


def read_order(campaign: Campaign, path: Path, final: bool = False) -> Order:
    """Read an order. Raises ProblemsFound with every problem: the shape of the file, unknown names, unsuitable paper, and duplicates.

    `final`: refuse anything that is still a draft.
    """
    file, problems = read_order_table(path) if path.suffix.lower() in SUFFIXES else (read(path), [])
    problems += shape_problems(file, "order")
    order = _OrderReader(campaign, file, problems, final).order()
    problems += _duplicates(order, file)
    raise_if_any(sorted(dict.fromkeys(problems), key=lambda problem: problem.place.line))
    return order


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
        first = seen.setdefault((spec.material, spec.languages, spec.form, spec.inks, spec.theme), item)
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

    def __post_init__(self) -> None:
        self.invalid = {problem.place.key for problem in self.problems if problem.place.key}

    def order(self) -> Order:
        """Return the order, and add its problems to `problems`."""
        data = self.file.data if isinstance(self.file.data, dict) else {}
        destinations = tuple(self._destination(each, index) for index, each in _mappings(data.get("destinations")))
        name = self.value(data, ("name",)) or self.file.path.stem
        order = Order(self.campaign, document_style(self.campaign), name, destinations)
        self.problems += missing_glyphs(order.name, find_language(self.campaign, SOURCE), self.file.place("name"))
        if not order.folder:
            self.problems.append(Problem("content-value", f"{order.name!r} cannot be turned into a folder name", self.file.place("name")))
        return order

    def value(self, data: dict[str, Any], keys: tuple[Key, ...]) -> Any:
        """Return the value under the last of these keys, or None if it is missing, empty or invalid."""
        dotted = ".".join(str(key) for key in keys)
        if any(invalid == dotted or invalid.startswith(f"{dotted}.") for invalid in self.invalid):
            return None
        return data.get(str(keys[-1]))

    def collect_at(self, load: Callable[[], T], *keys: Key) -> T | None:
        """Return what `load` returns; or None, and its problems are added. Those that name no file are placed at these keys."""
        try:
            return load()
        except ProblemsFound as found:
            here = self.file.place(*keys)
            self.problems += [place_in_order(problem, here) for problem in found.problems]
            return None

    def resolve_name(self, name: str) -> str:
        """Return a name as it is, or a file name as a path from the folder of the order."""
        return str(self.file.path.parent / name) if name.endswith(YAML) else name

    def _destination(self, data: dict[str, Any], index: int) -> Destination:
        keys = ("destinations", index)
        get = {key: self.value(data, (*keys, key)) for key in _KEYS}
        self._check_glyphs(get, keys)
        # If `print` is invalid, which has been reported, the rest is read as for an office printer.
        print_, region = cast(Print, get["print"] or "office"), cast(Region, get["region"] or "us")
        shop = self._shop(get["shop"], get["print"], keys)
        organization = self._organization(data.get("organization"), (*keys, "organization"))
        reader = ItemReader(self, print_, region, organization, self.resolve_name(get["shop"]) if shop else "", get["sheet"] or "")
        return Destination(
            name=get["name"] or "",
            address=tuple(get["address"] or ()),
            contact=get["contact"] or "",
            print=print_,
            shop=shop,
            region=region,
            organization=organization,
            items=tuple(item for at, each in _mappings(data.get("items")) for item in reader.items(each, (*keys, "items", at))),
        )

    def _check_glyphs(self, get: dict[str, Any], keys: tuple[Key, ...]) -> None:
        """Check that the fonts have every character that the ticket will show."""
        for key in ("name", "address", "contact"):
            for text in get[key] if isinstance(get[key], list) else [get[key] or ""]:
                self.problems += missing_glyphs(text, find_language(self.campaign, SOURCE), self.file.place(*keys, key))

    def _shop(self, name: str | None, print_: str | None, keys: tuple[Key, ...]) -> Shop | None:
        if name and print_ == "office":
            sentence = "a print shop is named, but an office printer prints this"
            self.problems.append(Problem("content-value", sentence, self.file.place(*keys, "shop"), "remove it, or write `print: press`"))
        if not name or print_ != "press":
            return None
        return self.collect_at(partial(find_shop, self.campaign, self.resolve_name(name)), *keys, "shop")

    def _organization(self, given: Any, keys: tuple[Key, ...]) -> Organization | None:
        """Read the organization from a file or from the order itself. Problems that the schema has found are reported once."""
        if isinstance(given, str) and given.endswith(YAML):
            return self.collect_at(partial(read_organization, self.file.path.parent / given), *keys)
        if not isinstance(given, dict):
            return None
        try:
            lines = {path[len(keys) :]: line for path, line in self.file.lines.items() if path[: len(keys)] == keys}
            return parse_organization(DataFile(self.file.path, given, lines))
        except ProblemsFound as found:
            above = ".".join(str(key) for key in keys)
            self.problems += [replace(each, place=replace(each.place, key=f"{above}.{each.place.key}")) for each in found.problems]
            return None


def _mappings(values: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the mappings in a list, with their indexes, and skip anything else."""
    yield from ((index, each) for index, each in enumerate(values if isinstance(values, list) else ()) if isinstance(each, dict))
