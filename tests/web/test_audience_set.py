"""Everything for an audience: a picture of each piece with the organization on it, and one ZIP with the files that builds make."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from library import LIBRARY, build
from werkzeug.datastructures import MultiDict

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization
from handbill.content.sets import read_sets
from handbill.web.forms import options
from handbill.web.forms.set_settings import parse_set
from tests.web.visitor import NAME, NUMBER, Visitor, count_pictures, pdf_text

SET = "schools"
PIECES = read_sets(LIBRARY)[SET].materials
OURS = {"name": NAME, "phone": NUMBER, "chosen": "yes"}
INSTRUCTIONS = "how-to-print.pdf"


def zipped(visitor: Visitor, **fields: object) -> dict[str, bytes]:
    answer = visitor.post(f"/en/sets/{SET}/files", {**OURS, **fields})
    assert answer.mimetype == "application/zip", answer.text
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert answer.headers["X-Handbill-Files"] == str(len(files))
    return files


def test_a_set_opens_with_every_piece_ticked_and_shown(client: FlaskClient) -> None:
    page = client.get(f"/en/sets/{SET}?languages=es").text
    assert count_pictures(page) == len(PIECES)
    assert re.findall(r'name="pieces" value="([^"]+)" checked', page) == list(PIECES)
    assert f"{len(PIECES)} files in one ZIP" in page
    assert client.get("/en/sets/none").status_code == 404


def test_every_set_is_offered_in_the_gallery(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert [name for name in read_sets(LIBRARY) if f"/en/sets/{name}" not in page] == []


def test_the_zip_has_the_files_that_builds_make_in_numbered_folders(visitor: Visitor, today: dt.date) -> None:
    ticked = list(PIECES[1:3])
    files = zipped(visitor, languages=["es", "vi"], pieces=ticked, copies="100")
    house = Organization(NAME, NUMBER)
    for number, piece in enumerate(ticked, 1):
        form = options.pieces(LIBRARY)[piece].form("").id
        for tag in ("es", "vi"):
            made = build(JobSpec(piece, today, (tag,), "office", form, organization=house))
            assert files.pop(f"{number}-{piece}/{made.name}") == made.pdf
    assert list(files) == [INSTRUCTIONS]
    said = " ".join(pdf_text(files[INSTRUCTIONS]).split())
    assert all(piece in said for piece in ticked)
    assert "100" in said


def test_metric_paper_and_black_ink_are_taken(visitor: Visitor) -> None:
    files = zipped(visitor, languages="en", pieces="what-you-can-do", region="metric", inks="black", purpose="screen")
    (name,) = (name for name in files if name != INSTRUCTIONS)
    assert name.startswith("1-what-you-can-do/what-you-can-do-en-a4-")
    assert name.endswith("-black.pdf")


def test_a_page_of_all_languages_keeps_them() -> None:
    outreach = read_sets(LIBRARY)["outreach"]
    settings = parse_set(LIBRARY, MultiDict([("languages", "es"), ("languages", "vi")]), outreach, "en")
    made = settings.of_piece(LIBRARY, options.pieces(LIBRARY)["help-in-many-languages"])
    assert made
    assert made.languages == ("es",)


def test_a_wrong_number_is_said_once_at_its_field_and_no_file_is_made(visitor: Visitor) -> None:
    answer = visitor.post(f"/en/sets/{SET}/files", {**OURS, "phone": "12", "languages": "en", "pieces": list(PIECES)})
    assert answer.mimetype == "text/html"
    assert answer.text.count("This is not a telephone number") == 1
    assert count_pictures(answer.text) == 0


def test_a_name_that_does_not_fit_on_one_piece_is_said_beside_it(visitor: Visitor) -> None:
    long = "Internationale Arbeitsgemeinschaftsvertretungsversammlungsgesellschaft Carolina"
    fields = {**OURS, "name": long, "languages": "en"}
    page = visitor.post("/en/sets/outreach", {**fields, "pieces": ["indicator-card", "help-is-here"]}).text
    items = [item for item in page.split("<li>") if 'name="pieces"' in item]
    unfit = [item for item in items if "too long for this size" in item]
    assert [re.findall('value="([^"]+)"', item) for item in unfit] == [["indicator-card"]]
    answer = visitor.post("/en/sets/outreach/files", {**fields, "pieces": "help-is-here"})
    assert answer.mimetype == "application/zip"


def test_nothing_ticked_makes_nothing(visitor: Visitor) -> None:
    answer = visitor.post(f"/en/sets/{SET}/files", {**OURS, "languages": "en"})
    assert "Tick a piece" in answer.text


@pytest.mark.parametrize("fields", [{"region": "moon", "inks": "gold", "purpose": "magic", "copies": "-3", "languages": "xx"}])
def test_what_is_not_offered_counts_as_not_given(fields: dict[str, str]) -> None:
    settings = parse_set(LIBRARY, MultiDict(fields), read_sets(LIBRARY)[SET], "es")
    assert (settings.languages, settings.copies, settings.inks, settings.pieces) == (("es",), 0, "full", PIECES)
