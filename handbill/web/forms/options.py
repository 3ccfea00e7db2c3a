"""What a visitor can choose: pieces with their sizes, paper, print shops and languages, as lists for the page. Nothing else is let in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handbill.contacts.hotlines import Hotline, read_hotlines
from handbill.content import sets
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.i18n.language import Language, all_languages
from handbill.layout.format import Format, find_format
from handbill.layout.theme import Theme, find_theme, theme_names
from handbill.sheets.grid import fits
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.print_shop import Shop, find_shop, shop_names
from handbill.sheets.stock import Stock, find_stock, stock_names
from handbill.web.i18n.translations import N_


@dataclass(frozen=True, eq=False)
class PieceOptions:
    """A piece as it is offered: `audiences` names the sets it belongs to, `forms` its sizes, the first of each region first."""

    material: Material
    audiences: tuple[str, ...]
    forms: tuple[Format, ...]

    @property
    def name(self) -> str:
        return self.material.id

    @property
    def two_sided(self) -> bool:
        """Whether two languages can share it, one a side."""
        return not self.material.multilingual and len(self.material.panels) == 1

    def form(self, name: str, region: str = "us") -> Format:
        """The size of this name; else the region's own."""
        named = next((form for form in self.forms if form.id == name), None)
        return named or next((form for form in self.forms if form.region == region), self.forms[0])

    def themes(self) -> list[Theme]:
        """The looks that have room for one of its sizes at least."""
        return [theme for theme in map(find_theme, theme_names()) if any(form.kind in theme.kinds for form in self.forms)]

    def lines(self, today: dt.date) -> list[Hotline]:
        """The help lines whose numbers it prints. Raises ProblemsFound: a number that has expired."""
        said = " ".join(string for block in written_blocks(self.material) for _, string in block.strings())
        return [line for name, line in read_hotlines(today).lines.items() if f"hotlines.{name}." in said]


@cache
def offers() -> dict[str, PieceOptions]:
    """Every piece by its name, those of the sets first and in their order."""
    every = sets.read_sets()
    order = dict.fromkeys([*(name for each in every.values() for name in each.materials), *material_names()])
    return {name: _offer(name) for name in order}


def _offer(name: str) -> PieceOptions:
    piece = find_material(name)
    audiences = tuple(each.name for each in sets.read_sets().values() if name in each.materials)
    return PieceOptions(piece, audiences, tuple(map(find_format, piece.formats)))


@cache
def audiences() -> tuple[sets.MaterialSet, ...]:
    return tuple(sets.read_sets().values())


@cache
def tongues() -> tuple[Language, ...]:
    """Every language pack, English first."""
    return tuple(all_languages())


@cache
def pack_tags() -> tuple[str, ...]:
    """Their tags."""
    return tuple(tongue.tag for tongue in tongues())


@cache
def shops() -> tuple[Shop, ...]:
    return tuple(map(find_shop, shop_names()))


@cache
def stocks(form: Format) -> tuple[Stock, ...]:
    """What the printer in the room may be given for a size: the format's own first, then card stock, then plain paper."""
    taken = [stock for stock in map(find_stock, stock_names()) if fits(stock, bare_leaf(form))]
    return tuple(sorted(taken, key=lambda stock: (stock.id != find_stock(form.office).id, stock.grid is None, stock.name)))


@cache
def card_stocks() -> tuple[Stock, ...]:
    """Every stock, for the calibration sheet."""
    return tuple(map(find_stock, stock_names()))


@cache
def sizes() -> tuple[tuple[str, str], ...]:
    """Kinds of sizes to filter by: (name, label)."""
    return tuple((kind, label) for kind, label in _SIZES if any(form.kind in _KINDS[kind] for form in _forms()))


def _forms() -> Iterator[Format]:
    for offer in offers().values():
        yield from offer.forms


_KINDS = {
    "card": ("card", "fold", "label"),
    "page": ("flyer", "notice", "leaflet", "trifold", "tent"),
    "poster": ("poster",),
}
_SIZES = (("card", N_("Fits in a wallet")), ("page", N_("A page, or part of one")), ("poster", N_("Hangs on a wall")))


def of_size(offer: PieceOptions, size: str) -> bool:
    return any(form.kind in _KINDS[size] for form in offer.forms)
