from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.contacts.organization import Logo, label_in, read_organization, social_link
from handbill.contacts.phone_numbers import dialed
from handbill.core.problems import ProblemsFound


def problems(small, text: str) -> list[tuple[str, int, str]]:
    with pytest.raises(ProblemsFound) as found:
        read_organization(small.write("our.yaml", text))
    return [(problem.code, problem.place.line, problem.place.key) for problem in found.value.problems]


def test_everything_but_the_name_is_optional(small) -> None:
    ours = read_organization(small.write("our.yaml", "name: Riverside\n"))
    assert (ours.name, ours.phone, ours.url, ours.logos, ours.colors) == ("Riverside", "", "", (), ())


def test_all_fields(small) -> None:
    logo = small.write("pictures/logo.svg", "<svg/>")
    text = 'name: R\nphone: (336) 555-0142\nurl: https://r.example/help\nlogo: pictures/logo.svg\ncolors: {ink: "#12355b"}\n'
    ours = read_organization(small.write("our.yaml", text))
    assert (ours.phone, ours.url, ours.logos) == ("336-555-0142", "https://r.example/help", (Logo(logo.resolve()),))
    assert ours.colors == (("ink", "#12355b"),)


def test_two_numbers_and_social_media(small) -> None:
    text = (
        'name: R\nphone: 336-555-0142\nphone_label: {en: Office, es: Oficina}\nphone_2: "211"\nphone_2_label: After hours\n'
        'social: ["@rivertown", social.example/r]\n'
    )
    ours = read_organization(small.write("our.yaml", text))
    assert (ours.phone, ours.phone_2, ours.social) == ("336-555-0142", "211", ("@rivertown", "social.example/r"))
    assert [label_in(ours.phone_label, tag) for tag in ("en", "es", "ar")] == ["Office", "Oficina", "Office"]
    assert label_in(ours.phone_2_label, "es") == "After hours"
    assert label_in((("fr", "Bureau"),), "es") == "Bureau"  # rather the wrong language than no words
    assert label_in((), "en") == ""
    assert read_organization(small.write("one.yaml", 'name: R\nsocial: "@r"\n')).social == ("@r",)


@pytest.mark.parametrize(
    "logos",
    [
        "logo: a.svg",
        "logo: {file: a.svg}",
        "logo: [a.svg]",
        "logo: [a.svg, {file: b.svg, name: Partner}]",
        "logo: [a.svg, b.svg, {file: c.svg, name: City}]",
    ],
)
def test_one_logo_or_up_to_three(small, logos: str) -> None:
    files = {name: small.write(f"{name}.svg", "<svg/>").resolve() for name in "abc"}
    made = read_organization(small.write("our.yaml", f"name: R\n{logos}\n")).logos
    names = ("", "Partner" if "Partner" in logos else "", "City")
    assert made == tuple(map(Logo, list(files.values())[: logos.count(".svg")], names))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phone_2: 336-555-0142", [("content-key-missing", 2, "phone_2")]),
        ("phone_label: Office", [("content-key-missing", 2, "phone_label")]),
        ("phone: 336-555-0142\nphone_2_label: Night", [("content-key-missing", 3, "phone_2_label")]),
        ("phone: 336-555-0142\nphone_2: +1 336 555 0142", [("content-value", 3, "phone_2")]),
        ('phone: 336-555-0142\nphone_2: "12"', [("content-value", 3, "phone_2")]),
        ("phone: 336-555-0142\nphone_2: 555-01", [("number-malformed", 3, "phone_2")]),
        ("phone: 336-555-0142\nphone_label: {english: Office}", [("content-pattern", 3, "phone_label.english")]),
        ("phone: 336-555-0142\nphone_label: {}", [("content-value", 3, "phone_label")]),
        ("phone: 336-555-0142\nphone_label: " + "x" * 25, [("content-value", 3, "phone_label")]),
        ("phone: 336-555-0142\nphone_label: 24", [("content-type", 3, "phone_label")]),
        ("social: [a, b, c, d]", [("content-value", 2, "social")]),
        ("social: []", [("content-value", 2, "social")]),
        ("social:\n  - a\n  - a", [("content-value", 4, "social.1")]),
        ('social: ["@a", "b\\u202ec"]', [("content-pattern", 2, "social.1")]),
        ("social: " + "x" * 41, [("content-value", 2, "social")]),
        ("logo: []", [("content-value", 2, "logo")]),
        ("logo: [a.svg, a.svg, a.svg, a.svg]", [("content-value", 2, "logo")]),
        ("logo:\n  - a.svg\n  - b.svg\n  - c.gif", [("picture-missing", 4, "logo.1"), ("content-pattern", 5, "logo.2")]),
        ("logo:\n  - a.svg\n  - {file: a.svg, title: A}", [("content-key-unknown", 4, "logo.1.title")]),
        ("logo:\n  - {name: A}", [("content-key-missing", 3, "logo.0.file")]),
        ("logo: 7", [("content-type", 2, "logo")]),
    ],
)
def test_what_is_wrong_with_numbers_social_media_and_logos(small, text: str, found: list[tuple[str, int, str]]) -> None:
    small.write("a.svg", "<svg/>")
    assert problems(small, f"name: R\n{text}\n") == found


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("@rivertown", ""),
        ("social.example/r", "https://social.example/r"),
        ("https://social.example/r", "https://social.example/r"),
        ("Rivertown Center", ""),
        ("Find us: social.example", ""),
        ("rivertown", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_a_web_address_among_social_media_is_a_link(written: str, link: str) -> None:
    assert social_link(written) == link


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
