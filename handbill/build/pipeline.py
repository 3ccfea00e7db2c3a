"""The one door into layouts: a request becomes a finished PDF and what is still draft about it, or every problem with it at once."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

from handbill.build.glyph_coverage import unprintable
from handbill.build.job_spec import THEME, JobSpec, Purpose
from handbill.build.press_document import about, dress, intent_of
from handbill.build.resolve import choose_format, find_job_shop
from handbill.build.verify import verify_output
from handbill.campaign.library import LAYOUTS
from handbill.contacts.organization import Organization
from handbill.content.compose import PieceRequest as Words
from handbill.content.compose import compose
from handbill.content.material import find_material
from handbill.content.piece import Draft, Piece
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, errors_from, raise_if_any
from handbill.graphics.items import Drawing, Page
from handbill.graphics.logo import Bitmap
from handbill.layout.format import Format, find_format, place_of
from handbill.layout.ink_set import InkSet, art_in_inks, in_inks, parse_inks
from handbill.layout.kit import Kit
from handbill.layout.theme import Theme, find_theme, with_colors
from handbill.sheets.paper import PLAIN
from handbill.sheets.sheet import Sheet, screen_sheets

if TYPE_CHECKING:
    from handbill.pdf.metadata import About

__all__ = [
    "JobSpec",
    "LaidOutPiece",
    "Purpose",
    "Result",
    "about_of",
    "build",
    "choose_format",
    "design_of",
    "finish",
    "form_of",
    "kit_for",
    "lay_out",
    "sheets_of",
]


@dataclass(frozen=True)
class LaidOutPiece:
    """A piece laid out: the pages, and what they were made of."""

    piece: Piece
    form: Format
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Result:
    """A finished file. `name` is what to call it; `drafts` what nobody has vouched for yet; `remarks` what preflight warns of."""

    name: str
    pdf: bytes
    setting: LaidOutPiece
    sheets: tuple[Sheet, ...]
    drafts: tuple[Draft, ...]
    remarks: tuple[Problem, ...] = ()


def build(request: JobSpec) -> Result:
    """Make one PDF. Raises ProblemsFound with everything that is wrong in words, numbers, pictures and fit."""
    setting = lay_out(request)
    if request.final and setting.piece.drafts:
        raise ProblemsFound(list(_unfinished(setting.piece)))
    return finish(setting, sheets_of(setting, request), request, file_name(setting, request))


def finish(setting: LaidOutPiece, sheets: tuple[Sheet, ...], request: JobSpec, name: str) -> Result:
    """Sheets become a file that has been read back. Raises ProblemsFound with what is wrong in it."""
    from handbill.pdf.document import write

    piece = setting.piece
    pdf = write(sheets, setting.pages, about_of(piece, request))
    return Result(name, pdf, setting, sheets, piece.drafts, verify_output(pdf, piece.numbers, setting.form.bleed, request))


def about_of(piece: Piece, request: JobSpec) -> About:
    """What the request's file says of itself; a press file names its printing condition. Raises ProblemsFound (usage-icc, usage-shop)."""
    intent = intent_of(find_job_shop(request), request.icc) if request.purpose == "press" else None
    return about(piece, request.purpose, intent)


@lru_cache(maxsize=64)
def _laid_out(request: JobSpec, form: Format) -> LaidOutPiece:
    piece = compose(Words(request.material, request.today, request.languages, request.organization))
    raise_if_any(unprintable(piece))
    return LaidOutPiece(piece, form, tuple(design_of(piece, form)(kit_for(request, piece, form))))


def kit_for(request: JobSpec, piece: Piece, form: Format) -> Kit:
    """What the piece's design builds with."""
    return Kit(piece, form, _theme(request), _logo(request.organization, parse_inks(request.inks)))


def form_of(request: JobSpec) -> Format:
    """The format a request is laid out in: the size chosen, for a press with the shop's bleed and safe area. Raises ProblemsFound."""
    form = choose_format(request)
    if request.purpose != "press":
        return form
    from handbill.sheets.print_shop import at_shop

    return at_shop(form, find_job_shop(request))


