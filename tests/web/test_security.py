"""Which requests are answered, and what a browser may do with the answer."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from library import LIBRARY

from handbill.core.process_pool.pool import ProcessPool
from handbill.web.app import HEALTH, ServerOptions, create_app
from handbill.web.forms import options
from handbill.web.http.security import HEADERS
from tests.web.visitor import NAME, Visitor

POSTS = [f"/en/pieces/help-is-here{tail}" for tail in ("", "/files", "/details", "/details/load")] + ["/en/calibrate/sheet"]
GETS = (
    "/",
    "/en/",
    "/en/calibrate",
    "/quick-exit",
    "/webfonts.css",
    "/webfonts/ar.ttf",
    "/thumbnails/help-is-here/en.png",
    "/static/page.js",
)


class ForbiddenParts(HTMLParser):
    """Collects what a strict policy would refuse, and what leads to other sites."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.forms: list[str] = []
        self._script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [f"{tag} {key}" for key in given if key.startswith("on") or key in ("style", "srcdoc")]
        self.found += [tag] if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and "src" not in given) else []
        for key in ("href", "src", "action", "formaction"):
            address = given.get(key) or ""
            if address.startswith("data:image/") and (tag, key) == ("img", "src"):
                continue
            if address and not re.match(r"[/#](?!/)", address):
                self.found.append(f"{tag} {key}={address[:60]}")
        if tag == "form" and given.get("method") == "post":
            self.forms.append(given.get("action") or "")


@pytest.mark.parametrize(
    "planted", ["<p onclick=x>", "<p style='a:b'>", "<script>1</script>", "<a href='javascript:x'>", "<img src='//x/y'>", "<style>"]
)
def test_a_planted_fault_is_found(planted: str) -> None:
    assert len(ForbiddenParts(planted).found) == 1


def test_every_page_holds_only_what_the_policy_allows(visitor: Visitor) -> None:
    hostile = {"name": '" onmouseover="x', "url": "javascript:alert(1)", "phone": "<style>", "languages": ["en", "ar"]}
    pages = [visitor.get(path).text for path in ("/en/", "/en/?for=x", "/en/calibrate", "/nowhere", "/en/pieces/help-is-here")]
    pages += [visitor.update_preview("indicator-card", languages="en", purpose=purpose) for purpose in ("office", "press")]
    pages += [visitor.update_preview("help-is-here", **hostile), visitor.post("/en/pieces/help-is-here", {"token": "x"}).text]
    for page in pages:
        assert ForbiddenParts(page).found == []
        assert page.startswith("<!doctype html>")
        assert "<script" in page


@pytest.mark.parametrize("path", [*GETS, "/nowhere", "/en/pieces/x", "/static/x", "/en"])
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "DELETE", "POST"):
        answer = client.open(path, method=method, buffered=True)
        for name, value in HEADERS.items():
            assert name == "Cache-Control" or answer.headers[name] == value
        assert "Cache-Control" in answer.headers
        assert "Server" not in answer.headers
        assert answer.status_code < 500
    assert client.get(path, headers={"Host": "example.org"}).headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    policy = dict(each.split(" ", 1) for each in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {value for key, value in policy.items() if key != "img-src"} == {"'none'", "'self'"}
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_filled_in_pages_are_not_cached(visitor: Visitor) -> None:
    for path in ("/en/", "/en/pieces/help-is-here", "/en/calibrate"):
        assert visitor.get(path).headers["Cache-Control"] == "no-store"
    assert visitor.download("help-is-here", languages="en", name=NAME).headers["Cache-Control"] == "no-store"


def test_the_cookie_is_for_this_page_alone(client: FlaskClient) -> None:
    cookie = client.get("/en/calibrate").headers["Set-Cookie"]
    assert re.fullmatch(r"form=[\w.-]+; HttpOnly; Path=/; SameSite=Strict", cookie)


def test_behind_a_proxy_the_cookie_goes_by_https_alone(workers: ProcessPool) -> None:
    client = create_app(LIBRARY, ServerOptions(secure=True), workers).test_client()
    cookie = client.get("/en/calibrate", base_url="https://localhost").headers["Set-Cookie"]
    assert re.fullmatch(r"__Host-form=[\w.-]+; Secure; HttpOnly; Path=/; SameSite=Strict", cookie)


@pytest.mark.parametrize("path", POSTS)
def test_a_form_needs_the_token_of_its_session(app: Flask, visitor: Visitor, path: str) -> None:
    other = Visitor(app.test_client())
    form = {"languages": "en", "purpose": "screen", "name": NAME, "stock": options.stocks(LIBRARY)[0].id}
    for token in ("", "x", "é", "\0", other.token, visitor.token[:-1], visitor.token.lower() + " ", "x" * 5000):
        answer = visitor.post(path, {**form, "token": token})
        assert answer.status_code == 400, token
        assert "open for too long" in answer.text
        assert NAME not in answer.text
    nobody = app.test_client().post(path, data={**form, "token": visitor.token})
    assert nobody.status_code == 400
    assert visitor.client.post(f"{path}?token={visitor.token}", data=form).status_code == 400
    assert visitor.client.post(path, json={**form, "token": visitor.token}).status_code == 400
    assert visitor.post(path, form).status_code == 200


def test_a_forged_session_is_refused(app: Flask, visitor: Visitor) -> None:
    forged = app.test_client()
    for cookie in ("x", "e30.x.y", ".eJw.x.y", "é", "x" * 3000):
        forged.set_cookie("form", cookie)
        assert forged.post(POSTS[0], data={"token": visitor.token}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1:1", "[::1]", "[::1]:8000"])
def test_the_page_answers_to_its_own_host_names(client: FlaskClient, host: str) -> None:
    assert client.get("/en/calibrate", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "",
        "localhost.example.org",
        "example.org#localhost",
        "localhost@example.org",
        "example.org@localhost",
        "[::2]",
        "[::1",
        "::1",
        *(
            "127.0.0.1.example.org",
            "127.0.0.2",
            "0.0.0.0",
            "2130706433",
            "localhost, example.org",
            "localhost/../x",
            "a b",
            "localhost.",
            "é",
        ),
    ],
)
def test_the_page_refuses_other_host_names(visitor: Visitor, host: str) -> None:
    """Including a name that resolves to this machine (DNS rebinding)."""
    for path in ("/en/", "/nowhere", "/static/page.js", "/en", "/"):
        answer = visitor.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "Location" not in answer.headers
    assert visitor.post("/en/pieces/help-is-here", {"languages": "en"}, headers={"Host": host}).status_code == 400


def test_a_public_page_answers_to_the_names_it_was_given(workers: ProcessPool) -> None:
    client = create_app(LIBRARY, ServerOptions(public=True, hosts=("Handbill.example.org",)), workers).test_client()
    assert client.get("/en/calibrate", headers={"Host": "handbill.example.org"}).status_code == 200
    assert client.get("/en/calibrate", headers={"Host": "localhost"}).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "AMINA"])
