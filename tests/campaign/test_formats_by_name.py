"""A size asked for by name is the one that is made, or the run says that it is not; an own audience keeps its colors in every theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
