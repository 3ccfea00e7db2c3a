"""Any content of a form, a file or a header is answered, with errors where something is wrong, and never with a failure."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library import LIBRARY

from handbill.build.purposes import purpose_names
from handbill.web.forms import options
from handbill.web.forms.logo_field import signed_logo
from handbill.web.forms.print_settings import FLIPS, INKS
from tests.web.visitor import Visitor, count_pictures, errors_in, multipart

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
MANY = settings(FEW, max_examples=60)
PATH = "/en/pieces/help-is-here"
# Bidi controls, joiners, control characters, NUL, private-use and unassigned characters, accents without a letter.
NASTY = st.text(
    st.sampled_from("\u202e\u2066\u2069\u200f\u061c\u200b\u200d\ufeff\0\x1b\x85\u2028\ue000\U000e0041\U0010ffff\u0301\u0e31\u094d"),
    max_size=30,
)
TEXT = st.one_of(
    NASTY, st.text(max_size=90), st.text("Wi -’'&<>\"%{}", max_size=90), st.sampled_from(["x" * 300, "\u0301" * 80, "ﷺ" * 80, "😀" * 80])
)
FIELDS = (
    "languages",
    "back",
    "preview_language",
    "size",
    "theme",
    "editions",
    "inks",
    "purpose",
    "stock",
    "flip",
    "shop",
    "copies",
    "own_colors",
    "ink",
    "accent",
    "instructions",
    "remove_logo",
)
FORM = st.dictionaries(st.sampled_from(FIELDS), st.one_of(TEXT, st.lists(TEXT, max_size=3)), max_size=6)
GOOD = st.fixed_dictionaries(
    {
        "languages": st.lists(st.sampled_from([each.tag for each in options.languages(LIBRARY)]), min_size=1, max_size=2),
        "purpose": st.sampled_from(purpose_names()),
        "flip": st.sampled_from(FLIPS),
        "inks": st.sampled_from(INKS),
        "theme": st.sampled_from([each.id for each in options.pieces(LIBRARY)["help-is-here"].themes]),
        "editions": st.lists(st.sampled_from([each.id for each in options.pieces(LIBRARY)["help-is-here"].editions]), max_size=3),
    }
)


def encodable(value: Any) -> Any:
    """The value without lone surrogates, which cannot be sent."""
    if isinstance(value, list):
        return [encodable(each) for each in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def send(visitor: Visitor, fields: dict[str, Any], tail: str = "") -> Any:
    return visitor.post(PATH + tail, {key: encodable(value) for key, value in fields.items()})


@FEW
@given(GOOD, TEXT, TEXT, TEXT)
def test_any_organization(visitor: Visitor, good: dict[str, Any], name: str, phone: str, url: str) -> None:
    answer = send(visitor, {**good, "name": name, "phone": phone, "url": url})
    assert answer.status_code == 200
    assert bool(count_pictures(answer.text)) != bool(errors_in(answer.text))


@FEW
@given(FORM, TEXT)
def test_any_choices(visitor: Visitor, form: dict[str, Any], name: str) -> None:
    answer = send(visitor, {"languages": "en", "purpose": "screen", **form, "name": name})
    assert answer.status_code == 200
    assert bool(count_pictures(answer.text)) != bool(errors_in(answer.text))


@FEW
@given(TEXT, TEXT, TEXT)
def test_saved_details_can_be_loaded(visitor: Visitor, name: str, phone: str, url: str) -> None:
    saved = send(visitor, {"languages": "en", "purpose": "screen", "name": name, "phone": phone, "url": url}, "/details")
    assert saved.status_code == 200
    if saved.mimetype == "application/yaml":
        loaded = send(visitor, {"languages": "en", "purpose": "screen", "details": (saved.data, "x")}, "/details/load")
        assert loaded.status_code == 200


@FEW
@given(st.one_of(st.binary(max_size=2000), TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_file_as_saved_details(visitor: Visitor, data: bytes) -> None:
    assert send(visitor, {"languages": "en", "purpose": "screen", "details": (data, "x")}, "/details/load").status_code == 200


STARTS = st.sampled_from(
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"<svg ", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>", b"GIF89a"]
)


@FEW
@given(STARTS, st.binary(max_size=3000), NASTY)
def test_any_file_as_a_logo(visitor: Visitor, start: bytes, data: bytes, name: str) -> None:
    answer = send(visitor, {"languages": "en", "purpose": "screen", "name": "A", "logo": (start + data, encodable(name) or "x")})
    assert answer.status_code == 200
    assert bool(start + data) == ("logo" in errors_in(answer.text))


@MANY
@given(
    st.binary(max_size=400),
    st.sampled_from(["multipart/form-data; boundary=b", "multipart/form-data", "application/x-www-form-urlencoded", "text/plain", "", "é"]),
)
def test_any_body(app: Flask, data: bytes, kind: str) -> None:
    assert app.test_client().post(PATH, data=data, content_type=kind).status_code == 400


@MANY
@given(st.text(max_size=60), st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60))
def test_any_address_and_header(app: Flask, path: str, header: str) -> None:
    client = app.test_client()
    address = quote(path.encode("utf-8", "surrogatepass"))
    for each in (f"/en/{address}", f"/thumbnails/{address}/en.png", f"/en/?language={address}&for={address}&size={address}"):
        assert client.get(each, headers={"Accept-Language": header, "Cookie": header}).status_code in (200, 308, 404)
    assert (
        client.get("/", headers={"Accept-Language": header, "X-Forwarded-Host": header, "Forwarded": header}).headers["Location"] == "/en/"
    )


def test_ten_thousand_fields_are_too_many(visitor: Visitor) -> None:
    body, kind = multipart({"token": visitor.token, **{f"f{each}": "x" for each in range(10_000)}})
    assert visitor.client.post(PATH, data=body, content_type=kind).status_code == 413
    urlencoded = "&".join([f"token={visitor.token}", *(f"f{each}=x" for each in range(10_000))])
    sent = visitor.client.post(PATH, data=urlencoded + "&purpose=screen", content_type="application/x-www-form-urlencoded")
    assert sent.status_code in (200, 413)


def test_a_field_ten_thousand_times(visitor: Visitor) -> None:
    urlencoded = f"token={visitor.token}&purpose=screen" + "&languages=en" * 10_000 + "&name=A" * 10_000
    assert visitor.client.post(PATH, data=urlencoded, content_type="application/x-www-form-urlencoded").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\n" * 5000,
        b'--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n' * 300,
        b'--b\r\nContent-Disposition: form-data; name="' + b"a" * 200_000 + b'"\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="token"; filename="x"\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="token"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+ADw-\r\n--b--\r\n',
        b"--b\r\nX: " + b"y" * 900_000,
        b"\r\n" * 400_000,
    ],
    ids=["bounds", "nested", "long name", "file for a word", "another encoding", "long header", "lines"],
)
def test_deep_and_broken_forms(app: Flask, body: bytes) -> None:
    answer = app.test_client().post(PATH, data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code in (400, 413)


def test_a_logo_signed_by_another_server_is_refused(app: Flask, visitor: Visitor) -> None:
    with app.app_context():
        own = signed_logo(b"\x89PNG")
    app.config["SECRET_KEY"], kept = b"another", app.config["SECRET_KEY"]
    try:
        with app.app_context():
            other = signed_logo(b"\x89PNG")
    finally:
        app.config["SECRET_KEY"] = kept
    assert own != other
    page = visitor.update_preview("help-is-here", languages="en", purpose="screen", name="A", carried_logo=other)
    assert 'name="carried_logo"' not in page
