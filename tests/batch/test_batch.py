"""A list is printed: each record its own words, only what changed is made again, and bad rows are mended and run again."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from library import LIBRARY
from openpyxl import Workbook

from handbill.build.fingerprint import LIBRARIES, fingerprint
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Logo, Organization
from handbill.core.problems import Place

_NAMES = [f"{name}-help-is-here-en-screen.pdf" for name in ("Lakeview-School", "Northgate-High", "Riverside-School")]
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def words(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_each_record_gets_its_own_file(school) -> None:
    answer = school.run("-q")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("warning [content-column]")
    assert "the column 'city' is not used\n    hint: to use one, say what it holds in a file, as in `city: phone`" in answer.err
    assert answer.err.count("\n") == 2
    assert sorted(school.files()) == [*_NAMES, "manifest.json"]
    said = words(school.files()["Lakeview-School-help-is-here-en-screen.pdf"])
    assert "Lakeview School" in said
    assert "336-555-0143" in said
    assert "Riverside" not in said


def test_nothing_changed_writes_nothing(school) -> None:
    school.run()
    before = school.times()
    answer = school.run()
    assert "3 records: nothing changed, 3 files" in answer.out
    assert school.times() == before


def test_one_changed_row_writes_one_file(school) -> None:
    school.run()
    before = school.times()
    school.write(school.list.read_text().replace("336-555-0143", "336-555-0199"))
    answer = school.run()
    assert "1 file written, 2 as they were" in answer.out
    changed = {name for name, time in school.times().items() if before[name] != time}
    assert changed == {"Lakeview-School-help-is-here-en-screen.pdf", "manifest.json"}
    assert "336-555-0199" in words(school.files()["Lakeview-School-help-is-here-en-screen.pdf"])


def test_how_many_are_wanted_changes_no_file(school) -> None:
    school.run()
    school.write(school.list.read_text().replace(",12,", ",13,"))
    assert "nothing changed" in school.run().out


def test_files_deleted_or_altered_by_hand_are_written_again(school) -> None:
    school.run()
    before = school.files()
    (school.out / _NAMES[0]).unlink()
    (school.out / _NAMES[1]).write_bytes(b"altered")
    assert "2 files written, 1 as they were" in school.run().out
    assert school.files() == before


@pytest.mark.parametrize("spoiled", ["", "[]", '{"files": {"a": 1}}'])
def test_a_spoiled_manifest_makes_all_anew(school, spoiled: str) -> None:
    school.run()
    (school.out / "manifest.json").write_text(spoiled)
    assert "3 files written" in school.run().out


def test_a_file_that_belongs_to_no_record_is_listed_each_time_and_kept(school) -> None:
    school.run()
    school.write("\n".join(school.list.read_text().splitlines()[:-1]))
    for _ in range(2):
        assert f"Files not produced by this list: {_NAMES[1]}" in school.run().out
        assert _NAMES[1] in school.files()


def test_a_changed_logo_changes_its_record(school) -> None:
    logo = school.folder / "logo.svg"
    logo.write_text(_LOGO)
    school.write("organization,logo\nA,logo.svg\nB,\n")
    school.run()
    logo.write_text(_LOGO.replace("h9v9z", "h9v8z"))
    os.utime(logo, (1, 1))
    assert "1 file written, 1 as they were" in school.run().out


def test_a_logo_counts_as_what_is_in_it_wherever_it_lies(school, today) -> None:
    logo = school.folder / "logo.svg"
    logo.write_text(_LOGO)
    data = logo.read_bytes()
    drawn, held, other = (
        fingerprint(LIBRARY, JobSpec("help-is-here", today, organization=Organization("A", logos=(Logo(each),))))
        for each in (logo, data, data + b" ")
    )
    assert drawn == held
    assert held != other


def test_every_value_of_an_organization_changes_its_fingerprint(today) -> None:
    plain = Organization("A")
    values = {"name": "B", "phone": "211", "url": "https://a.example", "logos": (Logo(b"<svg/>"),), "colors": (("ink", "#12355b"),)}
    values |= {"short_name": "a", "hero": Hero(Path(__file__), "A cup", "none")}
    values |= {"phone_label": (("en", "A"),), "phone_2": "988", "phone_2_label": (("en", "B"),), "social": ("@a",), "country": "ca"}
    assert values.keys() == {field.name for field in fields(Organization) if field.compare}
    changed = [replace(plain, **{name: value}) for name, value in values.items()]
    made = [fingerprint(LIBRARY, JobSpec("help-is-here", today, organization=each)) for each in (plain, *changed)]
    assert len(set(made)) == len(made)
    moved = replace(plain, places=(("name", Place("mine.yaml", 1)),))
    assert fingerprint(LIBRARY, JobSpec("help-is-here", today, organization=moved)) == made[0]


def test_a_look_changes_a_fingerprint_and_the_order_of_its_editions_does_not(today) -> None:
    plain = JobSpec("help-is-here", today)
    looks = [
        plain,
        replace(plain, theme="word"),
        replace(plain, editions=("large-print",)),
        replace(plain, editions=("high-contrast",)),
        replace(plain, editions=("high-contrast", "large-print")),
    ]
    made = [fingerprint(LIBRARY, look) for look in looks]
    assert len(set(made)) == len(made)
    turned = replace(plain, editions=("large-print", "high-contrast", "large-print"))
    assert (turned, fingerprint(LIBRARY, turned)) == (looks[-1], made[-1])


def test_a_picture_in_a_folder_of_one_s_own_counts_as_what_is_in_it(today, tmp_path: Path) -> None:
    def made() -> str:
        return fingerprint(Campaign.open(tmp_path), JobSpec("help-is-here", today))

    picture = tmp_path / "layouts/pictures/own.svg"
    picture.parent.mkdir(parents=True)
    seen = [made()]
    for content in ("<svg/>", "<svg> </svg>"):
        picture.write_text(content, encoding="utf-8")
        seen.append(made())
    assert len(set(seen)) == 3


def test_a_font_outside_our_packages_counts_as_what_is_in_it(today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> str:
        return fingerprint(Campaign.open(tmp_path / "own"), JobSpec("help-is-here", today))

    own, package = tmp_path / "own/layouts/fonts", tmp_path / "packages" / "our_fonts"
    for folder in (own, package):
        folder.mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(package.parent)
    seen = [made()]
    (tmp_path / "own/layouts/fonts.yaml").write_text("ours: {package: our_fonts, file: ours.ttf}\n", encoding="utf-8")
    seen.append(made())
    for path in (package / "ours.ttf", own / "mine.ttf"):
        for data in (b"a font", b"another"):
            path.write_bytes(data)
            seen.append(made())
    assert len(set(seen)) == len(seen) == 6
    assert made() == seen[-1]


def test_everything_wrong_is_told_before_anything_is_printed(school) -> None:
    (school.folder / "logo.svg").write_text("<svg><script/></svg>")
    school.write(
        "organization,phone,language,material,format,logo,quantity\n"
        "A,555-01,en,,,,\n"
        "B,,xx,,,,\n"
        "C,,,help-is-hear,,,\n"
        "D,,,,us-card,,\n"
        "E,,,,,logo.svg,\n"
        "F,,,,,,some\n"
        f"{'W' * 80},,,indicator-card,,,\n"
        "G,,,,,,\n"
        "G,,,,,,\n"
        "g,,,,,,\n"
        "H,,en+es+fr,,,,\n"
    )
    answer = school.run()
    assert answer.code == 2
    assert not school.out.exists()
    for row, column in ((2, "phone"), (3, "language"), (4, "material"), (5, "format"), (6, "logo"), (7, "quantity")):
        assert answer.err.count(f"schools.csv:{row} ({column})") == 1, (row, column)
    assert "schools.csv:10: this row repeats row 9" in answer.err
    assert "schools.csv:11: rows 9 and 11 would both be written to g-help-is-here-en-screen.pdf" in answer.err
    assert "(row 12)" in answer.err
    assert "schools.csv:8 (organization): " in answer.err
    assert "problem [fit-" in answer.err
    assert answer.err.endswith("; nothing was written.\n")


def test_words_that_do_not_fit_are_told_by_row(school) -> None:
    school.write("organization\nA\n" + "W" * 80 + "\n")
    answer = school.run(material="indicator-card")
    assert answer.code == 6
    assert not school.out.exists()
    assert "schools.csv:3 (organization): " in answer.err
    assert "problem [fit-" in answer.err


def test_an_unknown_piece_on_the_command_line_is_told_once(school) -> None:
    answer = school.run(material="no-such-piece")
    assert (answer.code, answer.err.count("problem [")) == (2, 1)


def test_no_piece_at_all(school) -> None:
    assert "give --material" in school.run(material="").err


def test_bad_rows_are_left_out_mended_and_run(school) -> None:
    (school.folder / "logo.svg").write_text(_LOGO)
    school.write("organization,phone,logo,city\nA,336-555-0142,logo.svg,x\nB,555-01,logo.svg,Elon\n=C1,,,y\n")
    answer = school.run("--skip-bad")
    assert answer.code == 3
    assert "1 record: 1 file written" in answer.out
    assert "2 rows left out" in answer.out
    left = school.out / "schools-bad.csv"
    rows = list(csv.reader(left.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["organization", "phone", "logo", "city", "problem"]
    assert rows[1] == ["B", "555-01", "../logo.svg", "Elon", "phone: '555-01' is not a telephone number"]
    assert "formula" in rows[2][4]
    left.write_text(left.read_text(encoding="utf-8-sig").replace("B,555-01,", "B,336-555-0143,").replace("=C1", "C"), encoding="utf-8-sig")
    mended = school.run(list_=left)
    assert (mended.code, mended.err.count("[")) == (0, 1)
    assert "the column 'city' is not used" in mended.err
    assert "not produced by this list" not in mended.out
    assert {"A-help-is-here-en-screen.pdf", "B-help-is-here-en-screen.pdf", "C-help-is-here-en-screen.pdf"} < school.files().keys()
    # The first list again: what was mended stays, and the new list of bad rows gets a name of its own, once.
    corrected = left.read_bytes()
    for _ in range(2):
        assert "schools-bad-2.csv" in school.run("--skip-bad").out
    assert left.read_bytes() == corrected
    assert {name for name in school.files() if name.endswith(".csv")} == {"schools-bad.csv", "schools-bad-2.csv"}


@pytest.mark.parametrize("rows", ["A,en+es\nB,es", "A,es\nB,en+es"])
def test_pieces_with_one_side_and_with_two_are_both_described(school, rows: str) -> None:
    school.write(f"organization,language\n{rows}\n")
    answer = school.run("--for", "office")
    assert answer.code == 0
    assert {"one side", "both sides, flip on the long edge"} <= {part.strip() for part in re.split("[;\n]", answer.out)}


def test_when_every_row_is_bad_only_the_list_of_them_is_written(school) -> None:
    school.write("organization,phone\nA,555-01\n")
    answer = school.run("--skip-bad")
    assert (answer.code, answer.out) == (4, "")
    assert "Every row was left out, see" in answer.err
    assert list(school.files()) == ["schools-bad.csv"]
    assert school.files()["schools-bad.csv"].decode("utf-8-sig").startswith("organization,phone,problem")
    assert school.run(list_=school.list).code == 4
    assert list(school.files()) == ["schools-bad.csv"]


@pytest.mark.usefixtures("library_alone")
def test_rejected_rows_join_the_files_of_their_list(school, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school.folder)
    school.write("organization,phone\nA,555-01\nB,336-555-0143\n")
    common = ["--material", "help-is-here", "--for", "press"]
    first = school.call("schools.csv", *common, "--skip-bad")
    assert (first.code, "1 file written" in first.out) == (4, True)
    bad = school.folder / "output" / "batch" / "schools-press" / "schools-bad.csv"
    bad.write_text(bad.read_text(encoding="utf-8-sig").replace("555-01", "336-555-0142", 1), encoding="utf-8")
    again = school.call(str(bad.relative_to(school.folder)), *common)
    assert (again.code, again.err) == (0, "")
    assert "Files not produced by this list" not in again.out
    assert sorted(path.name for path in bad.parent.glob("*.pdf")) == ["A-help-is-here-en.pdf", "B-help-is-here-en.pdf"]
    assert [path.name for path in bad.parents[1].iterdir()] == ["schools-press"]


def test_several_pieces_and_languages_make_a_file_each(school) -> None:
    school.write('organization,language\nA,"Spanish, Arabic"\nB,es + en\n')
    answer = school.run("--material", "room-notice")
    assert (answer.code, answer.err) == (0, "")
    assert "2 records: 6 files written" in answer.out
    assert sorted(name for name in school.files() if name.endswith(".pdf")) == [
        *(f"A-{piece}-{tag}-screen.pdf" for piece in ("help-is-here", "room-notice") for tag in ("ar", "es")),
        *(f"B-{piece}-es+en-screen.pdf" for piece in ("help-is-here", "room-notice")),
    ]


def test_a_name_for_several_pieces_must_tell_them_apart(school) -> None:
    answer = school.run("--material", "room-notice", "--name", "{organization}.pdf")
    assert answer.code == 2
    assert "schools.csv:2: two files of row 2 would be written to Riverside-School-screen.pdf" in answer.err
    assert not school.out.exists()


def test_other_options_leave_the_files_of_an_earlier_run(school) -> None:
    runs = [(), ("--theme", "Word"), ("--for", "Office", "--sheet", "US Letter"), ("-f", "A4"), ("--inks", "black"), ("--region", "metric")]
    for words in runs:
        assert school.run(*words).code == 0
    assert len([name for name in school.files() if name.startswith("Lakeview")]) == len(runs)
    assert "Lakeview-School-help-is-here-en-plain-letter.pdf" in school.files()


def test_an_option_in_vain_is_a_problem(school) -> None:
    answer = school.run("-l", "es")
    assert answer.code == 2
    assert "[usage-unused] --language has no effect: the column 'language' of the list has a language in every row" in answer.err


def test_a_workbook_and_a_map_of_columns(school) -> None:
    book = Workbook()
    book.active.append(("School", "Line", "Sum"))
    book.active.append(("Riverside", "336-555-0142", "=1+1"))
    book.save(school.folder / "schools.xlsx")
    (school.folder / "map.yaml").write_text("School: organization\nLine: phone\n")
    answer = school.run(
        "--columns", str(school.folder / "map.yaml"), "--name", "{School}-{format}-{row}.pdf", list_=school.folder / "schools.xlsx"
    )
    assert (answer.code, answer.err.count("[")) == (0, 1)
    assert "the column 'Sum' is not used" in answer.err
    assert "Columns understood: 'School' as organization, 'Line' as phone\n" in answer.out
    assert "Riverside-letter-2-screen.pdf" in school.files()


def test_what_a_piece_has_no_room_for_is_a_warning(school) -> None:
    school.write("organization,phone,url\nA,336-555-0142,https://a.example\nB,336-555-0143,https://b.example\nC,336-555-0144,\n")
    answer = school.run(material="indicator-card")
    assert answer.code == 0
    assert answer.err.count("warning [fit-unprinted]") == 1
    assert "indicator-card as us-card has no room for the organization's web address" in answer.err


def test_a_changed_short_name_changes_its_record(school) -> None:
    long_name = "W" * 8 + " WWWWWWWW" * 9
    for short in ("Riverside", "Hillside"):
        school.write(f"organization,short_name,phone\n{long_name},{short},336-555-0142\n")
        assert school.run("-l", "km", material="indicator-card").code == 0
        (name,) = (name for name in school.files() if name.endswith(".pdf"))
        assert short in words(school.files()[name])


def test_a_misspelled_column_is_a_warning(school) -> None:
    school.write("organization,phonne\nA,1\n")
    answer = school.run()
    assert answer.code == 0
    assert "warning [content-column]" in answer.err
    assert "the column 'phonne' (did you mean phone?) is not used" in answer.err


def test_two_processes_write_the_same_bytes_as_one(school) -> None:
    school.run()
    alone = school.files()
    for path in school.out.iterdir():
        path.unlink()
    assert school.run("--jobs", "2").code == 0
    assert school.files() == alone


def test_the_bytes_of_a_file_depend_on_its_own_record_alone(school) -> None:
    """Whatever other records there are, in other letters and with logos, and in whatever order."""
    (school.folder / "logo.svg").write_text(_LOGO)
    rows = ("Riverside School,336-555-0142,", "مدرسة النهر,336-555-0143,", "École Ångström,336-555-0144,logo.svg", "Northgate High,,")
    lists = (rows, rows[::-1], *((row,) for row in rows))
    made: dict[str, set[bytes]] = {}
    for each in lists:
        school.write("\n".join(["organization,phone,logo", *each]))
        assert school.run().code == 0
        for path in school.out.glob("*.pdf"):
            made.setdefault(path.name, set()).add(path.read_bytes())
        shutil.rmtree(school.out)
    assert [len(files) for files in made.values()] == [1] * len(rows)


def test_one_zip_with_the_same_bytes_each_time(school) -> None:
    school.run("--zip")
    first = school.files()
    assert sorted(first) == ["manifest.json", "schools-screen.zip"]
    with zipfile.ZipFile(school.out / "schools-screen.zip") as archive:
        assert archive.namelist() == [_NAMES[2], _NAMES[0], _NAMES[1]]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        loose = {name: archive.read(name) for name in archive.namelist()}
    assert "nothing changed" in school.run("--zip").out
    assert school.files() == first
    (school.out / "schools-screen.zip").unlink()
    school.run("--zip")
    assert school.files() == first
    school.run()
    assert {name: data for name, data in school.files().items() if name in loose} == loose


def test_a_zip_takes_over_what_has_not_changed(school) -> None:
    school.run("--zip")
    school.write(school.list.read_text().replace("336-555-0143", "336-555-0199"))
    assert "1 file written, 2 as they were" in school.run("--zip").out
    with zipfile.ZipFile(school.out / "schools-screen.zip") as archive:
        assert "336-555-0199" in words(archive.read(_NAMES[0]))
        assert "336-555-0142" in words(archive.read(_NAMES[2]))
    school.write("\n".join(school.list.read_text().splitlines()[:-1]))
    assert "nothing changed" not in school.run("--zip").out
    with zipfile.ZipFile(school.out / "schools-screen.zip") as archive:
        assert archive.namelist() == [_NAMES[2], _NAMES[0]]


def test_cards_of_all_records_share_sheets(school) -> None:
    answer = school.run("--impose", "--for", "office", material="indicator-card")
    assert answer.code == 0
    assert "24 copies need 3 sheets" in answer.out
    said = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(school.files()["sheets-us-card-001.pdf"])]
    assert len(said) == 6
    backs = said[1::2]
    assert [[back.count(number) for number in ("336-555-0142", "336-555-0143", "336-555-0144")] for back in backs] == [
        [10, 0, 0],
        [2, 5, 3],
        [0, 0, 4],
    ]
    assert "nothing changed" in school.run("--impose", "--for", "office", material="indicator-card").out


def test_a_record_of_many_cards_goes_on_in_the_next_file(school) -> None:
    school.write("organization,phone,quantity\nA,336-555-0142,498\nB,336-555-0143,7\n")
    school.run("--impose", "--for", "office", "--first", "2", material="indicator-card")
    pages = {name: len(pdfium.PdfDocument(data)) for name, data in school.files().items() if name.endswith(".pdf")}
    assert pages == {"sheets-us-card-from-2-001.pdf": 100, "sheets-us-card-from-2-002.pdf": 2}
    last = pdfium.PdfDocument(school.files()["sheets-us-card-from-2-002.pdf"])[1].get_textpage().get_text_range()
    assert last.count("336-555-0143") == 6


@pytest.mark.parametrize(
    "words_", [("--impose",), ("--impose", "--zip", "--for", "office"), ("--impose", "--for", "office", "--name", "x")]
)
def test_options_that_exclude_each_other(school, words_: tuple[str, ...]) -> None:
    answer = school.run(*words_)
    assert answer.code == 2
    assert "[usage-output]" in answer.err


def test_the_manifest_says_what_each_file_is(school) -> None:
    import hashlib

    school.run()
    files = json.loads((school.out / "manifest.json").read_text())["files"]
    assert sorted(each["file"] for each in files.values()) == _NAMES
    assert all(hashlib.sha256(school.files()[each["file"]]).hexdigest() == each["sha256"] for each in files.values())


def test_every_library_that_shapes_a_page_is_part_of_the_digest() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {requirement.partition(">")[0] for requirement in project["dependencies"]}
    # These read files, or judge them, or serve the terminal and the browser.
    apart = {"click", "flask", "myanmartools", "openpyxl", "page-validation", "pikepdf", "polib", "pypdfium2", "python-myanmar", "pyyaml"}
    apart |= {"markupsafe", "waitress", "zxing-cpp"}
    assert set(LIBRARIES) == named - apart
