"""An order's file (YAML, or a table) becomes an Order, or every problem with it at once, each with its line."""

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
from handbill.orders.order import Destination, Order, OrderItem, as_ordered
from handbill.orders.order_table import SUFFIXES, read_order_table
from handbill.orders.resolve_items import ItemReader
from handbill.orders.trade_customs import Print
from handbill.sheets.print_shop import Shop, find_shop

T = TypeVar("T")
YAML = (".yaml", ".yml")
_KEYS = ("name", "address", "contact", "print", "shop", "sheet", "region", "organization")


def read_order(campaign: Campaign, path: Path, final: bool = False) -> Order:
    """Raises ProblemsFound: all that is wrong with the file's shape, its names, its papers, and what stands in it twice."""
    file, problems = read_order_table(path) if path.suffix.lower() in SUFFIXES else (read(path), [])
    problems += shape_problems(file, "order")
    order = _OrderReader(campaign, file, problems, final).order()
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
    """Reads what can be read; what the schema has found wrong is left alone."""

    campaign: Campaign
    file: DataFile
    problems: list[Problem]
    final: bool

    def __post_init__(self) -> None:
        self.wrong = {problem.place.key for problem in self.problems if problem.place.key}

    def order(self) -> Order:
        data = self.file.data if isinstance(self.file.data, dict) else {}
        made = [self._destination(each, index) for index, each in _maps(data.get("destinations"))]
        order = Order(self.campaign, document_style(self.campaign), self.value(data, ("name",)) or self.file.path.stem, tuple(made))
        self.problems += missing_glyphs(order.name, find_language(self.campaign, SOURCE), self.file.place("name"))
        if not order.folder:
            self.problems.append(Problem("content-value", f"{order.name!r} makes no name for a folder", self.file.place("name")))
        return order

    def value(self, data: dict[str, Any], keys: tuple[Key, ...]) -> Any:
        """The value under the last of these keys, or None where it is missing or wrong; an empty cell is missing."""
        dotted = ".".join(str(key) for key in keys)
        if any(wrong == dotted or wrong.startswith(f"{dotted}.") for wrong in self.wrong):
            return None
        return data.get(str(keys[-1]))

    def take(self, load: Callable[[], T], *keys: Key) -> T | None:
        """What `load` returns; a problem of its that knows no file stands at these keys."""
        try:
            return load()
        except ProblemsFound as found:
            here = self.file.place(*keys)
            self.problems += [as_ordered(problem, here) for problem in found.problems]
            return None

    def beside(self, name: str) -> str:
        """A name; where it is a file's, from the folder of the order."""
        return str(self.file.path.parent / name) if name.endswith(YAML) else name

    def _destination(self, data: dict[str, Any], index: int) -> Destination:
        keys = ("destinations", index)
        get = {key: self.value(data, (*keys, key)) for key in _KEYS}
        self._check_letters(get, keys)
        # A wrong value has been reported; the rest is read as for an office printer.
        print_, region = cast(Print, get["print"] or "office"), cast(Region, get["region"] or "us")
        shop = self._shop(get["shop"], get["print"], keys)
        who = self._organization(data.get("organization"), (*keys, "organization"))
        reader = ItemReader(self, print_, region, who, self.beside(get["shop"]) if shop else "", get["sheet"] or "")
        return Destination(
            name=get["name"] or "",
            address=tuple(get["address"] or ()),
            contact=get["contact"] or "",
            print=print_,
            shop=shop,
            region=region,
            organization=who,
            items=tuple(item for at, each in _maps(data.get("items")) for item in reader.items(each, (*keys, "items", at))),
        )

    def _check_letters(self, get: dict[str, Any], keys: tuple[Key, ...]) -> None:
        """Whether every word that goes on the ticket can be set."""
        for key in ("name", "address", "contact"):
            for text in get[key] if isinstance(get[key], list) else [get[key] or ""]:
                self.problems += missing_glyphs(text, find_language(self.campaign, SOURCE), self.file.place(*keys, key))

    def _shop(self, name: str | None, print_: str | None, keys: tuple[Key, ...]) -> Shop | None:
        if name and print_ == "office":
            sentence = "a print shop is named, but an office printer prints"
            self.problems.append(Problem("content-value", sentence, self.file.place(*keys, "shop"), "leave it out, or say print: press"))
        return self.take(partial(find_shop, self.campaign, self.beside(name)), *keys, "shop") if name and print_ == "press" else None

    def _organization(self, given: Any, keys: tuple[Key, ...]) -> Organization | None:
        """From a file of its own, or from here, judged as a file is: what the schema has told already is told once."""
        if isinstance(given, str) and given.endswith(YAML):
            return self.take(partial(read_organization, self.file.path.parent / given), *keys)
        if not isinstance(given, dict):
            return None
        try:
            lines = {path[len(keys) :]: line for path, line in self.file.lines.items() if path[: len(keys)] == keys}
            return parse_organization(DataFile(self.file.path, given, lines))
        except ProblemsFound as found:
            above = ".".join(str(key) for key in keys)
            self.problems += [replace(each, place=replace(each.place, key=f"{above}.{each.place.key}")) for each in found.problems]
            return None


def _maps(listed: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a list that can be read, with their places in it."""
    yield from ((at, each) for at, each in enumerate(listed if isinstance(listed, list) else ()) if isinstance(each, dict))
