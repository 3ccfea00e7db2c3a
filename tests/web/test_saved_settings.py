"""The details of an organization saved as a file and loaded again, and files that someone made up."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from handbill.contacts.organization import Logo, read_organization
from tests.web.visitor import NAME, NUMBER, Visitor, errors_in

OURS = {
    "name": NAME,
    "short_name": "Harriet",
    "phone": NUMBER,
    "url": "https://example.org/a?b=c#d",
    "own_colors": "yes",
    "ink": "#102030",
    "accent": "#c0d0e0",
}
PATH = "/en/pieces/help-is-here"
UNREADABLE = "These are not saved details."


def load(visitor: Visitor, data: bytes, name: str = "organization.yaml") -> str:
    answer = visitor.post(f"{PATH}/details/load", {"languages": "en", "purpose": "screen", "details": (data, name)})
    assert answer.status_code == 200
    return answer.text


def test_saved_details_can_be_loaded(visitor: Visitor, tmp_path: Path) -> None:
    saved = visitor.post(f"{PATH}/details", {"languages": "en", **OURS})
    assert saved.headers["Content-Disposition"] == "attachment; filename=organization.yaml"
    (tmp_path / "organization.yaml").write_bytes(saved.data)
    house = read_organization(tmp_path / "organization.yaml")
    assert (house.name, house.short_name, house.phone, house.url) == (NAME, "Harriet", "336-555-0142", OURS["url"])
    assert dict(house.colors) == {"ink": "#102030", "accent": "#c0d0e0"}
    page = load(visitor, saved.data)
    for value in (NAME, "Harriet", NUMBER, OURS["url"], "#102030", "#c0d0e0"):
        assert f'value="{value}"' in page
    assert visitor.post(f"{PATH}/details", {"languages": "en", **OURS}).data == saved.data


def test_a_second_number_and_social_media_can_be_saved_and_loaded(visitor: Visitor, tmp_path: Path) -> None:
    more = {"phone_label": "Office", "phone_2": "336-555-0143", "phone_2_label": "After hours", "social": "@harriet, social.example/h"}
    saved = visitor.post(f"{PATH}/details", {"languages": "en", **OURS, **more})
    (tmp_path / "organization.yaml").write_bytes(saved.data)
    house = read_organization(tmp_path / "organization.yaml")
    assert (house.phone_2, house.social) == ("336-555-0143", ("@harriet", "social.example/h"))
    assert (dict(house.phone_label), dict(house.phone_2_label)) == ({"en": "Office"}, {"en": "After hours"})
    page = load(visitor, saved.data)
    assert '<details class="more" open>' in page
    for value in more.values():
        assert f'value="{value}"' in page
    assert '<details class="more">' in load(visitor, b"name: A")


def test_what_the_form_has_no_field_for_is_said(visitor: Visitor) -> None:
    assert "this page prints one" in load(visitor, b"name: A\nlogo: [a.svg, b.svg]\n")
    labels = b"name: A\nphone: 336-555-0142\nphone_label: {en: Office, es: Oficina}\n"
    page = load(visitor, labels)
    assert "in English only" in page
    assert 'value="Office"' in page


@pytest.mark.parametrize(
    "name", ["No", "1e3", "2027-01-01", "~", "null", "- a", "a: b", "# a", "'\"", "{a}", "&a *a", "!!int 3", "日本 ＜", "é" * 80]
)
def test_names_that_look_like_yaml_can_be_loaded(visitor: Visitor, name: str) -> None:
    from html import escape

    saved = visitor.post(f"{PATH}/details", {"languages": "en", "name": name})
    assert f'name="name" value="{escape(name)}"'.replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in load(visitor, saved.data)


def test_a_logo_is_saved_beside_the_file(visitor: Visitor, tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
    saved = visitor.post(f"{PATH}/details", {"languages": "en", **OURS, "logo": (svg, "../../logo.svg")})
    with zipfile.ZipFile(BytesIO(saved.data)) as archive:
        assert archive.namelist() == ["organization.yaml", "logo.svg"]
        archive.extractall(tmp_path)
    assert read_organization(tmp_path / "organization.yaml").logos == (Logo(tmp_path / "logo.svg"),)
    assert "Choose the logo again" in load(visitor, (tmp_path / "organization.yaml").read_bytes())


def test_saving_needs_a_name(visitor: Visitor) -> None:
    answer = visitor.post(f"{PATH}/details", {"languages": "en", "phone": NUMBER})
    assert answer.mimetype == "text/html"
    assert "Write the name" in errors_in(answer.text)["name"]


BILLION = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (each + 1, each + 1, each, each) for each in range(ord("a"), ord("y")))
BAD = {
    "aliases": BILLION,
    "an alias to itself": b"&a [*a]",
    "1 MB": b"name: " + b"x" * 1_000_000,
    "1 MB of keys": b"name: A\n" + b"k: 1\n" * 200_000,
    "nested lists": b"name: " + b"[" * 9_000 + b"]" * 9_000,
    "nested items": b"- " * 9_000,
    "nested maps": b"{a: " * 4_000 + b"}" * 4_000,
    "a call": b"name: !!python/object/apply:os.system ['touch pwned']",
    "a Python name": b"name: !!python/name:os.system",
    "a tag of ours": b"!ours {name: A}\nb",
    "a truth that is none": b"name: !!bool perhaps",
    "a time that is none": b"name: !!timestamp soon",
    "a number that is none": b"name: !!int ''",
    "bytes": b"name: !!binary aGk=",
    "a number": b"name: 7",
    "a list": b"name: [A]",
    "unknown keys": b"name: A\nlanguage: en",
    "a path": b"../../etc/passwd",
    "nothing": b"",
    "spaces": b" \n\t",
    "NUL": b"name: A\0B",
    "NUL escaped": b'name: "A\\0B"',
    "a surrogate": b'name: "\\ud800"',
    "UTF-16": "name: A".encode("utf-16"),
    "UTF-32": "name: A".encode("utf-32"),
    "Latin-1": "name: Café".encode("latin-1"),
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "two documents": b"name: A\n---\nname: B",
    "a name of 121": b"name: " + b"x" * 121,
    "a color by name": b"name: A\ncolors: {ink: red}",
    "a line of its own": b'name: "A\\nB"',
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_an_error_at_its_field(visitor: Visitor, case: str) -> None:
    page = load(visitor, BAD[case])
    assert errors_in(page)["details"].startswith(UNREADABLE)
    assert 'name="name" value=""' in page


def test_the_logo_named_in_a_file_is_not_opened(visitor: Visitor) -> None:
    page = load(visitor, f"name: {NAME}\nlogo: logo.png\n".encode(), "../../etc/passwd")
    assert "Choose the logo again" in page
    assert errors_in(page) == {}
    assert errors_in(load(visitor, f"name: {NAME}\nlogo: /etc/passwd\n".encode()))


def test_a_python_tag_makes_no_object(visitor: Visitor) -> None:
    assert f'value="{NAME}"' in load(visitor, f"!!python/object:os.environ {{name: {NAME}}}".encode())


def test_a_file_may_begin_with_a_byte_order_mark(visitor: Visitor) -> None:
    assert f'value="{NAME}"' in load(visitor, b"\xef\xbb\xbf" + f"name: {NAME}\r\n".encode())
