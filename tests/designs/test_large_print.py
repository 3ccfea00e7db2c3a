"""Large print: which pieces take it in which sizes, and that nothing on them is smaller than 16 points of Noto Sans."""

from __future__ import annotations

from functools import cache, partial

import pytest
from ink import texts
from library import LIBRARY_ALONE, languages_of, lay_out
from sampled import SAMPLED
from typography import x_height

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.problems import ExitCode, ProblemsFound, errors_from
from handbill.core.region import REGIONS
from handbill.layout.default_theme import THEME
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme

LARGE_PRINT = ("large-print",)
LATIN = 0.536
LEAST = 16 * LATIN
# The sampled languages that do not fit. A piece and size in neither table fits in all of them; the problem for one that does not names the
# sizes that do.
NO_LANGUAGE = {("help-in-many-languages", form) for form in ("letter", "a4", "tabloid-flyer", "a3-flyer")}
NOT_EVERY_LANGUAGE = {
    ("help-is-here", "letter"): "ar ur my",
    ("help-is-here", "a4"): "ar my",
    ("help-is-here", "letter-tabs"): "es ar ur km my",
    ("help-is-here", "a4-tabs"): "ar ur my",
    ("is-this-job-real", "letter"): "ar ur my",
    ("is-this-job-real", "a4"): "ar ur my",
    ("picture-notice", "half-letter"): "my",
    ("picture-notice", "a5"): "my",
    ("room-notice", "half-letter"): "my ur",
    ("room-notice", "a5"): "my",
    ("what-you-can-do", "letter"): "es ar ur km my",
    ("what-you-can-do", "a4"): "es ar ur km my",
}
OFFERED = [
    (name, form)
    for name in material_names(LIBRARY_ALONE)
    for form in find_material(LIBRARY_ALONE, name).formats
    if find_theme(LIBRARY_ALONE, THEME, LARGE_PRINT).suits(find_format(LIBRARY_ALONE, form).kind)
]


def wanted(name: str, form: str, tag: str) -> JobSpec:
    return JobSpec(name, today(), (tag,), form=form, editions=LARGE_PRINT)


@cache
def sizes_taken(name: str, tag: str) -> frozenset[str]:
    """The sizes in which a piece takes large print in a language. The problem of the first size that is too small names the others."""
    taken = set()
    for form in (form for each, form in OFFERED if each == name):
        problems = errors_from(partial(lay_out, wanted(name, form, tag), LIBRARY_ALONE))
        assert {problem.code for problem in problems} <= {"fit-height", "fit-width"}
        if problems:
            _, fits, others = problems[0].hint.partition("it fits as ")
            return frozenset(others.split(", ") if fits else ())
        taken.add(form)
    return frozenset(taken)


@pytest.mark.parametrize("name", sorted({name for name, _ in OFFERED}))
def test_each_size_takes_the_languages_it_is_said_to_and_every_region_has_one_for_each(name: str) -> None:
    languages = languages_of(name, SAMPLED)
    sizes = [form for each, form in OFFERED if each == name]
    for form in sizes:
        missing = set(languages) if (name, form) in NO_LANGUAGE else set(NOT_EVERY_LANGUAGE.get((name, form), "").split())
        assert {tag for tag in languages if form not in sizes_taken(name, tag)} == missing, form
    for tag in languages:
        assert {find_format(LIBRARY_ALONE, form).region for form in sizes_taken(name, tag)} == set(REGIONS)


@pytest.mark.parametrize(
    ("name", "form", "tag"),
    [
        (name, form, tag)
        for name, form in OFFERED
        for tag in languages_of(name, SAMPLED)
        if (name, form) not in NO_LANGUAGE and tag not in NOT_EVERY_LANGUAGE.get((name, form), "").split()
    ],
)
def test_nothing_is_smaller_than_sixteen_points(name: str, form: str, tag: str) -> None:
    for page in lay_out(wanted(name, form, tag), LIBRARY_ALONE).pages:
        assert texts(page)
        for item in texts(page):
            assert x_height(item) >= LEAST - 1e-6, item.text


def test_what_does_not_fit_is_told_with_the_sizes_that_do() -> None:
    with pytest.raises(ProblemsFound) as found:
        lay_out(wanted("help-is-here", "letter", "ur"), LIBRARY_ALONE)
    assert {(problem.code, problem.hint) for problem in found.value.problems} == {("fit-height", "it fits as a4, tabloid-flyer, a3-flyer")}
    assert "(x-height 0.119 in (3 mm))" in str(found.value)


def test_many_languages_fit_no_flyer_but_a_poster() -> None:
    with pytest.raises(ProblemsFound) as found:
        lay_out(wanted("help-in-many-languages", "letter", "en"), LIBRARY_ALONE)
    assert {problem.hint for problem in found.value.problems} == {"it fits as 18x24, 24x36, a2, a1"}


@pytest.mark.parametrize("name", ["indicator-card", "safe-adult-card", "useful-numbers", "overlay-label"])
def test_a_card_has_no_room_for_large_print(name: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        lay_out(JobSpec(name, today(), editions=LARGE_PRINT), LIBRARY_ALONE)
    (problem,) = found.value.problems
    assert (problem.code, problem.exit_code) == ("fit-edition", ExitCode.FIT)
    assert problem.sentence.endswith("has no room for large print")
    assert "flyer, notice, poster" in problem.hint
