"""Nothing is printed beside a number that is not true of its line, in its country, for readers of the language."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from library import LIBRARY_ALONE
from small_library import TODAY, SmallLibrary

from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.hotlines import Hotline
from handbill.content.compose import PieceRequest, compose
from handbill.content.country_pieces import not_made_in
from handbill.content.line_words import line_of, read_line_words
from handbill.content.material import find_material, material_names, written_blocks
from handbill.content.piece import Block, Piece
from handbill.content.piece_languages import piece_languages
from handbill.content.translate import translator
from handbill.core.isolates import without_isolates
from handbill.core.problems import Place, ProblemsFound
from handbill.i18n.language import of_country
from handbill.i18n.placeholders import filled_with

WITH_TEXT = "Call or text"
ALWAYS = "day or night"
LIMIT = "Texts in English and Spanish only"
PIECES = [
    name for name in material_names(LIBRARY_ALONE) if any(line_of(block) for block in written_blocks(find_material(LIBRARY_ALONE, name)))
]

CALM = """\
country: US
lines:
  help:
    name: Help Line
    phone: {number: "988", printed: "988"}
    source: a test
    checked: 2026-01-10
    expires: 2026-07-10
"""
BLOCK = """\
- role: title
  text: You can call
- role: helpline
  line: help
  text_from: about
"""


def numbered(piece: Piece) -> Block:
    return next(block for panel in piece.panels for block in panel.blocks if block.role == "helpline")


def of_line(small: SmallLibrary, *facts: str, language: str = "en") -> Block:
    """The block of a line whose record says these things."""
    rows = "".join(f"    {fact}\n" for fact in facts)
    small.write("hotlines/us.yaml", CALM.replace("    source:", f"{rows}    source:"))
    piece = small.blocks(BLOCK)
    if language != "en":
        small.language(language, "Khmer")
        words = read_line_words(small.campaign)
        texts = [text for text, _, _ in words.strings()] + ["A sheet", "You can call", "Numbers checked {{ checked }}", "Draft"]
        # Every word but the first of each is there, so that the translation tells which English it is one of.
        small.messages(language, {text: f"[{text}]" for text in dict.fromkeys(texts)})
    return numbered(small.compose(piece, language))


@pytest.mark.parametrize(
    ("facts", "label", "note"),
    [
        ((), "Call", ""),
        (("hours: 24/7",), "Call, day or night", ""),
        (("hours: 9 to 5",), "Call", ""),
        (("hours: 24/7", 'text: {number: "988", languages: [en, es]}'), "Call or text, day or night", ""),
        (("hours: 24/7", 'text: {number: "988", word: {en: HELP}, languages: [en]}'), "Call or text HELP, day or night", ""),
        (("hours: 24/7", 'text: {number: "988", word: {es: AYUDA}, languages: [en]}'), "Call or text, day or night", ""),
        # At another number, or in other languages, texts are answered for somebody else.
        (("hours: 24/7", 'text: {number: "741741", languages: [en]}'), "Call, day or night", ""),
        (("hours: 24/7", 'text: {number: "988", languages: [es]}'), "Call, day or night", ""),
        (('text: {number: "988", languages: [en]}',), "Call or text", ""),
        (("free: yes", "confidential: yes"), "Call", "Free and confidential."),
        (("free: yes",), "Call", "It is free."),
        (("confidential: yes",), "Call", "Confidential."),
        (("law_enforcement: true",), "Call", "The police answer."),
        (("free: yes", "interpreters: 200", "staff: [en]"), "Call", "It is free. Interpreters for more than 200 languages."),
        (("interpreters: 200", "staff: [es]"), "Call", "Say “English” and wait for an interpreter."),
        (("staff: [es]",), "Call", ""),
    ],
)
def test_the_record_of_a_line_chooses_its_words(small: SmallLibrary, facts: tuple[str, ...], label: str, note: str) -> None:
    block = of_line(small, *facts)
    assert (without_isolates(block.label), without_isolates(block.text)) == (label, note)


def test_texts_are_offered_in_the_languages_that_are_answered_alone(small: SmallLibrary) -> None:
    facts = ("hours: 24/7", 'text: {number: "988", languages: [en, es]}', "staff: [en]", "interpreters: 240")
    assert without_isolates(of_line(small, *facts, language="km").label) == "[Call, day or night]"
    # A variety of a language that is answered is answered.
    assert without_isolates(of_line(small, *facts, language="es-MX").label) == "[Call or text, day or night]"
    assert "Khmer" in of_line(small, *facts, language="km").text


def test_a_sentence_about_the_languages_of_texts_says_texts(small: SmallLibrary) -> None:
    """Translations are held to the glossary's word for it; without it the languages are read as those of the whole line."""
    small.change("content/line-words.yaml", ("Texts in English only", "In English only"))
    with pytest.raises(ProblemsFound, match="'In English only' is not a sentence with the word texts") as found:
        read_line_words(small.campaign)
    assert found.value.problems[0].place.key == "text_languages.en"


