"""The page as a visitor uses it: the choices, the previews, and the errors at their fields."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from library import LIBRARY

from handbill.build.purposes import document_purposes
from handbill.content.sets import MaterialSet
from handbill.layout.default_theme import THEME
from handbill.layout.theme import find_theme, theme_names
from handbill.web.app import ServerOptions, create_app
from handbill.web.forms import options
from handbill.web.views.rendering import warm_up
from handbill.web.workers import start_workers
from tests.web.visitor import NAME, NUMBER, Visitor, count_pictures, errors_in

PIECES = tuple(options.pieces(LIBRARY))


def pieces_in(page: str) -> list[str]:
    """The pieces of a gallery."""
    return re.findall(r'href="/en/pieces/([\w-]+)\?', page)


def test_the_root_redirects_to_the_gallery(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "xx, tlh;q=0.9"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/")


def test_the_gallery_shows_every_piece(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert sorted(pieces_in(page)) == sorted(PIECES)
    for name in PIECES:
        assert f'src="/thumbnails/{name}/en.png"' in page


@pytest.mark.parametrize("audience", options.audiences(LIBRARY), ids=lambda each: each.name)
def test_an_audience_filters_the_gallery(client: FlaskClient, audience: MaterialSet) -> None:
    assert sorted(pieces_in(client.get(f"/en/?for={audience.name}").text)) == sorted(audience.materials)


@pytest.mark.parametrize("size", [name for name, _ in options.size_groups(LIBRARY)])
def test_a_size_filters_the_gallery(client: FlaskClient, size: str) -> None:
    found = pieces_in(client.get(f"/en/?size={size}").text)
    assert 0 < len(found) < len(PIECES)
    assert all(options.pieces(LIBRARY)[name].is_in_size_group(size) for name in found)


def test_filters_that_are_not_offered_are_ignored(client: FlaskClient) -> None:
    assert len(pieces_in(client.get("/en/?for=nobody&size=..%2F&language=xx").text)) == len(PIECES)


def test_a_gallery_in_another_language_shows_its_pieces(library_visitor: Visitor) -> None:
    assert 'src="/thumbnails/help-is-here/ar.png"' in library_visitor.get("/en/?language=ar").text
    answer = library_visitor.get("/thumbnails/help-is-here/ar.png")
    assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")


def test_the_language_of_the_browser_is_chosen(client: FlaskClient) -> None:
    page = client.get("/en/pieces/help-is-here", headers={"Accept-Language": "es-MX,en;q=0.5"}).text
    assert 'value="es" checked' in page


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_opens_with_a_preview_and_its_numbers(client: FlaskClient, today: dt.date, name: str) -> None:
    answer = client.get(f"/en/pieces/{name}?languages=en")
    assert answer.status_code == 200
    assert count_pictures(answer.text) >= 2, "the piece, and its sheet"
    assert errors_in(answer.text) == {}
    numbers = [number for line in options.pieces(LIBRARY)[name].hotlines(LIBRARY, today) for number in line.prints()]
    assert [number for number in numbers if f'<bdi dir="ltr">{number}</bdi>' not in answer.text] == []
    assert len(numbers) > 0


@pytest.mark.parametrize("purpose", document_purposes())
def test_each_purpose_has_its_preview(visitor: Visitor, purpose: str) -> None:
    page = visitor.update_preview("help-is-here", languages="en", purpose=purpose, name=NAME, phone=NUMBER)
    assert count_pictures(page) == (1 if purpose == "screen" else 2)
    assert ("Sheets" in visitor.update_preview("help-is-here", languages="en", purpose=purpose, copies="250")) == (purpose == "office")


def test_every_look_that_is_offered_can_be_rendered(visitor: Visitor) -> None:
    offer = options.pieces(LIBRARY)["help-is-here"]
    for theme in theme_names(LIBRARY):
        page = visitor.update_preview("help-is-here", languages="en", theme=theme, purpose="screen")
        assert theme in {each.id for each in offer.themes} or errors_in(page)
        assert count_pictures(page) or errors_in(page).keys() <= {"theme", "size", ""}


def test_editions_are_boxes_to_tick_where_a_size_can_have_them(visitor: Visitor) -> None:
    flyer, card = options.pieces(LIBRARY)["help-is-here"], options.pieces(LIBRARY)["indicator-card"]
    assert [[edition.id for edition in piece.editions] for piece in (flyer, card)] == [["high-contrast", "large-print"], ["high-contrast"]]
    page = visitor.update_preview("help-is-here", languages="en", purpose="screen", editions=["high-contrast", "large-prin"])
    boxes = re.findall(r'name="editions" value="([a-z-]+)"( checked)?', page)
    assert boxes == [("high-contrast", " checked"), ("large-print", "")]
    assert count_pictures(page) == 1
    assert 'name="editions" value="large-print"' not in visitor.update_preview("indicator-card", languages="en")


def test_large_print_in_a_size_without_room_for_it_is_an_error_at_its_box(visitor: Visitor) -> None:
    page = visitor.update_preview("help-is-here", languages="en", size="rack-card", editions="large-print")
    assert "Choose another size." in errors_in(page)["editions"]


def test_color_fields_begin_with_the_colors_of_the_piece_s_audience(visitor: Visitor) -> None:
    series = find_theme(LIBRARY, THEME).series
    for name in ("help-is-here", "know-the-signs"):
        pair = series[options.pieces(LIBRARY)[name].material.audience]
        page = visitor.update_preview(name, languages="en", purpose="screen")
        assert colors_in(page) == {"ink": pair["ink"].hex, "accent": pair["accent"].hex}
    # A lighter bright color goes with a lighter dark one.
    page = visitor.update_preview("help-is-here", languages="en", purpose="screen", name=NAME, own_colors="yes", ink="#58585b", accent="")
    assert colors_in(page)["ink"] == "#58585b"
    assert colors_in(page)["accent"] != series["you"]["accent"].hex
    assert count_pictures(page) == 1


def test_the_nearest_color_will_do(visitor: Visitor) -> None:
    fields = {"languages": "en", "purpose": "screen", "name": NAME, "own_colors": "yes", "ink": "#17324d", "accent": "#446688"}
    told = re.search(
        r"The nearest color that will do is (#[0-9a-f]{6})\.", errors_in(visitor.update_preview("help-is-here", **fields))["accent"]
    )
    assert told
    assert errors_in(visitor.update_preview("help-is-here", **{**fields, "accent": told[1]})) == {}


def colors_in(page: str) -> dict[str, str]:
    """The values of the color fields."""
    return dict(re.findall(r'name="(ink|accent)" type="color" value="(#[0-9a-f]{6})"', page))


def test_every_paper_that_is_offered_fits_the_size(visitor: Visitor) -> None:
    form = options.pieces(LIBRARY)["indicator-card"].form("us-card")
    for stock in options.stocks_for(LIBRARY, form):
        page = visitor.update_preview("indicator-card", languages="en", size=form.id, stock=stock.id)
        assert errors_in(page).keys() <= {"stock"}, stock.id


def test_the_number_of_copies_becomes_a_number_of_sheets(visitor: Visitor) -> None:
    page = visitor.update_preview("indicator-card", languages="en", size="us-card", copies="1,000")
    assert "<dt>Sheets</dt><dd><bdi>100 for 1,000 copies</bdi></dd>" in page


@pytest.mark.parametrize(
    ("copies", "read"), [("-1", ""), ("1e9", ""), ("٣", ""), ("999999999", "100000"), (" 20 ", "20"), ("9" * 5000, "")]
)
def test_a_number_of_copies_that_cannot_be_read_is_left_out(visitor: Visitor, copies: str, read: str) -> None:
    assert f'name="copies" inputmode="numeric" value="{read}"' in visitor.update_preview(
        "help-is-here", languages="en", purpose="screen", copies=copies
    )


PROBLEMS = {
    "phone": ({"name": NAME, "phone": "call me"}, "phone", "not a telephone number"),
    "short phone": ({"name": NAME, "phone": "12"}, "phone", "not a telephone number"),
    "phone_2": ({"name": NAME, "phone": NUMBER, "phone_2": "call me"}, "phone_2", "not a second telephone number"),
    "phone_2 alone": ({"name": NAME, "phone_2": NUMBER}, "phone_2", "after your own number"),
    "label alone": ({"name": NAME, "phone_label": "Office"}, "phone_label", "and the number too"),
    "long label": ({"name": NAME, "phone": NUMBER, "phone_label": "x" * 25}, "phone_label", "at most 24 letters"),
    "four names": ({"name": NAME, "social": "a, b, c, d"}, "social", "at most three names"),
    "long name": ({"name": NAME, "social": f"a, {'b' * 41}"}, "social", "at most 40 letters"),
    "url": ({"name": NAME, "url": "not an address"}, "url", "not a web address"),
    "url of a script": ({"name": NAME, "url": "javascript:alert(1)"}, "url", "not a web address"),
    "url of a file": ({"name": NAME, "url": "file:///etc/passwd"}, "url", "not a web address"),
    "color": ({"name": NAME, "own_colors": "yes", "ink": "#ffff00"}, "ink", "The nearest color that will do is #"),
    "dark color": ({"name": NAME, "own_colors": "yes", "accent": "#333333"}, "accent", "The nearest color that will do is #"),
    "no color": ({"name": NAME, "own_colors": "yes", "accent": "red"}, "accent", "not a color"),
    "nameless": ({"phone": NUMBER}, "name", "Write the name"),
    "name of 121": ({"name": "x" * 121}, "name", "at most 120 letters"),
    "letters of no font": ({"name": "𓀀 House"}, "name", "letter"),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_an_error_is_at_its_field(visitor: Visitor, case: str) -> None:
    fields, field, words = PROBLEMS[case]
    page = visitor.update_preview("help-is-here", languages="en", **fields)
    assert words in errors_in(page)[field]
    assert count_pictures(page) == 0
    files = visitor.download("help-is-here", languages="en", **fields)
    assert files.mimetype == "text/html"
    assert words in errors_in(files.text)[field]


def test_a_name_that_is_too_long_is_an_error_with_the_excess(visitor: Visitor) -> None:
    error = errors_in(visitor.update_preview("room-notice", languages="en", size="tent", name="W" * 80))["name"]
    found = re.search(
        r"The name is too long for this size by (\d+\.\d+) in \(\d+\.\d mm\)\. Make it shorter, write a short name too, or choose a", error
    )
    assert found
    assert float(found[1]) > 0
    page = visitor.update_preview("room-notice", languages="en", size="tent", name="W" * 80, short_name="W")
    assert errors_in(page) == {}


def test_the_page_offers_every_purpose(visitor: Visitor) -> None:
    page = visitor.get("/en/pieces/help-is-here").text
    assert re.findall(r'name="purpose" value="(\w+)"', page) == ["office", "press", "screen"]
    assert set(document_purposes()) == {"office", "press", "screen"}


def test_of_several_languages_english_is_shown_first(library_visitor: Visitor) -> None:
    page = library_visitor.update_preview("help-is-here", languages=["ar", "en", "es"], purpose="screen")
    assert re.findall(r'<option class="native" value="([\w-]+)"[^>]*?( selected)?>', page) == [("en", " selected"), ("ar", ""), ("es", "")]


def test_every_kind_of_form_is_in_a_group_of_sizes() -> None:
    groups = dict(options.size_groups(LIBRARY))
    assert all(any(piece.is_in_size_group(group) for group in groups) for piece in options.pieces(LIBRARY).values())
    groups_of = {name: [group for group in groups if piece.is_in_size_group(group)] for name, piece in options.pieces(LIBRARY).items()}
    assert groups_of["indicator-card"] == ["card"]
    assert groups_of["help-is-here"] == ["page"]
    assert groups_of["know-the-signs"] == ["poster"]


def test_the_next_piece_has_the_name_until_the_visitor_leaves(visitor: Visitor) -> None:
    visitor.update_preview("help-is-here", languages="en", purpose="screen", name=NAME)
    assert f'value="{NAME}"' in visitor.get("/en/pieces/know-the-signs?languages=en").text
    away = visitor.get("/quick-exit")
    assert away.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert (away.status_code, NAME in visitor.get("/en/pieces/know-the-signs?languages=en").text) == (303, False)


def test_markup_in_a_field_stays_text(visitor: Visitor) -> None:
    page = visitor.update_preview("help-is-here", languages="en", name='"><script>alert(1)</script>{{ 7 * 7 }}', url="'><img src=x>")
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "{{ 7 * 7 }}" in page


def test_an_expired_number_is_an_error_and_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2500000000")
    with start_workers(1, seconds=300, warm=partial(warm_up, LIBRARY)) as late:
        own = create_app(LIBRARY, ServerOptions(), late).test_client()
        visitor = Visitor(own)
        for page in (own.get("/en/pieces/help-is-here").text, visitor.update_preview("help-is-here", languages=["en", "es"], name=NAME)):
            assert count_pictures(page) == 0
            assert errors_in(page)[""].startswith("A help line on this piece has not been checked recently enough")
        assert visitor.download("help-is-here", languages="en").mimetype == "text/html"
        assert own.get("/thumbnails/help-is-here/en.png").status_code == 503
        assert own.get("/en/").status_code == 200


def test_a_thumbnail_is_not_shown_beyond_the_day_its_numbers_expire(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/thumbnails/help-is-here/en.png").status_code == 200
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2500000000")
    assert client.get("/thumbnails/help-is-here/en.png").status_code == 503


def test_the_calibration_sheet_of_every_stock(visitor: Visitor) -> None:
    for stock in options.stocks(LIBRARY):
        answer = visitor.post("/en/calibrate/sheet", {"stock": stock.id, "flip": "short"})
        assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-"), stock.id
    for stock, flip in (("../letter", "long"), ("", "long"), (options.stocks(LIBRARY)[0].id, "up"), ("mine.yaml", "long")):
        assert visitor.post("/en/calibrate/sheet", {"stock": stock, "flip": flip}).status_code == 400


def test_the_form_carries_a_logo_and_only_one_that_was_signed_here(visitor: Visitor) -> None:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (600, 300), "#123456").save(stream, "PNG")
    page = visitor.update_preview("help-is-here", languages="en", name=NAME, logo=(stream.getvalue(), "logo.png"))
    assert errors_in(page) == {}
    found = re.search(r'name="carried_logo" value="([^"]+)"', page)
    assert found
    kept = found[1]
    assert 'name="carried_logo"' in visitor.update_preview("help-is-here", languages="en", name=NAME, carried_logo=kept)
    assert 'name="carried_logo"' not in visitor.update_preview(
        "help-is-here", languages="en", name=NAME, carried_logo=kept, remove_logo="yes"
    )
    for forged in (
        f"{'1' if kept[0] == '0' else '0'}{kept[1:]}",
        f"{kept[:-8]}AAAAAAA=",
        kept.partition(".")[2],
        "." + kept.partition(".")[2],
        "é.é",
        "." * 9,
        "x" * 800_000,
    ):
        assert 'name="carried_logo"' not in visitor.update_preview("help-is-here", languages="en", name=NAME, carried_logo=forged)
