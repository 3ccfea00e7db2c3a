"""A run of `build` for which nothing has changed says what it said and makes nothing; whatever differs makes all anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.__main__ import commands
from handbill.cli import build as command

_WORDS = ("indicator-card", "help-is-here", "-l", "en", "-l", "es", "--copies", "20")


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a small set of files as on a large one; says what it said, and whether it made anything."""
    import handbill.build.publish

    made: list[int] = []
    publish = handbill.build.publish.publish

    def watched(requests, *more, **named):
        made.append(len(requests))
        return publish(requests, *more, **named)

    monkeypatch.setattr(command, "_MANY", 2)
    monkeypatch.setattr("handbill.build.publish.publish", watched)

    def run(*words: str, day: str = "1795500000") -> tuple[str, int]:
        made.clear()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        result = CliRunner().invoke(commands(), ["build", *_WORDS, "--output", str(tmp_path), *words], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout, sum(made)

    return run


def _times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.pdf")}


def test_nothing_changed_says_the_same_and_makes_nothing(printed, tmp_path: Path) -> None:
    said, made = printed()
    before = _times(tmp_path)
    assert made == len(before) == 8
    assert "a sheet" in said
    assert "Still draft" in said
    assert printed() == (said, 0)
    assert _times(tmp_path) == before


def test_two_runs_into_one_folder_are_both_remembered(printed) -> None:
    assert [printed(*words)[1] for words in ((), ("--for", "screen"), (), ("--for", "screen"))] == [8, 4, 0, 0]


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"altered")])
def test_a_file_gone_or_altered_is_made_again(printed, tmp_path: Path, harm) -> None:
    said, _ = printed()
    victim = next(tmp_path.rglob("*.pdf"))
    whole = victim.read_bytes()
    harm(victim)
    assert printed() == (said, 8)
    assert victim.read_bytes() == whole


@pytest.mark.parametrize("spoiled", ["", "[]", "{}", '{"x": 1}'])
def test_spoiled_notes_make_all_anew(printed, tmp_path: Path, spoiled: str) -> None:
    printed()
    (tmp_path / ".runs.json").write_text(spoiled)
    assert printed()[1] == 8


def test_another_day_asks_every_number_again(printed) -> None:
    printed()
    assert printed(day="1795600000")[1] == 8


def test_other_words_are_said_by_a_run_of_their_own(printed) -> None:
    printed()
    assert printed("--copies", "30")[1] == 8
    assert printed("--proof")[1] == 8


def test_a_number_that_has_expired_since_stops_the_run_though_its_files_stand(printed, tmp_path: Path, monkeypatch) -> None:
    printed()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    result = CliRunner().invoke(commands(), ["build", *_WORDS, "--output", str(tmp_path)])
    assert result.exit_code == 4
    assert "[number-stale]" in result.stderr
