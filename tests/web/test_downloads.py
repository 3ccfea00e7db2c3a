"""Downloads have the same bytes as a build with the same settings, and the name and number of the organization on them."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from library import LIBRARY, build

from handbill.build.job_spec import JobSpec
from handbill.build.print_plan import printing
from handbill.contacts.organization import Organization
from handbill.sheets.paper import Paper
from handbill.web.forms import options
from tests.web.visitor import NAME, NUMBER, Visitor, pdf_text

HOUSE = Organization(NAME, NUMBER)
OURS = {"name": NAME, "phone": NUMBER}


def one_line(text: str) -> str:
    return " ".join(text.split()).replace("\u00a0", " ")


def default_size(piece: str) -> str:
    return options.pieces(LIBRARY)[piece].form("").id


@pytest.mark.parametrize("purpose", ["office", "press", "screen"])
@pytest.mark.parametrize("piece", ["help-is-here", "indicator-card"])
def test_a_download_is_the_file_that_a_build_makes(visitor: Visitor, today: dt.date, piece: str, purpose: str) -> None:
    form = options.pieces(LIBRARY)[piece].forms[0].id
    answer = visitor.download(piece, languages="en", purpose=purpose, size=form, **OURS)
    made = build(JobSpec(piece, today, ("en",), purpose, form, organization=HOUSE))
    assert answer.data == made.pdf
    assert (answer.mimetype, answer.headers["Content-Disposition"]) == ("application/pdf", f"attachment; filename={made.name}")
    assert NAME in one_line(pdf_text(answer.data))
    assert NUMBER in one_line(pdf_text(answer.data))


def test_every_setting_reaches_the_build(visitor: Visitor, today: dt.date) -> None:
    request = JobSpec(
        "indicator-card", today, ("es",), "office", "us-card", organization=HOUSE, theme="word", editions=("high-contrast",), inks="black"
    )
    stock = options.stocks_for(LIBRARY, options.pieces(LIBRARY)["indicator-card"].form("us-card"))[1].id
    fields = {
        "languages": "es",
        "size": "us-card",
        "theme": "word",
        "editions": "high-contrast",
        "inks": "black",
        "stock": stock,
        "flip": "short",
        "purpose": "office",
    }
    answer = visitor.download("indicator-card", **fields, **OURS)
    assert answer.data == build(replace(request, paper=Paper(stock, "short"))).pdf
    shop = options.shops(LIBRARY)[0].id
    answer = visitor.download("indicator-card", **{**fields, "purpose": "press", "shop": shop}, **OURS)
    assert answer.data == build(replace(request, purpose="press", shop=shop)).pdf


def test_colors_and_logo_reach_the_build(visitor: Visitor, today: dt.date) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#204060"/></svg>'
    fields = {"languages": "en", "purpose": "screen", "size": "letter", "own_colors": "yes", "ink": "#402000", "accent": "#c0e0d0"}
    plain = visitor.download("help-is-here", **OURS, **fields)
    with_logo = visitor.download("help-is-here", **OURS, **fields, logo=(svg, "logo.exe"))
    house = replace(HOUSE, colors=(("accent", "#c0e0d0"), ("ink", "#402000")))
    request = JobSpec("help-is-here", today, ("en",), "screen", "letter", organization=house)
    assert plain.data == build(request).pdf
    assert with_logo.mimetype == "application/pdf"
    assert with_logo.data not in (plain.data, b"")


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_several_languages_come_in_one_zip_with_instructions(library_visitor: Visitor, today: dt.date) -> None:
    answer = library_visitor.download("help-is-here", languages=["en", "es", "ar"], purpose="office", copies="40", **OURS)
    files = unzipped(answer.data)
    form = default_size("help-is-here")
    made = [build(JobSpec("help-is-here", today, (tag,), "office", form, organization=HOUSE)) for tag in ("ar", "en", "es")]
    assert files.keys() == {"how-to-print.pdf", *(each.name for each in made)}
    assert {each.name: each.pdf for each in made}.items() <= files.items()
    note = one_line(pdf_text(files["how-to-print.pdf"]))
    # A long name goes on in the next line; the reader of the PDF gives the hyphen at the end of a line as this character.
    assert all(each.name in note.replace("\ufffe", "-") for each in made)
    assert library_visitor.download("help-is-here", languages=["en", "es", "ar"], purpose="office", copies="40", **OURS).data == answer.data


def test_one_file_comes_with_instructions_on_request(visitor: Visitor) -> None:
    files = unzipped(visitor.download("help-is-here", languages="en", instructions="yes").data)
    assert len(files) == 2
    assert "how-to-print.pdf" in files


def test_two_languages_on_two_sides(visitor: Visitor, today: dt.date) -> None:
    answer = visitor.download("help-is-here", languages="en", back="es", purpose="office", **OURS)
    form = default_size("help-is-here")
    assert answer.data == build(JobSpec("help-is-here", today, ("en", "es"), "office", form, organization=HOUSE)).pdf


def test_one_page_of_many_languages_is_one_file(visitor: Visitor, today: dt.date) -> None:
    answer = visitor.download("help-in-many-languages", languages=["en", "es"], back="ar", purpose="screen", **OURS)
    form = default_size("help-in-many-languages")
    assert answer.data == build(JobSpec("help-in-many-languages", today, ("en", "es"), "screen", form, organization=HOUSE)).pdf


def test_names_of_files_in_fields_are_not_opened(visitor: Visitor, today: dt.date) -> None:
    """A build accepts a stock, a shop or a printer as the name of a file. The page does not."""
    form = default_size("indicator-card")
    usual = build(JobSpec("indicator-card", today, ("en",), "office", form)).pdf
    for wrong in ("layouts/stocks/avery-5371.yaml", "/etc/passwd", "../x.yaml", "\0.yaml"):
        assert (
            visitor.download("indicator-card", languages="en", purpose="office", stock=wrong, shop=wrong, theme=wrong, flip=wrong).data
            == usual
        )
        assert (
            visitor.download("indicator-card", languages=wrong, size=wrong, inks=wrong, back=wrong, icc=wrong, printer=wrong).data == usual
        )


def test_the_number_of_sheets_is_that_of_the_build(visitor: Visitor, today: dt.date) -> None:
    request = JobSpec("indicator-card", today, ("en",), "office", default_size("indicator-card"))
    told = printing(build(request), 12_345)
    page = visitor.update_preview("indicator-card", languages="en", purpose="office", copies="12345")
    assert f"{told.sheets:,} for 12,345 copies" in page


def test_a_name_in_any_script_goes_into_a_header_that_a_server_can_send(visitor: Visitor) -> None:
    answer = visitor.download("indicator-card", name="بيت الأمل", languages="ar")
    assert answer.mimetype == "application/pdf"
    answer.headers["Content-Disposition"].encode("latin-1")
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
