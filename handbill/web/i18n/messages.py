"""Collects the messages of the page for translators, with their places, from templates, modules and data.

Marked messages are `_("...")` in templates, and `translate("...")` and `N_("...")` in modules. From data come the names that visitors see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from handbill.content.material import material, names
from handbill.content.messages import Message
from handbill.content.sets import sets
from handbill.core.problems import Place
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import SOURCE, language
from handbill.layout.format import format_named, format_names
from handbill.layout.theme import theme_named, theme_names
from handbill.sheets.print_shop import shop_named, shop_names
from handbill.sheets.stock import stock_named, stock_names
from handbill.translation.po_update import Updated, refresh
from handbill.web.i18n.translations import LANGUAGES

_PACKAGE = Path(__file__).parents[2]
_TEMPLATES = "web/templates/*.html"
_MODULES = ("build/print_instructions.py", "web/**/*.py")
_MARKS = {"_": None, "translate": None, "N_": None}


class _PageString(NamedTuple):
    text: str
    file: str
    line: int = 0
    note: str = ""


def page_messages() -> list[Message]:
    """Each message once, in order of first use: templates, then modules, then data."""
    found: dict[str, list[_PageString]] = {}
    for string in (*_from_templates(), *_from_modules(), *_from_data()):
        found.setdefault(string.text, []).append(string)
    return [_message(text, strings) for text, strings in found.items()]


def update(tags: Iterable[str] = (), folder: Path = LANGUAGES) -> list[tuple[str, Updated]]:
    """Update the PO files of these languages, or of all that the page has. A language without a file gets one.

    Raises ProblemsFound: a language without a pack, before anything is written; a file that cannot be read or written.
    """
    packs = [language(tag) for tag in tags or (path.parent.name for path in sorted(folder.glob(f"*/{MESSAGES}"))) if tag != SOURCE]
    messages = page_messages()
    return [(pack.tag, refresh(folder / pack.tag / MESSAGES, pack, messages)) for pack in packs]


def _message(text: str, strings: list[_PageString]) -> Message:
    notes = tuple(dict.fromkeys(string.note for string in strings if string.note))
    files = tuple(dict.fromkeys(string.file for string in strings))
    return Message(text, notes, files, tuple(Place(string.file, string.line) for string in strings))


def _from_templates() -> Iterator[_PageString]:
    from jinja2.ext import babel_extract

    for path in sorted(_PACKAGE.glob(_TEMPLATES)):
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


def _from_data() -> Iterator[_PageString]:
    """The names and descriptions that visitors choose from."""
    for piece in map(material, names()):
        file = f"materials/content/{piece.id}.yaml"
        yield _PageString(piece.title, file, piece.file.place("title").line, "title of a piece: as in the language pack")
        yield _PageString(piece.about, file, piece.file.place("about").line, "what a piece is")
    for audience in sets().values():
        yield _PageString(audience.about, "materials/sets.yaml", note="for whom a piece is, in a list")
    for form in map(format_named, format_names()):
        yield _PageString(form.name, f"layouts/formats/{form.id}.yaml", note="a size, in a list")
    for theme in map(theme_named, theme_names()):
        yield _PageString(theme.name, f"layouts/themes/{theme.id}.yaml", note="a look, in a list")
        yield _PageString(theme.about, f"layouts/themes/{theme.id}.yaml", note="what a look is")
    for shop in map(shop_named, shop_names()):
        yield _PageString(shop.name, f"layouts/shops/{shop.id}.yaml", note="a kind of print shop, in a list")
    for stock in map(stock_named, stock_names()):
        yield _PageString(stock.name, f"layouts/stocks/{stock.id}.yaml", note="paper, in a list")
