"""The one door into layouts: a request becomes a finished PDF and what is still draft about it, or every problem with it at once."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from layouts import designs
from layouts.designs.kit import Kit
from layouts.page.edition import FULL, Edition, art_in_inks, edition, in_inks
from layouts.page.format import Format, format_named, format_names
from layouts.page.items import Drawing, Page
from layouts.page.logo import Bitmap
from layouts.page.shop import Shop, at_shop, default_shop, shop_named
from layouts.page.theme import Theme, theme_named, with_colors
from layouts.sheets.impose import office, press, screen
from layouts.sheets.sheet import Sheet
from layouts.sheets.stock import stock_named
from layouts.unprintable import unprintable
from materials.compose import Request as Words
from materials.compose import compose
from materials.content import material
from materials.piece import Draft, Organization, Piece
from materials.problems import Problem, ProblemsFound, did_you_mean, problems_of, stop_on

Purpose = Literal["screen", "office", "press"]
THEME = "calm"


@dataclass(frozen=True)
class Request:
    """What to print. `languages`: one tag a side. Without `form` the region's own format of the piece is taken.

    `inks`: full, black, or "black+NAME". `shop`: whom a press file is for, by name or YAML file; none is the custom of the format's region.
    """

    material: str
    today: dt.date
    languages: tuple[str, ...] = ("en",)
    purpose: Purpose = "screen"
    form: str = ""
    region: str = "us"
    organization: Organization | None = None
    final: bool = False
    theme: str = THEME
    inks: str = FULL
    shop: str = ""


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
    from layouts.checks.judge import judge
    from layouts.pdf.document import About, write

    setting = lay_out(request)
    piece = setting.piece
    if request.final and piece.drafts:
        raise ProblemsFound(list(_unfinished(piece)))
    sheets = impose(setting, request.purpose)
    about = About(
        title=piece.title,
        language=piece.language.tag,
        author=piece.organization.name if piece.organization else "",
        inks="cmyk" if request.purpose == "press" else "rgb",
        accessible=request.purpose == "screen",
    )
    pdf = write(sheets, setting.pages, about)
    stop_on(judge(pdf, request.purpose, piece.numbers, setting.form.bleed))
    return Result(file_name(setting, request), pdf, setting, sheets, piece.drafts)


@lru_cache(maxsize=64)
def _laid_out(request: Request, form: Format) -> Setting:
    theme, inks = _theme(request), edition(request.inks)
    piece = compose(Words(request.material, request.today, request.languages, request.organization))
    stop_on(unprintable(piece))
    kit = Kit(piece, form, theme, _logo(request.organization, inks))
    return Setting(piece, form, tuple(_design(piece)(kit)))


def lay_out(request: Request) -> Setting:
    """Words on pages, before any paper. One layout serves every purpose, unless a print shop wants more room at the edges."""
    form = choose_format(request)
    if request.purpose == "press":
        form = at_shop(form, shop_of(request))
    # What is left out here changes no page, so that such requests share one layout.
    plain_request = replace(request, purpose="screen", form=form.id, region="", final=False, shop="")
    try:
        return _laid_out(plain_request, form)
    except ProblemsFound as found:
        raise ProblemsFound(_with_sizes_that_fit(found, plain_request, form)) from None


def shop_of(request: Request) -> Shop:
    """The print shop that a press file is made for. Raises ProblemsFound: usage-shop, usage-inks, and what is wrong with its file."""
    shop = shop_named(request.shop) if request.shop else default_shop(choose_format(request).region)
    if not shop.process_inks and edition(request.inks).full:
        hint = 'add --inks black, or --inks "black+NAME" for a second drum'
        raise ProblemsFound([Problem("usage-inks", f"{shop.id} does not print in four inks", hint=hint)])
    return shop


def impose(setting: Setting, purpose: Purpose) -> tuple[Sheet, ...]:
    """The sheets of a purpose."""
    count, form = len(setting.pages), setting.form
    if purpose == "screen":
        return screen(count, form)
    return press(count, form) if purpose == "press" else office(count, form, stock_named(form.office))


def choose_format(request: Request) -> Format:
    """The format asked for, or the region's own among the piece's. Raises ProblemsFound (usage-format, fit-theme)."""
    offered = material(request.material).formats
    stop_on(_unknown_formats(request.material, offered))
    if not request.form:
        form = next((form for form in map(format_named, offered) if form.region == request.region), format_named(offered[0]))
    else:
        form = format_named(request.form)
    if form.id not in offered:
        sentence = f"{request.material} is not made as {form.id}"
        raise ProblemsFound([Problem("usage-format", sentence, hint="use one of: " + ", ".join(offered))])
    theme = theme_named(request.theme)
    if form.kind not in theme.kinds:
        sentence = f"{request.material} as {form.id} has no room for {theme.name.lower()}"
        raise ProblemsFound([Problem("fit-theme", sentence, hint=f"choose a piece of another kind: {', '.join(theme.kinds)}")])
    return form


def _with_sizes_that_fit(found: ProblemsFound, request: Request, form: Format) -> Iterator[Problem]:
    """The problems; where the type of a theme is too large for a size, with the sizes of the piece that do take it."""
    theme = theme_named(request.theme)
    for problem in found.problems:
        if theme.least and problem.code.startswith("fit-"):
            others = [name for name in material(request.material).formats if name != form.id and _fits(request, name)]
            yield replace(problem, hint=f"it fits as {', '.join(others)}" if others else "no size of this piece takes type that large")
        else:
            yield problem


def _fits(request: Request, name: str) -> bool:
    form = format_named(name)
    return form.kind in theme_named(request.theme).kinds and not problems_of(lambda: _laid_out(replace(request, form=name), form))


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
    theme = "" if request.theme == THEME else request.theme
    parts = (setting.piece.material, shown, setting.form.id, theme, edition(request.inks).slug)
    return "-".join(part for part in parts if part) + ".pdf"


def _design(piece: Piece) -> Callable[[Kit], list[Page]]:
    """The function that sets this piece: `pages` of the module that its `design:` names."""
    known = _design_names()
    pages = None
    if piece.design in known:
        pages = getattr(importlib.import_module(f"{designs.__name__}.{piece.design}"), "pages", None)
    if pages is None:
        place = material(piece.material).file.place("design")
        hint = did_you_mean(piece.design, known)
        raise ProblemsFound([Problem("content-design", f"there is no design called {piece.design!r}", place, hint)])
    result: Callable[[Kit], list[Page]] = pages
    return result


@cache
def _design_names() -> tuple[str, ...]:
    return tuple(module.name for module in pkgutil.iter_modules(designs.__path__))


def _theme(request: Request) -> Theme:
    theme, organization = theme_named(request.theme), request.organization
    if organization and organization.colors:
        theme = with_colors(theme, organization.colors, organization.at)
    return in_inks(theme, edition(request.inks))


@cache
def _logo(organization: Organization | None, inks: Edition) -> Drawing | Bitmap | None:
    if organization is None or organization.logo is None:
        return None
    from layouts.page.logo import load_logo

    return art_in_inks(load_logo(organization.logo, organization.at("logo")), inks)


def _unfinished(piece: Piece) -> Iterator[Problem]:
    for draft in piece.drafts:
        yield Problem(
            "draft-unreviewed",
            f"{piece.material} is not final: {draft.what}",
            draft.place,
            "have a named person confirm it, then record the name (README, 'Reviews'); or build without --final",
        )
