"""Ready lists and orders: they can be printed as they are, say what goes into each column, and overwrite nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY
from openpyxl import load_workbook

from handbill.batch.records.columns import FIELDS
from handbill.core.tables.read_table import read_table
from handbill.core.tables.table_template import EXPLANATION
from handbill.i18n.language import all_languages, find_language
from handbill.i18n.language_names import plain_names


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, library_alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_ready_list_is_printed_as_it_is(command, name: str) -> None:
    assert command(["batch", "--template", name]).code == 0
    answer = command(["batch", name])
    assert answer.code == 0, answer.err
    assert "1 record: 1 file written" in answer.out
    assert "content-column" not in answer.err
    assert "content-sheet" not in answer.err
    assert [path.name for path in Path("output/batch/list").glob("*.pdf")] == ["Maple-Street-Middle-School-indicator-card-en.pdf"]


@pytest.mark.parametrize("name", ["order.xlsx", "order.csv"])
def test_a_ready_order_is_printed_as_it_is(command, name: str) -> None:
    assert command(["order", "--template", name]).code == 0
    answer = command(["order", name])
    assert (answer.code, answer.err) == (0, "")
    assert Path("output/orders/order/lincoln-high-school/ticket.pdf").is_file()


def test_the_second_sheet_explains_each_column_and_cells_offer_choices(command) -> None:
    command(["batch", "--template", "list.xlsx"])
    book = load_workbook("list.xlsx")
    table, about = book.worksheets
    heads = [cell.value for cell in table[1]]
    assert about.title == EXPLANATION
    assert len(heads) == len(FIELDS)
    assert [row[0].value for row in about.iter_rows(min_row=2, max_row=len(heads) + 1)] == heads
    assert all(row[1].value for row in about.iter_rows(min_row=2, max_row=len(heads) + 1))
    offered = {heads[ord(str(each.sqref)[0]) - ord("A")]: each for each in table.data_validations.dataValidation}
    assert set(offered) == {"Language", "Material", "Format"}
    column = next(cell for cell in about[1] if cell.value == "Language" and cell.column > 1).column
    words = [about.cell(row, column).value for row in range(2, 2 + len(all_languages(LIBRARY)))]
    assert words == list(plain_names(LIBRARY))
    assert offered["Language"].formula1 == f"'{EXPLANATION}'!$E$2:$E${len(words) + 1}"


def test_each_name_that_is_offered_means_one_language() -> None:
    assert [find_language(LIBRARY, name) for name in plain_names(LIBRARY)] == list(all_languages(LIBRARY))
    assert "Chinese (Traditional)" in plain_names(LIBRARY)


@pytest.mark.parametrize("name", ["batch", "order"])
def test_a_file_that_is_there_is_left_alone(command, name: str) -> None:
    Path("list.xlsx").write_bytes(b"filled in")
    answer = command([name, "--template", "list.xlsx"])
    assert answer.code == 8
    assert "list.xlsx: this file is there already" in answer.err
    assert Path("list.xlsx").read_bytes() == b"filled in"


@pytest.mark.parametrize("name", ["batch", "order"])
def test_what_cannot_be(command, name: str) -> None:
    assert "'list.ods' is no table" in command([name, "--template", "list.ods"]).err
    assert "is named" in command([name]).err
    assert "[usage-unused] --output has no effect" in command([name, "--template", "a.csv", "--output", "x"]).err
    assert not list(Path.cwd().iterdir())


def test_a_sheet_of_another_name_is_still_told(command) -> None:
    command(["batch", "--template", "list.xlsx"])
    book = load_workbook("list.xlsx")
    book.create_sheet("More")
    book.save("list.xlsx")
    assert [remark.code for remark in read_table(Path("list.xlsx")).remarks] == ["content-sheet"]


def test_the_summary_counts_the_pages_that_show_the_sides(command) -> None:
    answer = command(["build", "indicator-card", "-l", "en", "-l", "es", "--for", "office", "--proof"])
    assert "2 files in output/, and 2 pages beside them show which way up the sides are (-proof.pdf)" in answer.out
    assert len(list(Path("output/office").iterdir())) == 4
    assert ", and a page beside it shows" in command(["build", "--fill", "indicator-card:es=1", "--proof"]).out
