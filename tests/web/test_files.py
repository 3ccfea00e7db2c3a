"""What is downloaded: the very bytes that the press makes, with the organization's own words on them."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import get_args

import pytest

from handbill.build.pipeline import JobSpec, Purpose, build
from handbill.build.print_plan import Cut, printing
from handbill.contacts.organization import Organization
from handbill.sheets.paper import Paper
from handbill.sheets.rotation import Flip
from handbill.web.forms import options
from handbill.web.views import print_instructions
from tests.web.visitor import NAME, NUMBER, Visitor, words_of

HOUSE = Organization(NAME, NUMBER)
OURS = {"name": NAME, "phone": NUMBER}


def flat(words: str) -> str:
    return " ".join(words.split()).replace("\u00a0", " ")


@pytest.mark.parametrize("purpose", ["office", "press", "screen"])
@pytest.mark.parametrize("piece", ["help-is-here", "indicator-card"])
def test_a_file_is_what_the_press_makes(visitor: Visitor, today: dt.date, piece: str, purpose: Purpose) -> None:
    form = options.offers()[piece].forms[0].id
    answer = visitor.files(piece, languages="en", purpose=purpose, form=form, **OURS)
    made = build(JobSpec(piece, today, ("en",), purpose, form, organization=HOUSE))
    assert answer.data == made.pdf
    assert (answer.mimetype, answer.headers["Content-Disposition"]) == ("application/pdf", f"attachment; filename={made.name}")
    assert NAME in flat(words_of(answer.data))
    assert NUMBER in flat(words_of(answer.data))


def test_every_choice_reaches_the_press(visitor: Visitor, today: dt.date) -> None:
    request = JobSpec("indicator-card", today, ("es",), "office", "us-card", organization=HOUSE, theme="high-contrast", inks="black")
    stock = options.stocks(options.offers()["indicator-card"].form("us-card"))[1].id
    fields = {
        "languages": "es",
        "form": "us-card",
        "theme": "high-contrast",
        "inks": "black",
        "stock": stock,
        "flip": "short",
        "purpose": "office",
    }
    answer = visitor.files("indicator-card", **fields, **OURS)
    assert answer.data == build(replace(request, paper=Paper(stock, "short"))).pdf
    shop = options.shops()[0].id
    answer = visitor.files("indicator-card", **{**fields, "purpose": "press", "shop": shop}, **OURS)
    assert answer.data == build(replace(request, purpose="press", shop=shop)).pdf


def test_colors_and_logo_reach_the_press(visitor: Visitor, today: dt.date) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#204060"/></svg>'
    fields = {"languages": "en", "purpose": "screen", "form": "letter", "own_colors": "yes", "ink": "#402000", "accent": "#004020"}
    plain = visitor.files("help-is-here", **OURS, **fields)
    with_logo = visitor.files("help-is-here", **OURS, **fields, logo=(svg, "logo.exe"))
    house = replace(HOUSE, colors=(("accent", "#004020"), ("ink", "#402000")))
    request = JobSpec("help-is-here", today, ("en",), "screen", "letter", organization=house)
    assert plain.data == build(request).pdf
    assert with_logo.mimetype == "application/pdf"
    assert with_logo.data not in (plain.data, b"")


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_several_languages_come_in_one_zip_with_a_note(visitor: Visitor, today: dt.date) -> None:
    answer = visitor.files("help-is-here", languages=["en", "es", "ar"], purpose="office", copies="40", **OURS)
    files = unzipped(answer.data)
    form = options.offers()["help-is-here"].form("").id
    made = [build(JobSpec("help-is-here", today, (tag,), "office", form, organization=HOUSE)) for tag in ("ar", "en", "es")]
    assert files.keys() == {"how-to-print.pdf", *(each.name for each in made)}
    assert {each.name: each.pdf for each in made}.items() <= files.items()
    note = flat(words_of(files["how-to-print.pdf"]))
    assert all(each.name in note for each in made)
    assert visitor.files("help-is-here", languages=["en", "es", "ar"], purpose="office", copies="40", **OURS).data == answer.data


def test_one_file_comes_with_a_note_where_one_is_asked_for(visitor: Visitor) -> None:
    files = unzipped(visitor.files("help-is-here", languages="en", note="yes").data)
    assert len(files) == 2
    assert "how-to-print.pdf" in files


def test_two_languages_share_a_piece(visitor: Visitor, today: dt.date) -> None:
    answer = visitor.files("help-is-here", languages="en", back="es", purpose="office", **OURS)
    form = options.offers()["help-is-here"].form("").id
    assert answer.data == build(JobSpec("help-is-here", today, ("en", "es"), "office", form, organization=HOUSE)).pdf


def test_one_page_of_many_languages_is_one_file(visitor: Visitor, today: dt.date) -> None:
    answer = visitor.files("help-in-many-languages", languages=["en", "es"], back="ar", purpose="screen", **OURS)
    form = options.offers()["help-in-many-languages"].form("").id
    assert answer.data == build(JobSpec("help-in-many-languages", today, ("en", "es"), "screen", form, organization=HOUSE)).pdf


def test_every_way_to_cut_and_to_turn_has_its_words() -> None:
    assert set(get_args(Cut)) == print_instructions._CUTS.keys()
    assert set(get_args(Flip)) == print_instructions._TURNS.keys()


def test_names_of_files_are_not_opened(visitor: Visitor, today: dt.date) -> None:
    """The press takes a stock, a shop or a printer by the name of a file. The page does not."""
    form = options.offers()["indicator-card"].form("").id
    usual = build(JobSpec("indicator-card", today, ("en",), "office", form)).pdf
    for wrong in ("layouts/stocks/avery-5371.yaml", "/etc/passwd", "../x.yaml", "\0.yaml"):
        assert (
            visitor.files("indicator-card", languages="en", purpose="office", stock=wrong, shop=wrong, theme=wrong, flip=wrong).data
            == usual
        )
        assert visitor.files("indicator-card", languages=wrong, form=wrong, inks=wrong, back=wrong, icc=wrong, printer=wrong).data == usual


def test_quantities_are_told_by_the_same_arithmetic(visitor: Visitor, today: dt.date) -> None:
    request = JobSpec("indicator-card", today, ("en",), "office", options.offers()["indicator-card"].form("").id)
    told = printing(request, build(request), 12_345)
    page = visitor.look("indicator-card", languages="en", purpose="office", copies="12345")
    assert f"{told.sheets:,} for 12,345" in page
