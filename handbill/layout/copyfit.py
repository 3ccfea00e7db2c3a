"""Fits elements to finished pages: uses the first step of the theme's copyfit ladder on which everything fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from handbill.core.geometry import TOLERANCE, Box, millimeters
from handbill.core.measures import measure
from handbill.core.problems import Place, Problem, ProblemsFound, raise_if_any
from handbill.graphics.items import Fold, Page
from handbill.i18n.language import Language
from handbill.layout.elements.element import Canvas, Element, FitStep, Size
from handbill.layout.format import Format
from handbill.layout.theme import Theme


@dataclass(frozen=True)
class PageFace:
    """A page to be laid out: its name, its language, the source of its text for problems, and its folds.

    `folds` are those of a left-to-right page; right-to-left pages are mirrored with everything on them.
    """

    name: str
    language: Language
    material: str
    place: Place
    folds: tuple[Fold, ...] = ()


FittedPage = tuple[Element, PageFace]


def fit_page(element: Element, face: PageFace, form: Format, theme: Theme) -> Page:
    """Lay out one page on the format's whole trim. Raises ProblemsFound (fit-height, fit-width) if it fits on no step of the ladder."""
    (page,) = fit_pages(((element, face),), form, theme)
    return page


def fitting_step(pages: Sequence[FittedPage], form: Format, theme: Theme) -> int:
    """Which step of the ladder is the first on which all pages fit; the number of its steps if there is none."""
    # What fits on a step fits on all below it, so that a few of the many steps are enough.
    return bisect_left(theme.ladder, True, key=lambda step: not _misfits(pages, step, form))


def spare_height(element: Element, step: FitStep, form: Format) -> float:
    """The height that an element leaves free on a step, in points; negative where it does not fit."""
    return form.height - element.measure(form.width, step).height


def fit_pages(pages: Sequence[FittedPage], form: Format, theme: Theme) -> list[Page]:
    """Lay out several pages on the same step, the first on which all fit, or between it and the one before where they fit there, too.

    Raises ProblemsFound as `fit_page`, for each that does not fit.
    """
    ladder = theme.ladder
    first = fitting_step(pages, form, theme)
    if first < len(ladder):
        step = _larger(pages, ladder[first - 1], ladder[first], form) if first else ladder[first]
        return [_page(element, step, face, form, theme) for element, face in pages]
    wrong = _misfits(pages, ladder[-1], form)
    # Fewer words help where they are too many; what is too wide as well may not be then.
    raise ProblemsFound(
        [_too_tall(size, face, form, theme) if size.height > form.height else _too_wide(size, face, form) for size, face in wrong]
    )


def _misfits(pages: Sequence[FittedPage], step: FitStep, form: Format) -> list[tuple[Size, PageFace]]:
    """The pages that do not fit on a step, with their sizes."""
    # On a folded sheet each panel keeps its own air (frame.py).
    room = form.height * (1 - (0.0 if form.folded else step.air)) + TOLERANCE
    sizes = [(element.measure(form.width, step), face) for element, face in pages]
    return [(size, face) for size, face in sizes if size.height > room or size.excess > TOLERANCE]


def _larger(pages: Sequence[FittedPage], large: FitStep, small: FitStep, form: Format) -> FitStep:
    """A step halfway to one on which the pages do not fit if they fit on it, else the one on which they do.

    Steps of the ladder are up to a tenth apart, and a page that just misses one would be left half empty.
    """
    middle = small.between(large)
    return middle if large.short == small.short and not _misfits(pages, middle, form) else small


def _page(element: Element, step: FitStep, face: PageFace, form: Format, theme: Theme) -> Page:
    canvas = Canvas(form.width, face.language.direction, face.language.tag)
    element.place(Box(0, 0, form.width, form.height), step, canvas)
    raise_if_any(canvas.problems)
    return Page(
        name=face.name,
        language=face.language.tag,
        direction=face.language.direction,
        width=form.width,
        height=form.height,
        bleed=form.bleed,
        safe=form.safe,
        items=tuple(canvas.items),
        variable=tuple(canvas.variable),
        folds=tuple(sorted((_mirror_fold(fold, face, form) for fold in face.folds), key=lambda fold: fold.at)),
    )


def _mirror_fold(fold: Fold, face: PageFace, form: Format) -> Fold:
    return Fold("x", form.width - fold.at) if fold.axis == "x" and face.language.direction == "rtl" else fold


def _too_tall(size: Size, face: PageFace, form: Format, theme: Theme) -> Problem:
    over, smallest = size.height - form.height, max(form.floor.text, theme.least)
    return Problem(
        "fit-height",
        f"the {face.name} of {face.material} in {_describe_language(face.language)} is {measure(over, form.region)} too tall "
        f"for {form.id}, even with type at its smallest (x-height {measure(smallest, form.region)})",
        face.place,
        "shorten its longest sentences, give them a `short` wording, or choose a larger format",
        millimeters(over),
    )


def _too_wide(size: Size, face: PageFace, form: Format) -> Problem:
    return Problem(
        "fit-width",
        f"{size.culprit!r} on the {face.name} of {face.material} in {_describe_language(face.language)} "
        f"is {measure(size.excess, form.region)} too wide for {form.id}",
        face.place,
        "shorten it, or choose a larger format",
        millimeters(size.excess),
    )


def _describe_language(language: Language) -> str:
    return f"{language.english} ({language.tag})"