def lay_out(request: JobSpec) -> LaidOutPiece:
    """Words on pages, before any paper. One layout serves every purpose, unless a print shop wants more room at the edges."""
    form = form_of(request)
    # What is left out here changes no page, so that such requests share one layout.
    plain_request = replace(
        request, purpose="screen", form=form.id, region="", final=False, shop="", paper=PLAIN, icc=None, preflight=False
    )
    try:
        return _laid_out(plain_request, form)
    except ProblemsFound as found:
        raise ProblemsFound(_with_sizes_that_fit(found, plain_request, form)) from None


def sheets_of(setting: LaidOutPiece, request: JobSpec) -> tuple[Sheet, ...]:
    """The sheets of a purpose. Raises ProblemsFound: the paper does not take the piece."""
    if request.purpose == "screen":
        return screen_sheets([(page.width, page.height) for page in setting.pages])
    from handbill.sheets.imposition import impose, make_leaves

    leaves = make_leaves(setting.pages, setting.form)
    if request.purpose == "office":
        return impose(leaves, setting.pages, setting.form, request.paper)
    from handbill.sheets.press_sheets import press_sheets

    return press_sheets(leaves, dress(setting.piece, setting.form, setting.pages, find_job_shop(request)))


def _with_sizes_that_fit(found: ProblemsFound, request: JobSpec, form: Format) -> Iterator[Problem]:
    """The problems; where the type of a theme is too large for a size, with the sizes of the piece that do take it."""
    theme = find_theme(request.theme)
    for problem in found.problems:
        if theme.least and problem.code.startswith("fit-"):
            others = [name for name in find_material(request.material).formats if name != form.id and _fits(request, name)]
            yield replace(problem, hint=f"it fits as {', '.join(others)}" if others else "no size of this piece takes type that large")
        else:
            yield problem


def _fits(request: JobSpec, name: str) -> bool:
    form = find_format(name)
    return form.kind in find_theme(request.theme).kinds and not errors_from(lambda: _laid_out(replace(request, form=name), form))


def file_name(setting: LaidOutPiece, request: JobSpec) -> str:
    """'indicator-card-es-us-card.pdf'; a page of all languages is named for the one that leads, unless that is English."""
    shown = "+".join(request.languages)
    if len(request.languages) == 1 and len(setting.piece.languages) > 1 and shown == "en":
        shown = ""
    theme = "" if request.theme == THEME else request.theme
    parts = (setting.piece.material, shown, setting.form.id, theme, parse_inks(request.inks).slug)
    return "-".join(part for part in parts if part) + ".pdf"


def design_of(piece: Piece, form: Format) -> Callable[[Kit], list[Page]]:
    """The function that sets this piece: `pages` of the module that the format's `design:` names, or else the piece's own."""
    known, name = _design_names(), form.design or piece.design
    pages = None
    if name in known:
        pages = getattr(_design(name), "pages", None)
    if pages is None:
        place = place_of(form, "design") if form.design else find_material(piece.material).file.place("design")
        raise ProblemsFound([Problem("content-design", f"there is no design called {name!r}", place, did_you_mean(name, known))])
    result: Callable[[Kit], list[Page]] = pages
    return result


@cache
def _design_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (LAYOUTS / "designs").glob("*.py")))


@cache
def _design(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"handbill_designs.{name}", LAYOUTS / "designs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _theme(request: JobSpec) -> Theme:
    theme, organization = find_theme(request.theme), request.organization
    if organization and organization.colors:
        theme = with_colors(theme, organization.colors, organization.at)
    return in_inks(theme, parse_inks(request.inks))


@lru_cache(maxsize=64)
def _logo(organization: Organization | None, inks: InkSet) -> Drawing | Bitmap | None:
    if organization is None or organization.logo is None:
        return None
    from handbill.graphics.logo import load_logo

    return art_in_inks(load_logo(organization.logo, organization.at("logo")), inks)


def _unfinished(piece: Piece) -> Iterator[Problem]:
    for draft in piece.drafts:
        yield Problem(
            "draft-unreviewed",
            f"{piece.material} is not final: {draft.what}",
            draft.place,
            "have a named person confirm it, then record the name (README, 'Reviews'); or build without --final",
        )
