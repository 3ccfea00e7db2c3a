"""An organization's words that are too long for a size are a problem that says where, by how much, and which sizes have room."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path

import pytest
from ink import texts
from library import LIBRARY, build, lay_out

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization, read_organization
from handbill.content.material import find_material
from handbill.core.geometry import MILLIMETER, millimeters
from handbill.core.measures import measure
from handbill.core.problems import ExitCode, Problem, ProblemsFound, errors_from
from handbill.layout.default_theme import THEME
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme

TODAY = dt.date(2026, 11, 30)


def problems(spec: JobSpec) -> tuple[Problem, ...]:
    """What is wrong, the same whether the piece is laid out alone or filled into a template."""
    with pytest.raises(ProblemsFound) as alone:
        lay_out(spec)
    with pytest.raises(ProblemsFound) as merged:
        build(spec)
    assert str(merged.value) == str(alone.value)
    assert alone.value.exit_code is ExitCode.FIT
    return tuple(alone.value.problems)


def fits(spec: JobSpec) -> bool:
    codes = {problem.code for problem in errors_from(lambda: lay_out(spec))}
    assert codes <= {"fit-organization"}
    return not codes


def written(tmp_path: Path, text: str) -> Organization:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return read_organization(file)


@pytest.mark.parametrize(
    ("material", "form", "text", "line", "key", "subject"),
    [
        ("indicator-card", "us-card", f"name: {'W' * 80}", 1, "name", "the name"),
        ("help-is-here", "rack-card", f"name: Harbor\nphone: 336-555-0142\nurl: https://{'w' * 90}.example", 3, "url", "the web address"),
        ("indicator-card", "us-card", f"name: Harbor\n# alone\nurl: https://{'w' * 90}.example", 3, "url", "the web address"),
    ],
)
def test_the_problem_names_the_line_the_measure_and_the_sizes_that_fit(
    tmp_path: Path, material: str, form: str, text: str, line: int, key: str, subject: str
) -> None:
    def spec(size: str) -> JobSpec:
        return JobSpec(material, TODAY, form=size, organization=who)

    who = written(tmp_path, text)
    (problem,) = problems(spec(form))
    assert (problem.code, problem.place.line, problem.place.key) == ("fit-organization", line, key)
    assert problem.place.file.endswith("own.yaml")
    name, begin = lay_out(JobSpec(material, TODAY, form=form)).form.name, f"{subject} is too long for "
    assert problem.sentence == f"{begin}{name} by {measure(problem.over * MILLIMETER)}"
    sizes = [size for size in find_material(LIBRARY, material).formats if fits(spec(size))]
    assert form not in sizes
    helps = "give a short_name" if key == "name" else "make it shorter or leave it out"
    assert problem.hint == helps + (f", or choose a size where it fits: {', '.join(sizes)}" if sizes else "")


def test_the_millimeters_are_those_by_which_the_words_stick_out() -> None:
    """Each letter more is its own width more, in type as small as the imprint's; the first one too many sticks out by no more than that."""

    def spec(letters: int) -> JobSpec:
        who = Organization("Harbor", "336-555-0142", f"https://{'w' * letters}.example")
        return JobSpec("help-is-here", TODAY, form="rack-card", organization=who)

    def width(letters: int) -> float:
        """In 1/1000 em."""
        (line,) = [item for page in lay_out(spec(letters)).pages for item in texts(page) if item.form == "address"]
        return sum(run.width for run in line.runs)

    first = bisect_left(range(90), True, lo=20, key=lambda letters: not fits(spec(letters)))
    over = [problems(spec(letters))[0].over for letters in range(first, first + 4)]
    smallest = find_theme(LIBRARY, THEME).style(find_format(LIBRARY, "rack-card"), "imprint").size
    letter = millimeters((width(first - 1) - width(first - 2)) * smallest / 1000)
    assert [after - before for before, after in pairwise(over)] == pytest.approx([letter] * 3)
    assert 0 < over[0] <= letter


def test_a_name_that_has_a_short_form_asks_for_a_shorter_one() -> None:
    (problem,) = problems(JobSpec("indicator-card", TODAY, organization=Organization("W" * 80, short_name="W" * 70)))
    assert problem.hint.startswith("give a shorter short_name")


def test_everything_that_is_too_long_is_reported_together() -> None:
    who = Organization("W" * 80, "336-555-0142", f"https://{'w' * 90}.example")
    found = problems(JobSpec("help-is-here", TODAY, form="rack-card", organization=who))
    assert [(problem.code, problem.place.key) for problem in found] == [("fit-organization", "name"), ("fit-organization", "url")]
