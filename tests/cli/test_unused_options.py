"""An option that would change nothing in the run at hand is a problem that says what it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

CARD = ["build", "indicator-card", "-l", "en"]
FILL = ["build", "--fill", "indicator-card:es=6,vi=4"]


@pytest.mark.parametrize(
    ("words", "option", "reason"),
    [
        *(
            ([*CARD, "--for", "press", *given], given[0], "no file for an office printer is made")
            for given in (
                ["--sheet", "5371"],
                ["--flip", "short"],
                ["--first", "2"],
                ["--tile", "letter"],
                ["--overlap", "10 mm"],
                ["--printer", "office.yaml"],
                ["--copies", "5"],
                ["--proof"],
            )
        ),
        (["build", "help-is-here", "-l", "en", "--flip", "short"], "--flip", "nothing is printed on the back"),
        (["build", "help-is-here", "-l", "en", "--sides", "apart"], "--sides", "nothing is printed on the back"),
        (["build", "know-the-signs", "-l", "en", "-f", "18x24", "--flip", "short"], "--flip", "nothing is printed on the back"),
        (["build", "--fill", "overlay-label:en=3", "--flip", "short"], "--flip", "nothing is printed on the back"),
        ([*CARD, "--sides", "apart", "--flip", "fold"], "--sides", "--flip fold prints both sides"),
        ([*CARD, "--sides", "apart", "--proof"], "--proof", "it shows both sides of one file"),
        ([*CARD, "--tile", "a4", "--sides", "apart"], "--sides", "--tile names the paper"),
        ([*CARD, "--overlap", "15 mm"], "--overlap", "tiles lap over each other, and none are made"),
        ([*CARD, "--tile", "a4", "--sheet", "letter"], "--sheet", "--tile names the paper"),
        ([*CARD, "--tile", "a4", "--flip", "short"], "--flip", "--tile names the paper"),
        ([*CARD, "--region", "metric", "-f", "id-1"], "--region", "--format names the size"),
        ([*CARD, "--all"], "a piece by name", "--all makes every piece"),
        (["build", "--all", "--set", "schools"], "--set", "--all makes every piece"),
        ([*FILL, "-l", "es"], "--language", "--fill says which pieces"),
        ([*FILL, "help-is-here"], "a piece by name", "--fill says which pieces"),
        ([*FILL, "--all"], "--all", "--fill says which pieces"),
        ([*FILL, "--for", "screen"], "--for", "--fill says which pieces"),
        ([*FILL, "--copies", "3"], "--copies", "--fill says which pieces"),
        (["build", "--fill", "indicator-card@id-1:es=6", "-f", "us-card"], "--format", "--fill says which pieces"),
        (["preview", "indicator-card", "--region", "us", "-f", "us-card"], "--region", "--format names the size"),
        (["dump", "indicator-card", "--region", "us", "-f", "us-card"], "--region", "--format names the size"),
        (["batch", "none.csv", "--for", "screen", "--sheet", "5371"], "--sheet", "no file for an office printer is made"),
        (["batch", "none.csv", "--overlap", "5 mm"], "--overlap", "tiles lap over each other"),
        (["batch", "none.csv", "--region", "us", "-f", "a4"], "--region", "--format names the size"),
    ],
)
def test_an_option_in_vain(command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], option: str, reason: str) -> None:
    monkeypatch.chdir(tmp_path)
    answer = command(words)
    assert (answer.code, answer.out) == (2, "")
    assert f"problem [usage-unused] {option}" in answer.err
    assert f"has no effect: {reason}" in answer.err
    assert "hint: " in answer.err
    assert not list(tmp_path.iterdir())


def test_all_of_them_are_told_at_once(command) -> None:
    answer = command([*CARD, "--for", "screen", "--sheet", "5371", "--copies", "5"])
    assert answer.err.count("[usage-unused]") == 2


@pytest.mark.parametrize("words", [["--sheet", "5371"], ["--first", "2"], ["--copies", "9"], ["--flip", "short"]])
def test_with_an_office_file_they_have_one(command, tmp_path: Path, words: list[str]) -> None:
    assert command([*CARD, "--for", "office", *words, "--output", tmp_path]).code == 0


def test_a_poster_that_comes_in_tiles_by_itself_takes_their_overlap(command, tmp_path: Path) -> None:
    words = ["build", "know-the-signs", "-l", "en", "-f", "18x24", "--for", "office", "--overlap", "12 mm", "--output", tmp_path]
    assert command(words).code == 0
