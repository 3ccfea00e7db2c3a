"""The page's own words become messages for whoever translates them: out of templates, modules and data, each with where it stands.

What is marked is `_("...")` in templates, and `say("...")` and `N_("...")` in modules; of data it is what a visitor reads in lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from handbill.content.messages import Message
from handbill.core.problems import Place
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import SOURCE, find_language
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import find_theme, theme_names
from handbill.translation.po_update import CatalogUpdate, update_catalog
from handbill.web.forms import options
from handbill.web.i18n import translations

_ROOT = Path(__file__).parents[2]
_TERMINAL = "web/command.py"  # says its sentences on the terminal, in English
_MARKS = {"_": None, "say": None, "N_": None}


class _PageString(NamedTuple):
    text: str
    file: str
    line: int = 0
    note: str = ""


def page_messages() -> list[Message]:
    """Every message, each once: templates first, then modules, then data; in the order in which they stand there."""
    found: dict[str, list[_PageString]] = {}
    for said in (*_of_templates(), *_of_modules(), *_of_data()):
        found.setdefault(said.text, []).append(said)
    return [_message(text, said) for text, said in found.items()]


def update(tags: Iterable[str] = (), folder: Path = translations.LANGUAGES) -> list[tuple[str, CatalogUpdate]]:
    """Bring the files of these languages, or of all that the page has, up to date.

    Raises ProblemsFound: a language without a pack, before anything is written; a file that cannot be read or written.
    """
    packs = [find_language(tag) for tag in tags or (path.parent.name for path in sorted(folder.glob(f"*/{MESSAGES}"))) if tag != SOURCE]
    wanted = page_messages()
    return [(pack.tag, update_catalog(folder / pack.tag / MESSAGES, pack, wanted)) for pack in packs]


def _message(text: str, said: list[_PageString]) -> Message:
    notes = tuple(dict.fromkeys(one.note for one in said if one.note))
    return Message(text, notes, tuple(dict.fromkeys(one.file for one in said)), tuple(Place(one.file, one.line) for one in said))


def _of_templates() -> Iterator[_PageString]:
    from jinja2.ext import babel_extract

    for path in sorted(_ROOT.glob("web/templates/*.html")):
        yield from _marked(path, babel_extract)


def _of_modules() -> Iterator[_PageString]:
    for path in sorted(_ROOT.glob("web/**/*.py")):
        if _file(path) != _TERMINAL:
            yield from _marked(path, "python")


def _marked(path: Path, method: Any) -> Iterator[_PageString]:
    """What stands in a mark; of a call with several texts the first."""
    from babel.messages.extract import extract

    with path.open("rb") as file:
        for line, text, _, _ in extract(method, file, _MARKS):
            yield _PageString(text if isinstance(text, str) else text[0], _file(path), line)


def _file(path: Path) -> str:
    return path.relative_to(_ROOT).as_posix()


def _of_data() -> Iterator[_PageString]:
    """What lists show."""
    for offer in options.offers().values():
        piece = offer.material
        file = f"materials/content/{piece.id}.yaml"
        yield _PageString(piece.title, file, piece.file.place("title").line, "title of a piece: as in the language pack")
        yield _PageString(piece.about, file, piece.file.place("about").line, "what a piece is")
    for audience in options.audiences():
        yield _PageString(audience.about, "materials/sets.yaml", note="for whom a piece is, in a list")
    for form in map(find_format, format_names()):
        yield _PageString(form.name, f"layouts/formats/{form.id}.yaml", note="a size, in a list")
    for theme in map(find_theme, theme_names()):
        yield _PageString(theme.name, f"layouts/themes/{theme.id}.yaml", note="a look, in a list")
        yield _PageString(theme.about, f"layouts/themes/{theme.id}.yaml", note="what a look is")
    for shop in options.shops():
        yield _PageString(shop.name, f"layouts/shops/{shop.id}.yaml", note="a kind of print shop, in a list")
    for stock in options.card_stocks():
        yield _PageString(stock.name, f"layouts/stocks/{stock.id}.yaml", note="paper, in a list")
