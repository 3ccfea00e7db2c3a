"""Faults planted in our own content, numbers and translations: where, what, what to do, the class's exit code, nothing written."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

FLYER = "materials/content/help-is-here.yaml"
NUMBERS = "materials/hotlines/us.yaml"
SPANISH = "materials/languages/es/messages.po"


class Case(NamedTuple):
    """`file` has `old` replaced by `new`; the problem names its line, counted on by `after`, and `key`.

    In a PO file it names the line where the entry begins.
    """

    file: str
    old: str
    new: str
    code: str
    exit_code: int
    key: str
    sentence: str
    hint: str
    language: str = "en"
    after: int = 0


CASES = {
    "broken YAML": Case(
        *(FLYER, "      - role: lead", "      - role: [lead", "content-yaml", 3, "", "this is not valid YAML", "check the indentation"),
        after=1,
    ),
    "unknown key": Case(
        *(FLYER, "audience: you", "audence: you", "content-key-unknown", 3, "audence"),
        "the key 'audence' is not known",
        "did you mean audience",
    ),
    "missing key": Case(
        *(FLYER, "about: A flyer", "# about: A flyer", "content-key-missing", 3, "about"), "the key 'about' is missing", "add it", after=-1
    ),
    "wrong type": Case(
        FLYER, "formats: [letter,", "formats: letter # [", "content-type", 3, "formats", "this should be a list, not text", ""
    ),
    "unknown design": Case(FLYER, "design: flyer", "design: flier", "content-design", 3, "design", "'flier'", "did you mean flyer?"),
    "unknown picture": Case(
        FLYER, "picture: door", "picture: dore", "content-picture", 3, "picture", "there is no picture called 'dore'", "did you mean door"
    ),
    "unknown audience": Case(
        FLYER, "audience: you", "audience: yuo", "content-value", 3, "audience", "there is no audience called 'yuo'", "did you mean you?"
    ),
    "undefined variable": Case(
        *(FLYER, "text: Ask yourself", "text: Ask {{ yourself }}", "content-undefined", 3, "panels.0.blocks.2.text"),
        "yourself",
        "use one of",
    ),
    "undefined attribute": Case(
        *(
            FLYER,
            "text: Ask yourself",
            "text: Ask {{ hotlines.trafficking.interpeters }}",
            "content-undefined",
            3,
            "panels.0.blocks.2.text",
        ),
        *("interpeters", "did you mean interpreters?"),
    ),
    "broken template": Case(
        *(FLYER, "text: Ask yourself", "text: Ask {{ hotlines.trafficking", "content-template", 3, "panels.0.blocks.2.text"), "", ""
    ),
    "a number typed in": Case(
        *(FLYER, "text: Ask yourself", "text: Call 1-888-373-7888", "content-number", 3, "panels.0.blocks.2.text"),
        *("is typed into the text", "name its line here"),
    ),
    "a stale number": Case(
        *(NUMBERS, "expires: 2027-05-23", "expires: 2026-11-24", "number-stale", 4, "lines.trafficking.expires"),
        *("the numbers of trafficking expired on 2026-11-24", "check it against its source"),
    ),
    "a number of no country": Case(
        *(NUMBERS, '"+18008435678"', '"+10008435678"', "number-malformed", 4, "lines.ncmec.phone.number"), "is not a number of US", "source"
    ),
    "a number that is none": Case(
        *(NUMBERS, '"+18008435678"', '"+1800x8435678"', "content-pattern", 3, "lines.ncmec.phone.number"), "'+1800x8435678'", "E.164"
    ),
    "two digits changed in print": Case(
        *(NUMBERS, "printed: 1-888-373-7888", "printed: 1-888-337-7888", "number-printed", 4, "lines.trafficking.phone.printed"),
        *("does not have the digits of +18883737888", "digit by digit"),
    ),
    "letters spelled wrong": Case(
        *(NUMBERS, '"233733", spelled: BEFREE', '"233722", spelled: BEFREE', "number-spelled", 4, "lines.trafficking.text.spelled"),
        *("'BEFREE' is 233733 on a keypad, not 233722", "digit by digit"),
    ),
    "a lost placeholder": Case(
        *(SPANISH, "más de {{ line.interpreters }} idiomas.", "muchos idiomas.", "language-placeholder", 5, ""),
        *("lost {{ line.interpreters }}", "keep every {{ }}", "es"),
    ),
    "a changed placeholder": Case(
        *(SPANISH, "más de {{ line.interpreters }} idiomas.", "más de {{ line.staff }} idiomas."),
        *("language-placeholder", 5, "", "gained {{ line.staff }}", "keep every {{ }}", "es"),
    ),
    "an added digit": Case(
        *(SPANISH, 'msgstr "Pregúntese"', 'msgstr "Pregúntese 2 veces"', "language-digits", 5, ""),
        *("has the digits 2; the English has none", "keep every figure", "es"),
    ),
    "a missing translation": Case(
        *(SPANISH, 'msgstr "Pregúntese"', 'msgstr ""', "language-missing", 5, "", "'Ask yourself' is missing", "translate it", "es"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_planted_fault_is_named_and_nothing_is_written(house, case: Case) -> None:
    line = house.spoil(case.file, case.old, case.new) + case.after
    answer = house.run("build", "help-is-here", "-l", case.language, "--for", "screen")
    assert "Traceback" not in answer.err
    told = [text for text in answer.err.splitlines() if text.startswith(f"problem [{case.code}]")]
    where = f"{case.file}:{line}" + (f" ({case.key})" if case.key else "")
    assert [text for text in told if text.startswith(f"problem [{case.code}] {where}: ")], answer.err
    assert case.sentence in told[0]
    assert case.hint in answer.err.partition("hint: ")[2]
    assert (answer.code, answer.out) == (case.exit_code, "")
    assert not (house.root / "output").exists()


def test_a_design_that_a_format_names_and_nobody_made(house) -> None:
    line = house.spoil("layouts/formats/trifold.yaml", "design: trifold", "design: trifald")
    answer = house.run("build", "help-is-here", "-l", "en", "--format", "trifold")
    assert (answer.code, answer.out) == (3, "")
    assert f"problem [content-design] layouts/formats/trifold.yaml:{line} (design): there is no design called 'trifald'" in answer.err
    assert "did you mean trifold?" in answer.err


def test_check_reports_content_numbers_and_translations_at_once(house) -> None:
    lines = {
        f"[content-key-unknown] {FLYER}": house.spoil(FLYER, "audience: you", "audence: you"),
        "[content-number] materials/content/know-the-signs.yaml": house.spoil(
            "materials/content/know-the-signs.yaml", "text: You may be the one who notices.", "text: Call 1-888-373-7888."
        ),
        f"[number-spelled] {NUMBERS}": house.spoil(NUMBERS, '"233733", spelled', '"233722", spelled'),
        f"[number-stale] {NUMBERS}": house.spoil(NUMBERS, "expires: 2027-11-23", "expires: 2026-11-24"),
        f"[language-missing] {SPANISH}": house.spoil(SPANISH, 'msgstr "Ayuda en muchos idiomas"', 'msgstr ""'),
    }
    answer = house.run("check")
    assert answer.code == 3
    for start, line in lines.items():
        assert f"problem {start}:{line}" in answer.err
    assert answer.out == ""


def test_check_finds_text_that_no_longer_fits(house) -> None:
    # Every language is laid out where nothing is wrong (test_commands.py); a few show that a fault is found.
    house.keep_languages("en", "ar", "km")
    house.spoil("layouts/formats/us-card.yaml", "height: 2 in", "height: 1.4 in")
    answer = house.run("check")
    assert (answer.code, answer.out) == (6, "")
    told = [line for line in answer.err.splitlines() if line.startswith("problem ")]
    assert all(line.startswith("problem [fit-height] materials/content/") and "for us-card" in line for line in told)
    assert {tag for tag in ("en", "ar", "km") if any(f"({tag}) is " in line for line in told)} == {"en", "ar", "km"}
    (english,) = [line for line in told if "the front of indicator-card in English (en)" in line]
    inches = r"\d+\.\d+ in \(\d+(\.\d+)? mm\)"
    assert re.search(rf"is {inches} too tall for us-card, even with type at its smallest \(x-height {inches}\)", english)


def test_the_problem_of_one_piece_keeps_every_piece_off_the_disk(house) -> None:
    house.spoil(FLYER, "picture: door", "picture: dore")
    answer = house.run("build", "indicator-card", "help-is-here", "-l", "en")
    assert answer.code == 3
    assert not (house.root / "output").exists()
