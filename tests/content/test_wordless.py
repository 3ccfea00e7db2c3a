"""A piece without words: what it may say, and in which languages what is not printed is said."""

from __future__ import annotations

import pytest
from small_library import SPANISH, SmallLibrary

from handbill.content.piece_languages import piece_languages
from handbill.core.problems import ProblemsFound

PICTURES = """\
title: Pictures
about: For tests.
wordless: yes
formats: [letter]
panels:
  - name: page
    blocks:
      - {role: picture, picture: dot, alt: You can call}
      - {role: helpline, line: help, label_from: signs}
      - {role: local}
"""


@pytest.fixture
def wordless(small: SmallLibrary) -> SmallLibrary:
    small.write("content/pictures.yaml", PICTURES)
    small.language("es", "Spanish")
    small.messages("es", {})
    return small


def test_without_a_translation_it_is_made_and_what_is_not_printed_is_english(wordless: SmallLibrary) -> None:
    assert piece_languages(wordless.campaign, "pictures") == ("en", "es")
    assert piece_languages(wordless.campaign, "flyer") == ("en",)
    piece = wordless.compose("pictures", "es")
    picture, number, _, imprint = piece.panels[0].blocks
    assert (piece.language.tag, piece.title) == ("es", "Pictures")
    assert (picture.alt, picture.language.tag) == ("You can call", "en")
    assert number.language.tag == "es"
    assert imprint.language.tag == "en"
    assert "pictures es" in imprint.text.replace("\u2066", "")


def test_each_sentence_that_is_translated_is_said_in_the_language(wordless: SmallLibrary) -> None:
    wordless.messages("es", {"You can call": "Puede llamar"})
    picture, *_, imprint = wordless.compose("pictures", "es").panels[0].blocks
    assert (picture.alt, picture.language.tag) == ("Puede llamar", "es")
    # Of the imprint all of it is, or nothing.
    wordless.messages("es", {"Draft": "Borrador"})
    (*_, imprint) = wordless.compose("pictures", "es").panels[0].blocks
    assert imprint.language.tag == "en"
    assert "Borrador" not in imprint.text + imprint.short
    wordless.messages("es", SPANISH)
    (*_, imprint) = wordless.compose("pictures", "es").panels[0].blocks
    assert imprint.language.tag == "es"
    assert "Borrador" in imprint.text


def test_a_translation_that_is_wrong_is_still_a_problem(wordless: SmallLibrary) -> None:
    wordless.messages("es", {"You can call": "Puede llamar al {{ x }}"})
    assert piece_languages(wordless.campaign, "pictures") == ("en",)
    assert {problem.code for problem in wordless.problems("pictures", "es")} == {"language-placeholder"}


@pytest.mark.parametrize(
    ("block", "key"),
    [
        ("{role: title, text: Help}", "text"),
        ("{role: local, label: Local help}", "label"),
        ("{role: picture, picture: dot, items: [{text: Call}]}", "text"),
        ("{role: helpline, line: help}", "line"),
        ("{role: helpline, line: help, label_from: signs, text_from: about}", "text_from"),
        ("{role: contact, line: help, by: text, label_from: signs}", "by"),
    ],
)
def test_a_word_that_would_be_printed_is_a_problem_at_its_place(wordless: SmallLibrary, block: str, key: str) -> None:
    wordless.change("content/pictures.yaml", ("{role: local}", block))
    with pytest.raises(ProblemsFound) as found:
        piece_languages(wordless.campaign, "pictures")
    (problem,) = found.value.problems
    assert (problem.code, problem.place.key.rpartition(".")[2]) == ("content-value", key)
    assert problem.place.line == 10
