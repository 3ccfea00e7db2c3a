"""Many records on two processes: stopped in the middle, taken up again, and every file there with its own name and number."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2 as pdfium
import pytest

ROOT = Path(__file__).parents[2]


def name_of(number: int) -> str:
    return f"Riverside School {number:05} of Town {number * 7 % 1000}"


def phone_of(number: int) -> str:
    return f"336-555-{100 + number % 100:04}"


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_stopped_taken_up_again_and_verified(school, count: int) -> None:
    school.write("organization,phone\n" + "".join(f"{name_of(number)},{phone_of(number)}\n" for number in range(count)))
    words = [
        str(school.list),
        "--material",
        "help-is-here",
        "--for",
        "screen",
        "--jobs",
        "2",
        "--name",
        "{row}.pdf",
        "--output",
        str(school.out),
    ]
    command = [sys.executable, "generate.py", "batch", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        until = time.monotonic() + 300
        while len(school.noted()) < count // 10 and time.monotonic() < until:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
    stopped = len(school.noted())
    assert process.returncode == 130
    assert count // 10 <= stopped < count
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    written, kept = map(int, re.search(r"(\d+) files written, (\d+) as they were", done.stdout).groups())
    assert (written, kept) == (count - stopped, stopped)
    verify(school.out, count)


def verify(folder: Path, count: int) -> None:
    listed = json.loads((folder / "manifest.json").read_text())["files"].values()
    assert len(listed) == count
    assert all(hashlib.sha256((folder / each["file"]).read_bytes()).hexdigest() == each["sha256"] for each in listed)
    assert len({each["sha256"] for each in listed}) == count
    for number in random.Random(7).sample(range(count), 100):
        # The first row of a list is its head.
        with pdfium.PdfDocument(folder / f"{number + 2}.pdf") as document:
            text = " ".join(document[0].get_textpage().get_text_range().split())
        assert name_of(number) in text
        assert phone_of(number) in text
        assert "1-888-373-7888" in text
