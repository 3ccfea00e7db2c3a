from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.contacts.organization import read_organization
from handbill.contacts.phone_numbers import dialed
from handbill.core.problems import ProblemsFound


def problems(small, text: str) -> list[tuple[str, int, str]]:
    with pytest.raises(ProblemsFound) as found:
        read_organization(small.write("our.yaml", text))
    return [(problem.code, problem.place.line, problem.place.key) for problem in found.value.problems]


def test_everything_but_the_name_is_optional(small) -> None:
    ours = read_organization(small.write("our.yaml", "name: Riverside\n"))
    assert (ours.name, ours.phone, ours.url, ours.logo, ours.colors) == ("Riverside", "", "", None, ())


def test_all_fields(small) -> None:
    logo = small.write("pictures/logo.svg", "<svg/>")
    text = 'name: R\nphone: (336) 555-0142\nurl: https://r.example/help\nlogo: pictures/logo.svg\ncolors: {ink: "#12355b"}\n'
    ours = read_organization(small.write("our.yaml", text))
    assert (ours.phone, ours.url, ours.logo) == ("(336) 555-0142", "https://r.example/help", logo.resolve())
    assert ours.colors == (("ink", "#12355b"),)


def test_the_example_that_people_copy_is_right() -> None:
    assert all(read_organization(path).name for path in LIBRARY.files("materials/organizations").values())


def test_all_problems_together(small) -> None:
    text = 'nmae: R\nphone: 12 34\nurl: https://\nlogo: none.png\ncolors: {ink: blue, paper: "#ffffff"}\n'
    assert problems(small, text) == [
        ("content-key-missing", 1, "name"),
        ("content-key-unknown", 1, "nmae"),
        ("number-malformed", 2, "phone"),
        ("content-value", 3, "url"),
        ("picture-missing", 4, "logo"),
        ("content-pattern", 5, "colors.ink"),
        ("content-key-unknown", 5, "colors.paper"),
    ]


@pytest.mark.parametrize("phone", ["555-0142", "call us", "1-336-555-01423", "+999 123 456"])
def test_phones_that_cannot_be_called(small, phone: str) -> None:
    assert problems(small, f'name: R\nphone: "{phone}"\n') == [("number-malformed", 2, "phone")]


@pytest.mark.parametrize(
    ("phone", "number"),
    [("336-555-0142", "+13365550142"), ("+1 336 555 0142", "+13365550142"), ("+44 20 7946 0958", "+442079460958"), ("211", "211")],
)
def test_phones_are_dialed_with_their_country_code(phone: str, number: str) -> None:
    assert dialed(phone, "US") == number


@pytest.mark.parametrize("url", ["https:///path", "http://a b.example", "https://-bad-.example", "https://[::1", "https://\u0301"])
def test_urls_need_a_host(small, url: str) -> None:
    assert problems(small, f'name: R\nurl: "{url}"\n') == [("content-value", 2, "url")]


@pytest.mark.parametrize("url", ["ftp://a.example", "javascript:alert(1)", "a.example"])
def test_urls_are_web_addresses(small, url: str) -> None:
    assert problems(small, f'name: R\nurl: "{url}"\n') == [("content-pattern", 2, "url")]


def test_logos_are_pictures(small) -> None:
    small.write("logo.exe", "")
    assert problems(small, "name: R\nlogo: logo.exe\n") == [("content-pattern", 2, "logo")]
    assert problems(small, "name: R\nlogo: .\n") == [("content-pattern", 2, "logo")]


def test_a_name_cannot_turn_the_line_around(small) -> None:
    assert problems(small, 'name: "R\\u202e evil"\n') == [("content-pattern", 1, "name")]
    assert problems(small, 'name: "two\\nlines"\n') == [("content-pattern", 1, "name")]
