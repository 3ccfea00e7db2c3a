"""Turns problems of a build into errors of the form: each at the field that the visitor can change, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handbill.core.problems import Problem
from handbill.i18n.message_mark import N_


@dataclass(frozen=True)
class FormError:
    """An error at a field, named as in the form; empty for the page as a whole.

    `message` is an English message of the page with `values` for its braces: lengths in millimeters; a tag as `language`; a color.
    `untranslated` is a sentence of the program that is in no PO file; then `message` is empty.
    """

    field: str
    message: str
    values: tuple[tuple[str, str | float], ...] = ()
    untranslated: str = ""
    code: str = ""


_FIELDS = {
    **{key: key for key in ("name", "short_name", "phone", "phone_label", "phone_2", "phone_2_label", "url", "social", "logo")},
    **{f"{key}.{index}": key for key in ("social", "logo") for index in range(3)},
    **{f"colors.{key}": key for key in ("ink", "accent")},
}
_INVALID = {
    "name": N_("Write the name of your organization, in at most 120 letters."),
    "short_name": N_("Write the short name in at most 40 letters."),
    "phone": N_("This is not a telephone number. Write it with the area code, as in 336-555-0142."),
    "phone_label": N_("Write the words before the number in at most 24 letters, and the number too."),
    "phone_2": N_("This is not a second telephone number. Write it with the area code, as in 336-555-0142, after your own number."),
    "phone_2_label": N_("Write the words before the number in at most 24 letters, and the number too."),
    "url": N_("This is not a web address. Write it like https://example.org."),
    "social": N_("Write at most three names, each in at most 40 letters, with commas between them."),
    "ink": N_("This is not a color. Choose it again."),
    "accent": N_("This is not a color. Choose it again."),
}
_TOO_WEAK = {
    "ink": N_("Text in this color would be too hard to read. The nearest color that will do is {color}."),
    "accent": N_("Text on this color would be too hard to read. The nearest color that will do is {color}."),
}
# By the code of the problem: the field, and the message.
_SETTINGS = {
    "number-stale": (
        "",
        N_("A help line on this piece has not been checked recently enough to be printed. Please tell the people who run this page."),
    ),
    "usage-stock": ("stock", N_("This size does not fit on this paper. Choose another paper.")),
    "usage-flip": ("flip", N_("These sheets cannot be folded in the middle. Choose plain paper, or print on both sides.")),
    "fit-margin": ("stock", N_("Your printer cannot print close enough to the edge of this paper. Choose another paper.")),
    "usage-inks": ("inks", N_("This print shop has only black and one other ink. Choose “Black ink only”, or another shop.")),
    "fit-theme": ("theme", N_("This look does not fit in this size. Choose another look or size.")),
    "fit-edition": ("editions", N_("This does not fit in this size. Choose another size.")),
}
_LOGO = {
    "picture-size": N_("This picture is larger than 5 MB. Save it in a smaller size."),
    "picture-type": N_("This is not a picture that can be printed. Choose a PNG, JPEG, WebP or SVG file."),
    "picture-pixels": N_("This picture has too many pixels. Save it in a smaller size: 2,000 pixels across are enough."),
    "picture-resolution": N_("This picture has too few pixels to be printed sharply. Choose a larger one, or an SVG."),
    "picture-svg": N_("This drawing contains more than a logo should. Save it as a plain SVG, or as a PNG."),
    "picture-unseen": N_("Nothing of this logo would be seen on paper: it is white or clear. Choose the dark version of it."),
    "picture-corrupt": N_("This picture is damaged or incomplete. Save it again, and choose it again."),
}
_TOO_LONG = {
    "name": N_("The name is too long for this size by {over}. Make it shorter, write a short name too, or choose a larger size."),
    "phone": N_("The number is too long for this size by {over}. Make it shorter, or choose a larger size."),
    "phone_label": N_("The numbers do not fit on their line by {over}. Make the words before them shorter, or choose a larger size."),
    "url": N_("The web address is too long for this size by {over}. Make it shorter, or choose a larger size."),
    "social": N_("The names are too long for this size by {over}. Make them shorter, or choose a larger size."),
}
_ORGANIZATION_TOO_LONG = N_(
    "The name, number and web address are too long for this size by {over}. Make one of them shorter, or choose a larger size."
)
_TEXT_TOO_LONG = N_("In {language}, the text of this piece needs {over} more than this size has. Choose another size.")
_GLYPH = N_("One of these letters cannot be printed. Write it another way.")
_BAD_FILE = N_(
    "This cannot be printed correctly. Choose other inks, another size or another look, and please tell the people who run this page."
)


def form_errors(problems: Sequence[Problem], language: str, fits_without_organization: Callable[[], bool]) -> tuple[FormError, ...]:
    """The errors for these problems, each once, those of fields first.

    `language`: the tag of a language with these problems. `fits_without_organization`: whether an organization was filled in, and the piece
    fits without it. It is called only where a problem does not say which text is too long.
    """
    errors = [
        _too_long(problem, language, fits_without_organization) if problem.over else _form_error(problem)
        for problem in _without_repeats(problems)
    ]
    return tuple(dict.fromkeys(sorted(errors, key=lambda error: not error.field)))


def logo_error(problem: Problem) -> FormError:
    """What is wrong with a logo."""
    message = _LOGO.get(problem.code, _LOGO["picture-svg"] if "svg" in problem.code else _LOGO["picture-type"])
    return FormError("logo", message, code=problem.code)


def _without_repeats(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Keep only the worst of all texts that are too long: the visitor has one name to shorten, even if it is too long in many languages."""
    yield from (problem for problem in problems if not problem.over)
    too_long = [problem for problem in problems if problem.over]
    if too_long:
        yield max(too_long, key=lambda problem: problem.over)


def _form_error(problem: Problem) -> FormError:
    field = _FIELDS.get(problem.place.key, "")
    if field in _TOO_WEAK and problem.instead:
        return FormError(field, _TOO_WEAK[field], (("color", problem.instead),), code=problem.code)
    if field in _INVALID and problem.code.partition("-")[0] in ("content", "number"):
        return FormError(field, _INVALID[field], code=problem.code)
    if problem.code == "content-key-missing":
        return FormError("name", _INVALID["name"], code=problem.code)
    if problem.code.startswith("picture-"):
        return logo_error(problem)
    if problem.code.startswith("glyph-"):
        return FormError(field or "name", _GLYPH, code=problem.code)
    if problem.code.startswith("check-"):  # preflight of the finished file: our own fault
        return FormError("", _BAD_FILE, code=problem.code)
    if problem.code in _SETTINGS:
        return FormError(*_SETTINGS[problem.code], code=problem.code)
    return FormError(field, "", untranslated=f"{problem.sentence}. {problem.hint}".strip(), code=problem.code)


def _too_long(problem: Problem, language: str, fits_without_organization: Callable[[], bool]) -> FormError:
    over = ("over", max(problem.over, 0.1))
    field = _FIELDS.get(problem.place.key, "")
    if field in _TOO_LONG:
        return FormError(field, _TOO_LONG[field], (over,), code=problem.code)
    if fits_without_organization():
        return FormError("name", _ORGANIZATION_TOO_LONG, (over,), code=problem.code)
    return FormError("size", _TEXT_TOO_LONG, (over, ("language", language)), code=problem.code)
