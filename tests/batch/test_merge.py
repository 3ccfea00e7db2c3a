"""One file of all records: what each says, its bookmark, what the file says of itself, and how it is written."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from library import FONTS
from PIL import ImageChops

import handbill.batch.run
from handbill.batch.worker_tasks import TaskResult
from handbill.core.problems import Problem
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight
from handbill.preflight.preview import page_images
from handbill.preflight.text.strings import page_texts

ROOT = Path(__file__).parents[2]
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#123456" d="M0 0h9v9z"/></svg>'
MIXED = """organization,phone,language,material,format,logo
Riverside School,336-555-0142,en,help-is-here,letter,
مدرسة النهر,336-555-0143,ar,help-is-here,a4,
Northgate High,336-555-0144,en+es,help-is-here,letter,logo.svg
Room 7 0 R (North),,km,know-the-signs,,logo.svg
"""


def merged(school: Any, name: str = "schools-screen.pdf") -> bytes:
    return bytes(school.files()[name])


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    document = pdfium.PdfDocument(pdf)
    return [(each.get_title(), each.get_dest().get_index()) for each in document.get_toc()]


@pytest.fixture
def mixed(school: Any) -> Any:
    (school.folder / "logo.svg").write_text(_LOGO)
    school.write(MIXED)
    school.material = ""
    return school


def alone(school: Any, *words: str) -> list[bytes]:
    """The files of the records, each by itself, in the order of the list."""
    assert school.run("--name", "{row}.pdf", *words).code == 0
    files = school.files()
    return [files[f"{row}-screen.pdf"] for row in range(2, 2 + sum(name.endswith(".pdf") and name[0].isdigit() for name in files))]


def test_one_file_holds_every_record_with_its_bookmark(school) -> None:
    answer = school.run("--merge")
    assert (answer.code, answer.err.count("warning")) == (0, 1)
    assert "3 records: 1 file written, in " in answer.out
    assert "schools-screen.pdf" in answer.out
    assert sorted(school.files()) == ["manifest.json", "schools-screen.pdf"]
    assert bookmarks(merged(school)) == [("Riverside School", 0), ("Lakeview School", 1), ("Northgate High", 2)]
    for said, number in zip(page_texts(merged(school)), ("0142", "0143", "0144"), strict=True):
        assert [other for other in ("0142", "0143", "0144") if f"336-555-{other}" in said] == [number]


def test_pages_are_those_of_the_files_alone_whatever_the_records_are(mixed) -> None:
    files = alone(mixed)
    assert mixed.run("--one-file").code == 0
    pdf = merged(mixed)
    assert page_texts(pdf) == [text for each in files for text in page_texts(each)]
    for one, other in zip(page_images(pdf, 72), [page for each in files for page in page_images(each, 72)], strict=True):
        assert ImageChops.difference(one, other).getbbox() is None
    assert bookmarks(pdf) == [
        ("Riverside School · help-is-here · English · letter", 0),
        ("مدرسة النهر · help-is-here · Arabic · a4", 1),
        ("Northgate High · help-is-here · English + Spanish · letter", 2),
        ("Room 7 0 R (North) · know-the-signs · Khmer · tabloid", 4),
    ]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        parts = document.Root.StructTreeRoot.K[0].K
        assert [str(part.Lang) for part in parts] == ["en", "ar", "en", "km"]
        assert str(document.docinfo["/Title"]) == "schools"
        logos = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        # One on each side.
        assert len([each for each in logos if "Northgate High" in str(each.Alt)]) == 2
    assert preflight(pdf, CheckOptions("screen", fonts=FONTS)) == []


def test_a_volume_of_one_piece_is_called_like_the_piece(school) -> None:
    school.run("--merge")
    with pikepdf.open(io.BytesIO(merged(school))) as document:
        assert str(document.docinfo["/Title"]) == "Help is here."
        assert "/Author" not in document.docinfo
        assert str(document.Root.Lang) == "en"
        assert b"pdfuaid:part>1<" in document.Root.Metadata.read_bytes()


@pytest.mark.parametrize(("purpose", "material"), [("office", "indicator-card"), ("press", "help-is-here")])
def test_sheets_follow_each_other_and_claim_what_they_claimed(school, purpose: str, material: str) -> None:
    words = ("--for", purpose)
    assert school.run("--name", "{row}.pdf", *words, material=material).code == 0
    ending = "" if purpose == "office" else "-press"
    files = [school.files()[f"{row}{ending}.pdf"] for row in (2, 3, 4)]
    assert school.run("--merge", *words, material=material).code == 0
    pdf = merged(school, f"schools{ending}.pdf")
    assert page_texts(pdf) == [text for each in files for text in page_texts(each)]
    options = CheckOptions(purpose, fonts=FONTS)
    assert preflight(pdf, options) == [each for each in preflight(files[0], options) if each.page == 0]
    with pikepdf.open(io.BytesIO(pdf)) as document, pikepdf.open(io.BytesIO(files[0])) as first:
        assert document.pdf_version == first.pdf_version
        assert document.docinfo.get("/GTS_PDFXVersion") == first.docinfo.get("/GTS_PDFXVersion")
        assert document.Root.get("/OutputIntents") == first.Root.get("/OutputIntents")
        assert ("/OutputIntents" in document.Root) == (purpose == "press")
        boxes = [[list(map(float, page.obj.get(box, []))) for box in ("/MediaBox", "/TrimBox", "/BleedBox")] for page in document.pages]
        assert boxes == boxes[: len(first.pages)] * 3
        assert document.check_pdf_syntax() == []


def test_the_same_bytes_from_two_processes(mixed) -> None:
    mixed.run("--merge")
    one = mixed.files()
    (mixed.out / "schools-screen.pdf").unlink()
    assert mixed.run("--merge", "--jobs", "2").code == 0
    assert mixed.files() == one


def test_what_a_page_draws_depends_on_its_own_record_alone(school) -> None:
    def drawn() -> list[list[bytes]]:
        with pikepdf.open(io.BytesIO(merged(school))) as document:
            return [[each.read_bytes() for each in (page.Contents, *page.Resources.XObject.values())] for page in document.pages]

    rows = ("Riverside School,336-555-0142", "مدرسة النهر,336-555-0143", "Northgate High,336-555-0144")
    made = []
    for each in (rows, rows[::-1]):
        school.write("\n".join(["organization,phone", *each]))
        assert school.run("--merge").code == 0
        made.append(drawn())
    assert made[1] == made[0][::-1]
    assert all(made[0].count(each) == 1 for each in made[0])


def test_nothing_changed_writes_nothing_and_a_changed_row_writes_it_anew(school) -> None:
    school.run("--merge")
    before = school.times()
    assert "3 records: nothing changed, 1 file in " in school.run("--merge").out
    assert school.times() == before
    school.write(school.list.read_text().replace("336-555-0143", "336-555-0199").replace(",12,", ",13,"))
    assert "1 file written" in school.run("--merge").out
    assert "336-555-0199" in page_texts(merged(school))[1]
    assert len(json.loads(school.files()["manifest.json"])["files"]) == 1
    first = merged(school)
    (school.out / "schools-screen.pdf").write_bytes(b"altered")
    school.run("--merge")
    assert merged(school) == first


def test_how_many_are_wanted_changes_nothing(school) -> None:
    school.run("--merge")
    school.write(school.list.read_text().replace(",12,", ",13,"))
    assert "nothing changed" in school.run("--merge").out


def test_bad_rows_are_left_out(school) -> None:
    school.write(school.list.read_text().replace("336-555-0143", "555-01"))
    answer = school.run("--merge", "--skip-bad")
    assert answer.code == 4
    assert [title for title, _ in bookmarks(merged(school))] == ["Riverside School", "Northgate High"]
    assert "schools-bad.csv" in school.files()


def test_one_record_that_cannot_be_printed_stops_the_file(school, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_for_two(tasks):
        for task in tasks:
            invalid = TaskResult("invalid", problems=(Problem("draft-unreviewed", "it is not final"),))
            yield invalid if task.shares[0][0].row > 2 else TaskResult("data", data=b"")

    school.run("--merge")
    before = school.files()
    school.write(school.list.read_text().replace("0142", "0145"))
    monkeypatch.setattr(handbill.batch.run, "print_records", fails_for_two)
    monkeypatch.setattr(handbill.batch.merge.MergeWriter, "add", lambda *given: None)
    answer = school.run("--merge")
    assert answer.code != 0
    assert "schools.csv:3: it is not final" in answer.err
    assert "schools.csv:4: it is not final" in answer.err
    kept = {name: data for name, data in school.files().items() if name != "manifest.json"}
    assert kept == {"schools-screen.pdf": before["schools-screen.pdf"]}


@pytest.mark.parametrize(
    "words", [("--zip",), ("--impose", "--for", "office"), ("--name", "{row}.pdf"), ("--zip", "--impose", "--for", "office")]
)
def test_options_that_exclude_each_other(school, words: tuple[str, ...]) -> None:
    answer = school.run("--merge", *words)
    assert answer.code == 2
    assert "[usage-output]" in answer.err
    assert not school.out.exists()


def test_sheets_with_and_without_backs_are_not_one_file(school) -> None:
    school.write("organization,language\nA,en\nB,en+es\n")
    answer = school.run("--merge", "--for", "office")
    assert answer.code == 2
    assert "[usage-output]" in answer.err
    assert "back of another record" in answer.err
    assert not school.out.exists()
    assert school.run("--merge").code == 0


def test_two_printing_conditions_are_not_one_file(school) -> None:
    school.write("organization,format\nA,letter\nB,a4\n")
    answer = school.run("--merge", "--for", "press")
    assert answer.code == 2
    assert "[usage-output]" in answer.err
    assert "one file is for one printing condition" in answer.err
    assert not school.out.exists()
    assert school.run("--merge", "--for", "press", "--shop", "us-offset").code == 0


def write_many(school: Any, count: int) -> list[str]:
    rows = "".join(f"Riverside School {row:05} of Town {row * 7 % 1000},336-555-{100 + row % 100:04}\n" for row in range(count))
    school.write("organization,phone\n" + rows)
    given = [str(school.list), "--material", "help-is-here", "--for", "screen", "--merge", "--output", str(school.out)]
    return [sys.executable, "generate.py", "batch", *given]


# Runs the command line, and waits for Ctrl-C in the middle of the records.
_HELD = """
import sys, threading
from handbill.__main__ import commands
from handbill.batch import run

