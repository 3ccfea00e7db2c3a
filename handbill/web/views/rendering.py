"""Renders PrintSettings as a preview and as finished files. All of it runs in a worker process, under its limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handbill.build.defaults import default_country
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.pipeline import build
from handbill.build.print_plan import Printing, printing
from handbill.build.purposes import find_purpose
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.build.unprinted import unprinted_fields
from handbill.campaign.campaign import Campaign
from handbill.campaign.settings import read_settings
from handbill.content.material import find_material, material_names
from handbill.content.piece import Piece
from handbill.core.clock import today
from handbill.core.problems import Problem, collect, errors_from
from handbill.i18n.language import SOURCE
from handbill.preflight.preview import screen_images
from handbill.sheets.paper import PLAIN
from handbill.web.forms.form_errors import FormError, form_errors
from handbill.web.forms.print_settings import PrintSettings

_PAGE_PIXELS = 1300  # longest side: sharp when the preview is zoomed to twice its size
_SHEET_PIXELS = 1000
_THUMBNAIL_PIXELS = 420
_SMALL_PIXELS = 320
_MOST_SHEETS_WITH_CUTS = 2  # sides; a file with more holds the tiles of a poster, which have their marks printed on them

CutLine = tuple[float, float, float, float]


@dataclass(frozen=True)
class PreviewImage:
    """A page or a side of a sheet. `width` and `height` in points; `cuts` and `folds` are lines (x1, y1, x2, y2) from the top left."""

    png: bytes
    width: float
    height: float
    name: str
    cuts: tuple[CutLine, ...] = ()
    folds: tuple[CutLine, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What the settings make; with `errors` there are no images. `drafts`: languages whose text has not been reviewed.

    `unprinted`: the fields that the piece has no room for.
    """

    pages: tuple[PreviewImage, ...] = ()
    sheets: tuple[PreviewImage, ...] = ()
    errors: tuple[FormError, ...] = ()
    drafts: tuple[str, ...] = ()
    printing: Printing | None = None
    unprinted: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenderedFiles:
    """Finished files by name, and how each is printed. With `errors` there are no files."""

    files: tuple[tuple[str, bytes], ...] = ()
    printings: tuple[Printing, ...] = ()
    errors: tuple[FormError, ...] = ()


def render_preview(campaign: Campaign, settings: PrintSettings, small: bool = False) -> Preview:
    """The pages in the language to show, the sheet they are printed on, and the errors in all languages; `small`: the first page alone."""
    problems: list[Problem] = []
    laid_out = {spec: collect(partial(_lay_out, campaign, spec), problems) for spec in _specs(campaign, settings, problems)}
    results = None if problems else collect(partial(_build_shown, campaign, settings, list(laid_out)), problems)
    if results is None:
        return Preview(errors=_form_errors(campaign, problems, settings, laid_out))
    pages, printed = results
    organization = printed.job.organization
    return Preview(
        pages=tuple(_page_images(pages, _SMALL_PIXELS, 1) if small else _page_images(pages, _PAGE_PIXELS)),
        sheets=tuple(_sheet_images(printed)) if printed is not pages and not small else (),
        drafts=_draft_languages(piece.piece for piece in laid_out.values() if piece),
        printing=printing(printed, settings.copies or None),
        unprinted=unprinted_fields(organization, pages.setting.pages) if organization else (),
    )


def render_small_preview(campaign: Campaign, settings: PrintSettings) -> Preview:
    """A small picture of the first page in the language to show, and the errors in all languages."""
    return render_preview(campaign, settings, small=True)


def render_files(campaign: Campaign, settings: PrintSettings) -> RenderedFiles:
    """Every file of the settings."""
    problems: list[Problem] = []
    results = {spec: collect(partial(_build, campaign, spec), problems) for spec in _specs(campaign, settings, problems)}
    if problems:
        return RenderedFiles(errors=_form_errors(campaign, problems, settings, results))
    built = [result for result in results.values() if result]
    printings = tuple(printing(result, settings.copies or None) for result in built)
    return RenderedFiles(tuple((result.name, result.pdf) for result in built), printings)


def render_thumbnail(campaign: Campaign, name: str, tag: str, day: dt.date) -> bytes:
    """A small PNG of the first page of a piece in its default size, without an organization. Raises ProblemsFound.

    `day`: numbers that have expired by then are refused.
    """
    size = find_material(campaign, name).formats[0]
    return screen_images(_build(campaign, JobSpec(name, day, (tag,), form=size)).pdf, _THUMBNAIL_PIXELS, 1)[0]


