"""An organization's simplest file read quickly says what it says read at length; whatever is not so simple is left to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from materials.numbers import dialed
from materials.organization import organization
from materials.piece import Organization
from materials.plain_organization import Plain, is_plain, plain_organization
from materials.problems import ProblemsFound

_VALUES = st.text("AaYyNnoeslu 019'\"#:&,.-/+()\\[]{}!%@`>|*?~\t\u00e9", max_size=12)
_WORDS = st.sampled_from(
    ["Hope House", "yes", "Off", "null", "336-555-0142", "https://a.example", "2026-11-24", "12", "1.5", "a: b", "St. Ann's"]
)
_QUOTED = st.builds(lambda quote, value: quote + value + quote, st.sampled_from(["", "", "'", '"']), _VALUES | _WORDS)
_LINES = st.builds(
    lambda key, between, value, end: f"{key}{between}{value}{end}",
    st.sampled_from(["name", "name", "phone", "url", "logo", "#name", " name", "- name", "---"]),
    st.sampled_from([": ", ":", ":  ", " : "]),
    _QUOTED,
    st.sampled_from(["", " ", " # said", "# said", "\r", "  "]),
)


def at_length(path: Path) -> Organization | None:
    try:
        return organization(path)
    except ProblemsFound:
        return None


@given(
    st.lists(_LINES | st.sampled_from(["", "  ", "# a comment", "...", "name: Hope House"]), max_size=4),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_what_is_read_quickly_is_what_is_read_at_length(tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str) -> None:
    path = tmp_path_factory.mktemp("own") / "mine.yaml"
    path.write_text(end.join(lines), encoding="utf-8", newline="")
    quick, slow = plain_organization(str(path)), at_length(path)
    if quick:
        assert slow is not None, lines
        assert quick == Plain(slow.name, slow.phone, slow.url)
        assert not slow.logo
        assert not slow.colors


@given(st.from_regex(r"(\+1[ -])?(\([0-9]{3}\) |[0-9]{3}[ -])[0-9]{3}[ -][0-9]{4}", fullmatch=True))
def test_a_number_read_quickly_is_dialed_as_the_library_says(phone: str) -> None:
    if is_plain("A", phone, ""):
        assert Plain("A", phone).dial == dialed(phone, "US")
    else:
        assert Plain("A", phone).dial == ""


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("name: Hope House\n", Plain("Hope House")),
        ("# ours\n\nname: 'A & B, Inc.'  # for now\nphone: (336) 555-0142\n", Plain("A & B, Inc.", "(336) 555-0142")),
        (
            'name: "Hope"\nphone: "+1 336 555 0142"\nurl: https://hope.example/help',
            Plain("Hope", "+1 336 555 0142", "https://hope.example/help"),
        ),
    ],
)
def test_simple_files(tmp_path: Path, text: str, own: Plain) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    assert plain_organization(str(path)) == own
    assert organization(path).name == own.name


@pytest.mark.parametrize(
    "text",
    [
        *("", "name:\n", "name: Yes\n", "name: A\nname: B\n", "name: A\nlogo: a.png\n", "name: \u00c9cole\n", "name: A (B)\n"),
        *("phone: 336-555-0142\n", "name: A\nphone: 136-555-0142\n", "name: A\nphone: 555-0142\n", "name: A\nurl: hope.example\n"),
        *("name: A\n  B\n", "name: A\r\n", "name: 'It''s'\n", "name: A\n---\n", "name: A\tB\n", "name: A  B\n", "name: " + "A" * 81),
        "name: A\nurl: https://hope.example/\n",
    ],
)
def test_whatever_else_there_is_goes_the_long_way(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    assert plain_organization(str(path)) is None


def test_no_file_is_no_simple_file(tmp_path: Path) -> None:
    assert plain_organization(str(tmp_path)) is None
    assert plain_organization(str(tmp_path / "none.yaml")) is None
    assert plain_organization("a\0b") is None
