"""Lays out the words of a job on pages, and places these on sheets as the job's purpose requires."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.designs import find_design
from handbill.build.glyph_coverage import missing_glyphs, unprintable
from handbill.build.job import Job, LaidOutPiece
from handbill.build.press_document import about, intent_of
from handbill.build.unplaced_blocks import dropped_blocks, empty_problems, role_problems
from handbill.contacts.organization import Organization
from handbill.content.compose import PieceRequest, compose
from handbill.content.excerpt import excerpt
from handbill.content.piece import Piece
from handbill.core.problems import Place, Problem, ProblemsFound, collect, errors_from, raise_if_any
from handbill.graphics.items import Drawing, Page
from handbill.graphics.logo import Bitmap
from handbill.i18n.language import SOURCE
from handbill.layout.format import Format, find_format
from handbill.layout.ink_set import InkSet, art_in_inks
from handbill.layout.kit import Kit
from handbill.layout.piece_fonts import piece_in_fonts
from handbill.sheets.sheet import Sheet

if TYPE_CHECKING:
    from handbill.graphics.photo.read_photo import Photo
    from handbill.pdf.metadata import About

_LAYOUTS = 64  # layouts kept: the purposes and sizes of one piece in a few languages


def about_of(laid_out: LaidOutPiece, sheets: Sequence[Sheet], job: Job) -> About:
    """The metadata of a file with these sheets; a press file names its printing condition. Raises ProblemsFound (usage-icc)."""
    intent = intent_of(job.campaign, job.shop, job.spec.icc) if job.shop else None
    made = about(laid_out.piece, job.purpose, intent)
    if job.purpose.office_paper:
        from handbill.build.print_plan import window_of

        return replace(made, printing=window_of(laid_out, sheets, job))
    return replace(made, total_ink=job.shop.total_ink) if job.shop else made


def lay_out(job: Job) -> LaidOutPiece:
    """Words on pages, before any paper. One layout serves every purpose, unless a print shop asks for more room at the edges.

    Raises ProblemsFound: words that do not fit, characters that no font has, and what is wrong with the content.
    """
    try:
        return _laid_out(job, job.form)
    except ProblemsFound as found:
        raise ProblemsFound(_with_sizes_that_fit(found, job)) from None


def _laid_out(job: Job, form: Format) -> LaidOutPiece:
    spec = job.spec
    # All that a page depends on; jobs that differ in anything else share it.
    key = (spec.material, spec.today, spec.languages, form, spec.theme, spec.editions, job.inks, spec.organization, spec.hero, job.country)

    def make() -> LaidOutPiece:
        piece = compose(job.campaign, PieceRequest(spec.material, spec.today, spec.languages, spec.organization, job.country))
        piece = piece_in_fonts(job.campaign, words_on(form, piece), job.theme.fonts)
        set_pages = find_design(job.campaign, piece, form)
        raise_if_any(empty_problems(job.campaign, piece) + _one_side_problems(piece, form))
        raise_if_any(unprintable(job.campaign, piece) + _credit_problems(job, piece) + role_problems(job.campaign, piece, form))
        pages = _pages(set_pages, kit_for(job, piece, form))
        raise_if_any(dropped_blocks(job.campaign, piece, form, pages))
        return LaidOutPiece(without_second_number(piece, pages), form, pages)

    return job.campaign.keep(_laid_out, key, make, _LAYOUTS)


def _one_side_problems(piece: Piece, form: Format) -> list[Problem]:
    """The problem of two languages on a label, whose back is glue."""
    if not form.kind.die_cut or len({panel.language.tag for panel in piece.panels}) < 2:
        return []
    sentence = f"{form.name} has one side, so {'+'.join(piece.languages)} does not fit on it"
    return [Problem("usage-languages", sentence, hint="build one language each: " + " ".join(f"-l {tag}" for tag in piece.languages))]


def _pages(design: Callable[[Kit], tuple[Page, ...]], kit: Kit) -> tuple[Page, ...]:
    """The pages of a design; where logos make a page too tall, with the first alone, or without any."""
    try:
        return design(kit)
    except ProblemsFound as found:
        if kit.logos and any(problem.code == "fit-height" for problem in found.problems):
            for fewer in (kit.logos[:1], ()) if len(kit.logos) > 1 else ((),):
                with suppress(ProblemsFound):
                    return design(replace(kit, logos=fewer))
        raise


def words_on(form: Format, piece: Piece) -> Piece:
    """What a format takes of a piece: all of it, or an excerpt."""
    return excerpt(piece, form.width > form.height) if form.kind.excerpt else piece


def without_second_number(piece: Piece, pages: Sequence[Page]) -> Piece:
    """The piece, without an organization's second number among those to look for where the design has no room for it."""
    second = piece.organization.phone_2 if piece.organization else ""
    if not second or any(item.form == "number_2" for page in pages for item in page.items):
        return piece
    return replace(piece, numbers=tuple(number for number in piece.numbers if number != second))


