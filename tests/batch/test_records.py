"""Lists as spreadsheets save them, and what is wrong with them by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from handbill.batch.records.check_record import find_duplicates, record_copies, record_organization
from handbill.batch.records.columns import unused_problem
from handbill.batch.records.records import Records, read_records
from handbill.core.problems import Problem, ProblemsFound


def listed(folder: Path, text: str | bytes, name: str = "schools.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def workbook(folder: Path, *rows: tuple[object, ...], more_sheets: int = 0) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(more_sheets):
        book.create_sheet()
    path = folder / "schools.xlsx"
    book.save(path)
    return path


def wrong(list_: Records) -> list[Problem]:
    problems: list[Problem] = []
    for record in list_.records:
        record_organization(list_, record, problems)
        record_copies(list_, record, problems)
    return problems + [problem for _, problem in find_duplicates(list_)]


def refused(path: Path, columns: Path | None = None) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        read_records(path, columns)
    return list(found.value.problems)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_is_read_however_a_spreadsheet_saves_it(tmp_path: Path, mark: bytes, between: str, end: str) -> None:
    rows = [("Name", "Phone", "city"), ("Escuela Peña", "336-555-0142", "Elon"), ("", "", ""), (f'"A{between} B"', "", "")]
    data = end.join(between.join(row) for row in rows).encode()
    list_ = read_records(listed(tmp_path, mark + data))
    assert [(record.row, dict(record.values)) for record in list_.records] == [
        (2, {"organization": "Escuela Peña", "phone": "336-555-0142"}),
        (4, {"organization": f"A{between} B"}),
    ]
    assert list_.values_by_name(list_.records[0])["city"] == "Elon"


def test_a_workbook_gives_what_would_be_typed(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("organization", "phone", "quantity", "other"), ("A", 3365550142, 250.0, None), more_sheets=1)
    list_ = read_records(path)
    assert dict(list_.records[0].values) == {"organization": "A", "phone": "3365550142", "quantity": "250"}
    assert [(each.code, each.sentence) for each in list_.remarks] == [("content-sheet", "the sheet 'Sheet' is read, and not: 'Sheet1'")]
    assert wrong(list_) == []


def test_a_formula_is_no_value_in_our_columns_only(tmp_path: Path) -> None:
    book = workbook(tmp_path, ("organization", "phone", "sum"), ('=CONCATENATE("A","B")', "336-555-0142", "=1+1"), ("C", "#REF!", "=2"))
    found = wrong(read_records(book))
    assert [(each.code, each.place.line, each.place.key) for each in found] == [
        ("content-formula", 2, "organization"),
        ("content-formula", 3, "phone"),
    ]
    typed = read_records(listed(tmp_path, "organization,phone\n=A1,336-555-0142\n"))
    assert [(each.code, each.place.line, each.place.key) for each in wrong(typed)] == [("content-formula", 2, "organization")]


@pytest.mark.parametrize(
    ("row", "code", "column", "hint"),
    [
        ("A,555-01,,,,,", "number-malformed", "Local line", "area code"),
        (",336-555-0142,,,,,", "content-key-missing", "organization", "enter its name"),
        ("A,,nowhere,,,,", "content-pattern", "url", "https://"),
        ("A,,https://a b,,,,", "content-value", "url", "https://example.org"),
        ("A,,,no.svg,,,", "picture-missing", "logo", "schools.csv"),
        ("A,,,logo.gif,,,", "content-pattern", "logo", "PNG"),
        ("A,,,,blue,,", "content-pattern", "ink", ""),
        ("A,,,,,1.5,", "content-value", "quantity", "digits only"),
        ("A,,,,,0,", "content-value", "quantity", "digits only"),
        ("A,,,,,'1,000',", "content-value", "quantity", "digits only"),
        ("A" * 121 + ",,,,,,", "content-value", "organization", "shorten"),
        ('"A\nB",,,,,,', "content-pattern", "organization", "one line"),
        ("A,,,,,,Elon,more", "content-columns", "", "quotation marks"),
    ],
)
def test_each_wrong_cell_is_told_by_row_and_column(tmp_path: Path, row: str, code: str, column: str, hint: str) -> None:
    columns = listed(tmp_path, "Local line: phone\n", "map.yaml")
    text = "organization,Local line,url,logo,ink,quantity,city\nFine,,,,,,\n" + row.replace("'", '"') + "\n"
    found = wrong(read_records(listed(tmp_path, text), columns))
    assert [(each.code, each.place.line, each.place.key) for each in found] == [(code, 3, column)]
    assert hint in found[0].hint
    assert found[0].place.file.endswith("schools.csv")


def test_two_numbers_social_media_and_several_logos_in_a_row(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.svg").write_text("<svg/>")
    head = "organization,phone,phone_label,phone_2,phone_2_label,social,logo\n"
    list_ = read_records(listed(tmp_path, head + "A,211,Office,988,Night,@a | social.example/a,a.svg|b.svg\nB,211,,988,,@b,b.svg\n"))
    first, second = (record_organization(list_, record, []) for record in list_.records)
    assert first
    assert second
    assert (first.phone, dict(first.phone_label), first.phone_2, dict(first.phone_2_label)) == (
        "211",
        {"en": "Office"},
        "988",
        {"en": "Night"},
    )
    assert (first.social, second.social) == (("@a", "social.example/a"), ("@b",))
    assert [logo.picture for logo in first.logos] == [(tmp_path / f"{name}.svg").resolve() for name in "ab"]
    assert [logo.picture for logo in second.logos] == [(tmp_path / "b.svg").resolve()]
    bad = wrong(read_records(listed(tmp_path, head + "A,,Office,555-01,,@a|@a,a.svg|no.svg|b.gif\n")))
    assert {(each.code, each.place.key) for each in bad} == {
        ("content-key-missing", "phone_label"),
        ("number-malformed", "phone_2"),
        ("content-key-missing", "phone_2"),
        ("content-value", "social"),
        ("picture-missing", "logo"),
        ("content-pattern", "logo"),
    }


def test_everything_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = wrong(read_records(listed(tmp_path, "organization,phone,url,logo,accent,quantity\n,12,x,n.svg,red,many\n")))
    assert {each.place.key for each in found} == {"organization", "phone", "url", "logo", "accent", "quantity"}
    assert len(found) == 6


def test_rows_that_say_the_same(tmp_path: Path) -> None:
    list_ = read_records(listed(tmp_path, "name,phone,quantity,city\nA,336-555-0142,5,x\nB,,,\nA,336-555-0142,9,y\n"))
    assert [(row, each.sentence) for row, each in find_duplicates(list_)] == [(4, "this row repeats row 2")]


def test_a_file_that_is_not_utf8_says_on_which_line(tmp_path: Path) -> None:
    mixed = "organization\nÉcole 1\nEscuela Peña\nB\nÉcole\n".encode("latin-1").replace(b"\xc9cole 1", "École 1".encode())
    found = refused(listed(tmp_path, mixed))
    assert [(each.code, each.place.line) for each in found] == [("content-encoding", 3)]
    assert found[0].sentence == "this line is not UTF-8 text, nor is one other line"
    assert "save it as UTF-8" in found[0].hint


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("name\nA\n".encode("utf-16") + b"\x00", "content-encoding"),
        (b"PK\x03\x04 no workbook", "content-table"),
        (b"\xd0\xcf\x11\xe0 an old one", "content-table"),
        (b"", "content-records"),
        (b"organization,phone\n", "content-records"),
        (b"phone\n336-555-0142\n", "content-key-missing"),
        (b"organization,Organization\nA,B\n", "content-key-twice"),
        (b'organization\n"A\n', "content-csv"),
        (b"a\0b\nc\n", "content-table"),
    ],
)
def test_a_list_that_cannot_be_read(tmp_path: Path, data: bytes, code: str) -> None:
    assert [each.code for each in refused(listed(tmp_path, data))] == [code]


def test_no_file_at_all(tmp_path: Path) -> None:
    assert [each.code for each in refused(tmp_path / "none.csv")] == ["content-unreadable"]


def test_columns_that_hold_nothing_of_ours_are_named(tmp_path: Path) -> None:
    list_ = read_records(listed(tmp_path, "organization,phonne,city,problem,zip code\nA,,,,\n"))
    assert list_.unused == ("phonne", "city", "zip code")
    remark = unused_problem(list_.unused, list_.path)
    assert remark.sentence == "these columns are not used: 'phonne' (did you mean phone?), 'city', 'zip code'"
    assert remark.hint == "to use one, say what it holds in a file, as in `phonne: phone`, and give it with --columns FILE"


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("School Name,Phone Number,Website,Language,Qty", "organization,phone,url,language,quantity"),
        ("Name of School,Telephone,Web Site,Lang.,Amount", "organization,phone,url,language,quantity"),
        ("AGENCY,Tel.,web address,Languages,# of copies", "organization,phone,url,language,quantity"),
        ("Organisation*,Phone no.,URL,Preferred language,Copies (total)", "organization,phone,url,language,quantity"),
        ("Nombre de la escuela,Teléfono,Página web,Idioma,Cantidad", "organization,phone,url,language,quantity"),
        ("name,phone_number,web-site,LANG,Número de copias", "organization,phone,url,language,quantity"),
        ("Partner,Piece,Paper size,Abbreviation,Brand color", "organization,material,format,short_name,ink"),
    ],
)
def test_columns_are_understood_as_people_call_them(tmp_path: Path, header: str, fields: str) -> None:
    list_ = read_records(listed(tmp_path, f"{header}\nA,,,,\n"))
    assert {field: list_.header[index] for field, index in list_.columns.items()} == dict(
        zip(fields.split(","), header.split(","), strict=True)
    )
    assert list_.unused == ()


def test_a_field_s_own_name_goes_before_what_else_it_is_called(tmp_path: Path) -> None:
    list_ = read_records(listed(tmp_path, "Name,organization,Telephone,phone\nMrs. B,A,1,2\n"))
    assert (list_.columns["organization"], list_.columns["phone"], list_.unused) == (1, 3, ("Name", "Telephone"))
    assert list_.understood == ()


@pytest.mark.parametrize("cell", ["maple.example", "www.maple.example/help", "https://maple.example"])
def test_a_web_address_needs_no_scheme(tmp_path: Path, cell: str) -> None:
    list_ = read_records(listed(tmp_path, f"organization,web\nA,{cell}\n"))
    organization = record_organization(list_, list_.records[0], [])
    assert organization
    assert organization.url == f"https://{cell.removeprefix('https://')}"


def test_a_map_of_columns(tmp_path: Path) -> None:
    path = listed(tmp_path, "School name,name\nA,Mrs. B\n")
    columns = listed(tmp_path, "School name: organization\n", "map.yaml")
    assert dict(read_records(path, columns).records[0].values) == {"organization": "A"}
    listed(tmp_path, "Schol name: organization\n", "map.yaml")
    assert "did you mean School name or name?" in [each.hint for each in refused(path, columns)]
    listed(tmp_path, "School name: organisation\n", "map.yaml")
    assert [(each.code, each.hint) for each in refused(path, columns)] == [("content-value", "did you mean organization?")]
    listed(tmp_path, "- School name\n", "map.yaml")
    assert [each.code for each in refused(path, columns)] == ["content-type"]


@pytest.mark.parametrize(
    ("header", "sentence", "hint"),
    [
        ("organization,organization", "two columns are called 'organization'", "rename one of them"),
        ("organization,Organization", "the columns 'organization' and 'Organization' both hold organization", "rename one of them"),
        ("School,Name", "the columns 'School' and 'Name' both hold organization", "rename one of them, or say which one holds it"),
        ("Organnization,city", "no column holds the organization's name", "rename the column 'Organnization' to 'organization', or map"),
        ("building,city", "no column holds the organization's name", "name a column 'organization', or map one to it"),
    ],
)
def test_wrong_columns_are_named(tmp_path: Path, header: str, sentence: str, hint: str) -> None:
    (found,) = refused(listed(tmp_path, f"{header}\nA,B\n"))
    assert found.sentence == sentence
    assert found.hint.startswith(hint)
