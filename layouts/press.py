"""The one door into layouts: a request becomes a finished PDF and what is still draft about it, or every problem with it at once."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from layouts import designs
from layouts.designs.kit import Kit
from layouts.imposition import PLAIN, Paper, bare_leaf, impose, leaves_of
from layouts.page.format import Format, format_named, format_names, place_of
from layouts.page.icons import check_icon
from layouts.page.items import Drawing, Page
from layouts.page.logo import Bitmap
from layouts.page.theme import Theme, theme_named, with_colors
from layouts.press_file import about, dress, intent_of
from layouts.sheets.grid import fits
from layouts.sheets.impose import screen
from layouts.sheets.press_sheet import press
from layouts.sheets.sheet import Sheet
from layouts.sheets.stock import stock_named
from layouts.text.fonts import describe
from layouts.text.itemize import plain
from layouts.text.paragraph import Manner, missing_characters
from materials.compose import Request as Words
from materials.compose import compose
from materials.content import material
from materials.piece import Block, Draft, Organization, Piece
from materials.problems import Problem, ProblemsFound, did_you_mean, stop_on

Purpose = Literal["screen", "office", "press"]
REGIONS = ("us", "metric")
THEME = "calm"


@dataclass(frozen=True)
class Request:
    """What to print. `languages`: one tag a side. Without `form` the region's own format of the piece is taken.

    `paper` is for office output, `icc` (the profile of a printing condition) for press output.
    """

    material: str
    today: dt.date
    languages: tuple[str, ...] = ("en",)
    purpose: Purpose = "screen"
    form: str = ""
    region: str = "us"
    organization: Organization | None = None
    final: bool = False
    paper: Paper = PLAIN
    icc: Path | None = None


@dataclass(frozen=True)
class Setting:
    """A piece laid out: the pages, and what they were made of."""

    piece: Piece
    form: Format
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Result:
    """A finished file. `name` is what to call it; `drafts` what nobody has vouched for yet."""

    name: str
    pdf: bytes
    setting: Setting
    sheets: tuple[Sheet, ...]
    drafts: tuple[Draft, ...]


def build(request: Request) -> Result:
    """Make one PDF. Raises ProblemsFound with everything that is wrong in words, numbers, pictures and fit."""
    setting = lay_out(request)
    if request.final and setting.piece.drafts:
        raise ProblemsFound(list(_unfinished(setting.piece)))
    return finish(setting, sheets_of(setting, request), request, file_name(setting, request))


def finish(setting: Setting, sheets: tuple[Sheet, ...], request: Request, name: str) -> Result:
    """Sheets become a file that has been read back. Raises ProblemsFound with what is wrong in it."""
    from layouts.checks.judge import judge
    from layouts.pdf.document import write

    piece = setting.piece
    pdf = write(sheets, setting.pages, about(piece, request.purpose, intent_of(setting.form, request.icc)))
    stop_on(judge(pdf, request.purpose, piece.numbers))
    return Result(name, pdf, setting, sheets, piece.drafts)


@lru_cache(maxsize=64)
def _laid_out(request: Request) -> Setting:
    form = choose_format(request)
    piece = compose(Words(request.material, request.today, request.languages, request.organization))
    stop_on(_missing_glyphs(piece) + _unknown_icons(piece))
    kit = Kit(piece, form, _theme(request.organization), _logo(request.organization))
    return Setting(piece, form, tuple(_design(piece, form)(kit)))


def lay_out(request: Request) -> Setting:
    """Words on pages, before any paper. One layout serves every purpose."""
    form = request.form or choose_format(request).id
    return _laid_out(replace(request, form=form, purpose="screen", final=False, paper=PLAIN, icc=None))


def sheets_of(setting: Setting, request: Request) -> tuple[Sheet, ...]:
    """The sheets of a purpose. Raises ProblemsFound: the paper does not take the piece."""
    if request.purpose == "screen":
        return screen([(page.width, page.height) for page in setting.pages])
    leaves = leaves_of(setting.pages, setting.form)
    return (
        press(leaves, dress(setting.piece, setting.form, setting.pages))
        if request.purpose == "press"
        else impose(leaves, setting.pages, setting.form, request.paper)
    )


def choose_format(request: Request) -> Format:
    """The format asked for, or the region's own among the piece's. Raises ProblemsFound (usage-format)."""
    offered = material(request.material).formats
    stop_on(_unknown_formats(request.material, offered))
    if not request.form:
        known = [format_named(name) for name in offered]
        if request.paper.stock:
            stock = stock_named(request.paper.stock)
            known = [form for form in known if fits(stock, bare_leaf(form))] or known
        return next((form for form in known if form.region == request.region), known[0])
    form = format_named(request.form)
    if form.id not in offered:
        sentence = f"{request.material} is not made as {form.id}"
        raise ProblemsFound([Problem("usage-format", sentence, hint="use one of: " + ", ".join(offered))])
    return form


def _unknown_formats(name: str, offered: tuple[str, ...]) -> list[Problem]:
    """Formats that a content file names and nobody made."""
    place, known = material(name).file.place("formats"), format_names()
    unknown = [form for form in offered if form not in known]
    return [Problem("content-format", f"there is no format called {form!r}", place, did_you_mean(form, known)) for form in unknown]


def file_name(setting: Setting, request: Request) -> str:
    """'indicator-card-es-us-card.pdf'; a page of all languages is named for the one that leads, unless that is English."""
    shown = "+".join(request.languages)
    if len(request.languages) == 1 and len(setting.piece.languages) > 1 and shown == "en":
        shown = ""
    return "-".join(part for part in (setting.piece.material, shown, setting.form.id) if part) + ".pdf"


def _design(piece: Piece, form: Format) -> Callable[[Kit], list[Page]]:
    """The function that sets this piece: `pages` of the module that the format's `design:` names, or else the piece's own."""
    known, name = _design_names(), form.design or piece.design
    pages = None
    if name in known:
        pages = getattr(importlib.import_module(f"{designs.__name__}.{name}"), "pages", None)
    if pages is None:
        place = place_of(form, "design") if form.design else material(piece.material).file.place("design")
        raise ProblemsFound([Problem("content-design", f"there is no design called {name!r}", place, did_you_mean(name, known))])
    result: Callable[[Kit], list[Page]] = pages
    return result


@cache
def _design_names() -> tuple[str, ...]:
    return tuple(module.name for module in pkgutil.iter_modules(designs.__path__))


def _theme(organization: Organization | None) -> Theme:
    theme = theme_named(THEME)
    if organization is None or not organization.colors:
        return theme
    return with_colors(theme, organization.colors, organization.at)


@cache
def _logo(organization: Organization | None) -> Drawing | Bitmap | None:
    if organization is None or organization.logo is None:
        return None
    from layouts.page.logo import load_logo

    return load_logo(organization.logo, organization.at("logo"))


def _missing_glyphs(piece: Piece) -> list[Problem]:
    return [
        Problem(
            "glyph-missing",
            f"no font has {describe(character)} in {plain(string)!r} ({block.language.english})",
            block.place,
            "replace the character, or put a font that has it into the folder named by HANDBILL_FONTS",
        )
        for panel in piece.panels
        for block in _every(panel.blocks)
        for string in (block.text, block.short, block.label, block.value)
        if string
        for character in missing_characters(string, Manner(block.language))
    ]


def _unknown_icons(piece: Piece) -> list[Problem]:
    named = [block for panel in piece.panels for block in _every(panel.blocks) if block.icon]
    return [problem for block in named for problem in check_icon(block.icon, block.place)]


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _every(block.items)


def _unfinished(piece: Piece) -> Iterator[Problem]:
    for draft in piece.drafts:
        yield Problem(
            "draft-unreviewed",
            f"{piece.material} is not final: {draft.what}",
            draft.place,
            "have a named person confirm it, then record the name (README, 'Reviews'); or build without --final",
        )
