"""What a run says where: on a terminal, in a pipe, when told to be quiet, when colors are not wanted."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_COLOR = "\x1b["
_ONE = ("build", "help-is-here", "-l", "en", "--for", "screen", "--output")
_WRONG = ("build", "no-such-piece", "--output")


def on_a_terminal(*words: str, **environment: str) -> str:
    """All that a command writes to a terminal."""
    ours, theirs = pty.openpty()
    settings = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | environment
    with subprocess.Popen([sys.executable, "generate.py", *words], cwd=ROOT, env=settings, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # how Linux says that the other end has closed
            pass
        process.wait(60)
    os.close(ours)
    return said.decode()


def test_a_terminal_gets_a_progress_bar_and_colors(tmp_path: Path) -> None:
    said = on_a_terminal(*_ONE, str(tmp_path))
    assert "Printing" in said
    assert "a second" in said
    assert f"{_COLOR}31m" in on_a_terminal(*_WRONG, str(tmp_path))


def test_no_color_is_heeded_on_a_terminal(tmp_path: Path) -> None:
    problem = on_a_terminal(*_WRONG, str(tmp_path), NO_COLOR="1")
    assert problem.startswith("problem [usage-material]")
    assert _COLOR not in problem


def test_an_empty_no_color_is_as_none(tmp_path: Path) -> None:
    assert _COLOR in on_a_terminal(*_WRONG, str(tmp_path), NO_COLOR="")


@pytest.mark.parametrize("words", [_ONE, _WRONG])
def test_a_pipe_gets_plain_words(words: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "generate.py", *words, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stdout + done.stderr


def test_quiet_says_nothing_even_on_a_terminal(tmp_path: Path) -> None:
    assert on_a_terminal(*_ONE, str(tmp_path), "--quiet") == ""
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["help-is-here-en-letter.pdf"]


def test_quiet_still_tells_what_is_wrong(command, tmp_path: Path) -> None:
    answer = command([*_WRONG, tmp_path, "-q"])
    assert (answer.code, answer.out) == (2, "")
    assert "no-such-piece" in answer.err


def test_words_go_to_one_stream_and_problems_to_the_other(command, tmp_path: Path) -> None:
    fine, wrong = command([*_ONE, tmp_path]), command([*_WRONG, tmp_path])
    assert (bool(fine.out), fine.err) == (True, "")
    assert (wrong.out, bool(wrong.err)) == ("", True)