bookmarks = run.bookmarks

def held(jobs):
    for count, title in enumerate(bookmarks(jobs)):
        if count == 50:
            threading.Event().wait()
        yield title

run.bookmarks = held
commands()(sys.argv[1:])
"""


def test_a_run_stopped_in_the_middle_leaves_no_half_file(school) -> None:
    command = [sys.executable, "-c", _HELD, *write_many(school, 100)[2:]]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        end = time.monotonic() + 90
        while not list(school.out.glob("*.partial")):
            assert process.poll() is None, "the run ended by itself"
            assert time.monotonic() < end, "no file was begun"
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=90)
    assert process.returncode == 130
    assert not [name for name in school.files() if ".pdf" in name]


_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
own, below = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print("peak", own, below)
sys.exit(done.returncode)
"""


@pytest.mark.slow
def test_ten_thousand_records_in_little_memory(school) -> None:
    """Under 200 MB, and each page, bookmark and number where it belongs. ru_maxrss is in KiB on Linux, in bytes on macOS."""
    count = 10_000
    done = subprocess.run([sys.executable, "-c", _MEASURED, *write_many(school, count)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    peak = int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
    assert peak < 200e6
    document = pdfium.PdfDocument(school.out / "schools-screen.pdf")
    assert len(document) == count
    for row in range(0, count, 611):
        said = " ".join(document[row].get_textpage().get_text_range().split())
        assert f"School {row:05}" in said
        assert f"336-555-{100 + row % 100:04}" in said
    with pikepdf.open(school.out / "schools-screen.pdf") as opened:
        assert opened.Root.Outlines.Count == count
        assert len(opened.Root.StructTreeRoot.K[0].K) == count
