"""Names of files: whatever makes another file makes another name, and what is as usual is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from library import LIBRARY, job

from handbill.build.build_files import build_files
from handbill.build.file_names import file_name, joined, organization_part, variant_parts
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import BuildOptions, resolve
from handbill.build.result import Result
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization
from handbill.content.compose import PieceRequest, compose
from handbill.core.file_names import LONGEST
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import ProblemsFound
from handbill.sheets.paper import Paper

TODAY = dt.date(2026, 11, 30)
OFFICE = JobSpec("indicator-card", TODAY, ("es",), "office")
PRESS = replace(OFFICE, purpose="press")
RIVER = Organization("Río Bilingual School", short_name="Río School")


def name_of(spec: JobSpec) -> str:
    asked = job(spec)
    piece = compose(LIBRARY, PieceRequest(spec.material, spec.today, spec.languages, spec.organization))
    return file_name(LaidOutPiece(piece, asked.form, ()), asked)


@pytest.mark.parametrize("spec", [OFFICE, PRESS, replace(OFFICE, paper=Paper("5371")), replace(PRESS, shop="us-offset")])
def test_what_is_as_usual_is_not_in_the_name(spec: JobSpec) -> None:
    assert name_of(spec) == "indicator-card-es-us-card.pdf"


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (replace(OFFICE, organization=RIVER), "indicator-card-es-us-card-río-school.pdf"),
        (replace(OFFICE, organization=Organization("救助站")), "indicator-card-es-us-card-救助站.pdf"),
        (replace(OFFICE, organization=Organization("***")), "indicator-card-es-us-card-organization.pdf"),
        (replace(OFFICE, theme="word", inks="black"), "indicator-card-es-us-card-word-black.pdf"),
        (replace(OFFICE, paper=Paper("8373")), "indicator-card-es-us-card-avery-8373.pdf"),
        (replace(OFFICE, paper=Paper(flip="short", first=3)), "indicator-card-es-us-card-flip-short-from-3.pdf"),
        (replace(OFFICE, paper=Paper(flip="fold")), "indicator-card-es-us-card-fold.pdf"),
        (replace(OFFICE, paper=Paper(printer=Path("Front Office.yaml"))), "indicator-card-es-us-card-front-office.pdf"),
        (replace(PRESS, shop="eu-offset"), "indicator-card-es-us-card-eu-offset.pdf"),
        (replace(PRESS, icc=Path("GRACoL 2013.icc")), "indicator-card-es-us-card-gracol-2013.pdf"),
        (
            JobSpec("know-the-signs", TODAY, purpose="office", paper=Paper(tile="a4", overlap=15 * MILLIMETER)),
            "know-the-signs-en-tabloid-tiles-plain-a4-overlap-15mm.pdf",
        ),
    ],
)
def test_what_makes_another_file_is_in_the_name(spec: JobSpec, name: str) -> None:
    assert name_of(spec) == name


def test_options_of_another_purpose_are_not_in_the_name() -> None:
    assert variant_parts(LIBRARY, replace(OFFICE, shop="riso", icc=Path("x.icc"))) == ()
    assert variant_parts(LIBRARY, replace(PRESS, paper=Paper("8373", "fold"))) == ()


def test_a_photograph_is_in_the_name() -> None:
    spec = JobSpec("help-is-here", TODAY, theme="window", hero=Hero(Path("/photos/River Bank.jpg"), "A river", "none"))
    assert variant_parts(LIBRARY, spec) == ("window", "river-bank")


def test_long_names_stay_apart() -> None:
    coalition = "Statewide Coalition for Families, Workers and Young People Against Human Trafficking,"
    names = [organization_part(Organization(f"{coalition} {county}")) for county in ("Alamance", "Guilford")]
    assert names[0] != names[1]
    longer = [joined(("x" * LONGEST, name)) for name in names]
    assert longer[0] != longer[1]
    assert all(len(name.encode()) <= LONGEST for name in longer)


def test_another_organization_leaves_the_first_ones_file(tmp_path: Path) -> None:
    for name in ("River School", "Hill School"):
        own = tmp_path / "own.yaml"
        own.write_text(f"name: {name}\n", encoding="utf-8")
        build_files(resolve(LIBRARY, ("overlay-label",), BuildOptions(("en",), organization=own, purposes=("screen",))), tmp_path)
    names = sorted(path.name for path in (tmp_path / "screen").iterdir())
    assert names == ["overlay-label-en-label-hill-school.pdf", "overlay-label-en-label-river-school.pdf"]


def same_name(asked: object) -> Result:
    from handbill.build.pipeline import build

    return replace(build(asked), name="same.pdf")  # type: ignore[arg-type]


def test_two_files_of_a_run_are_never_written_to_one_path(tmp_path: Path) -> None:
    jobs = resolve(LIBRARY, ("overlay-label",), BuildOptions(("en", "es"), purposes=("screen",)))
    with pytest.raises(ProblemsFound, match=r"two files of this run would be written to screen/same\.pdf"):
        build_files(jobs, tmp_path, make=same_name)
    assert not list(tmp_path.iterdir())


def test_names_of_a_run_differ_wherever_its_options_do() -> None:
    papers = [Paper(), Paper("8373"), Paper(flip="short"), Paper(first=2)]
    specs = [
        replace(OFFICE, theme=theme, inks=inks, paper=paper, organization=owner)
        for theme in ("field", "word")
        for inks in ("full", "black")
        for paper in papers
        for owner in (None, RIVER)
    ]
    assert all(one != other for one, other in combinations(map(name_of, specs), 2))