@pytest.mark.parametrize(
    ("words", "says", "needs"),
    [
        ("Call or text us", "that texts are answered", 'text: {number: "988", languages: [en]}'),
        ("Call, day or night", "that somebody answers day and night", "hours: 24/7"),
        ("Somebody answers 24/7", "that somebody answers day and night", "hours: 24/7"),
        ("We have interpreters", "that there are interpreters", "interpreters: 200"),
        ("The call is free", "that the call is free", "free: yes"),
        ("Confidential", "that what is said stays with the line", "confidential: yes"),
    ],
)
@pytest.mark.parametrize(
    "keys", ['label: "{}", value: "{{{{ hotlines.help.phone }}}}"', 'label: "{}", line: help', 'line: help, text: "{}"']
)
def test_own_words_beside_a_number_are_held_to_its_record(small: SmallLibrary, words: str, says: str, needs: str, keys: str) -> None:
    piece = small.blocks("- {role: title, text: You can call}\n- {role: helpline, " + keys.format(words) + "}")
    small.write("hotlines/us.yaml", CALM)
    (problem,) = small.problems(piece)
    assert (problem.code, problem.place.line) == ("content-promise", 10)
    assert says in problem.sentence
    assert "'help'" in problem.sentence
    small.write("hotlines/us.yaml", CALM.replace("    source:", f"    {needs}\n    source:"))
    assert numbered(small.compose(piece))


def test_a_number_that_readers_cannot_use_is_left_out(small: SmallLibrary) -> None:
    text = "- {role: title, text: You can call}\n- {role: helpline, line: help}\n- {role: contact, line: help, by: text}"
    piece = small.blocks(text)
    small.language("km", "Khmer")
    words = [text for text, _, _ in read_line_words(small.campaign).strings()]
    small.messages("km", {text: text for text in [*words, "A sheet", "You can call", "Numbers checked {{ checked }}", "Draft"]})

    def shown(languages: str, reader: str) -> list[tuple[str, str]]:
        texts = f'text: {{number: "741741", languages: [{languages}]}}'
        small.write("hotlines/us.yaml", CALM.replace("    source:", f"    {texts}\n    source:"))
        blocks = small.compose(piece, reader).panels[0].blocks
        return [(without_isolates(block.value), block.text) for block in blocks if block.role == "contact"]

    assert shown("en, es", "en") == [("741741", "")]
    assert shown("en, es", "km") == [("741741", LIMIT)]
    # No sentence says which languages these are.
    assert shown("fr", "km") == []


def test_a_line_that_the_country_lacks_leaves_its_block_out_and_says_so(small: SmallLibrary) -> None:
    small.write("hotlines/mx.yaml", CALM.replace("US", "MX").replace("988", "911").replace("  help:", "  other:"))
    small.change("hotlines/us.yaml", ("lines:\n", "lines:\n"))
    piece = small.blocks("- {role: title, text: You can call}\n- {role: helpline, line: help}\n- {role: contact, line: other, label: Call}")
    made = small.compose(piece)
    assert [block.role for block in made.panels[0].blocks] == ["title", "helpline", "imprint"]
    assert made.unreached == ("other",)


def test_the_largest_number_is_never_left_out(small: SmallLibrary) -> None:
    small.write("hotlines/mx.yaml", CALM.replace("US", "MX").replace("988", "911").replace("  help:", "  other:"))
    piece = small.blocks("- {role: title, text: You can call}\n- {role: helpline, line: other}")
    (problem,) = small.problems(piece)
    assert (problem.code, problem.sentence) == ("number-missing", "United States has no line called 'other'")


@pytest.mark.parametrize(
    ("keys", "code", "key"),
    [
        ("line: help, value: '911'", "content-value", "value"),
        ("line: help, label: Call, label_from: signs", "content-value", "label_from"),
        ("label: Call", "content-key-missing", ""),
        ("value: '{{ hotlines.help.phone }}'", "content-key-missing", ""),
        ("label: Call, value: '{{ hotlines.help.phone }}', text_from: about", "content-value", "text_from"),
    ],
)
def test_keys_that_do_not_go_together(small: SmallLibrary, keys: str, code: str, key: str) -> None:
    piece = small.blocks("- {role: title, text: You can call}\n- {role: helpline, " + keys + "}")
    (problem,) = small.problems(piece)
    assert problem.code == code
    assert problem.place.key.endswith(key)


def _languages(name: str, country: str) -> tuple[str, ...]:
    return of_country(LIBRARY_ALONE, piece_languages(LIBRARY_ALONE, name), country)


def _made(country: str) -> list[tuple[str, str]]:
    today = TODAY.replace(month=12)
    return [
        (name, tag)
        for name in PIECES
        if not not_made_in(LIBRARY_ALONE, name, country, today)
        for tag in (("en",) if find_material(LIBRARY_ALONE, name).multilingual else _languages(name, country))
    ]


