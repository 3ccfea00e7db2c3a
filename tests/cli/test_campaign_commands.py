"""A campaign's own folder at the terminal: found where one stands, named with --campaign, listed, and judged."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from handbill.cli.new_campaign import create_campaign
from handbill.cli.program_name import as_called, program_name

_BOOKMARK = """\
name: Long card
kind: card
region: us
width: 3.5 in
height: 2.5 in
bleed: 0.125 in
safe: 0.125 in
viewing: 0.35 m
floor: {text: 1.25 mm, imprint: 0.85 mm}
office: plain-letter
source: For tests.
"""


@pytest.fixture
def campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new campaign in the working folder."""
    folder = tmp_path / "mine"
    create_campaign(folder, "Mine")
    monkeypatch.chdir(folder)
    return folder


def test_a_command_works_on_the_campaign_one_stands_in_or_below(command, campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (campaign / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(campaign / "notes" / "deep")
    assert command(["build", "welcome", "-l", "en", "--for", "screen"]).code == 0
    assert [path.name for path in (campaign / "output" / "screen").glob("*.pdf")]
    assert not (campaign / "notes" / "deep" / "output").exists()


@pytest.mark.parametrize("words", [["--campaign", "mine", "build", "welcome"], ["build", "welcome", "--campaign", "mine"]], ids=str)
def test_a_campaign_is_named_before_or_after_the_command(
    command, campaign: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(campaign.parent)
    assert command([*words, "-l", "en", "--for", "screen"]).code == 0
    assert list((campaign / "output" / "screen").glob("*.pdf"))


def test_a_variable_names_it_too(command, campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(campaign.parent)
    monkeypatch.setenv("HANDBILL_CAMPAIGN", "mine")
    assert "Mine: your own, in mine" in command(["list"]).out


def test_the_list_says_what_is_own_and_what_hides_the_library(command, campaign: Path) -> None:
    content = campaign / "materials" / "content"
    (content / "room-notice.yaml").write_text((content / "welcome.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    told = command(["list"]).out.splitlines()
    own = [line for line in told[: told.index("")] if line.startswith("  ")]
    assert [line.split()[:2] for line in own] == [["piece", "room-notice"], ["piece", "welcome"], ["translations", "es"]]
    assert ["in place of the library's" in line for line in own] == [True, False, False]


@pytest.mark.usefixtures("library_alone")
def test_files_are_built_straight_away(command, campaign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    (elsewhere / "my-piece.yaml").write_text((campaign / "materials/content/welcome.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (elsewhere / "long-card.yaml").write_text(_BOOKMARK, encoding="utf-8")
    (elsewhere / "ours.yaml").write_text(
        "extends: field\nname: Ours\nabout: For tests.\nsource: For tests.\ncomposition: word\n", encoding="utf-8"
    )
    words = ["build", "./my-piece.yaml", "-f", "./long-card.yaml", "--theme", "./ours.yaml", "-l", "en", "--for", "screen"]
    answer = command(words)
    assert answer.code == 0, answer.err
    (made,) = (elsewhere / "output" / "screen").glob("*.pdf")
    assert "my-piece" in made.name
    assert "long-card" in made.name


def test_files_that_are_not_there_or_have_no_name_are_told_together(command, campaign: Path) -> None:
    (campaign / "My Piece.yaml").write_text("title: x\n", encoding="utf-8")
    answer = command(["build", "./nothing.yaml", "My Piece.yaml", "-f", "./none.yaml"])
    assert answer.code == 2
    assert "nothing.yaml: there is no such file" in answer.err
    assert "My Piece.yaml: 'My Piece' cannot be a name" in answer.err
    assert "none.yaml: there is no such file" in answer.err
    assert not (campaign / "output").exists()


def test_settings_with_faults_are_told_with_line_and_key(command, campaign: Path) -> None:
    (campaign / "handbill.yaml").write_text("name: Mine\nregion: usa\nlangauges: [en]\n", encoding="utf-8")
    answer = command(["build"])
    assert answer.code == 3
    assert "handbill.yaml:2 (region): 'usa' is not a region" in answer.err
    assert "handbill.yaml:3 (langauges): the key 'langauges' is not known here" in answer.err
    assert "did you mean languages?" in answer.err


def test_names_in_the_settings_are_looked_up_where_they_stand(command, campaign: Path) -> None:
    text = "name: Mine\nlanguages: [en, xx]\ntheme: feild\nsets: [schools, nobody]\norganization: none-here.yaml\n"
    (campaign / "handbill.yaml").write_text(text, encoding="utf-8")
    err = command(["build"]).err
    assert "handbill.yaml:2 (languages.1): there is no language pack 'xx'" in err
    assert "handbill.yaml:3 (theme): " in err
    assert "handbill.yaml:4 (sets.1): " in err
    assert "handbill.yaml:5 (organization): " in err
    assert not (campaign / "output").exists()


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("nowhere", "there is no such folder"),
        ("empty", "this is no campaign: it has no handbill.yaml"),
        ("lib/site-packages/theirs", "belongs to an installed program"),
    ],
)
def test_a_folder_that_is_no_campaign_is_told(command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, sentence: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "lib/site-packages/theirs").mkdir(parents=True)
    (tmp_path / "lib/site-packages/theirs/handbill.yaml").write_text("name: x\n", encoding="utf-8")
    answer = command(["build", "know-the-signs", "--campaign", folder])
    assert answer.code == 2
    assert f"{folder}: " in answer.err
    assert sentence in answer.err
    assert not list(tmp_path.rglob("*.pdf"))


def test_the_campaigns_organization_is_printed_unless_left_out(command, campaign: Path) -> None:
    assert "Mine" in command(["dump", "welcome"]).out
    assert "Mine" not in command(["dump", "welcome", "-o", "none"]).out


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("/usr/bin/handbill", "handbill"),
        ("generate.py", "python generate.py"),
        ("/x/handbill/__main__.py", "python -m handbill"),
        ("/x/pytest/__main__.py", "handbill"),
    ],
)
def test_the_program_is_named_as_it_was_called(monkeypatch: pytest.MonkeyPatch, script: str, name: str) -> None:
    monkeypatch.setattr(sys, "argv", [script])
    monkeypatch.setattr(sys, "platform", "linux")
    assert program_name() == name
    assert as_called("run `handbill list`; a handbill list of ./handbill build") == f"run `{name} list`; a {name} list of ./handbill build"
