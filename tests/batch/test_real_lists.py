"""Lists as people's programs really save them: what they hide, mark, code, format or break is read right, or told."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from handbill.batch.records.check_record import record_organization
from handbill.batch.records.records import Records, read_records
from handbill.core.problems import Problem, ProblemsFound

HEAD = ("organization", "phone", "quantity")
ROW = ("River School", "336-555-0142", 1)


def made(folder: Path, change: Callable[[Workbook], None] = lambda book: None, *rows: tuple[object, ...]) -> Path:
    """A workbook with one sheet of these rows, changed."""
    book = Workbook()
    for row in rows or (HEAD, ROW):
        book.active.append(row)
    change(book)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes], name: str | None = None) -> Path:
    """A workbook with one part changed, or under another name."""
    with zipfile.ZipFile(path) as before:
        parts = {info.filename: before.read(info) for info in before.infolist()}
    parts[name or part] = change(parts.pop(part))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for each, data in parts.items():
            after.writestr(each, data)
    return path


def csv_file(folder: Path, data: str | bytes) -> Path:
    (folder / "list.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / "list.csv"


def names(list_: Records) -> list[str]:
    return [record.value("organization") for record in list_.records]


def remarks(list_: Records) -> list[tuple[str, str]]:
    return [(remark.code, remark.sentence) for remark in list_.remarks]


def refusal(path: Path) -> ProblemsFound:
    with pytest.raises(ProblemsFound) as found:
        read_records(path)
    return found.value


def test_a_sheet_formatted_down_to_its_last_row_has_one_row(tmp_path: Path) -> None:
    formatted = b"".join(b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(3, 1_048_577))
    path = rewritten(made(tmp_path), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", formatted + b"</sheetData>"))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    list_ = read_records(path)
    assert (names(list_), list_.read, remarks(list_)) == (["River School"], "1 row read from the sheet 'Sheet', row 2", [])
    assert time.monotonic() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kB


def test_the_limit_counts_rows_that_say_something(tmp_path: Path) -> None:
    assert names(read_records(csv_file(tmp_path, "organization,phone\nA,\n" + ",\n" * 210_000 + "B,\n"))) == ["A", "B"]
    found = refusal(csv_file(tmp_path, "organization\n" + "A\n" * 200_001))
    assert [problem.sentence for problem in found.problems] == ["the table has more than 200,000 rows"]


def hide_rows(book: Workbook) -> None:
    book.active.append(("Closed", "336-555-0143", 1))
    book.active.append(("Low", "336-555-0144", 1))
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[4].height = 7


def test_hidden_rows_are_told_and_printed_only_if_asked(tmp_path: Path) -> None:
    low = b'ht="7"'
    list_ = read_records(rewritten(made(tmp_path, hide_rows), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(low, b'ht="0"')))
    assert (names(list_), list_.read) == (["River School"], "1 row read from the sheet 'Sheet', row 2")
    assert remarks(list_) == [("content-hidden", "rows 3, 4 are hidden in the sheet, and not printed")]
    asked = read_records(tmp_path / "list.xlsx", hidden_rows=True)
    assert (names(asked), asked.read) == (["River School", "Closed", "Low"], "3 rows read from the sheet 'Sheet', rows 2 to 4")
    assert remarks(asked) == [("content-hidden", "rows 3, 4 are hidden in the sheet, and printed all the same")]


def test_a_list_of_hidden_rows_only_says_so(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.active.row_dimensions[2].hidden = True

    found = refusal(made(tmp_path, hide))
    assert [problem.code for problem in found.problems] == ["content-records"]
    assert [remark.code for remark in found.remarks] == ["content-hidden"]


def test_hidden_columns_are_told(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.active.column_dimensions["B"].hidden = True

    list_ = read_records(made(tmp_path, hide))
    assert list_.records[0].value("phone") == "336-555-0142"
    assert remarks(list_) == [("content-hidden", "the column 'phone' is hidden in the sheet, and read all the same")]


def hidden_first(book: Workbook) -> None:
    book.create_sheet("lists", 0).append(HEAD)
    book.worksheets[0].append(("From the choices",))
    book.worksheets[0].sheet_state = "hidden"


def explained_first(book: Workbook) -> None:
    about = book.create_sheet("Read me", 0)
    about.append(("How to fill in this list",))
    about.append(("Write names in column A",))


def chart_first(book: Workbook) -> None:
    book.create_chartsheet("Chart", 0)


def empty_first(book: Workbook) -> None:
    book.create_sheet("Blank", 0)


@pytest.mark.parametrize(
    ("change", "others"),
    [
        (hidden_first, "'lists' (hidden)"),
        (explained_first, "'Read me'"),
        (chart_first, "'Chart' (no table)"),
        (empty_first, "'Blank'"),
    ],
)
def test_the_first_visible_sheet_with_a_head_is_read_and_named(tmp_path: Path, change: Callable[[Workbook], None], others: str) -> None:
    list_ = read_records(made(tmp_path, change))
    assert (names(list_), list_.read) == (["River School"], "1 row read from the sheet 'Sheet', row 2")
    assert remarks(list_) == [("content-sheet", f"the sheet 'Sheet' is read, and not: {others}")]


def test_where_no_sheet_has_a_head_the_problem_comes_with_the_sheet_that_was_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.active.title = "Notes"
        book.create_sheet("More").append(("building", "city"))

    found = refusal(made(tmp_path, change, ("place", "town"), ("A", "B")))
    assert [problem.code for problem in found.problems] == ["content-key-missing"]
    assert [remark.sentence for remark in found.remarks] == ["the sheet 'Notes' is read, and not: 'More'"]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (3365550142, "(000) 000-0000", "(336) 555-0142"),
        (3365550142, "000\\-000\\-0000", "336-555-0142"),
        (3365550142.0, "General", "3365550142"),
        (3365550142, "[<=9999999]###-####;(###) ###-####", "(336) 555-0142"),
        (5550142, "[<=9999999]###-####;(###) ###-####", "555-0142"),
        (3365550142, '"+1 "000-000-0000', "+1 336-555-0142"),
        (3365550142, "000\\.000\\.0000", "336.555.0142"),
        (3365550142, "[$-409]000-000-0000;@", "336-555-0142"),
        (211, "(###) ###-####", "211"),
        (3365550142, '"Tel. "000-000-0000', "3365550142"),
        (3365550142, "#,##0", "3365550142"),
        (3365550142, "0.00E+00", "3365550142"),
        (42, "# ?/?", "42"),
        (0.1, "General", "0.1"),
    ],
)
def test_numbers_are_read_as_they_are_shown(tmp_path: Path, value: float, style: str, shown: str) -> None:
    def change(book: Workbook) -> None:
        book.active["B2"].number_format = style

    assert read_records(made(tmp_path, change, HEAD, ("A", value, 1))).records[0].value("phone") == shown


def test_days_and_numbers_with_units_are_values(tmp_path: Path) -> None:
    import datetime as dt

    def change(book: Workbook) -> None:
        book.active["C2"].number_format = '#,##0" pcs"'

    list_ = read_records(made(tmp_path, change, (*HEAD, "day"), ("A", None, 1250, dt.date(2027, 3, 1))))
    assert list_.records[0].cells == ("A", "", "1250", "2027-03-01")


BROKEN_FONT = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><family val="99"/></font></fonts>'
)


@pytest.mark.parametrize(
    ("part", "change", "name"),
    [
        ("xl/styles.xml", lambda xml: BROKEN_FONT + b"</styleSheet>", None),
        ("xl/styles.xml", lambda xml: BROKEN_FONT, None),
        ("xl/styles.xml", lambda xml: b"", None),
        ("xl/worksheets/sheet1.xml", lambda xml: xml, "xl/Worksheets/Sheet1.xml"),
        ("xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<c r="A1" t="s"', b'<c r="A1" s="77" t="s"'), None),
        ("xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<dimension ref=", b"<dimension ref='B9' x="), None),
        ("xl/worksheets/sheet1.xml", lambda xml: xml.replace(b' r="1"', b"").replace(b' r="2"', b""), None),
        ("[Content_Types].xml", lambda xml: b"", None),
        ("docProps/core.xml", lambda xml: b"<broken", None),
    ],
)
def test_values_are_read_whatever_is_wrong_beside_them(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], name: str | None
) -> None:
    list_ = read_records(rewritten(made(tmp_path), part, change, name))
    assert dict(list_.records[0].values) == {"organization": "River School", "phone": "336-555-0142", "quantity": "1"}


SHARED = (
    b"<sst><si><t>organization</t></si><si><r><t xml:space='preserve'>River </t></r><r><rPr><b/></rPr><t>School</t></r>"
    b"<rPh><t>ri</t></rPh></si></sst>"
)
RELATION = (
    b'<Relationship Id="r9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="/xl/sharedstrings.XML"/>'
)


def test_strings_that_cells_share(tmp_path: Path) -> None:
    path = rewritten(made(tmp_path), "docProps/app.xml", lambda xml: SHARED, "XL\\SharedStrings.xml")
    rewritten(path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</Relationships>", RELATION + b"</Relationships>"))
    cells = b'<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>'
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>")
    assert [(record.row, record.cells) for record in read_records(path).records] == [(2, ("River School",))]


def test_elements_with_a_prefix_are_read(tmp_path: Path) -> None:
    def prefixed(xml: bytes) -> bytes:
        return (
            xml.replace(b"</", b"</x:")
            .replace(b"<", b"<x:")
            .replace(b"<x:/x:", b"</x:")
            .replace(b"<x:?", b"<?")
            .replace(b"xmlns=", b"xmlns:x=")
        )

    assert names(read_records(rewritten(made(tmp_path), "xl/worksheets/sheet1.xml", prefixed))) == ["River School"]


@pytest.mark.parametrize(
    ("written", "read", "code"),
    [
        ("River_x000D_ School", "River School", "content-text"),
        ("River_x000D_\nSchool", "River\nSchool", "content-text"),
        ("A_x0026_B", "A&B", "content-text"),
        ("_xD83C__xDF33_ School", "\U0001f333 School", "content-text"),
        ("A_x005F_x0042_", "A_x0042_", "content-text"),
        ("Women&#39;s &amp; Children&apos;s Aid", "Women's & Children's Aid", "content-text"),
        ("AT&T; and R&D", "AT&T; and R&D", ""),
        ("'2nd Chance House", "2nd Chance House", "content-text"),
        ("'Ohana House", "'Ohana House", "content-text"),
        ("\u200eRiver School\u200f", "River School", ""),
        ('="River School"', "River School", ""),
        ("Escuela PeÃ±a del RÃ\xado", "Escuela Peña del Río", "content-text"),
        ("Womenâ€™s Aid", "Women\u2019s Aid", "content-text"),
        ("JOÃO «Âª»", "JOÃO «Âª»", ""),
        ("Școala Ñañô", "Școala Ñañô", ""),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_programs_put_into_cells_is_taken_out(tmp_path: Path, written: str, read: str, code: str, kind: str) -> None:
    if kind == "csv":
        quoted = written.replace('"', '""')
        path = csv_file(tmp_path, f'organization,phone\n"{quoted}",\n')
    else:
        path = made(tmp_path, lambda book: None, HEAD, (written,))
    list_ = read_records(path)
    assert names(list_) == [read]
    assert [remark.code for remark in list_.remarks] == [code] * bool(code)


def test_a_column_in_which_each_cell_is_marked_as_text(tmp_path: Path) -> None:
    list_ = read_records(csv_file(tmp_path, "organization,phone\n'River School,'336-555-0142\n'Hill School,'+1 336 555 0143\n"))
    assert names(list_) == ["River School", "Hill School"]
    assert [record.value("phone") for record in list_.records] == ["336-555-0142", "+1 336 555 0143"]
    assert remarks(list_) == [
        ("content-text", "the apostrophe before the value, which marks text in a spreadsheet, is left out (rows 2, 3)")
    ]


@pytest.mark.parametrize("cell", ["3.36555E+09", "3,37E+09", "########"])
def test_numbers_that_a_spreadsheet_has_shortened_are_refused(tmp_path: Path, cell: str) -> None:
    list_ = read_records(csv_file(tmp_path, f'organization,phone,quantity\nA,"{cell}",{cell if cell[1] != "," else 1}\n'))
    problems: list[Problem] = []
    record_organization(list_, list_.records[0], problems)
    assert {problem.code for problem in problems} == {"content-number-shortened"}
    assert {"phone"} <= {problem.place.key for problem in problems} <= {"phone", "quantity"}


def test_whole_numbers_that_went_through_fractions(tmp_path: Path) -> None:
    list_ = read_records(csv_file(tmp_path, "organization,phone,quantity\nA,3365550142.0,25.0\n"))
    assert (list_.records[0].value("phone"), list_.records[0].value("quantity")) == ("3365550142", "25")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("sep=;\norganization;phone\nA;336-555-0142\n", 3),
        ('"SEP=|"\r\norganization|phone\r\nA|336-555-0142\r\n', 3),
        ('organization;"city, state, zip, county";phone\nA;Elon;336-555-0142\n', 2),
        ('"List, of, all, our, schools"\n\norganization\tphone\nA\t336-555-0142\n', 4),
        ("organization|phone\nA|336-555-0142\n", 2),
    ],
)
def test_what_separates_cells_is_found(tmp_path: Path, text: str, row: int) -> None:
    (record,) = read_records(csv_file(tmp_path, text)).records
    assert (record.row, record.value("organization"), record.value("phone")) == (row, "A", "336-555-0142")


def test_titles_above_the_names_of_the_columns_are_told(tmp_path: Path) -> None:
    rows = (("Partners of the county", None, None), (), ("As of", "March 1", None), ("School", "Tel.", "Qty"), ROW)
    list_ = read_records(made(tmp_path, lambda book: None, *rows))
    assert ([record.row for record in list_.records], names(list_)) == ([5], ["River School"])
    said = "the names of the columns are in row 4; what stands above them is not read: 'Partners of the county As of March 1'"
    assert remarks(list_) == [("content-head", said)]


def test_an_organization_called_like_a_column_is_no_head(tmp_path: Path) -> None:
    list_ = read_records(csv_file(tmp_path, "organization,city\nA,Elon\nClinic,Salem\n"))
    assert names(list_) == ["A", "Clinic"]
    assert [problem.code for problem in refusal(csv_file(tmp_path, "building,city\nClinic,Salem\n")).problems] == ["content-key-missing"]


def test_a_column_without_a_name_is_told(tmp_path: Path) -> None:
    list_ = read_records(csv_file(tmp_path, "organization,,phone,\nA,x,336-555-0142,\n"))
    assert remarks(list_) == [("content-column", "the column B has no name, and is not used")]


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("utf-8-sig", "Escuela Peña", ""),
        ("utf-16", "Escuela Peña", ""),
        ("utf-16-le", "Escuela Peña", ""),
        ("utf-16-be", "Escuela Peña", ""),
        ("cp1252", "Escuela Peña", "Windows-1252"),
        ("cp1252", "Women\u2019s Café \u2013 É", "Windows-1252"),
        ("cp1250", "Dom Łódź Świętej", "Windows-1250"),
        ("mac_roman", "Escuela Bilingüe Peña", "Mac Roman"),
        ("cp850", "Acción de la niñez", "MS-DOS (850)"),
    ],
)
def test_encodings_of_spreadsheets_are_recognized(tmp_path: Path, encoding: str, text: str, name: str) -> None:
    list_ = read_records(csv_file(tmp_path, f"organization,phone\nA,\n{text},336-555-0142\n".encode(encoding)))
    assert names(list_) == ["A", text]
    said = f"this is not UTF-8 text; it is read as {name}: '{text},336-555-0142'"
    assert remarks(list_) == ([("content-encoding", said)] if name else [])
    assert [remark.place.line for remark in list_.remarks] == [3] * bool(name)


def test_letters_of_another_alphabet_are_not_guessed(tmp_path: Path) -> None:
    found = refusal(csv_file(tmp_path, "organization\nДом ребёнка\n".encode("cp1251")))
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("content-encoding", 2)]


def zipped(*parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "this is an old Excel file (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "this is a workbook with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "this is an old Office file, and no table"),
        (zipped("mimetype", "content.xml"), "this is an OpenDocument file (.ods)"),
        (zipped("Index/Document.iwa"), "this is a Numbers file"),
        (zipped("xl/workbook.bin"), "this is a binary Excel file (.xlsb)"),
        (zipped("word/document.xml"), "this is a Word file"),
        (zipped("schools.csv"), "this is a ZIP archive"),
        (zipped("xl/workbook.xml"), "this workbook is damaged"),
        (b"PK\x03\x04", "this workbook is damaged"),
        (b"%PDF-1.7\n", "this is a PDF"),
        (b"<html><table><tr><td>organization", "this is a web page, whatever its name ends in"),
        (b'organization\n"A\n', "the quotation marks in this row do not match"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    (problem,) = refusal(csv_file(tmp_path, data)).problems
    assert problem.sentence == sentence
    assert problem.hint


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaa">]>'
    path = rewritten(made(tmp_path), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<worksheet", entities + b"<worksheet", 1))
    assert [problem.sentence for problem in refusal(path).problems] == ["this workbook is damaged"]


def test_a_cell_far_out_is_no_wide_table(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet: Worksheet = book.active
        sheet["XFD3"] = " "

    assert remarks(read_records(made(tmp_path, change))) == []


def test_what_was_read_is_said_also_where_a_run_stops(school) -> None:
    path = made(school.folder, hide_rows)
    fine = school.run("--hidden-rows", list_=path)
    assert (fine.code, len(list(school.out.glob("*.pdf")))) == (0, 3)
    assert f"{path}: 3 rows read from the sheet 'Sheet', rows 2 to 4" in fine.out
    bad = made(school.folder, hide_rows, (*HEAD, "delivery"), ("A", "336-555-01", 1))
    stopped = school.run(list_=bad)
    assert (stopped.code, stopped.out) == (4, ""), stopped.err
    assert "2 rows read from the sheet 'Sheet', rows 2 to 4" in stopped.err
    assert "warning [content-hidden]" in stopped.err
    assert "the column 'delivery' is not used" in stopped.err


def test_a_long_name_in_a_list_is_printed_in_each_script(school) -> None:
    name = "State Coalition Against Exploitations"
    assert len(name) == 37
    path = csv_file(school.folder, f"School Name,Phone Number,Language\n{name},3365550142,ENGLISH\n{name},,العربية\n{name},,my\n")
    answer = school.run(list_=path)
    assert (answer.code, len(list(school.out.glob("*.pdf")))) == (0, 3), answer.err
