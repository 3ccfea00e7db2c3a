"""Collects the messages of the page for translators, with their places, from templates, modules and data.

Marked messages are `_("...")` in templates, and `translate("...")` and `N_("...")` in modules. From data come the names that visitors see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material, material_names
from handbill.content.messages import Message
from handbill.content.sets import read_sets
from handbill.core.problems import Place
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import SOURCE, find_language
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import edition_names, find_edition, find_theme, theme_names
from handbill.sheets.print_shop import find_shop, shop_names
from handbill.sheets.stock import find_stock, stock_names
from handbill.translation.po_update import CatalogUpdate, update_catalog
from handbill.web.i18n.translations import LANGUAGES

_PACKAGE = Path(__file__).parents[2]
_TEMPLATES = ("web/templates/*.html", "web/site/templates/*.html")
_MODULES = ("build/print_instructions.py", "build/purposes/*.py", "web/**/*.py")
_MARKS = {"_": None, "translate": None, "N_": None}


class _PageString(NamedTuple):
    text: str
    file: str
    line: int = 0
    note: str = ""


def page_messages(campaign: Campaign) -> list[Message]:
    """Each message once, in order of first use: templates, then modules, then data."""
    found: dict[str, list[_PageString]] = {}
    for string in (*_from_templates(), *_from_modules(), *_from_data(campaign)):
        found.setdefault(string.text, []).append(string)
    return [_message(text, strings) for text, strings in found.items()]


def update(campaign: Campaign, tags: Iterable[str] = (), folder: Path = LANGUAGES) -> list[tuple[str, CatalogUpdate]]:
    """Update the PO files of these languages, or of all that the page has. A language without a file gets one.

    Raises ProblemsFound: a language without a pack, before anything is written; a file that cannot be read or written.
    """
    packs = [
        find_language(campaign, tag) for tag in tags or (path.parent.name for path in sorted(folder.glob(f"*/{MESSAGES}"))) if tag != SOURCE
    ]
    messages = page_messages(campaign)
    return [(pack.tag, update_catalog(folder / pack.tag / MESSAGES, pack, messages)) for pack in packs]


def _message(text: str, strings: list[_PageString]) -> Message:
    notes = tuple(dict.fromkeys(string.note for string in strings if string.note))
    files = tuple(dict.fromkeys(string.file for string in strings))
    return Message(text, notes, files, tuple(Place(string.file, string.line) for string in strings))


def _from_templates() -> Iterator[_PageString]:
    from jinja2.ext import babel_extract

    for pattern in _TEMPLATES:
        for path in sorted(_PACKAGE.glob(pattern)):
            yield from _marked(path, babel_extract)


def _from_modules() -> Iterator[_PageString]:
    for pattern in _MODULES:
        for path in sorted(_PACKAGE.glob(pattern)):
            yield from _marked(path, "python")


def _marked(path: Path, method: Any) -> Iterator[_PageString]:
    """The first argument of each marked call in a file."""
    from babel.messages.extract import extract

    name = path.relative_to(_PACKAGE).as_posix()
    with path.open("rb") as file:
        for line, text, _, _ in extract(method, file, _MARKS):
            yield _PageString(text if isinstance(text, str) else text[0], name, line)


def _from_data(campaign: Campaign) -> Iterator[_PageString]:
    """The names and descriptions that visitors choose from."""
    for name in material_names(campaign):
        piece, file = find_material(campaign, name), f"materials/content/{name}.yaml"
        yield _PageString(piece.title, file, piece.place("title").line, "title of a piece: as in the language pack")
        yield _PageString(piece.about, file, piece.place("about").line, "what a piece is")
    for audience in read_sets(campaign).values():
        yield _PageString(audience.about, "materials/sets.yaml", note="for whom a piece is, in a list")
    for name in format_names(campaign):
        yield _PageString(find_format(campaign, name).name, f"layouts/formats/{name}.yaml", note="a size, in a list")
    for name in theme_names(campaign):
        theme, file = find_theme(campaign, name), f"layouts/themes/{name}.yaml"
        yield _PageString(theme.name, file, note="a look, in a list")
        yield _PageString(theme.about, file, note="what a look is")
    for name in edition_names(campaign):
        edition, file = find_edition(campaign, name), f"layouts/editions/{name}.yaml"
        yield _PageString(edition.name, file, note="what changes a look, beside a box to tick")
        yield _PageString(edition.about, file, note="what it changes")
    for name in shop_names(campaign):
        yield _PageString(find_shop(campaign, name).name, f"layouts/shops/{name}.yaml", note="a kind of print shop, in a list")
    for name in stock_names(campaign):
        yield _PageString(find_stock(campaign, name).name, f"layouts/stocks/{name}.yaml", note="paper, in a list")
