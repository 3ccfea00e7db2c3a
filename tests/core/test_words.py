"""Words that would print as dotted circles, and values that YAML cuts."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from library import LIBRARY

from handbill.contacts.organization import read_organization
from handbill.core.datafile import parse
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.words import word_faults


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("ေမတၱာ ေဂဟာ", "မေတ္တာ ဂေဟာ"),
        ("ျမန္မာ", "မြန်မာ"),
        ("သတင္း", "သတင်း"),
        ("Hope ေနေကာင္းလား 12", "Hope နေကောင်းလား 12"),
        ("ကၽြန္ေတာ္", "ကျွန်တော်"),
    ],
)
def test_zawgyi_is_told_with_the_same_words_in_unicode(text: str, converted: str) -> None:
    (fault,) = word_faults(text)
    assert (fault.code, fault.hint) == ("zawgyi", f"write it in Unicode: {converted}")
    assert not list(word_faults(converted))


@pytest.mark.parametrize(
    "text",
    [
        "မေတ္တာ ဂေဟာ",
        "ၵႂၢမ်းတႆးယူႇ",
        "ဘာသာ မန်",
        "ကညီကျိာ်",
        "ကေန",
        "A\u0301",
        "1\ufe0f\u20e3",
        "‼\ufe0f",
        "\u00a0\u0301",
        "कि",
        "नि:शुल्क",
        "ก็",
        "می\u200cشود",
    ],
)
def test_words_in_unicode_are_left_alone(text: str) -> None:
    assert not list(word_faults(text))


def test_no_word_of_ours_has_a_fault() -> None:
    files = [LIBRARY.find(f"materials/languages/{tag}/messages.po") for tag in ("my", "km", "lo", "hi", "ar", "vi")]
    assert not [fault for file in files if file for entry in polib.pofile(str(file)) for fault in word_faults(entry.msgstr)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\uf0b7 Help", "private-letter"),
        ("\U000f0001", "private-letter"),
        ("ိabc", "lone-mark"),
        ("abc \u0301x", "lone-mark"),
        ("(\u093f)", "lone-mark"),
    ],
)
def test_letters_of_one_font_and_marks_alone_are_told(text: str, code: str) -> None:
    assert [fault.code for fault in word_faults(text)] == [code]


def problems(text: str, folder: Path) -> list[Problem]:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_organization(path)
    return list(found.value.problems)


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("name: Local #42 Union\n", "content-yaml-comment", 1, 'put it in quotes: "Local #42 Union"'),
        ("name: Local # 42\nphone: 211\n", "content-yaml-comment", 1, 'put it in quotes: "Local # 42"'),
        ("name: #42\n", "content-yaml-comment", 1, 'put it in quotes: "#42"'),
        ("name: A\ncolors:\n  ink: #12355b\n", "content-yaml-comment", 3, 'put the color in quotes, with six digits: "#12355b"'),
        ("name: A\ncolors:\n  accent: #fff\n", "content-yaml-comment", 3, 'put the color in quotes, with six digits: "#ffffff"'),
        ('name: A\ncolors: {ink: "#123"}\n', "content-pattern", 2, 'write six digits in quotes: "#112233"'),
        ("name: A\ncolors: {ink: 12355b}\n", "content-pattern", 2, 'write six digits in quotes: "#12355b"'),
        ("name: A\ncolors: {ink: 123456}\n", "content-type", 2, 'write six digits in quotes: "#123456"'),
        ("name: A\ncolors:\n  ink:\n", "content-type", 3, "in quotes"),
        ("name: River Center\n  for Families\n", "content-line-break", 1, '"River Center for Families"'),
        ("name: River Center\n  phone 336-555-0142\n", "content-line-break", 1, "is a colon missing"),
        ("name: A\nphone_label: Off\n  ice\nphone: 336-555-0142\n", "content-line-break", 2, "Off ice"),
        ("name: ေမတၱာ ေဂဟာ\n", "content-zawgyi", 1, "မေတ္တာ ဂေဟာ"),
        ("name: A\nshort_name: \ue123\n", "content-private-letter", 2, "type it again"),
        ("name: A\nsocial: \u0301a\n", "content-lone-mark", 2, "take it out"),
    ],
)
def test_what_an_organization_is_told(tmp_path: Path, text: str, code: str, line: int, hint: str) -> None:
    (problem,) = problems(text, tmp_path)
    assert (problem.code, problem.place.line) == (code, line)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("name: A # the name\n", {"name": "A"}),
        ('name: "A" #the name\n', {"name": "A"}),
        ("#top\nname: A#1\n#end\n", {"name": "A#1"}),
        ("colors: #ours\n  ink: a\n", {"colors": {"ink": "a"}}),
        ("copies: 5 # 2 in each room\n", {"copies": 5}),
        ("text: >\n  one\n  two #3\n", {"text": "one two #3\n"}),
        ("text: one\n  two\n", {"text": "one two"}),
    ],
)
def test_comments_that_are_meant_stay_comments(text: str, data: object) -> None:
    assert parse(text, Path("x.yaml")).data == data
