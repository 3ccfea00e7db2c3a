"""What a visitor can choose: pieces with their sizes, paper, print shops and languages. The form accepts nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from handbill.contacts.hotlines import Hotline, hotlines
from handbill.content import sets
from handbill.content.material import Material, material, names, written_blocks
from handbill.i18n.language import Language
from handbill.i18n.language import languages as language_packs
from handbill.i18n.message_mark import N_
from handbill.layout.format import Format, format_named
from handbill.layout.theme import Theme, theme_named, theme_names
from handbill.sheets.grid import fits
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.print_shop import Shop, shop_named, shop_names
from handbill.sheets.stock import Stock, stock_named, stock_names


@dataclass(frozen=True, eq=False)
class PieceOptions:
    """A piece and its choices. `audiences`: the names of the sets it belongs to. `forms`: its sizes, the default of each region first."""

    material: Material
    audiences: tuple[str, ...]
    forms: tuple[Format, ...]

    @property
    def name(self) -> str:
        return self.material.id

    @property
    def two_sided(self) -> bool:
        """Whether each side can have a language of its own."""
        return not self.material.multilingual and len(self.material.panels) == 1

    def form(self, name: str, region: str = "us") -> Format:
        """The size of this name, or the default size of the region."""
        named = next((form for form in self.forms if form.id == name), None)
        return named or next((form for form in self.forms if form.region == region), self.forms[0])

    def themes(self) -> list[Theme]:
        """The looks that at least one of its sizes can have."""
        return [theme for theme in map(theme_named, theme_names()) if any(form.kind in theme.kinds for form in self.forms)]

    def hotlines(self, today: dt.date) -> list[Hotline]:
        """The help lines whose numbers it prints. Raises ProblemsFound: a number has expired."""
        text = " ".join(string for block in written_blocks(self.material) for _, string in block.strings())
        return [line for name, line in hotlines(today).lines.items() if f"hotlines.{name}." in text]

    def is_in_size_group(self, group: str) -> bool:
        return any(_size_group(form) == group for form in self.forms)


@cache
def pieces() -> dict[str, PieceOptions]:
    """Every piece by its name, first those of the sets in the order of the sets."""
    order = dict.fromkeys([*(name for audience in audiences() for name in audience.materials), *names()])
    return {name: _piece_options(name) for name in order}


def _piece_options(name: str) -> PieceOptions:
    piece = material(name)
    belongs_to = tuple(audience.name for audience in audiences() if name in audience.materials)
    return PieceOptions(piece, belongs_to, tuple(map(format_named, piece.formats)))


@cache
def audiences() -> tuple[sets.MaterialSet, ...]:
    return tuple(sets.sets().values())


@cache
def languages() -> tuple[Language, ...]:
    """Every language pack, English first."""
    return tuple(language_packs())


@cache
def language_tags() -> tuple[str, ...]:
    return tuple(language.tag for language in languages())


@cache
def shops() -> tuple[Shop, ...]:
    return tuple(map(shop_named, shop_names()))


@cache
def stocks() -> tuple[Stock, ...]:
    return tuple(map(stock_named, stock_names()))


@cache
def stocks_for(form: Format) -> tuple[Stock, ...]:
    """The stocks for an office printer that a size fits on: its default stock, then card stock, then plain paper."""
    fitting = [stock for stock in stocks() if fits(stock, bare_leaf(form))]
    return tuple(sorted(fitting, key=lambda stock: (stock.id != stock_named(form.office).id, stock.grid is None, stock.name)))


_SIZE_GROUPS = {
    "card": N_("Fits in a wallet"),
    "page": N_("A page, or part of one"),
    "poster": N_("Hangs on a wall"),
}
_GROUP_OF_KIND = {"card": "card", "fold": "card", "label": "card", "poster": "poster"}


def _size_group(form: Format) -> str:
    """The group of a size. Every kind of form that is not small or large is a page, so that a new kind is never left out."""
    return _GROUP_OF_KIND.get(form.kind, "page")


@cache
def size_groups() -> tuple[tuple[str, str], ...]:
    """The groups of sizes that pieces can be filtered by: (name, label)."""
    return tuple(
        (group, label) for group, label in _SIZE_GROUPS.items() if any(piece.is_in_size_group(group) for piece in pieces().values())
    )