def kit_for(job: Job, piece: Piece, form: Format) -> Kit:
    """What the piece's design builds with."""
    return Kit(job.campaign, piece, form, job.look, _logos(job, job.spec.organization, job.inks), _photo(job, piece))


def sheets_of(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    """The sheets of the job's purpose. Raises ProblemsFound: the paper does not take the piece."""
    return job.purpose.make_sheets(laid_out, job)


def size_hint(problem: Problem, organization: Organization, sizes: Iterable[str]) -> str:
    """What helps where an organization's words are too long (fit-organization); `sizes`: the formats that have room for them."""
    if problem.place.key == "name":
        shorter = f"give a {'shorter ' if organization.short_name else ''}short_name"
    else:
        shorter = "make it shorter or leave it out"
    fitting = ", ".join(sizes)
    return f"{shorter}, or choose a size where it fits: {fitting}" if fitting else shorter


def _with_sizes_that_fit(found: ProblemsFound, job: Job) -> Iterator[Problem]:
    """The problems; where words or the type of a theme are too large for a size, with the sizes of the piece that do take them."""
    for problem in found.problems:
        others = (name for name in job.material.formats if name != job.form.id and _fits(job, name))
        if problem.code == "fit-organization" and job.spec.organization:
            yield replace(problem, hint=size_hint(problem, job.spec.organization, others))
        elif problem.code == "picture-photo-resolution":
            size = _largest_smaller(job)
            yield replace(problem, hint=f"{problem.hint}; as {size} it has enough" if size else problem.hint)
        elif job.theme.least and problem.code.startswith("fit-"):
            fitting = ", ".join(others)
            yield replace(problem, hint=f"it fits as {fitting}" if fitting else "no size of this piece takes type that large")
        else:
            yield problem


def _largest_smaller(job: Job) -> str:
    """The largest size of the piece that is smaller than the job's and in which it fits, with its photograph."""
    forms = sorted((find_format(job.campaign, name) for name in job.material.formats), key=_area, reverse=True)
    return next((form.id for form in forms if _area(form) < _area(job.form) and _fits(job, form.id)), "")


def _area(form: Format) -> float:
    return form.width * form.height


def _fits(job: Job, name: str) -> bool:
    form = find_format(job.campaign, name)
    return job.theme.suits(form.kind) and not errors_from(lambda: _laid_out(job, form))


def _logos(job: Job, organization: Organization | None, inks: InkSet) -> tuple[Drawing | Bitmap, ...]:
    """The organization's logos in these inks. Raises ProblemsFound with what is wrong with any of them."""
    if organization is None or not organization.logos:
        return ()
    from handbill.graphics.logo import load_logo

    def art(picture: Path | bytes, place: Place) -> Drawing | Bitmap:
        return job.campaign.keep(_logos, (picture, inks), lambda: art_in_inks(load_logo(picture, place), inks), _LAYOUTS)

    problems: list[Problem] = []
    given = [(logo.picture, organization.at(f"logo.{index}")) for index, logo in enumerate(organization.logos)]
    made = [collect(partial(art, picture, place), problems) for picture, place in given]
    raise_if_any(problems)
    return tuple(each for each in made if each)


def _photo(job: Job, piece: Piece) -> Photo | None:
    """The job's photograph, where its theme shows one; in fewer inks than four it is a screen of lines. Raises ProblemsFound (picture-)."""
    hero = job.hero
    if hero is None:
        return None
    from handbill.graphics.photo.read_photo import open_photo

    photo = job.campaign.keep(_photo, hero, lambda: open_photo(hero), _LAYOUTS)
    # The piece's own is described in the language of each side, as its words are.
    described = replace(hero, translations=piece.descriptions) if hero.language == SOURCE else hero
    return replace(photo, hero=described, screened=job.theme.monochrome or not job.inks.full)


def _credit_problems(job: Job, piece: Piece) -> list[Problem]:
    """The characters of a photograph's credit that no font has."""
    hero = job.hero
    return missing_glyphs(hero.credit, piece.language, hero.place) if hero else []