@pytest.mark.parametrize("country", countries(LIBRARY_ALONE))
def test_no_piece_of_ours_promises_what_a_line_does_not_keep(country: str, today: dt.date) -> None:
    """For every piece in every language: what stands beside a number is allowed by the record of its line, worked out once more here."""
    lines = find_hotlines(LIBRARY_ALONE, country, today).lines
    wrong, seen = [], 0
    refused: dict[tuple[str, str], list[str]] = {}
    for name, tag in _made(country):
        piece = compose(LIBRARY_ALONE, PieceRequest(name, today, (tag,), country=country))
        for block in (block for panel in piece.panels for block in panel.blocks if block.value):
            line = next((one for one in lines.values() if _number(one) == without_isolates(block.value)), None)
            if line:
                seen += 1
                about = (line.name, block.language.tag)
                if about not in refused:
                    refused[about] = _refused(line, block.language.tag)
                wrong += [
                    (name, tag, line.name, text) for text in refused[about] for each in (block.label, block.text) if _said(text, tag, each)
                ]
    assert seen > 50
    assert wrong == []


def _number(line: Hotline) -> str:
    return line.phone.printed if line.phone else ""


def _refused(line: Hotline, tag: str) -> list[str]:
    """The English words that may not stand beside this line's number for readers of this language."""
    texts = line.text is not None and tag.split("-")[0] in {own.split("-")[0] for own in line.text.languages}
    words = [text for text, _, _ in read_line_words(LIBRARY_ALONE).strings()]
    return [
        text
        for text in words
        if (WITH_TEXT in text and not (texts and line.text and line.text.number.printed == _number(line)))
        or (ALWAYS in text and line.hours != "24/7")
        or ("nterpreter" in text and not line.interpreters)
        or (text.startswith(("Free", "It is free")) and not line.free)
        or ("onfidential" in text and not line.confidential)
    ]


def _said(message: str, tag: str, printed: str) -> bool:
    """Whether a block prints the translation of a message, whatever stands in its {{ }}."""
    pattern = _pattern(message, tag)
    return pattern is not None and pattern.search(without_isolates(printed)) is not None


@cache
def _pattern(message: str, tag: str) -> re.Pattern[str] | None:
    """What the translation of a message looks like; None if there is none."""
    words = translator(LIBRARY_ALONE, tag)
    if words.problems(message):
        return None
    parts = filled_with("\0", words.translate(message, Place()).text).split("\0")
    return re.compile("(?<!\\w)" + ".+".join(map(re.escape, parts)))


def test_a_reader_whose_language_the_staff_do_not_speak_is_told_what_to_say(today: dt.date) -> None:
    """Every piece in one language that prints the hotline says the English name of the language, and how it sounds."""
    hotline = find_hotlines(LIBRARY_ALONE, "us", today).lines["trafficking"]
    silent = []
    for name, tag in _made("us"):
        piece = compose(LIBRARY_ALONE, PieceRequest(name, today, (tag,)))
        blocks = [block for panel in piece.panels for block in panel.blocks]
        blocks += [item for block in blocks for item in block.items]  # in a bubble of the picture edition
        text = " ".join(without_isolates(f"{block.label} {block.text}") for block in blocks)
        if any(without_isolates(block.value) == _number(hotline) for block in blocks) and tag not in hotline.staff:
            pack = piece.language
            told = pack.english in text and without_isolates(pack.sounds).strip() in text
            silent += [] if told else [(name, tag)]
    assert silent == []


def test_spanish_texts_to_the_lifeline_begin_with_their_word(today: dt.date) -> None:
    piece = compose(LIBRARY_ALONE, PieceRequest("safe-adult-card", today, ("es",)))
    (crisis,) = (block for panel in piece.panels for block in panel.blocks if without_isolates(block.value) == "988")
    assert "AYUDA" in crisis.label


def test_children_in_paid_sex_are_trafficked_without_force() -> None:
    rule = "Anyone under 18 in paid sex is trafficked, with or without force."
    said = {name for name in PIECES for block in written_blocks(find_material(LIBRARY_ALONE, name)) if rule in (block.text, block.short)}
    assert {"indicator-card", "know-the-signs"} <= said


@pytest.mark.parametrize(("country", "said"), [("us", True), ("ca", False), ("gb", False)])
def test_what_one_country_s_law_says_is_not_said_in_another(today: dt.date, country: str, said: bool) -> None:
    piece = compose(LIBRARY_ALONE, PieceRequest("know-the-signs", today, country=country))
    assert any("Anyone under 18" in block.text for panel in piece.panels for block in panel.blocks) is said


@pytest.mark.parametrize(
    ("name", "country", "needed"), [("safe-adult-card", "mx", "crisis"), ("help-in-many-languages", "au", "trafficking.interpreters")]
)
def test_a_piece_that_needs_what_a_country_lacks_is_not_made_there(today: dt.date, name: str, country: str, needed: str) -> None:
    (problem,) = not_made_in(LIBRARY_ALONE, name, country, today)
    assert (problem.code, problem.place.key) == ("number-missing", "needs")
    assert repr(needed) in problem.sentence
    assert not_made_in(LIBRARY_ALONE, name, "us", today) == []
