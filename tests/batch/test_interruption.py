"""Ctrl-C in the middle: whole files, a sentence, exit code 130; the same command goes on from there."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2 as pdfium
import pytest

ROOT = Path(__file__).parents[2]
_COUNT = 2500  # two seconds and more


@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--zip",)])
def test_a_run_that_is_stopped_goes_on_later(school, more: tuple[str, ...]) -> None:
    school.write("organization\n" + "".join(f"School {number}\n" for number in range(_COUNT)))
    words = ["batch", school.list, "--material", "help-is-here", "--for", "screen", "--output", school.out, *more]
    command = [sys.executable, "generate.py", *map(str, words)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        until = time.monotonic() + 60
        while len(school.noted()) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        # As a terminal does it: the whole group gets it.
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert {path.name for path in school.out.iterdir()} == {".schools-unfinished"}
    noted = school.noted()
    assert 3 <= len(noted) < _COUNT
    done = int(re.search(rf"Stopped: (\d+) of {_COUNT} files are done\.", err)[1])
    # The last one that was written down may not have been counted.
    assert len(noted) - 1 <= done <= len(noted)
    for path, sha in noted.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha
        assert len(pdfium.PdfDocument(path)) == 1
    before = {path.name: path.stat().st_mtime_ns for path in noted}
    answer = school.run(*more)
    assert answer.code == 0
    assert f"{_COUNT - len(noted)} files written, {len(noted)} as they were" in answer.out
    assert {path.suffix for path in school.out.rglob("*")} == {".json", ".zip" if "--zip" in more else ".pdf"}
    if "--zip" not in more:
        times = school.times()
        assert all(times[name] == moment for name, moment in before.items())
