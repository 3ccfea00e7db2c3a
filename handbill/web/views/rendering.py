"""Renders PrintSettings as a preview and as finished files. All of it runs in a worker process, under its limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handbill.build.pipeline import Request, Result, build, lay_out
from handbill.build.print_plan import Printing, printing
from handbill.content.material import material
from handbill.content.piece import Piece
from handbill.core.clock import today
from handbill.core.problems import Problem, collect
from handbill.preflight.preview import screen_images
from handbill.sheets.paper import PLAIN
from handbill.web.forms.form_errors import FormError, form_errors
from handbill.web.forms.organization_fields import OrganizationFields
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.forms.unprinted_fields import unprinted_fields

_PAGE_PIXELS = 1300  # longest side: sharp when the preview is zoomed to twice its size
_SHEET_PIXELS = 1000
_THUMBNAIL_PIXELS = 420
_MOST_SHEETS_WITH_CUTS = 2  # sides; a file with more holds the tiles of a poster, which have their marks printed on them

Line = tuple[float, float, float, float]


@dataclass(frozen=True)
class PreviewImage:
    """A page or a side of a sheet. `width` and `height` in points; `cuts` and `folds` are lines (x1, y1, x2, y2) from the top left."""

    png: bytes
    width: float
    height: float
    name: str
    cuts: tuple[Line, ...] = ()
    folds: tuple[Line, ...] = ()


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


def render_preview(settings: PrintSettings) -> Preview:
    """The pages in the language to show, the sheet they are printed on, and the errors in all languages."""
    problems: list[Problem] = []
    requests = collect(partial(_build_requests, settings), problems) or []
    laid_out = {request: collect(partial(lay_out, request), problems) for request in requests}
    failed = [request for request, piece in laid_out.items() if piece is None]
    results = None if problems else collect(partial(_build_shown, settings, requests), problems)
    if results is None:
        return Preview(errors=_form_errors(problems, settings, failed))
    pages, printed = results
    return Preview(
        pages=tuple(_page_images(pages)),
        sheets=tuple(_sheet_images(printed)) if printed is not pages else (),
        drafts=_draft_languages(piece.piece for piece in laid_out.values() if piece),
        printing=printing(_shown(settings, requests), printed, settings.copies or None),
        unprinted=unprinted_fields(settings, pages.setting.pages),
    )


def render_files(settings: PrintSettings) -> RenderedFiles:
    """Every file of the settings."""
    problems: list[Problem] = []
    requests = collect(partial(_build_requests, settings), problems) or []
    results = {request: collect(partial(build, request), problems) for request in requests}
    if problems:
        return RenderedFiles(errors=_form_errors(problems, settings, [request for request, result in results.items() if not result]))
    built = [(request, result) for request, result in results.items() if result]
    printings = tuple(printing(request, result, settings.copies or None) for request, result in built)
    return RenderedFiles(tuple((result.name, result.pdf) for _, result in built), printings)


def render_thumbnail(name: str, tag: str, size: str) -> bytes:
    """A small PNG of the first page of a piece, without an organization. Raises ProblemsFound."""
    return screen_images(build(Request(name, today(), (tag,), form=size)).pdf, _THUMBNAIL_PIXELS, 1)[0]


def warm_up() -> None:
    """Load what every render needs, so that the first visitor does not wait for it."""
    build(Request("indicator-card", today(), purpose="office"))
    render_thumbnail("indicator-card", "en", "us-card")


def _build_requests(settings: PrintSettings) -> list[Request]:
    """A request for each file. Raises ProblemsFound: wrong values in the fields of the organization."""
    office = settings.purpose == "office"
    common = Request(
        settings.material,
        today(),
        purpose=settings.purpose,
        form=settings.size,
        organization=settings.organization.organization(settings.logo) if settings.has_organization else None,
        paper=replace(PLAIN, stock=settings.stock if office else "", flip=settings.flip if office else "long"),
        theme=settings.theme,
        inks=settings.inks,
        shop=settings.shop if settings.purpose == "press" else "",
    )
    if material(settings.material).multilingual:
        return [replace(common, languages=settings.languages)]
    return [replace(common, languages=sides) for sides in settings.sides]


def _form_errors(problems: Sequence[Problem], settings: PrintSettings, failed: Sequence[Request]) -> tuple[FormError, ...]:
    """`failed`: the requests with problems. The first stands for all of them where a text is too long."""
    if failed and not material(settings.material).multilingual:
        settings = replace(settings, languages=failed[0].languages[:1])
    return form_errors(problems, settings, partial(_fits, replace(settings, organization=OrganizationFields(), logo=b"")))


def _fits(settings: PrintSettings) -> bool:
    problems: list[Problem] = []
    for request in collect(partial(_build_requests, settings), problems) or []:
        collect(partial(lay_out, request), problems)
    return not problems


def _build_shown(settings: PrintSettings, requests: Sequence[Request]) -> tuple[Result, Result]:
    """The pages alone, and the same pages as they are printed. For a screen both are one result."""
    request = _shown(settings, requests)
    pages = build(replace(request, purpose="screen", shop="", paper=PLAIN))
    return pages, pages if request.purpose == "screen" else build(request)


def _shown(settings: PrintSettings, requests: Sequence[Request]) -> Request:
    return next((request for request in requests if request.languages[0] == settings.preview_language), requests[0])


def _draft_languages(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(sorted({draft.language for piece in pieces for draft in piece.drafts if draft.language}))


def _page_images(result: Result) -> Iterator[PreviewImage]:
    for page, png in zip(result.setting.pages, screen_images(result.pdf, _PAGE_PIXELS), strict=True):
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
