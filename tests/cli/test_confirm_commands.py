"""A call and a reading are recorded at the terminal, into the campaign's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.cli.new_campaign import create_campaign

FILE = Path("materials/confirmations.yaml")
LINES = """\
country: US
lines:
  shelter:
    name: Shelter
    phone: {number: "+18664879243", printed: 1-866-487-9243}
    text: {number: "233733", languages: [en]}
    source: a test
    checked: 2026-11-23
    expires: 2027-05-23
"""
FACTS = """\
facts:
  beds: {part: 1, whole: 6, year: 2025, source: Us, link: "https://us.example", checked: 2026-11-23, note: For tests.}
"""


@pytest.fixture
def campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mine"
    create_campaign(folder, "Mine")
    monkeypatch.chdir(folder)
    for name, text in (("hotlines/us.yaml", LINES), ("facts.yaml", FACTS)):
        (folder / "materials" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "materials" / name).write_text(text, encoding="utf-8")
    return folder


def row(command, *words: str) -> str:
    """The row of the line, or of the figure."""
    said = command(list(words))
    assert said.code == 0
    return next(line for line in said.out.splitlines() if "shelter" in line or line.startswith("beds"))


@pytest.mark.usefixtures("campaign")
def test_a_call_is_recorded_with_the_numbers_that_were_called(command) -> None:
    assert row(command, "hotlines", "--country", "us").endswith("not yet")
    done = command(["hotlines", "confirm", "shelter", "--by", "Ana Reyes", "--called", "2026-11-28"])
    assert done.code == 0
    assert done.out.startswith("materials/confirmations.yaml: +18664879243, 233733 (Shelter) called by Ana Reyes")
    assert row(command, "hotlines", "--country", "us").endswith("Ana Reyes, 2026-11-28")
    once = FILE.read_bytes()
    assert command(["hotlines", "confirm", "shelter", "--by", "Ana Reyes", "--called", "2026-11-28"]).code == 0
    assert FILE.read_bytes() == once


@pytest.mark.usefixtures("campaign")
def test_one_number_of_two_is_not_enough(command) -> None:
    call = ["hotlines", "confirm", "shelter", "--by", "Ana Reyes", "--called", "2026-11-28", "--number"]
    assert "nobody has called 233733" in command([*call, "1-866-487-9243"]).out
    assert row(command, "hotlines", "--country", "us").endswith("not yet")
    assert "nobody" not in command([*call, "233733"]).out
    assert row(command, "hotlines", "--country", "us").endswith("  Ana Reyes, 2026-11-28")


@pytest.mark.usefixtures("campaign")
def test_a_figure_that_was_looked_up(command) -> None:
    FILE.write_text("# Ours.\nreadings: []\n", encoding="utf-8")
    assert row(command, "facts").endswith("not yet")
    assert command(["facts", "confirm", "beds", "--by", "Ana Reyes", "--read", "2026-11-28"]).code == 0
    assert row(command, "facts").endswith("Ana Reyes, 2026-11-28")
    assert FILE.read_text(encoding="utf-8").startswith("# Ours.\nreadings: [{fact: beds, figure: {")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["hotlines", "confirm", "shelter", "--by", "Ana", "--called", "2026-12-01"], "2026-12-01 is still to come"),
        (["hotlines", "confirm", "shelter", "--by", "Ana", "--called", "2024-12-01"], "2024-12-01 is more than a year ago"),
        (["hotlines", "confirm", "shelter", "--by", " 7", "--called", "2026-11-28"], "' 7' is not the name of a person"),
        (["hotlines", "confirm", "shelte", "--by", "Ana", "--called", "2026-11-28"], "there is no line of US called 'shelte'"),
        (["hotlines", "confirm", "emergency", "--by", "A", "--called", "2026-11-28", "--country", "zz"], "there are no numbers for 'zz'"),
        (["hotlines", "confirm", "emergency", "--by", "A", "--called", "2026-11-28", "--number", "912"], "912 is no number of"),
        (["hotlines", "--country", "zz"], "there are no numbers for 'zz'"),
        (["facts", "confirm", "bed", "--by", "Ana", "--read", "2026-11-28"], "there is no figure called 'bed'"),
    ],
)
@pytest.mark.usefixtures("campaign")
def test_what_is_refused(command, words: list[str], problem: str) -> None:
    said = command(words)
    assert said.code == 2
    assert problem in said.err
    assert not FILE.exists()
