"""Every letter of each language, with every mark that stands on it, is set in every face of its pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY_ALONE, font

from handbill.campaign.campaign import Campaign
from handbill.i18n.language import all_packs, find_language
from handbill.translation.language_check import language_check
from handbill.translation.orthography import orthography_problems

WITH_ALPHABET = [pack.tag for pack in all_packs(LIBRARY_ALONE) if pack.alphabet]
PASHTO = "ټډړږښڼېۍګ"
# The letters of S'gaw Karen that Burmese has not, and the letters of Jarai and Rade with two marks.
KAREN, DOUBLE = "ၡၢၣၤၠ", ("ê̆", "ô̆", "ơ̆", "ư̆")


def test_every_language_that_was_begun_without_words_has_its_alphabet() -> None:
    ready = {"hmn", "ksw", "jra", "rad", "mam", "quc", "kjb", "mix", "chk", "mh"}
    begun = {"pa", "gu", "te", "ps", "prs", "ti", "pl", "rw", "hy", "id", "tr", "de"}
    assert ready | begun <= set(WITH_ALPHABET)
    for tag in WITH_ALPHABET:
        alphabet = find_language(LIBRARY_ALONE, tag).alphabet
        assert alphabet is not None
        assert alphabet.source
        letters = alphabet.letters.split()
        assert len(letters) == len(set(letters)) >= 20


@pytest.mark.parametrize("tag", WITH_ALPHABET)
def test_every_letter_is_set_in_every_face(tag: str) -> None:
    assert [problem.statement for problem in orthography_problems(LIBRARY_ALONE, find_language(LIBRARY_ALONE, tag))] == []


@pytest.mark.parametrize("name", ["noto-sans-arabic", "noto-kufi-arabic"])
def test_the_letters_of_pashto_are_in_both_of_its_faces(name: str) -> None:
    assert [letter for letter in PASHTO if not font(name, 800).covers(letter)] == []
    alphabet = find_language(LIBRARY_ALONE, "ps").alphabet
    assert alphabet is not None
    assert set(PASHTO) <= set(alphabet.letters)


def test_the_alphabets_have_the_letters_that_fonts_lack_most_often() -> None:
    forms = {pack.tag: set(pack.alphabet.forms()) for pack in all_packs(LIBRARY_ALONE) if pack.alphabet}
    assert set(KAREN) <= set("".join(forms["ksw"]))
    assert set(DOUBLE) <= forms["jra"] & forms["rad"]
    assert {"ƀ", "č"} <= forms["jra"] & forms["rad"]
    assert {"ļ", "m̧", "ņ", "n̄", "o̧"} <= forms["mh"]
    assert {"á", "é", "ó", "ú"} <= forms["chk"]
    assert all({"kʼ", "tzʼ", "ʼ"} <= forms[tag] for tag in ("mam", "quc", "kjb"))
    assert {"ɨ", "ʉ", "a\u0331", "ɨ\u0301", "ʼ"} <= forms["mix"]


def small_pack(folder: Path, type: str, letters: str, marks: str = "[]", script: str = "Latn") -> list[str]:
    """The problems of a pack of a campaign's own with these fonts and letters."""
    pack = folder / "materials/languages/qaa/language.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text(
        f"tag: qaa\nstate: empty\nname: A\nenglish: Test\nscript: {script}\ndirection: ltr\ntype: {type}\nquotes: []\n"
        f"alphabet:\n  letters: {letters}\n  marks: {marks}\n  source: a test\nreviewers: []\n",
        encoding="utf-8",
    )
    campaign = Campaign.open(folder)
    found = language_check(campaign, "qaa")
    assert {(problem.code, problem.place.key) for problem in found} <= {("language-alphabet", "alphabet")}
    return [problem.sentence for problem in found]


@pytest.mark.parametrize(
    ("type", "letters", "marks", "wanted"),
    [
        ("{fonts: [noto-sans]}", "a b k\u02bc m\u0327", "[]", []),
        ("{fonts: [kanit]}", "a \u0268", "[]", ["the text face of Test has no U+0268 LATIN SMALL LETTER I WITH STROKE: \u0268"]),
        (
            "{fonts: [noto-sans], display: [onest]}",
            "a \u0180",
            "[]",
            ["the display face of Test takes letters from another font than onest: \u0180 \u0243"],
        ),
        (
            "{fonts: [noto-sans-gujarati, noto-sans]}",
            "\u0a95 \u0ad0",
            '[{marks: "\u0abe"}]',
            ["the text face of Test sets a mark on a dotted circle instead of its letter: \u0ad0\u0abe"],
        ),
        # Noto Kufi has no room for a mark on the bar of gaf.
        (
            "{fonts: [noto-sans-arabic], display: [noto-kufi-arabic]}",
            "\u0644 \u06af",
            '[{marks: "\u0651"}]',
            ["the display face of Test sets a mark beside its letter: \u06af\u0651"],
        ),
        ("{fonts: [noto-sans-arabic], display: [noto-kufi-arabic]}", "\u0644 \u06af", '[{marks: "\u0651", on: "\u0644"}]', []),
    ],
)
def test_what_the_fonts_cannot_set_is_found(tmp_path: Path, type: str, letters: str, marks: str, wanted: list[str]) -> None:
    found = small_pack(tmp_path / "own", type, letters, marks)
    for sentence in wanted:
        assert any(sentence in one for one in found), found
    assert bool(found) == bool(wanted)
