"""An order as a table: a file from a spreadsheet is read like the YAML, with the line of each value."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from library import LIBRARY
from openpyxl import Workbook

from handbill.contacts.organization import ORGANIZATION
from handbill.core.problems import ProblemsFound
from handbill.orders.order_file import DESTINATION, ITEM
from handbill.orders.order_table import COLUMNS
from handbill.orders.read_order import read_order

HEAD = "destination,address,contact,print,organization name,organization phone,piece,language,quantity,sheet\n"
ROWS = (
    'Lincoln High School,"400 Oak Street|Greensboro, NC 27401",Dana,office,Riverside,+1 336 555 0142,indicator-card,es vi,120,\n'
    "Lincoln High School,,,,,,safe-adult-card,en,250,8373\n"
    "\n"
    "Warehouse,Dock 4,,press,,,know-the-signs,en,10,\n"
)


@pytest.mark.parametrize(
    "text",
    [HEAD + ROWS, "\ufeff" + HEAD + ROWS, (HEAD + ROWS).replace("\n", "\r\n"), (HEAD + ROWS).replace("|", "\n")],
    ids=["plain", "with a mark of byte order", "lines of Windows", "broken cells"],
)
def test_rows_become_destinations_and_items(ordered, text: str) -> None:
    school, warehouse = ordered(text, "spring.csv").destinations
    assert school.address == ("400 Oak Street", "Greensboro, NC 27401")
    assert school.organization is not None
    assert (school.organization.name, school.contact, school.print) == ("Riverside", "Dana", "office")
    assert [(item.job.spec.languages, item.copies, item.sheet) for item in school.items] == [
        (("es",), 120, ""),
        (("vi",), 120, ""),
        (("en",), 250, "8373"),
    ]
    assert (warehouse.print, warehouse.items[0].copies) == ("press", 10)


def test_an_organization_has_two_numbers_and_social_media(ordered) -> None:
    head = "destination,address,print,organization name,organization phone,organization phone label,organization phone 2,"
    head += "organization phone 2 label,organization social,piece,language,quantity\n"
    (made,) = ordered(f"{head}A,x,office,R,211,Day,988,Night,@r|@s,room-notice,en,5\n", "a.csv").destinations
    assert made.organization
    assert (made.organization.phone, made.organization.phone_2, made.organization.social) == ("211", "988", ("@r", "@s"))
    assert (dict(made.organization.phone_label), dict(made.organization.phone_2_label)) == ({"en": "Day"}, {"en": "Night"})


def test_editions_are_separated_by_spaces(ordered) -> None:
    head = "destination,address,print,piece,language,quantity,theme,editions\n"
    text = f"{head}A,x,office,know-the-signs,en,5,word,large-print high-contrast\nA,,,know-the-signs,es,5,,\n"
    first, second = ordered(text, "a.csv").destinations[0].items
    assert (first.job.spec.theme, first.job.spec.editions) == ("word", ("high-contrast", "large-print"))
    assert (second.job.spec.theme, second.job.spec.editions) == ("field", ())


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells(ordered, mark: str) -> None:
    text = "destination,address,print,piece,language,quantity\nA,x,office,room-notice,en,5\n".replace(",", mark)
    assert ordered(text, "a.csv").destinations[0].items[0].copies == 5


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "key"),
    [
        ("250", "1.5", "content-type", 3, "quantity"),
        ("250", "", "content-key-missing", 3, "quantity"),
        ("Dock 4", "", "content-key-missing", 5, "address"),
        ("Warehouse,", ",", "content-key-missing", 5, "destination"),
        ("contact,", "contackt,", "content-key-unknown", 1, "contackt"),
        ("print,", "Destination,", "content-key-twice", 1, "Destination"),
        ("contact,", "print,", "content-key-twice", 1, "print"),
        ("School,,,,", "School,,,press,", "content-value", 3, "print"),
        ("250,8373", "250,8373,more", "content-value", 3, ""),
        ("Dana", '"Da"na', "content-csv", 2, ""),
    ],
)
def test_one_wrong_cell(wrong, old: str, new: str, code: str, line: int, key: str) -> None:
    assert old in HEAD + ROWS
    found = wrong((HEAD + ROWS).replace(old, new, 1), "spring.csv")
    assert (code, line, key) in [(problem.code, problem.place.line, problem.place.key) for problem in found]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_table(wrong, text: str) -> None:
    assert [problem.code for problem in wrong(text, "a.csv")] == ["content-csv"]


def test_heads_alone_order_nothing(wrong) -> None:
    assert [problem.sentence for problem in wrong(HEAD, "a.csv")] == ["this list should have 1 to 1000 entries, and has 0"]


def test_bytes_that_are_not_utf_8(tmp_path) -> None:
    (tmp_path / "latin.csv").write_bytes((HEAD + ROWS).replace("Dana", "Ren\xe9").encode("latin-1"))
    order = read_order(LIBRARY, tmp_path / "latin.csv")
    assert order.destinations[0].contact == "Ren\xe9"
    assert [(remark.code, remark.place.line) for remark in order.remarks] == [("content-encoding", 2)]


def test_the_columns_are_the_keys_of_the_declaration() -> None:
    keys = {*DESTINATION.fields, *ITEM.fields} - {"name", "items"}
    inline = {f"organization_{key}" for key in ORGANIZATION.fields} - {"organization_colors", "organization_country", "organization_hero"}
    assert set(COLUMNS) == keys | inline | {"destination"}


def test_a_workbook_is_read_like_the_csv(ordered, tmp_path: Path) -> None:
    book = Workbook()
    for row in csv.reader(io.StringIO(HEAD + ROWS)):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tmp_path / "spring.xlsx")
    from_workbook, from_csv = read_order(LIBRARY, tmp_path / "spring.xlsx"), ordered(HEAD + ROWS, "spring.csv")
    assert [destination.name for destination in from_workbook.destinations] == ["Lincoln High School", "Warehouse"]
    for one, other in zip(from_workbook.destinations, from_csv.destinations, strict=True):
        assert (one.address, one.organization) == (other.address, other.organization)
        assert [(item.job.spec, item.copies, item.sheet) for item in one.items] == [
            (item.job.spec, item.copies, item.sheet) for item in other.items
        ]


def test_a_formula_is_a_problem_and_a_second_sheet_is_told_beside_it(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["destination", "address", "print", "piece", "language", "quantity"])
    book.active.append(["=A1", "Dock 4", "office", "room-notice", "en", 5])
    book.create_sheet("More")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ProblemsFound) as found:
        read_order(LIBRARY, tmp_path / "a.xlsx")
    assert {(problem.code, problem.place.line, problem.place.key) for problem in found.value.problems} == {
        ("content-formula", 2, "destination"),
    }
    assert [remark.code for remark in found.value.remarks] == ["content-sheet"]
    assert found.value.read == "1 row read from the sheet 'Sheet', row 2"


def test_hidden_rows_are_ordered_only_if_asked_and_titles_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Spring order"])
    book.active.append(["Recipient", "Address", "Printed by", "Item", "Language", "Qty"])
    book.active.append(["Dock 1", "1 Oak St", "office", "room-notice", "en", 5])
    book.active.append(["Dock 2", "2 Oak St", "office", "room-notice", "en", 7])
    book.active.row_dimensions[4].hidden = True
    book.save(tmp_path / "a.xlsx")
    order = read_order(LIBRARY, tmp_path / "a.xlsx")
    assert [(each.name, each.copies) for each in order.destinations] == [("Dock 1", 5)]
    assert [remark.code for remark in order.remarks] == ["content-head", "content-hidden"]
    assert order.read == "1 row read from the sheet 'Sheet', row 3"
    assert len(read_order(LIBRARY, tmp_path / "a.xlsx", hidden_rows=True).destinations) == 2


PEOPLE = (
    "Ship To,Mailing Address,Attn,Printed by,School's own heads,Phone Number,Website,Organization Name,Item,Languages,Qty,Paper\n"
    'North High,1 Oak St,Ann,Office,x,336-555-0142,north.example,North,Indicator Card,"Spanish, Haitian Creole",40,Avery 5371\n'
    "North High,,,,,,,,Help is here,English + español,20,US Letter\n"
)


def test_columns_and_cells_as_people_write_them(ordered) -> None:
    order = ordered(PEOPLE, "spring.csv")
    (school,) = order.destinations
    assert school.organization is not None
    assert (school.name, school.contact, school.organization.phone) == ("North High", "Ann", "336-555-0142")
    assert school.organization.url == "https://north.example"
    assert [(item.job.spec.material, item.job.spec.languages, item.copies) for item in school.items] == [
        ("indicator-card", ("es",), 40),
        ("indicator-card", ("ht",), 40),
        ("help-is-here", ("en", "es"), 20),
    ]
    assert [remark.sentence for remark in order.remarks] == ['the column "School\'s own heads" is not used']


def test_problems_name_the_columns_as_they_are_headed(wrong) -> None:
    found = wrong(PEOPLE.replace(",40,", ",many,").replace("1 Oak St", "").replace("336-555-0142", "5"), "spring.csv")
    assert {(problem.place.line, problem.place.key) for problem in found} == {(2, "Mailing Address"), (2, "Qty"), (2, "Phone Number")}
    assert "there is no Mailing Address" in [problem.sentence for problem in found]
