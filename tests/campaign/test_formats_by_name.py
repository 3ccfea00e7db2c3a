"""A size asked for by name is the one that is made, or the run says so; a campaign's own look and organization are the usual ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.core.problems import ProblemsFound

ROOT = Path(__file__).parents[2]


@pytest.fixture
def food_bank(tmp_path: Path) -> Campaign:
    shutil.copytree(ROOT / "examples/food-bank", tmp_path / "food-bank")
    return Campaign.open(tmp_path / "food-bank")


@pytest.mark.parametrize("name", ["letter-wide", "trifold", "card-upright", "half-letter", "bookmark", "tabloid-wide", "a4-wide"])
def test_a_piece_without_a_design_is_made_in_just_the_size_that_is_named(food_bank: Campaign, name: str) -> None:
    options = BuildOptions(languages=("en",), forms=(name,), purposes=("screen",))
    assert [job.form.id for job in resolve(food_bank, ("food-this-week",), options)] == [name]


def test_a_size_by_measure_is_the_one_that_the_piece_lists(food_bank: Campaign) -> None:
    options = BuildOptions(languages=("en",), forms=("8.5x11",), purposes=("screen",))
    assert [job.form.id for job in resolve(food_bank, ("food-this-week",), options)] == ["letter"]


def test_a_flyer_is_not_made_upright_where_a_wide_sheet_is_named() -> None:
    with pytest.raises(ProblemsFound) as found:
        resolve(Campaign.open(), ("help-is-here",), BuildOptions(languages=("en",), forms=("letter-wide",), purposes=("screen",)))
    assert [problem.code for problem in found.value.problems] == ["usage-format"]


@pytest.mark.parametrize("theme", ["word", "window", "field"])
def test_an_own_audience_keeps_its_colors_in_every_theme(food_bank: Campaign, theme: str) -> None:
    options = BuildOptions(languages=("en",), forms=("letter",), purposes=("screen",), theme=theme)
    usual = BuildOptions(languages=("en",), forms=("letter",), purposes=("screen",))
    (job,), (own,) = (resolve(food_bank, ("food-this-week",), each) for each in (options, usual))
    assert job.theme.colors["ink"] == own.theme.colors["ink"]


def test_files_name_an_organization_and_a_theme_that_are_not_the_campaigns(food_bank: Campaign, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("name: Riverside\n", encoding="utf-8")

    def name(**how: object) -> str:
        options = BuildOptions(languages=("en",), forms=("letter",), purposes=("screen",), **how)  # type: ignore[arg-type]
        (job,) = resolve(food_bank, ("food-this-week",), options)
        return build(job).name

    assert name() == "food-this-week-en-letter.pdf"
    assert name(organization=other) == "food-this-week-en-letter-riverside.pdf"
    assert name(organization=Path("none"), theme="field") == "food-this-week-en-letter-no-organization-field.pdf"
