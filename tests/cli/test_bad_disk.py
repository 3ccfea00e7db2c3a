"""What the disk can do to a run: no half file is left, no old file is lost, and the sentence names the file."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_CARD = "indicator-card-en-us-card.pdf"
_FLYER = "help-is-here-en-letter.pdf"
_MANY = "help-in-many-languages-letter.pdf"  # eight scripts: far larger than the others


# Runs the command line, and waits for Ctrl-C after some files have been made.
_HELD = """
import sys, threading
from pathlib import Path
from handbill.__main__ import commands
from handbill.build import build_files as module

make = module.make_files

def held(*given, **named):
    for count, answer in enumerate(make(*given, **named)):
        yield answer
        if count == 3:
            Path(sys.argv[1]).touch()
            threading.Event().wait()

module.make_files = held
commands()(sys.argv[2:])
"""


def start(*words: str | Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "generate.py", *map(str, words)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before
    )


def build(output: Path, *words: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Build a card and a flyer for the screen; the exit code and what the error stream said."""
    process = start("build", "help-is-here", "indicator-card", "-l", "en", "--for", "screen", "--output", output, *words, before=before)
    out, err = process.communicate(timeout=90)
    assert "Traceback" not in err
    assert bool(out) == (process.returncode == 0)
    return process.returncode, err


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A folder in which an earlier run left its files."""
    folder = tmp_path / "out" / "screen"
    folder.mkdir(parents=True)
    (folder / _CARD).write_bytes(b"the old card")
    (folder / _FLYER).write_bytes(b"the old flyer")
    return tmp_path / "out"


def untouched(output: Path) -> bool:
    # The pipe of `waiting` is the test's own: a run that is interrupted before it reaches the pipe does not know of it.
    files = {path.name: path.read_bytes() for path in (output / "screen").iterdir() if not path.is_fifo()}
    return files == {_CARD: b"the old card", _FLYER: b"the old flyer"}


def test_the_old_files_are_replaced_when_nothing_is_wrong(printed: Path) -> None:
    assert build(printed)[0] == 0
    assert not untouched(printed)


def test_below_a_file_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    deeper = tmp_path / "file" / "deeper" / "still"
    for output, where in ((tmp_path / "file", "here"), (deeper, f"into {deeper}")):
        code, said = build(output)
        assert code == 8
        assert said.startswith(f"problem [output-folder] {tmp_path / 'file'}: cannot write {where}: it is not a folder\n")
        assert "hint: name another folder with --output" in said
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no /proc here")
def test_a_folder_that_nobody_can_write_into() -> None:
    code, said = build(Path("/proc/handbill"))
    assert code == 8
    assert "cannot write" in said
    assert "/proc" in said
    assert "hint: " in said


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not stop root")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, said = build(tmp_path / "out")
    tmp_path.chmod(0o700)
    assert code == 8
    assert "no permission" in said


def test_a_name_longer_than_any_disk_takes(tmp_path: Path) -> None:
    code, said = build(tmp_path / ("x" * 300))
    assert code == 8
    assert "file name too long" in said
    assert not list(tmp_path.iterdir())


def test_a_folder_where_a_file_should_be(printed: Path) -> None:
    """Found before the first file is renamed, though the card comes after the flyer."""
    (printed / "screen" / _CARD).unlink()
    (printed / "screen" / _CARD).mkdir()
    code, said = build(printed)
    assert code == 8
    assert said.startswith(f"problem [output-disk] cannot write {printed / 'screen' / _CARD}: it is a folder\n")
    assert (printed / "screen" / _FLYER).read_bytes() == b"the old flyer"
    assert {path.name for path in (printed / "screen").iterdir()} == {_CARD, _FLYER}


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "screen").write_bytes(b"mine")
    code, said = build(tmp_path)
    assert code == 8
    assert f"cannot write {tmp_path / 'screen' / _FLYER}: part of its path is a file, not a folder" in said
    assert (tmp_path / "screen").read_bytes() == b"mine"


@pytest.mark.usefixtures("library_alone")
@pytest.mark.parametrize(("room", "stuck"), [(0, _FLYER), (1000, _FLYER), (50_000, _MANY)])
def test_a_full_disk(printed: Path, room: int, stuck: str) -> None:
    """A limit on the size of files stands in for the disk: writing stops in the middle. At 50,000 the flyer still goes in."""
    code, said = build(printed, "help-in-many-languages", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert code == 8
    assert said.startswith(f"problem [output-disk] cannot write {printed / 'screen' / stuck}: file too large\n")
    assert "hint: free some space" in said
    assert untouched(printed)


def waiting(output: Path, *words: str) -> subprocess.Popen[str]:
    """A run that has written its first partial file and waits at the second, a pipe that nobody reads."""
    pipe = output / "screen" / f"{_CARD}.partial"
    os.mkfifo(pipe)
    process = start("build", "help-is-here", "indicator-card", "-l", "en", "--for", "screen", "--output", output, *words)
    wait_for(output / "screen" / f"{_FLYER}.partial", process)
    return process


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 90
    while not path.exists():
        assert process.poll() is None, "the run ended by itself"
        assert time.monotonic() < deadline, f"{path.name} did not appear"
        time.sleep(0.01)


def test_an_interrupted_run_leaves_no_half_file(printed: Path) -> None:
    process = waiting(printed)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=90)
    assert process.returncode == 1
    assert (out, err.strip()) == ("", "Aborted!")
    assert untouched(printed)


def test_a_run_interrupted_while_it_builds_writes_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HELD, str(tmp_path / "started"), "build", "--all", "--jobs", "1", "--output", str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for(tmp_path / "started", process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=90)
    assert process.returncode == 1
    # On a busy machine a library may grumble that it was interrupted before the word is said.
    assert (out, err.strip().splitlines()[-1]) == ("", "Aborted!")
    assert not (tmp_path / "out").exists()


def test_files_appear_only_when_all_are_written(printed: Path) -> None:
    process = waiting(printed)
    assert (printed / "screen" / _FLYER).read_bytes() == b"the old flyer"
    with (printed / "screen" / f"{_CARD}.partial").open("rb") as reader:
        sent = reader.read()
    process.communicate(timeout=90)
    assert process.returncode == 0
    assert sent.startswith(b"%PDF")
    assert (printed / "screen" / _FLYER).read_bytes().startswith(b"%PDF")
    assert not list(printed.rglob("*.partial"))
