"""--hero and what goes with it: what is missing is said together, nothing is dropped, and the file's bytes count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from library import LIBRARY, job

from handbill.build.fingerprint import fingerprint
from handbill.build.job_spec import JobSpec
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization
from handbill.core.problems import ExitCode

BUILD = ("build", "help-is-here", "-l", "en", "--for", "screen")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hands.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    return path


@pytest.fixture
def refused(command, tmp_path: Path):
    def run(*words: str | Path) -> str:
        answer = command([*BUILD, *words, "--output", tmp_path / "out"])
        assert answer.code == ExitCode.USAGE
        assert not (tmp_path / "out").exists()
        return answer.err

    return run


def test_all_that_is_missing_or_wrong_is_said_together(refused, tmp_path: Path) -> None:
    said = refused("--hero", tmp_path / "none.jpg", "--hero-people", "faces", "--hero-focus", "0.5,2", "--hero-window", "star")
    for part in ("--hero-alt is missing", "no consent is named", "from 0 to 1", "'star' is not a window"):
        assert part in said
    said = refused("--hero", tmp_path / "none.jpg", "--hero-people", "hands", "--hero-alt", "Hands.")
    assert "there is no photograph 'none.jpg'" in said


@pytest.mark.parametrize("focus", ["left", "0.5", "0.5,0.5,0.5", "0.5;0.5", ""])
def test_a_focus_is_two_numbers(refused, file: Path, focus: str) -> None:
    assert "--hero-focus" in refused("--hero", file, "--hero-alt", "Hands.", "--hero-people", "hands", "--hero-focus", focus)


def test_what_belongs_to_a_photograph_needs_one(refused) -> None:
    assert "--hero-alt, --hero-credit need --hero" in refused("--hero-alt", "Hands.", "--hero-credit", "Ana")


def test_a_theme_that_shows_no_photograph_does_not_drop_it(refused, file: Path) -> None:
    said = refused("--theme", "word", "--hero", file, "--hero-alt", "Hands.", "--hero-people", "hands")
    assert "the theme word shows no photograph" in said
    assert "such as field or window" in said


def test_the_option_comes_before_the_organization_and_this_before_the_piece(today, file: Path) -> None:
    asked, theirs, own = (Hero(file, alt, "hands", window="circle") for alt in ("asked", "theirs", "own"))
    made = job(JobSpec("help-is-here", today, organization=Organization("A", hero=theirs)))
    assert made.hero == theirs
    assert replace(made, spec=replace(made.spec, hero=asked)).hero == asked
    assert replace(made, spec=replace(made.spec, organization=None)).hero is None
    assert replace(made, spec=replace(made.spec, organization=None), material=replace(made.material, hero=own)).hero == own


def test_the_bytes_of_the_file_count(today, file: Path) -> None:
    asked = JobSpec("help-is-here", today, hero=Hero(file, "Hands.", "hands"))
    theirs = JobSpec("help-is-here", today, organization=Organization("A", hero=asked.hero))
    before = {fingerprint(LIBRARY, spec) for spec in (asked, theirs)}
    file.write_bytes(b"\xff\xd8\xff\xe0")
    after = {fingerprint(LIBRARY, spec) for spec in (asked, theirs)}
    assert len(before | after) == 4
    assert fingerprint(LIBRARY, replace(asked, hero=Hero(file, "Other words.", "hands"))) not in after
