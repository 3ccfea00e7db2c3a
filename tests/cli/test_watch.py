"""`watch` builds, builds again when a file is saved, writes only what has changed, and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from handbill.cli.snapshot import saved, snapshot

ROOT = Path(__file__).parents[2]
_PATIENCE = 90  # seconds


@contextmanager
def watching(log: Path, *words: str) -> Iterator[None]:
    """What it says goes into the log."""
    command = [sys.executable, "generate.py", "watch", "--every", "0.1", *words]
    with log.open("w") as said, subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, start_new_session=True) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(_PATIENCE)


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_saved_file_is_built_again_and_no_other(tmp_path: Path) -> None:
    own = tmp_path / "own" / "mine.yaml"
    own.parent.mkdir()
    own.write_text("name: Riverside Family Center\nshort_name: Ours\n")
    output = tmp_path / "out"
    # Its labels carry no name of whoever hands them out, so that they stay the same.
    words = ["help-is-here", "help-in-many-languages", "-l", "en", "--for", "screen", "--organization", str(own), "--output", str(output)]
    flyer = output / "screen" / "help-is-here-en-letter-ours.pdf"
    log = tmp_path / "log"

    def built(times: int) -> bool:
        """Wait until so many builds are done."""
        return until(lambda: log.read_text().count("Watching; Ctrl-C ends it.") == times)

    with watching(log, *words):
        assert built(1)
        first = flyer.read_bytes()
        own.write_text("name: Lakeside Clinic\nshort_name: Ours\n")
        assert built(2)
        second, written = flyer.read_bytes(), flyer.stat().st_mtime_ns
        assert second != first
        # Saved with no new words: built again, but not written again.
        own.write_text("name: Lakeside Clinic\nshort_name: Ours\n# a remark\n")
        assert built(3)
        assert (flyer.read_bytes(), flyer.stat().st_mtime_ns) == (second, written)
        # Problems are reported, and the watch goes on.
        own.write_text("nam: Lakeside Clinic\n")
        assert built(4)
        own.write_text("name: Hillside School\nshort_name: Ours\n")
        assert built(5)
        assert flyer.read_bytes() != second
    said = log.read_text()
    assert "own/mine.yaml" in said
    assert "content-key-missing" in said
    assert "No longer watching." in said
    assert "Traceback" not in said


def test_what_was_saved_is_found(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    for name in ("a.yaml", "b.po", "c.txt"):
        (tmp_path / "materials" / name).write_text("1")
    before = snapshot([tmp_path], [])
    assert {path.name for path in before} == {"a.yaml", "b.po"}
    (tmp_path / "materials" / "a.yaml").write_text("22")
    (tmp_path / "materials" / "b.po").unlink()
    (tmp_path / "materials" / "d.yaml").write_text("new")
    assert [path.name for path in saved(before, snapshot([tmp_path], []))] == ["a.yaml", "b.po", "d.yaml"]