def test_other_methods_are_refused(client: FlaskClient, method: str) -> None:
    for path in (*GETS, *POSTS, "/nowhere"):
        assert client.open(path, method=method).status_code in (404, 405)


UP = (
    "..",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..\\..\\etc\\passwd",
    "/etc/passwd",
    "%00",
    "help-is-here%00",
)
NAMES = (
    *UP,
    "....//....//etc/passwd",
    "%252e%252e%252fetc/passwd",
    "C:%5cWindows",
    "con",
    "~root",
    "a" * 5000,
    "é",
    "%ff%fe",
    "{{7*7}}",
    "app.py",
)


@pytest.mark.parametrize(
    "pattern",
    ["/static/{}", "/en/pieces/{}", "/thumbnails/{}/en.png", "/thumbnails/help-is-here/{}.png", "/webfonts/{}.ttf", "/{}/", "/{}"],
)
def test_no_part_of_an_address_leads_to_a_file(client: FlaskClient, pattern: str) -> None:
    for name in NAMES:
        answer = client.get(pattern.format(name))
        assert answer.status_code in (400, 404) or answer.headers.get("Location", "").startswith(("/", "http://localhost/")), name
        assert b"root:" not in answer.data
        assert b"import" not in answer.data


def test_the_code_is_not_served(client: FlaskClient) -> None:
    for path in (
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%2e%2e/templates/base.html",
        "/templates/base.html",
    ):
        assert client.get(path).status_code in (308, 404), path


def test_an_ordinary_visit_is_within_the_limits(workers: ProcessPool) -> None:
    """What thirty visitors behind one address do in a minute: the gallery with its thumbnails and fonts, names typed, a file."""
    client = create_app(LIBRARY, ServerOptions(public=True, hosts=("localhost",)), workers).test_client()
    asked = ["/en/", "/webfonts.css", *(f"/thumbnails/{name}/en.png" for name in options.pieces(LIBRARY))] + ["/webfonts/ar.ttf"] * 14
    assert {client.get(path).status_code for path in asked} == {200}
    visitors = [Visitor(client.application.test_client()) for _ in range(30)]
    assert {visitor.post("/en/calibrate/sheet", {"stock": "none"}).status_code for visitor in visitors for _ in range(20)} == {400}


def test_a_client_with_too_many_requests_must_wait_and_others_need_not(workers: ProcessPool) -> None:
    app = create_app(LIBRARY, ServerOptions(public=True, hosts=("localhost",), per_minute=1, burst=5), workers)
    one, other = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}
    client = app.test_client()
    piece = "/en/pieces/none"
    assert [client.get(piece, environ_base=one).status_code for _ in range(6)] == [404] * 5 + [429]
    refused = client.get(piece, environ_base=one, headers={"X-Forwarded-For": "192.0.2.9", "Forwarded": "for=192.0.2.9"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Too many requests at once" in refused.text
    assert client.get("/static/style.css", environ_base=one, buffered=True).status_code == 200, "the page that says so is still dressed"
    assert client.get("/thumbnails/help-is-here/none.png", environ_base=one).status_code == 404, "only what is rendered counts"
    assert client.get(piece, environ_base=other).status_code == 404


def test_whatever_watches_the_server_may_ask_by_its_address_again_and_again(workers: ProcessPool) -> None:
    app = create_app(LIBRARY, ServerOptions(public=True, hosts=("handbill.example.org",), per_minute=1, burst=1), workers)
    client = app.test_client()
    asked = [client.get(HEALTH, base_url="http://127.0.0.1:8000") for _ in range(5)]
    assert [(answer.status_code, answer.text) for answer in asked] == [(200, "ok\n")] * 5
    assert "Set-Cookie" not in asked[0].headers


def test_on_this_machine_there_is_no_rate_limit(client: FlaskClient) -> None:
    assert {client.get("/en/calibrate").status_code for _ in range(200)} == {200}
