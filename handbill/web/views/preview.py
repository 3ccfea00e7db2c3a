"""A Wish becomes pictures of its pages and sheets, and finished files. Runs in a process of its own (web/workers.py), under its limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from handbill.build.pipeline import JobSpec, Result, build, lay_out
from handbill.build.print_plan import Printing, printing
from handbill.contacts.organization import Organization, parse_organization
from handbill.content.material import find_material
from handbill.content.piece import Piece
from handbill.core.clock import today
from handbill.core.datafile import DataFile
from handbill.core.problems import Problem, collect
from handbill.preflight.preview import screen_images
from handbill.sheets.paper import PLAIN
from handbill.web.forms.form_error import FormError
from handbill.web.forms.form_errors import complaints
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.forms.unprinted_fields import unsaid

_FORM = Path("form")  # stands for a file in places; no such file is read
_LONGEST_SIDE = 1300  # pixels of a preview: sharp on a screen when it is zoomed to twice its size
_SHEET_SIDE = 1000  # pixels
_THUMBNAIL = 420  # pixels
_MOST_CUT = 2  # sides of a sheet; more are the tiles of a poster, whose marks are on them


@dataclass(frozen=True)
class PreviewImage:
    """One page or one side of a sheet. `width` and `height` in points; `lines` (x1, y1, x2, y2) are where it is cut or folded."""

    png: bytes
    width: float
    height: float
    name: str
    cuts: tuple[tuple[float, float, float, float], ...] = ()
    folds: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True)
class Preview:
    """What a wish looks like. With `complaints` there are no pictures. `drafts`: languages whose words nobody has reviewed.

    `unsaid`: fields of the form that the piece has no room for.
    """

    pages: tuple[PreviewImage, ...] = ()
    sheets: tuple[PreviewImage, ...] = ()
    complaints: tuple[FormError, ...] = ()
    drafts: tuple[str, ...] = ()
    printing: Printing | None = None
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True)
class Files:
    """Finished files by name, and how each is printed."""

    files: tuple[tuple[str, bytes], ...] = ()
    printings: tuple[Printing, ...] = ()
    complaints: tuple[FormError, ...] = ()
    drafts: tuple[str, ...] = ()


def preview(wish: PrintSettings) -> Preview:
    """The pages in the language shown, the sheet they are printed on, and what is wrong in any language."""
    found: list[Problem] = []
    wanted = collect(partial(requests, wish), found) or []
    laid = {request: collect(partial(lay_out, request), found) for request in wanted}
    failed = [request for request, setting in laid.items() if setting is None]
    result = None if found else collect(partial(_shown, wish, wanted), found)
    if result is None:
        return Preview(complaints=complaints(found, _narrowed(wish, failed), fits))
    plain, printed = result
    return Preview(
        pages=tuple(_pages(plain)),
        sheets=tuple(_sheets(printed)) if printed is not plain else (),
        drafts=_drafts(setting.piece for setting in laid.values() if setting),
        printing=printing(_request_shown(wish, wanted), printed, wish.copies or None),
        unsaid=unsaid(wish, plain.setting.pages),
    )


def files(wish: PrintSettings) -> Files:
    """Every file of the wish."""
    found: list[Problem] = []
    wanted = collect(partial(requests, wish), found) or []
    failed, made = [], []
    for request in wanted:
        result = collect(partial(build, request), found)
        (made.append(result) if result else failed.append(request))
    if found:
        return Files(complaints=complaints(found, _narrowed(wish, failed), fits))
    told = tuple(printing(request, result, wish.copies or None) for request, result in zip(wanted, made, strict=True))
    return Files(tuple((result.name, result.pdf) for result in made), told, drafts=_drafts(result.setting.piece for result in made))


def thumbnail(name: str, tag: str, form: str) -> bytes:
    """A small PNG of a piece's first page, of nobody's organization. Raises ProblemsFound."""
    return screen_images(build(JobSpec(name, today(), (tag,), form=form)).pdf, _THUMBNAIL, 1)[0]


def requests(wish: PrintSettings) -> list[JobSpec]:
    """One for each file. Raises ProblemsFound: what is wrong with the organization."""
    office = wish.purpose == "office"
    common = JobSpec(
        wish.material,
        today(),
        purpose=wish.purpose,
        form=wish.form,
        organization=_organization(wish),
        paper=replace(PLAIN, stock=wish.stock if office else "", flip=wish.flip if office else "long"),
        theme=wish.theme,
        inks=wish.inks,
        shop=wish.shop if wish.purpose == "press" else "",
    )
    if find_material(wish.material).multilingual:
        return [replace(common, languages=wish.languages)]
    return [replace(common, languages=sides) for sides in wish.sides]


def fits(wish: PrintSettings) -> bool:
    """Whether nothing of it is too long, in any language."""
    found: list[Problem] = []
    for request in collect(partial(requests, wish), found) or []:
        collect(partial(lay_out, request), found)
    return not found


def warm() -> None:
    """Load what every render needs, before the first visitor waits for it."""
    build(JobSpec("indicator-card", today(), purpose="office"))
    thumbnail("indicator-card", "en", "us-card")


def _narrowed(wish: PrintSettings, failed: Sequence[JobSpec]) -> PrintSettings:
    """The wish in one of the languages in which it fails: what helps is looked for there."""
    return replace(wish, languages=failed[0].languages[:1]) if failed and not find_material(wish.material).multilingual else wish


def _organization(wish: PrintSettings) -> Organization | None:
    if not wish.named:
        return None
    own = wish.own.said()
    colors = {key: own.pop(key) for key in ("ink", "accent") if key in own}
    data = {**own, **({"colors": colors} if colors else {})}
    file = DataFile(_FORM, data, {(): 1, **{(key,): 1 for key in data}, **{("colors", key): 1 for key in colors}})
    return replace(parse_organization(file), logo=wish.logo or None)


def _shown(wish: PrintSettings, wanted: Sequence[JobSpec]) -> tuple[Result, Result]:
    """The pages by themselves, and as they are printed; the same for a screen."""
    request = _request_shown(wish, wanted)
    plain = build(replace(request, purpose="screen", shop="", paper=PLAIN))
    return plain, plain if request.purpose == "screen" else build(request)


def _request_shown(wish: PrintSettings, wanted: Sequence[JobSpec]) -> JobSpec:
    return next((request for request in wanted if request.languages[0] == wish.shown), wanted[0])


def _drafts(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(sorted({draft.language for piece in pieces for draft in piece.drafts if draft.language}))


def _pages(result: Result) -> Iterator[PreviewImage]:
    for page, image in zip(result.setting.pages, screen_images(result.pdf, _LONGEST_SIDE), strict=True):
        folds = tuple(
            (fold.at, 0.0, fold.at, page.height) if fold.axis == "x" else (0.0, fold.at, page.width, fold.at) for fold in page.folds
        )
        yield PreviewImage(image, page.width, page.height, page.name, folds=folds)


def _sheets(result: Result) -> Iterator[PreviewImage]:
    for sheet, image in zip(result.sheets, screen_images(result.pdf, _SHEET_SIDE), strict=True):
        boxes = [placement.box for placement in sheet.placements] if len(result.sheets) <= _MOST_CUT else []
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
        yield PreviewImage(image, sheet.width, sheet.height, sheet.side, tuple(sorted(cuts)))
