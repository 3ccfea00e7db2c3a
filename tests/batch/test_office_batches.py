"""Lists on an office printer: fronts and backs apart, and shared sheets with a number and a list of who is where."""

from __future__ import annotations

import csv
import io

import pikepdf
import pypdfium2 as pdfium
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


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_shared_sheets_are_numbered_and_the_list_says_who_is_where(school) -> None:
    school.write("organization,quantity\nRiverside School,7\nLakeview School,12\nNorthgate High,4\n")
    answer = school.run("--for", "office", "--impose", "--first", "4", material="indicator-card")
    assert answer.code == 0
    assert "Who is where: " in answer.out
    files = school.files()
    where = rows_of(files["who-is-where-from-4.csv"])
    assert [row["name"] for row in where].count("Lakeview School") == 12
    # The first seven places of the first sheet that are left are Riverside's; row 3 of the list follows on the next.
    assert [(row["sheet"], row["place"], row["row of the list"]) for row in where[6:9]] == [
        ("1", "10", "2"),
        ("2", "1", "3"),
        ("2", "2", "3"),
    ]
    document = pdfium.PdfDocument(files["sheets-us-card-from-4-001.pdf"])
    assert len(document) == 6
    for row in where:
        # On the back, which is flipped on the long edge, the left column is the right one. Ten cards of 3.5 x 2 in on Letter.
        page = document[2 * int(row["sheet"]) - 1]
        x, y = 54 + 252 * (2 - int(row["column"])), 792 - 36 - 144 * int(row["row"])
        assert row["name"] in page.get_textpage().get_text_bounded(x, y, x + 252, y + 144)
        assert int(row["place"]) == 2 * int(row["row"]) + int(row["column"]) - 2
        assert f"Sheet {row['sheet']}, back" in page.get_textpage().get_text_range()


def test_sheets_go_on_counting_from_file_to_file(school, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbill.batch.tasks._SHEETS", 2)
    school.write("organization,quantity\nRiverside School,25\nLakeview School,5\n")
    assert school.run("--for", "office", "--impose", "-q", material="indicator-card").code == 0
    files = school.files()
    assert [row["sheet"] for row in rows_of(files["who-is-where.csv"])] == [str(1 + at // 10) for at in range(30)]
    assert "Sheet 3" in pdfium.PdfDocument(files["sheets-us-card-002.pdf"])[0].get_textpage().get_text_range()


def test_the_sheets_of_a_merged_file_are_listed(school) -> None:
    school.write("organization\nRiverside School\nLakeview School\n")
    assert school.run("--for", "office", "--merge", "-q", material="indicator-card").code == 0
    where = rows_of(school.files()["schools-who-is-where.csv"])
    assert [(row["sheet"], row["name"], row["place"]) for row in where] == [("1", "Riverside School", ""), ("2", "Lakeview School", "")]


def test_a_page_that_fills_the_paper_has_no_number(school) -> None:
    answer = school.run("--for", "office", "--impose")
    assert "The sheets carry no number: count them as they come out" in answer.out
