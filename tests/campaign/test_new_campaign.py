"""`handbill init` makes a campaign that builds at once, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.build.resolve import BuildOptions, resolve
from handbill.build.settings_problems import settings_problems
from handbill.campaign.campaign import Campaign
from handbill.campaign.settings import CAMPAIGN, read_settings
from handbill.cli.new_campaign import create_campaign
from handbill.contacts.organization import read_organization
from handbill.content.sets import campaign_pieces
from handbill.core.problems import Problem, ProblemsFound


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "food-bank"


def problems_of(folder: Path, name: str = "") -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        create_campaign(folder, name)
    return list(found.value.problems)


def test_it_builds_at_once_in_english_and_spanish(folder: Path) -> None:
    create_campaign(folder)
    campaign = Campaign.open(folder)
    assert settings_problems(campaign) == ()
    assert campaign_pieces(campaign) == ("welcome",)
    jobs = resolve(campaign, campaign_pieces(campaign), BuildOptions(purposes=("screen",)))
    assert [job.spec.languages for job in jobs] == [("en",), ("es",)]
    assert {job.organization.name for job in jobs if job.organization} == {"Food bank"}


@pytest.mark.parametrize("name", ['Rio "X": co', "Ärzte & Co #1", "Понедельник", "null", "  spaced  "])
def test_any_name_will_do(folder: Path, name: str) -> None:
    create_campaign(folder, name)
    assert read_settings(Campaign.open(folder)).name == name.strip()


def test_every_key_of_the_settings_is_explained_in_the_file(folder: Path) -> None:
    create_campaign(folder)
    text = (folder / "handbill.yaml").read_text(encoding="utf-8")
    before = dict.fromkeys(CAMPAIGN.fields)
    for key in before:
        line = next(at for at, each in enumerate(text.splitlines()) if each.lstrip("# ").startswith(f"{key}:"))
        assert text.splitlines()[line - 1].startswith("# ")


def test_nothing_is_overwritten(folder: Path) -> None:
    folder.mkdir()
    own = folder / "organization.yaml"
    own.write_text("name: Mine\n", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert problem.code == "usage-campaign"
    assert problem.place.file == "food-bank/organization.yaml"
    assert sorted(path.name for path in folder.iterdir()) == ["organization.yaml"]
    assert own.read_text(encoding="utf-8") == "name: Mine\n"


def test_a_campaign_is_not_made_over_another(folder: Path) -> None:
    create_campaign(folder)
    (problem,) = problems_of(folder)
    assert "there is a campaign already" in problem.sentence


def test_a_campaign_is_not_made_in_an_installed_program(tmp_path: Path) -> None:
    folder = tmp_path / "lib" / "site-packages" / "mine"
    (problem,) = problems_of(folder)
    assert problem.code == "usage-campaign"
    assert not folder.exists()


def test_a_file_in_the_way_is_named(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")
    assert [problem.sentence for problem in problems_of(folder)] == ["this is a file"]


def test_a_number_is_checked_and_written(folder: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        create_campaign(folder, "Mine", "12")
    assert [problem.place.key for problem in found.value.problems] == ["phone"]
    assert not folder.exists()
    create_campaign(folder, "Mine", "(336) 555-0142")
    assert read_organization(folder / "organization.yaml").phone == "336-555-0142"


def test_no_number_is_made_up(folder: Path) -> None:
    create_campaign(folder)
    assert read_organization(folder / "organization.yaml").phone == ""
