"""Ctrl-C in the middle: whole files, a sentence, exit code 130; the same command continues from there."""

from __future__ import annotations

import hashlib
import re

import pypdfium2 as pdfium
import pytest

_COUNT, _STOPPED = 200, 40


@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--zip",)])
def test_a_run_that_is_stopped_continues_later(school, more: tuple[str, ...]) -> None:
    school.write("organization\n" + "".join(f"School {number}\n" for number in range(_COUNT)))
    stopped = school.interrupt(_STOPPED, *more)
    assert stopped.code == 130
    assert "Traceback" not in stopped.err
    assert {path.name for path in school.out.iterdir()} == {".schools-unfinished"}
    noted = school.noted()
    assert len(noted) == _STOPPED
    done = int(re.search(rf"Stopped: (\d+) of {_COUNT} files are done\.", stopped.err)[1])
    # The file that was noted last has not been counted yet.
    assert done == _STOPPED - 1
    for path, sha in noted.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha
        assert len(pdfium.PdfDocument(path)) == 1
    before = {path.name: path.stat().st_mtime_ns for path in noted}
    answer = school.run(*more)
    assert answer.code == 0
    assert f"{_COUNT - _STOPPED} files written, {_STOPPED} as they were" in answer.out
    assert {path.suffix for path in school.out.rglob("*")} == {".json", ".zip" if "--zip" in more else ".pdf"}
    if "--zip" not in more:
        times = school.times()
        assert all(times[name] == moment for name, moment in before.items())
