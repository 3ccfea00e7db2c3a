"""Problems of the program become complaints of a form: each at the field that a visitor can change, in words she would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handbill.content.material import find_material
from handbill.core.problems import Problem
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme
from handbill.web.forms.form_error import FormError
from handbill.web.forms.print_settings import Own, PrintSettings
from handbill.web.i18n.translations import N_

Fits = Callable[[PrintSettings], bool]
_FIELDS = {"name": "name", "phone": "phone", "url": "url", "logo": "logo", "colors.ink": "ink", "colors.accent": "accent"}
_VALUES = {
    "name": N_("Write the name of your organization, in at most 80 letters."),
    "phone": N_("This is not a telephone number. Write it with the area code, as in 336-555-0142."),
    "url": N_("This is not a web address. Write it as in https://example.org."),
    "ink": N_("Choose a darker color: these words would be too hard to read."),
    "accent": N_("Choose a darker color: these words would be too hard to read."),
}
_PAGE = {
    "number-stale": N_(
        "A help line on this piece has not been checked for too long, so it is not printed. Please tell whoever runs this page."
    ),
    "usage-stock": N_("This paper does not take this size. Choose another paper."),
    "usage-flip": N_("These sheets cannot be folded in the middle. Choose plain paper, or print on both sides."),
    "fit-margin": N_("Your printer leaves the edge white where words would stand. Choose another paper."),
    "usage-inks": N_("This print shop has only black and one more ink. Choose “Black ink only”, or another shop."),
    "fit-theme": N_("There is no room for this look in this size. Choose another look or size."),
}
_PAGE_FIELDS = {"usage-stock": "stock", "usage-flip": "flip", "fit-margin": "stock", "usage-inks": "inks", "fit-theme": "theme"}
_PICTURES = {
    "picture-size": N_("This picture is larger than 5 MB. Save it smaller."),
    "picture-type": N_("This is not a picture that can be printed. Choose a PNG, a JPEG or an SVG file."),
    "picture-pixels": N_("This picture has too many dots. Save it smaller: 2,000 dots across are enough."),
    "picture-resolution": N_("This picture has too few dots to be printed sharply. Choose a larger one, or an SVG."),
    "picture-svg": N_("This drawing holds more than a logo should. Save it as a plain SVG, or as a PNG."),
    "picture-corrupt": N_("This picture is broken or not all there. Save it again, and choose it once more."),
}
_NAME_LONG = N_("The name is too long for this size by {over} mm. Make it shorter.")
_NAME_LONG_SIZES = N_("The name is too long for this size by {over} mm. Make it shorter, or choose a larger size: {sizes}.")
_WEB_LONG = N_("The web address is too long for this size by {over} mm. Make it shorter, or leave it out.")
_TOGETHER = N_("Name, number and web address together are too long for this size by {over} mm. Make one shorter.")
_ALONE = N_("In {language}, the words of this piece need more room than this size has, by {over} mm. Choose another size.")
_GLYPH = N_("A letter of this cannot be printed. Write it another way.")
_UNMADE = N_(
    "This cannot be printed as it should be. Choose other inks, another size or another look, and please tell whoever runs this page."
)
_MOST_SIZES = 3


def complaints(problems: Sequence[Problem], wish: PrintSettings, fits: Fits) -> tuple[FormError, ...]:
    """Each thing once, those of fields first. `fits` says whether another wish would do."""
    told = [_fit(problem, wish, fits) if problem.over else _plain(problem) for problem in _worst(problems)]
    return tuple(dict.fromkeys(sorted(told, key=lambda complaint: not complaint.field)))


def pictures(problems: Sequence[Problem]) -> tuple[FormError, ...]:
    """What is wrong with a logo; a visitor has one picture to save again, so one thing is told."""
    code = problems[0].code
    message = _PICTURES.get(code, _PICTURES["picture-svg"] if "svg" in code else _PICTURES["picture-type"])
    return (FormError("logo", message, code=code),)


def _worst(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Of all that is too long only the worst: a visitor has one name to shorten, in however many languages it is too long."""
    long = [problem for problem in problems if problem.over]
    yield from (problem for problem in problems if not problem.over)
    if long:
        yield max(long, key=lambda problem: problem.over)


def _plain(problem: Problem) -> FormError:
    field = _FIELDS.get(problem.place.key, "")
    if field in _VALUES and problem.code.partition("-")[0] in ("content", "number"):
        return FormError(field, _VALUES[field], code=problem.code)
    if problem.code == "content-key-missing":
        return FormError("name", _VALUES["name"], code=problem.code)
    if problem.code.startswith("picture-"):
        return pictures([problem])[0]
    if problem.code.startswith("glyph-"):
        return FormError(field or "name", _GLYPH, code=problem.code)
    if problem.code.startswith("check-"):  # the finished file is not what it should be: our fault
        return FormError("", _UNMADE, code=problem.code)
    if problem.code in _PAGE:
        return FormError(_PAGE_FIELDS.get(problem.code, ""), _PAGE[problem.code], code=problem.code)
    return FormError(field, "", plain=f"{problem.sentence}. {problem.hint}".strip(), code=problem.code)


def _fit(problem: Problem, wish: PrintSettings, fits: Fits) -> FormError:
    """What must be shorter: whatever makes it fit when it is short."""
    over = (("over", max(problem.over, 0.1)),)
    if wish.own.name and fits(replace(wish, own=wish.own._replace(name="A"))):
        sizes = _sizes(wish, fits)
        if sizes:
            return FormError("name", _NAME_LONG_SIZES, (*over, ("sizes", tuple(sizes))), code=problem.code)
        return FormError("name", _NAME_LONG, over, code=problem.code)
    if wish.own.url and fits(replace(wish, own=wish.own._replace(url=""))):
        return FormError("url", _WEB_LONG, over, code=problem.code)
    if wish.named and fits(replace(wish, own=Own(), logo=b"")):
        return FormError("name", _TOGETHER, over, code=problem.code)
    return FormError("form", _ALONE, (*over, ("language", wish.languages[0])), code=problem.code)


def _sizes(wish: PrintSettings, fits: Fits) -> list[str]:
    """Larger sizes of the same piece in which it does fit."""
    now, kinds = find_format(wish.form), find_theme(wish.theme).kinds
    larger = [form for form in map(find_format, find_material(wish.material).formats) if form.width * form.height > now.width * now.height]
    fitting = (form.name for form in larger if form.kind in kinds and fits(replace(wish, form=form.id, stock="")))
    return [name for name, _ in zip(fitting, range(_MOST_SIZES), strict=False)]
