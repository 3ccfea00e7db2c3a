"""Many records on two processes: stopped in the middle, continued, and every file there with its own name and number."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest


def name_of(number: int) -> str:
    return f"Riverside School {number:05} of Town {number * 7 % 1000}"


def phone_of(number: int) -> str:
    return f"336-555-{100 + number % 100:04}"


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_stopped_run_is_continued_and_every_file_verified(school, count: int) -> None:
    school.write("organization,phone\n" + "".join(f"{name_of(number)},{phone_of(number)}\n" for number in range(count)))
    words = ("--jobs", "2", "--name", "{row}.pdf")
    assert school.interrupt(count // 10, *words).code == 130
    stopped = len(school.noted())
    assert stopped == count // 10
    done = school.run(*words)
    assert done.code == 0, done.err
    assert f"{count - stopped} files written, {stopped} as they were" in done.out
    verify(school.out, count)


def verify(folder: Path, count: int) -> None:
    listed = json.loads((folder / "manifest.json").read_text())["files"].values()
    assert len(listed) == count
    assert all(hashlib.sha256((folder / each["file"]).read_bytes()).hexdigest() == each["sha256"] for each in listed)
    assert len({each["sha256"] for each in listed}) == count
    for number in random.Random(7).sample(range(count), 100):
        # The first row of a list is its head.
        with pdfium.PdfDocument(folder / f"{number + 2}-screen.pdf") as document:
            text = " ".join(document[0].get_textpage().get_text_range().split())
        assert name_of(number) in text
        assert phone_of(number) in text
        assert "1-888-373-7888" in text
