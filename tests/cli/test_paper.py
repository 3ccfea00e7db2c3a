"""Sheets, fills, tiles, calibration and profiles as a person asks for them, and what is said when the wish cannot be."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

OFFICE = """name: Office
front: {across: 1 mm, down: 0 mm}
back: {across: 0 mm, down: 0 mm}
lines: {across: 150 mm, down: 200 mm}
"""


def pages(path: Path) -> int:
    with pikepdf.open(path) as document:
        return len(document.pages)


def test_sheets_lists_every_part_number_and_what_fits(command) -> None:
    answer = command(["sheets"])
    assert answer.code == 0
    for number in ("avery-5371", "28371", "avery-8373", "5881", "avery-5305", "C32011-10", "avery-c32015", "L7414", "LP800", "plain-sra3"):
        assert number in answer.out
    lines = answer.out.splitlines()
    assert lines[lines.index(next(line for line in lines if line.startswith("avery-5371"))) + 2].split() == [
        "takes:",
        "card-upright,",
        "us-card",
    ]


def test_a_sheet_by_its_number_picks_the_size_that_fits_and_counts_the_sheets(command, tmp_path: Path) -> None:
    answer = command(
        ["build", "indicator-card", "-l", "es", "--for", "office", "--sheet", "32015", "--copies", "100", "--output", tmp_path]
    )
    assert answer.code == 0
    assert "id-1 on avery-c32015: 8 on a sheet; both sides, flip on the long edge; 100 percent; 100 copies need 13 sheets" in answer.out
    assert "Not test-printed yet: avery-c32015. Print page 1 on plain paper first, and hold it against the stock." in answer.out
    assert pages(tmp_path / "office" / "indicator-card-es-id-1-avery-c32015.pdf") == 2


def test_the_summary_says_where_the_bleed_is_short(command, tmp_path: Path) -> None:
    answer = command(["build", "indicator-card", "-l", "en", "--for", "office", "--output", tmp_path])
    assert "The pieces touch: if the print is off a little" in answer.out
    roomy = command(["build", "indicator-card", "-l", "en", "--for", "office", "--sheet", "8373", "--output", tmp_path])
    assert "The pieces touch" not in roomy.out


def test_a_mixed_sheet_begun_at_the_fourth_place(command, tmp_path: Path) -> None:
    words = [
        "build",
        "--fill",
        "indicator-card:es=6,vi=4",
        "--fill",
        "safe-adult-card: en=2",
        "--first",
        "4",
        "--proof",
        "--output",
        tmp_path,
    ]
    answer = command(words)
    assert answer.code == 0, answer.err
    assert "     6 x indicator-card es" in answer.out
    assert "10 on a sheet; both sides, flip on the long edge; 100 percent; 2 sheets" in answer.out
    made, table, proof = sorted((tmp_path / "office").iterdir(), key=lambda path: (path.stem.endswith("proof"), path.suffix == ".csv"))
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 1 + 12
    assert pages(made) == 4
    assert pages(proof) == 1
    assert made.name == "mixed-indicator-card-es-us-cardx6-indicator-card-vi-us-cardx4-safe-adult-card-en-us-cardx2-from-4.pdf"


def test_a_poster_in_tiles(command, tmp_path: Path) -> None:
    answer = command(["build", "know-the-signs", "-l", "es", "--for", "office", "--tile", "letter", "--output", tmp_path])
    assert "tabloid: 5 sheets of Plain Letter, the first a map of the others" in answer.out
    assert pages(tmp_path / "office" / "know-the-signs-es-tabloid-tiles-plain-letter.pdf") == 5


def test_a_sheet_of_your_own_and_a_printer_of_your_own(command, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(OFFICE)
    stock = Path("layouts/stocks/avery-5371.yaml").read_text(encoding="utf-8").replace("rows: 5", "rows: 3")
    (tmp_path / "mine.yaml").write_text(stock, encoding="utf-8")
    words = ["build", "indicator-card", "-l", "en", "--for", "office", "--sheet", tmp_path / "mine.yaml"]
    assert "us-card on mine: 6 on a sheet" in command([*words, "--output", tmp_path / "plain"]).out
    assert command([*words, "--printer", tmp_path / "office.yaml", "--output", tmp_path / "set"]).code == 0
    moves = []
    for path in ("plain/office/indicator-card-en-us-card-mine.pdf", "set/office/indicator-card-en-us-card-mine-office.pdf"):
        with pikepdf.open(tmp_path / path) as document:
            for page in document.pages:
                first = next(each for each in pikepdf.parse_content_stream(page) if str(each.operator) in ("cm", "re"))
                moves.append([float(value) for value in first.operands] if str(first.operator) == "cm" else None)
    assert moves == [None, None, [1, 0, 0, 1, pytest.approx(2.835, abs=0.001), 0], [1, 0, 0, 1, 0, 0]]


@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_calibration_sheet(command, tmp_path: Path, flip: str) -> None:
    answer = command(["calibrate", "--sheet", "5371", "--flip", flip, "--output", tmp_path])
    assert answer.code == 0
    assert pages(tmp_path / f"calibration-avery-5371{'' if flip == 'long' else '-flip-short'}.pdf") == 2


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--sheet", "5372"], "usage-stock", "no card stock or paper called '5372'"),
        (["--sheet", "L7163"], "usage-stock", "and the piece is"),
        (["--sheet", "gone.yaml"], "content-unreadable", "no such file"),
        (["--sheet", "32010", "--flip", "fold"], "usage-flip", "do not meet"),
        (["--first", "11"], "usage-first", "its places run from 1 to 10"),
        (["--printer", "gone.yaml"], "content-unreadable", "no such file"),
        (["--tile", "letter", "--overlap", "10"], "usage-length", "'10' is not a length"),
        (["--tile", "letter", "--overlap", "200 mm"], "usage-tile", "too little"),
        (["--icc", "gone.icc", "--for", "press"], "usage-icc", "cannot be read"),
    ],
)
def test_a_wish_that_cannot_be(command, tmp_path: Path, words: list[str], code: str, says: str) -> None:
    answer = command(["build", "indicator-card", "-l", "en", "--for", "office", *words, "--output", tmp_path])
    assert answer.code in (2, 3)
    assert f"[{code}]" in answer.err
    assert says in answer.err
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--fill", "indicator-card"], "usage-fill", "is not understood"),
        (["--fill", "indicator-card:es=0"], "usage-fill", "asks for 0 of es"),
        (["--fill", "indicator-cart:es=1"], "usage-material", "no material called 'indicator-cart'"),
        (["--fill", "indicator-card:xx=1"], "usage-language", "no language pack 'xx'"),
        (["--fill", "indicator-card:es=1,help-is-here=2"], "usage-language", "no language pack 'help-is-here'"),
        (["--fill", "indicator-card:es=1", "--fill", "help-is-here:es=1"], "usage-stock", "different sizes"),
    ],
)
def test_shared_sheets_that_cannot_be(command, tmp_path: Path, words: list[str], code: str, says: str) -> None:
    answer = command(["build", *words, "--output", tmp_path])
    assert answer.code == 2
    assert f"[{code}]" in answer.err
    assert says in answer.err
    assert not list(tmp_path.rglob("*.pdf"))
