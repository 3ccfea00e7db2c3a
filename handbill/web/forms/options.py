"""What a visitor can choose: pieces with their sizes, paper, print shops and languages. The form accepts nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from handbill.build.defaults import default_country, default_region
from handbill.build.purpose import Purpose
from handbill.build.purposes import document_purposes, find_purpose
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.country import find_hotlines
from handbill.contacts.hotlines import Hotline
from handbill.content.line_words import line_of
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.content.piece_languages import piece_languages
from handbill.content.sets import MaterialSet, campaign_pieces, read_sets
from handbill.core.region import Region
from handbill.i18n.language import Language, all_languages, of_country
from handbill.i18n.message_mark import N_
from handbill.layout.format import Format, find_format
from handbill.layout.theme import Edition, Theme, edition_names, find_edition, find_theme, theme_names
from handbill.sheets.imposition import takes
from handbill.sheets.print_shop import Shop, find_shop, shop_names
from handbill.sheets.stock import Stock, find_stock, stock_names

T = TypeVar("T", bound=str)


@dataclass(frozen=True, eq=False)
class PieceOptions:
    """A piece and its choices. `audiences`: the names of the sets it belongs to. `forms`: its sizes, the default of each region first.

    `languages`: those it is made in, English first. `themes` and `editions`: the looks that at least one of its sizes can have, and what
    can change them. `region`: whose size it has unless one is chosen.
    """

    material: Material
    audiences: tuple[str, ...]
    forms: tuple[Format, ...]
    languages: tuple[Language, ...]
    themes: tuple[Theme, ...]
    editions: tuple[Edition, ...]
    region: Region

    @property
    def name(self) -> str:
        return self.material.id

    @property
    def two_sided(self) -> bool:
        """Whether each side can have a language of its own."""
        return not self.material.multilingual and (len(self.material.panels) == 1 or not self.material.design)

    def language(self, tag: str) -> str:
        """The tag, or that of its first language if it is not made in this one."""
        return one_of(tag, [language.tag for language in self.languages])

    def form(self, name: str, region: Region | None = None) -> Format:
        """The size of this name, or that of a region, which is the campaign's unless one is given."""
        named = next((form for form in self.forms if form.id == name), None)
        return named or next((form for form in self.forms if form.region is (region or self.region)), self.forms[0])

    def hotlines(self, campaign: Campaign, today: dt.date) -> list[Hotline]:
        """The help lines whose numbers it prints. Raises ProblemsFound: a number has expired."""
        named = {line_of(block) for block in written_blocks(self.material)}
        return [line for name, line in find_hotlines(campaign, default_country(campaign), today).lines.items() if name in named]

    def is_in_size_group(self, group: str) -> bool:
        return any(form.kind.group == group for form in self.forms)


def one_of(value: str, offered: Sequence[T]) -> T:
    """The offered value, or the first one if `value` is not offered."""
    return next((choice for choice in offered if choice == value), offered[0])


@cached_by_campaign()
def pieces(campaign: Campaign) -> dict[str, PieceOptions]:
    """Every piece that is made in any language, by its name: first those that the campaign makes, then those of the sets in their order."""
    order = dict.fromkeys(
        [*campaign_pieces(campaign), *(name for audience in audiences(campaign) for name in audience.materials), *material_names(campaign)]
    )
    return {name: _piece_options(campaign, name) for name in order if piece_languages(campaign, name)}


def _piece_options(campaign: Campaign, name: str) -> PieceOptions:
    material = find_material(campaign, name)
    belongs_to = tuple(audience.name for audience in audiences(campaign) if name in audience.materials)
    forms = tuple(find_format(campaign, form) for form in material.formats)
    tags = of_country(campaign, piece_languages(campaign, name), default_country(campaign))
    themes = tuple(theme for theme in theme_names(campaign) if _suits(find_theme(campaign, theme), forms))
    editions = tuple(
        each for each in edition_names(campaign) if any(_suits(find_theme(campaign, theme, (each,)), forms) for theme in themes)
    )
    return PieceOptions(
        material,
        belongs_to,
        forms,
        tuple(pack for pack in all_languages(campaign) if pack.tag in tags),
        tuple(find_theme(campaign, theme) for theme in themes),
        tuple(find_edition(campaign, edition) for edition in editions),
        default_region(campaign),
    )


def _suits(theme: Theme, forms: Sequence[Format]) -> bool:
    return any(theme.suits(form.kind) for form in forms)


@cache
def purposes() -> tuple[Purpose, ...]:
    """What pieces can be made for: first what is printed here, then what a print shop prints, then what is not printed."""
    return tuple(sorted(map(find_purpose, document_purposes()), key=lambda purpose: (not purpose.office_paper, not purpose.for_shop)))


def audiences(campaign: Campaign) -> tuple[MaterialSet, ...]:
    return tuple(read_sets(campaign).values())


def languages(campaign: Campaign) -> tuple[Language, ...]:
    """The languages of all pieces, English first."""
    return tuple(pack for pack in all_languages(campaign) if any(pack in piece.languages for piece in pieces(campaign).values()))


def shops(campaign: Campaign) -> tuple[Shop, ...]:
    return tuple(find_shop(campaign, name) for name in shop_names(campaign))


def stocks(campaign: Campaign) -> tuple[Stock, ...]:
    return tuple(find_stock(campaign, name) for name in stock_names(campaign))


@cached_by_campaign()
def stocks_for(campaign: Campaign, form: Format) -> tuple[Stock, ...]:
    """The stocks for an office printer that a size fits on: its default stock, then card stock, then plain paper."""
    fitting = [stock for stock in stocks(campaign) if takes(stock, form)]
    default = find_stock(campaign, form.office)
    return tuple(sorted(fitting, key=lambda stock: (stock.id != default.id, stock.grid is None, stock.name)))


_SIZE_GROUPS = {
    "card": N_("Fits in a wallet"),
    "page": N_("A page, or part of one"),
    "poster": N_("Hangs on a wall"),
}


def size_groups(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """The groups of sizes that pieces can be filtered by: (name, label)."""
    used = {group for group in _SIZE_GROUPS for piece in pieces(campaign).values() if piece.is_in_size_group(group)}
    return tuple((group, label) for group, label in _SIZE_GROUPS.items() if group in used)
