"""`preflight` as a person or a machine runs it: files, folders, verdicts, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.__main__ import commands
from handbill.core.problems import ExitCode

main = commands()

KEYS = {"check", "severity", "page", "place", "sentence", "hint", "why"}


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["preflight", *map(str, words)])
    return result.exit_code, result.output


@pytest.fixture
def folder(tmp_path: Path, finished) -> Path:
    """Two files of ours, one of them for the press, which is not what a screen asks for."""
    (tmp_path / "below").mkdir()
    (tmp_path / "flyer.pdf").write_bytes(finished("help-is-here", "en").pdf)
    (tmp_path / "below" / "press.pdf").write_bytes(finished("help-is-here", "en", "press").pdf)
    return tmp_path


def test_a_folder_stands_for_its_files_and_each_is_judged_for_what_it_looks_made_for(folder: Path) -> None:
    code, said = run(folder)
    assert code == ExitCode.OK
    assert "flyer.pdf, judged for the screen: nothing wrong" in said
    assert "press.pdf, judged for a print shop: nothing wrong" in said


def test_an_error_is_said_with_its_reason_and_what_to_do(folder: Path) -> None:
    code, said = run(folder / "flyer.pdf", "--profile", "press")
    assert code == ExitCode.OUTPUT
    assert "judged for a print shop: not ready" in said
    assert "error [boxes] A wrong box cuts the words or prints the crop marks." in said
    assert "page 1: the page has no TrimBox and BleedBox" in said
    assert "to do: set the boxes" in said


def test_a_shop_s_own_limits_hold(folder: Path) -> None:
    assert run(folder / "below" / "press.pdf", "--shop", "us-offset")[0] == ExitCode.OK
    code, said = run(folder / "below" / "press.pdf", "--shop", "newsprint")
    assert code == ExitCode.OUTPUT
    assert "IFRA26 is wanted" in said
    assert run(folder, "--shop", "us-offset", "--profile", "screen")[0] == ExitCode.USAGE
    assert run(folder, "--shop", "nobody")[0] == ExitCode.USAGE


def test_warnings_pass_unless_strict(tmp_path: Path, finished) -> None:
    card = tmp_path / "card.pdf"
    card.write_bytes(finished("indicator-card", "en", "press").pdf)
    code, said = run(card)
    assert (code, "usable" in said) == (ExitCode.OK, True)
    assert run(card, "--strict")[0] == ExitCode.OUTPUT


def test_machines_get_data(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"words")
    code, said = run(folder, "--json")
    assert code == ExitCode.OUTPUT
    data = json.loads(said)
    assert data["schema"] == 1
    broken = next(file for file in data["files"] if file["file"].endswith("broken.pdf"))
    assert {file["verdict"] for file in data["files"]} == {"fine", "error"}
    assert set(broken) == {"file", "profile", "verdict", "findings"}
    assert [finding["check"] for finding in broken["findings"]] == ["damaged"]
    assert set(broken["findings"][0]) == KEYS


def test_every_question_is_listed_with_its_use() -> None:
    from handbill.preflight.preflight import question_names

    code, said = run("--list")
    assert code == ExitCode.OK
    assert [name for name in question_names() if f"\n{name} " not in f"\n{said}"] == []
    assert "error    screen, office, press" in said


def test_what_is_not_there_is_told_all_at_once(tmp_path: Path) -> None:
    code, said = run(tmp_path, tmp_path / "nothing.pdf")
    assert code == ExitCode.USAGE
    assert "there is no PDF in this folder" in said
    assert "there is no such file" in said
    assert run()[0] == ExitCode.USAGE
