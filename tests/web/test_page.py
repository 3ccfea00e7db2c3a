"""The page from a visitor's side: what there is to choose, what it looks like, what is wrong and at which field."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from handbill.layout.theme import theme_names
from handbill.web.forms import options
from handbill.web.forms.print_settings import PURPOSES
from handbill.web.http.app import Options, create_app
from handbill.web.views.preview import warm
from handbill.web.workers import start_workers
from tests.web.visitor import NAME, NUMBER, Visitor, pictures, problems

PIECES = tuple(options.offers())


def shown(page: str) -> list[str]:
    """The pieces of a gallery."""
    return re.findall(r'href="/en/pieces/([\w-]+)\?', page)


def test_the_root_leads_to_the_gallery(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "xx, tlh;q=0.9"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/")


def test_the_gallery_shows_every_piece(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert sorted(shown(page)) == sorted(PIECES)
    for name in PIECES:
        assert f'src="/thumbs/{name}/en.png"' in page


@pytest.mark.parametrize("audience", options.audiences(), ids=lambda each: each.name)
def test_an_audience_narrows_the_gallery(client: FlaskClient, audience: options.sets.MaterialSet) -> None:
    assert sorted(shown(client.get(f"/en/?for={audience.name}").text)) == sorted(audience.materials)


@pytest.mark.parametrize("size", [name for name, _ in options.sizes()])
def test_a_size_narrows_the_gallery(client: FlaskClient, size: str) -> None:
    found = shown(client.get(f"/en/?size={size}").text)
    assert 0 < len(found) < len(PIECES)
    assert all(options.of_size(options.offers()[name], size) for name in found)


def test_what_is_not_offered_filters_nothing(client: FlaskClient) -> None:
    assert len(shown(client.get("/en/?for=nobody&size=..%2F&language=xx").text)) == len(PIECES)


def test_a_gallery_in_another_language_shows_its_pieces(client: FlaskClient) -> None:
    assert 'src="/thumbs/help-is-here/ar.png"' in client.get("/en/?language=ar").text
    answer = client.get("/thumbs/help-is-here/ar.png")
    assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")


def test_the_visitor_s_own_language_is_chosen(client: FlaskClient) -> None:
    page = client.get("/en/pieces/help-is-here", headers={"Accept-Language": "es-MX,en;q=0.5"}).text
    assert 'value="es" checked' in page


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_opens_with_pictures_and_its_numbers(client: FlaskClient, today: dt.date, name: str) -> None:
    answer = client.get(f"/en/pieces/{name}?languages=en")
    assert answer.status_code == 200
    assert pictures(answer.text) >= 2, "the piece, and its sheet"
    assert problems(answer.text) == {}
    numbers = [number for line in options.offers()[name].lines(today) for number in line.prints()]
    assert [number for number in numbers if f'<bdi dir="ltr">{number}</bdi>' not in answer.text] == []
    assert len(numbers) > 0


@pytest.mark.parametrize("purpose", PURPOSES)
def test_each_purpose_has_its_pictures(visitor: Visitor, purpose: str) -> None:
    page = visitor.look("help-is-here", languages="en", purpose=purpose, name=NAME, phone=NUMBER)
    assert pictures(page) == (1 if purpose == "screen" else 2)
    assert ("Sheets" in visitor.look("help-is-here", languages="en", purpose=purpose, copies="250")) == (purpose == "office")


def test_every_look_that_is_offered_can_be_had(visitor: Visitor) -> None:
    offer = options.offers()["help-is-here"]
    for theme in theme_names():
        page = visitor.look("help-is-here", languages="en", theme=theme, purpose="screen")
        assert theme in {each.id for each in offer.themes()} or problems(page)
        assert pictures(page) or problems(page).keys() <= {"theme", "form-size", ""}


def test_every_paper_that_is_offered_takes_the_size(visitor: Visitor) -> None:
    form = options.offers()["indicator-card"].form("us-card")
    for stock in options.stocks(form):
        page = visitor.look("indicator-card", languages="en", form=form.id, stock=stock.id)
        assert problems(page).keys() <= {"stock"}, stock.id


def test_the_quantity_becomes_sheets(visitor: Visitor) -> None:
    page = visitor.look("indicator-card", languages="en", form="us-card", copies="1,000")
    assert "<dt>Sheets</dt><dd><bdi>100 for 1,000</bdi></dd>" in page


@pytest.mark.parametrize(
    ("copies", "read"), [("-1", ""), ("1e9", ""), ("٣", ""), ("999999999", "100000"), (" 20 ", "20"), ("9" * 5000, "")]
)
def test_a_quantity_that_is_none_is_left_out(visitor: Visitor, copies: str, read: str) -> None:
    assert f'name="copies" inputmode="numeric" value="{read}"' in visitor.look(
        "help-is-here", languages="en", purpose="screen", copies=copies
    )


PROBLEMS = {
    "phone": ({"name": NAME, "phone": "call me"}, "phone", "not a telephone number"),
    "short phone": ({"name": NAME, "phone": "12"}, "phone", "not a telephone number"),
    "url": ({"name": NAME, "url": "not an address"}, "url", "not a web address"),
    "url of a script": ({"name": NAME, "url": "javascript:alert(1)"}, "url", "not a web address"),
    "url of a file": ({"name": NAME, "url": "file:///etc/passwd"}, "url", "not a web address"),
    "color": ({"name": NAME, "own_colors": "yes", "ink": "#ffff00"}, "ink", "darker"),
    "no color": ({"name": NAME, "own_colors": "yes", "accent": "red"}, "accent", "darker"),
    "nameless": ({"phone": NUMBER}, "name", "Write the name"),
    "name of 81": ({"name": "x" * 81}, "name", "at most 80 letters"),
    "letters of no font": ({"name": "𓀀 House"}, "name", "letter"),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_a_problem_stands_at_its_field(visitor: Visitor, case: str) -> None:
    fields, field, words = PROBLEMS[case]
    page = visitor.look("help-is-here", languages="en", **fields)
    assert words in problems(page)[field]
    assert pictures(page) == 0
    files = visitor.files("help-is-here", languages="en", **fields)
    assert files.mimetype == "text/html"
    assert words in problems(files.text)[field]


def test_a_long_name_is_told_by_how_much_and_where_it_fits(visitor: Visitor) -> None:
    long = "W" * 24
    said = problems(visitor.look("room-notice", languages="en", form="tent", name=long))["name"]
    found = re.fullmatch(r"The name is too long for this size by (\d+\.\d) mm\. Make it shorter, or choose a larger size: (.+)\.", said)
    assert found
    assert float(found[1]) > 0
    by_name = {form.name: form.id for form in options.offers()["room-notice"].forms}
    for size in found[2].split("; "):
        page = visitor.look("room-notice", languages="en", form=by_name[size], name=long)
        assert problems(page) == {}, size


def test_what_an_organization_wrote_stands_on_the_next_piece_and_is_gone_when_somebody_leaves(visitor: Visitor) -> None:
    visitor.look("help-is-here", languages="en", purpose="screen", name=NAME)
    assert f'value="{NAME}"' in visitor.get("/en/pieces/know-the-signs?languages=en").text
    away = visitor.get("/leave")
    assert away.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert (away.status_code, NAME in visitor.get("/en/pieces/know-the-signs?languages=en").text) == (303, False)


def test_words_of_a_visitor_stay_words(visitor: Visitor) -> None:
    page = visitor.look("help-is-here", languages="en", name='"><script>alert(1)</script>{{ 7 * 7 }}', url="'><img src=x>")
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "{{ 7 * 7 }}" in page


def test_a_number_out_of_date_is_told_and_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2500000000")
    with start_workers(1, seconds=90, warm=warm) as late:
        own = create_app(Options(), late).test_client()
        visitor = Visitor(own)
        for page in (own.get("/en/pieces/help-is-here").text, visitor.look("help-is-here", languages=["en", "es"], name=NAME)):
            assert pictures(page) == 0
            assert problems(page)[""].startswith("A help line on this piece has not been checked for too long")
        assert visitor.files("help-is-here", languages="en").mimetype == "text/html"
        assert own.get("/thumbs/help-is-here/en.png").status_code == 503
        assert own.get("/en/").status_code == 200


def test_the_calibration_sheet_of_every_stock(visitor: Visitor) -> None:
    for stock in options.card_stocks():
        answer = visitor.post("/en/calibrate/sheet", {"stock": stock.id, "flip": "short"})
        assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-"), stock.id
    for stock, flip in (("../letter", "long"), ("", "long"), (options.card_stocks()[0].id, "up"), ("mine.yaml", "long")):
        assert visitor.post("/en/calibrate/sheet", {"stock": stock, "flip": flip}).status_code == 400


def test_a_logo_waits_in_the_form_and_only_one_that_was_sealed_here(visitor: Visitor) -> None:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (600, 300), "#123456").save(stream, "PNG")
    page = visitor.look("help-is-here", languages="en", name=NAME, logo=(stream.getvalue(), "logo.png"))
    assert problems(page) == {}
    found = re.search(r'name="logo_kept" value="([^"]+)"', page)
    assert found
    kept = found[1]
    assert 'name="logo_kept"' in visitor.look("help-is-here", languages="en", name=NAME, logo_kept=kept)
    assert 'name="logo_kept"' not in visitor.look("help-is-here", languages="en", name=NAME, logo_kept=kept, no_logo="yes")
    for forged in (
        f"0{kept[1:]}",
        f"{kept[:-8]}AAAAAAA=",
        kept.partition(".")[2],
        "." + kept.partition(".")[2],
        "é.é",
        "." * 9,
        "x" * 800_000,
    ):
        assert 'name="logo_kept"' not in visitor.look("help-is-here", languages="en", name=NAME, logo_kept=forged)
