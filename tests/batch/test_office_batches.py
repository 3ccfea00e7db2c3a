"""Lists on an office printer: fronts and backs apart, and shared sheets with a number and a list of who is where."""

from __future__ import annotations

import io

import pikepdf
import pytest

CARDS = ("--for", "office", "-q", "--sides", "apart")


def pages(files: dict[str, bytes]) -> dict[str, int]:
    found = {}
    for name, data in files.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data)) as document:
                found[name] = len(document.pages)
    return found


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (
            [],
            {f"{name}-indicator-card-en-{side}.pdf": 1 for name in ("Riverside-School", "Lakeview-School") for side in ("fronts", "backs")},
        ),
        (["--impose"], {"sheets-us-card-001-fronts.pdf": 2, "sheets-us-card-001-backs.pdf": 2}),
        (["--merge"], {"schools-fronts.pdf": 2, "schools-backs.pdf": 2}),
    ],
)
def test_fronts_and_backs_are_in_two_files(school, words: list[str], made: dict[str, int]) -> None:
    school.write("organization,quantity\nRiverside School,12\nLakeview School,5\n")
    answer = school.run(*CARDS, *words, material="indicator-card")
    assert (answer.code, answer.err) == (0, "")
    assert pages(school.files()) == made


def test_a_list_without_backs_has_nothing_to_take_apart(school) -> None:
    answer = school.run("--for", "office", "--sides", "apart", "--flip", "short")
    assert answer.code == 2
    assert answer.err.count("has no effect: nothing is printed on the back") == 2
    assert not school.out.exists()
