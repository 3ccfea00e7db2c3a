"""The command `preflight`: files, folders, verdicts, exit codes, and its JSON."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from handbill.__main__ import commands
from handbill.core.problems import ExitCode
from handbill.preflight.preflight import question_names

main = commands()

KEYS = {"check", "severity", "page", "place", "sentence", "hint", "why"}


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["preflight", *map(str, arguments)])
    return result.exit_code, result.output


@pytest.fixture
def folder(tmp_path: Path, finished) -> Path:
    """A file of ours for the screen, and one for the press in a folder below."""
    (tmp_path / "below").mkdir()
    (tmp_path / "flyer.pdf").write_bytes(finished("help-is-here", "en").pdf)
    (tmp_path / "below" / "press.pdf").write_bytes(finished("help-is-here", "en", "press").pdf)
    return tmp_path


def test_a_file_that_is_no_pdf_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "flyer.pdf").write_bytes(b"no PDF")
    code, output = run(tmp_path / "flyer.pdf")
    assert code == ExitCode.OUTPUT
    assert "the file cannot be read: " in output
    assert "it may have been cut off on its way, or be no PDF at all" in output


def test_every_file_of_a_folder_is_judged_by_the_profile_guessed_for_it(folder: Path) -> None:
    code, output = run(folder)
    assert code == ExitCode.OK
    assert "flyer.pdf, judged for the screen: nothing wrong" in output
    assert "press.pdf, judged for a print shop: nothing wrong" in output


def test_an_error_is_reported_with_its_reason_and_what_to_do(folder: Path) -> None:
    code, output = run(folder / "flyer.pdf", "--profile", "press")
    assert code == ExitCode.OUTPUT
    assert "judged for a print shop: not ready" in output
    assert "error [boxes] With a wrong box the text is cut off, or the crop marks are printed." in output
    assert "page 1: the page has no TrimBox and no BleedBox" in output
    assert "to do: set the boxes" in output


def test_a_print_shop_s_limits_apply(folder: Path) -> None:
    assert run(folder / "below" / "press.pdf", "--shop", "us-offset")[0] == ExitCode.OK
    code, output = run(folder / "below" / "press.pdf", "--shop", "newsprint")
    assert code == ExitCode.OUTPUT
    assert "IFRA26 is required" in output
    assert run(folder, "--shop", "us-offset", "--profile", "screen")[0] == ExitCode.USAGE
    assert run(folder, "--shop", "nobody")[0] == ExitCode.USAGE


def test_warnings_pass_unless_strict(tmp_path: Path, finished) -> None:
    """The small words of a card, set in three inks instead of black."""
    card = tmp_path / "card.pdf"
    with pikepdf.open(BytesIO(finished("indicator-card", "en", "press").pdf)) as document:
        contents = document.pages[0].Contents
        assert b"0 0 0 1 k" in contents.read_bytes()
        contents.write(contents.read_bytes().replace(b"0 0 0 1 k", b"1 0.6 0 0.5 k"))
        document.save(card)
    code, output = run(card)
    assert (code, "usable" in output) == (ExitCode.OK, True)
    assert run(card, "--strict")[0] == ExitCode.OUTPUT


def test_json_has_the_documented_keys(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"words")
    code, output = run(folder, "--json")
    assert code == ExitCode.OUTPUT
    data = json.loads(output)
    assert data["schema"] == 1
    broken = next(file for file in data["files"] if file["file"].endswith("broken.pdf"))
    assert {file["verdict"] for file in data["files"]} == {"fine", "error"}
    assert set(broken) == {"file", "profile", "verdict", "findings"}
    assert [finding["check"] for finding in broken["findings"]] == ["damaged"]
    assert set(broken["findings"][0]) == KEYS


def test_every_question_is_listed_with_its_profiles() -> None:
    code, output = run("--list")
    assert code == ExitCode.OK
    assert [name for name in question_names() if f"\n{name} " not in f"\n{output}"] == []
    assert "error    screen, office, press" in output


def test_all_missing_files_are_reported_together(tmp_path: Path) -> None:
    code, output = run(tmp_path, tmp_path / "nothing.pdf")
    assert code == ExitCode.USAGE
    assert "there is no PDF in this folder" in output
    assert "there is no such file" in output
    assert run()[0] == ExitCode.USAGE


def test_an_unknown_profile_is_a_usage_error(folder: Path) -> None:
    code, output = run(folder, "--profile", "pres")
    assert code == ExitCode.USAGE
    assert "did you mean press?" in output
