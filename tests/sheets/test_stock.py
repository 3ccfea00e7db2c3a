"""Stocks: those that ship, their names and aliases, and files that are refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from changed_library import campaign_with_change, library_text
from library import LIBRARY

from handbill.core.geometry import MILLIMETER, length
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.sheets.stock import StockGrid, find_stock, stock_names

AVERY = "layouts/stocks/avery-5371.yaml"


def test_avery_5371() -> None:
    stock = find_stock(LIBRARY, "avery-5371")
    assert stock.paper == (612, 792)
    assert stock.grid == StockGrid(2, 5, (252, 144), (54, 36), (0, 0))
    assert not stock.measured


# Left and right margins in millimeters, computed by hand from the makers' figures. On most stocks they are equal.
@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        *(("5371", 19.05, 19.05), ("8373", 12.7, 12.7), ("5305", 0, 0)),
        *(("C32011", 15, 15), ("C32015", 17, 17), ("L7414", 15, 15), ("LP800", 15, 15)),
        *(("J8414", 14.8, 15.1), ("32010", 14.1, 16.0)),
    ],
)
def test_the_margins_of_card_stock(name: str, left: float, right: float) -> None:
    stock = find_stock(LIBRARY, name)
    assert stock.grid
    last = stock.grid.place(stock.grid.columns - 1, 0)
    assert stock.grid.origin[0] / MILLIMETER == pytest.approx(left, abs=0.01)
    assert (stock.paper[0] - last.right) / MILLIMETER == pytest.approx(right, abs=0.01)


def test_plain_paper_has_no_grid_and_stands_upright() -> None:
    for name in ("letter", "a4", "legal", "tabloid", "a3", "sra3"):
        stock = find_stock(LIBRARY, name)
        assert stock.grid is None
        assert stock.paper[0] < stock.paper[1]


def test_a_file_of_your_own_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(library_text(AVERY).replace("rows: 5", "rows: 4"), encoding="utf-8")
    stock = find_stock(LIBRARY, str(file))
    assert (stock.id, stock.grid and stock.grid.rows) == ("mine", 4)
    with pytest.raises(ProblemsFound, match="cannot read the file"):
        find_stock(LIBRARY, str(tmp_path / "gone.yaml"))


@pytest.mark.parametrize("alias", ["5371", "8371", "28371", "5871", "8871"])
def test_an_alias_is_the_same_stock(alias: str) -> None:
    assert find_stock(LIBRARY, alias) == find_stock(LIBRARY, "avery-5371")


def test_names_and_aliases_are_given_once() -> None:
    names = Counter([*stock_names(LIBRARY), *(alias for name in stock_names(LIBRARY) for alias in find_stock(LIBRARY, name).aliases)])
    assert max(names.values()) == 1


@pytest.mark.parametrize("name", ["avery-5731", "", "../us-card", "Avery"])
def test_an_unknown_stock_is_a_usage_problem_with_a_hint(name: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        find_stock(LIBRARY, name)
    assert found.value.exit_code is ExitCode.USAGE
    assert "avery-5371" in found.value.problems[0].hint


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("columns: 2", "columns: 3", "grid.columns", "3 columns do not fit the paper: they end 2.75 in (69.8 mm) beyond it"),
        ("rows: 5", "rows: 6", "grid.rows", "do not fit the paper"),
        ("rows: 5", "rows: 5.5", "grid.rows", "a whole number"),
        ("rows: 5", "rows: yes", "grid.rows", "a whole number"),
        ("rows: 5", "rows: 0", "grid.rows", "from 1 to 100"),
        ("card: {width: 3.5 in", "card: {width: 4 in", "grid.columns", "do not fit"),
        ("gap: {x: 0 in", "gap: {x: -0.5 in", "grid.gap.x", "nothing or more"),
        ("gap: {x: 0 in", "gap: {x: 0", "grid.gap.x", "should be a length"),
        ("gap: {x: 0 in", "gap: {z: 0 in", "grid.gap.z", "is not known"),
        ("origin: {x: 0.75 in, y: 0.5 in}", "origin: [0.75 in, 0.5 in]", "grid.origin", "a set of keys"),
        ("margin: 0.25 in", "margin: 5 in", "margin", "no printable area"),
        ("margin: 0.25 in", "margins: 0.25 in", "margin", "is missing"),
        ("paper: {width: 8.5 in, height: 11 in}", "paper: {width: 17 in, height: 11 in}", "paper", "wider than it is high"),
        ("marks: cut", "marks: crop", "marks", "'crop' is not a kind of marks"),
        ("measured: no", "measured: never", "measured", "yes or no"),
        ('["5371", ', "[5371, ", "aliases.0", "should be text"),
    ],
)
def test_a_broken_stock_is_a_problem_at_its_key(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    campaign = campaign_with_change(tmp_path, AVERY, old, new)
    with pytest.raises(ProblemsFound) as found:
        find_stock(campaign, "avery-5371")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert len(hits) == 1, str(found.value)
    assert says in hits[0].sentence
    assert hits[0].place.file == str(tmp_path / AVERY)
    row = (tmp_path / AVERY).read_text().splitlines()[hits[0].place.line - 1]
    assert row.strip().startswith(key.removeprefix("grid.").partition(".")[0]) or "missing" in says


def test_a_grid_that_fills_the_paper_exactly_is_accepted(tmp_path: Path) -> None:
    campaign = campaign_with_change(tmp_path, AVERY, "x: 0.75 in, y: 0.5 in", "x: 1.5 in, y: 1 in")
    grid = find_stock(campaign, "avery-5371").grid
    assert grid
    assert grid.origin == (length("1.5 in"), length("1 in"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((word, "avery-5371") for word in ("Avery 5371", "avery5371", "#5371", "5371", "AVERY-5371", "Avery 8371")),
        *((word, "plain-letter") for word in ("Letter", "US Letter", "us_letter", "8.5x11", '8.5" x 11"', "11 x 8.5 in")),
        *((word, "plain-tabloid") for word in ("Tabloid", "11x17", "Ledger")),
        *((word, "plain-a4") for word in ("A4", "210 x 297 mm")),
    ],
)
def test_a_stock_is_found_by_what_people_call_it(written: str, name: str) -> None:
    assert find_stock(LIBRARY, written).id == name