def warm_up(campaign: Campaign) -> None:
    """Load what every render needs, so that the first visitor does not wait for it."""
    name = material_names(campaign)[0]
    # A piece with problems keeps no worker from starting: its page says what they are.
    errors_from(partial(_build, campaign, JobSpec(name, today(), purpose="office")))
    errors_from(partial(render_thumbnail, campaign, name, SOURCE, today()))


def _build(campaign: Campaign, spec: JobSpec) -> Result:
    return build(resolve_job(campaign, spec))


def _lay_out(campaign: Campaign, spec: JobSpec) -> LaidOutPiece:
    return lay_out(resolve_job(campaign, spec))


def _specs(campaign: Campaign, settings: PrintSettings, problems: list[Problem]) -> list[JobSpec]:
    """What each file is made from; none, and problems, where the fields of the organization have wrong values."""
    fields = settings.organization
    load = partial(fields.organization, settings.logo, default_country(campaign), read_settings(campaign).numbers)
    organization = collect(load, problems) if settings.has_organization else None
    if problems:
        return []
    purpose = find_purpose(settings.purpose)
    common = JobSpec(
        settings.material,
        today(),
        purpose=settings.purpose,
        form=settings.size,
        organization=organization,
        paper=replace(PLAIN, stock=settings.stock, flip=settings.flip) if purpose.office_paper else PLAIN,
        theme=settings.theme,
        editions=settings.editions,
        inks=settings.inks,
        shop=settings.shop if purpose.for_shop else "",
    )
    files = [settings.languages] if find_material(campaign, settings.material).multilingual else settings.sides
    return [replace(common, languages=languages) for languages in files]


def _form_errors(
    campaign: Campaign, problems: Sequence[Problem], settings: PrintSettings, made: Mapping[JobSpec, object]
) -> tuple[FormError, ...]:
    """`made`: the result of each file, or None if it has problems. If a text is too long, the error names the first such language."""
    failed = [spec for spec, result in made.items() if result is None]
    language = failed[0].languages[0] if failed else settings.languages[0]
    without = [replace(spec, organization=None) for spec in failed]
    return form_errors(problems, language, lambda: settings.has_organization and _fit(campaign, without))


def _fit(campaign: Campaign, specs: Sequence[JobSpec]) -> bool:
    problems: list[Problem] = []
    for spec in specs:
        collect(partial(_lay_out, campaign, spec), problems)
    return not problems


def _build_shown(campaign: Campaign, settings: PrintSettings, specs: Sequence[JobSpec]) -> tuple[Result, Result]:
    """The pages alone, and the same pages as they are printed. For a screen both are one result."""
    spec = next((spec for spec in specs if spec.languages[0] == settings.preview_language), specs[0])
    pages = _build(campaign, replace(spec, purpose="screen", shop="", paper=PLAIN))
    return pages, _build(campaign, spec) if find_purpose(spec.purpose).printed else pages


def _draft_languages(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(sorted({draft.language for piece in pieces for draft in piece.drafts if draft.language}))


def _page_images(result: Result, pixels: int, most: int | None = None) -> Iterator[PreviewImage]:
    for page, png in zip(result.setting.pages[:most], screen_images(result.pdf, pixels, most), strict=True):
        folds = tuple(
            (fold.at, 0.0, fold.at, page.height) if fold.axis == "x" else (0.0, fold.at, page.width, fold.at) for fold in page.folds
        )
        yield PreviewImage(png, page.width, page.height, page.name, folds=folds)


def _sheet_images(result: Result) -> Iterator[PreviewImage]:
    for sheet, png in zip(result.sheets, screen_images(result.pdf, _SHEET_PIXELS), strict=True):
        boxes = [placement.box for placement in sheet.placements] if len(result.sheets) <= _MOST_SHEETS_WITH_CUTS else []
        cuts = {
            line
            for box in boxes
            for line in (
                (box.x, box.y, box.right, box.y),
                (box.x, box.bottom, box.right, box.bottom),
                (box.x, box.y, box.x, box.bottom),
                (box.right, box.y, box.right, box.bottom),
            )
        }
        yield PreviewImage(png, sheet.width, sheet.height, sheet.side, tuple(sorted(cuts)))
