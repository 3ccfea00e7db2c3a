"""Each fault is planted in words that are right without it."""

from __future__ import annotations

import pytest

from handbill.core.problems import Place
from handbill.i18n.characters import Wording, character_findings
from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Alphabet, Language, LetterMarks, Typography
from handbill.i18n.punctuation import punctuation_findings

SPACED = {"?": "\u202f", "!": "\u202f", ":": "\u00a0"}
KICHE = Alphabet("a b bʼ ch e i k kʼ l w ʼ", "a test", ())
PERSIAN = Alphabet("ا ب ی ک", "a test", (LetterMarks("\u064b", "ا"),))
TURKISH = Alphabet("a c e i ı n s t", "a test", ())


def pack(script: str = "Latn", **values: object) -> Language:
    return Language("qq", "Q", "Q", script, "ltr", Typography((FontSource("noto-sans"),)), **values)  # type: ignore[arg-type]


def codes(text: str, language: Language) -> list[str]:
    return [problem.code for problem in punctuation_findings(Wording(text, language, "this", Place()))]


@pytest.mark.parametrize(
    ("brackets", "text", "wrong"),
    [
        (("（", "）"), "番号（日本）", False),
        (("（", "）"), "番号(日本)", True),
        (("（", "）"), "番号（日本", True),
        ((" (", ")"), "número (México)", False),
        ((" (", ")"), "número （México）", True),
        ((" (", ")"), "número México)", True),
        ((" (", ")"), "número )México(", True),
    ],
)
def test_brackets(brackets: tuple[str, str], text: str, wrong: bool) -> None:
    assert codes(text, pack("Zzzz", brackets=brackets)) == (["language-brackets"] if wrong else [])


@pytest.mark.parametrize(
    ("script", "text", "right"),
    [
        ("Jpan", "安全なら,電話できます。", "安全なら、電話できます。"),
        ("Jpan", "電話できます.", "電話できます。"),
        ("Jpan", "SMSは{{ line.text.number }}:", "SMSは{{ line.text.number }}："),
        ("Hans", "安全吗?", "安全吗？"),
        ("Arab", "نعم, لا", "نعم، لا"),
        ("Arab", "نعم?", "نعم؟"),
        ("Arab", "SMS, WhatsApp", "SMS، WhatsApp"),
        ("Deva", "आप फ़ोन कर सकते हैं.", "आप फ़ोन कर सकते हैं।"),
        ("Deva", "आप फ़ोन कर सकते हैं|", "आप फ़ोन कर सकते हैं।"),
        ("Ethi", "ስልክ, መልእክት", "ስልክ፣ መልእክት"),
        ("Mymr", "ဖုန်း, စာ.", "ဖုန်း၊ စာ။"),
        ("Armn", "Զանգեք:", "Զանգեք։"),
    ],
)
def test_latin_marks_where_the_script_has_its_own(script: str, text: str, right: str) -> None:
    assert set(codes(text, pack(script))) == {"language-marks"}
    assert codes(right, pack(script)) == []


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("Arab", "7,499 في help.example"),
        ("Ethi", "በ2026 እ.ኤ.አ. ይደውሉ"),
        ("Hans", "24:00 {{ a.b }}"),
        ("Latn", "Call, text: yes? No."),
        ("Kore", "전화, 문자. 네?"),
        ("Zzzz", "a, b."),
    ],
)
def test_numbers_addresses_abbreviations_and_scripts_with_latin_marks(script: str, text: str) -> None:
    assert codes(text, pack(script)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Êtes-vous en sécurité\u202f?", False),
        ("Êtes-vous en sécurité ?", True),
        ("Êtes-vous en sécurité?", True),
        ("Êtes-vous en sécurité\u202f?!", False),
        ("SMS\u00a0: en anglais", False),
        ("SMS : en anglais", True),
        ("SMS: en anglais", True),
        ("{{ a.b }}\u00a0: en anglais", False),
        ("Oui , non.", True),
        ("Oui, non .", True),
        ("de 10:30 à 12:00, https://help.example", False),
    ],
)
def test_the_space_before_a_mark(text: str, wrong: bool) -> None:
    assert codes(text, pack(spaces_before=tuple(SPACED.items()))) == (["language-spaces"] if wrong else [])


def test_no_space_stands_before_a_mark_unless_the_pack_says_so() -> None:
    assert codes("Are you safe ? Call .", pack()) == ["language-spaces", "language-spaces"]
    assert codes("ያውቃሉ ፣ ይደውሉ ።", pack("Ethi")) == ["language-spaces", "language-spaces"]
    assert codes("Are you safe? Call.", pack()) == []


@pytest.mark.parametrize(
    ("quotes", "text", "wrong"),
    [
        (("«\u00a0", "\u00a0»"), "dites «\u00a0oui\u00a0».", False),
        (("«\u00a0", "\u00a0»"), "dites «oui».", True),
        (("«\u00a0", "\u00a0»"), "dites «\u00a0oui».", True),
        (("«\u00a0", "\u00a0»"), "dites « oui ».", True),
        (("“", "”"), "diga “sí”.", False),
        (("“", "”"), "diga “ sí”.", True),
        (("”", "”"), "säg ”ja” nu", False),
    ],
)
def test_the_space_inside_quotation_marks(quotes: tuple[str, str], text: str, wrong: bool) -> None:
    found = codes(text, pack(quotes=quotes))
    assert set(found) == ({"language-spaces"} if wrong else set())


@pytest.mark.parametrize(("text", "wrong"), [("¿Puede llamar?", False), ("Puede llamar?", True), ("¡Llame", True), ("¡Llame!", False)])
def test_the_mark_that_opens_a_question(text: str, wrong: bool) -> None:
    assert codes(text, pack(opened_by=(("?", "¿"), ("!", "¡")))) == (["language-marks"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "alphabet", "wrong"),
    [
        ("об’єкт", None, False),
        ("об'єкт", None, True),
        ("obʼyekt", None, True),
        ("kʼa, bʼ", KICHE, False),
        ("k'a", KICHE, True),
        ("kab’", KICHE, True),
    ],
)
def test_the_apostrophe(text: str, alphabet: Alphabet | None, wrong: bool) -> None:
    assert codes(text, pack("Zzzz", alphabet=alphabet)) == (["language-apostrophe"] if wrong else [])


@pytest.mark.parametrize(
    ("script", "alphabet", "text", "wrong"),
    [
        ("Arab", PERSIAN, "باباً کی", False),
        ("Arab", PERSIAN, "كي", True),  # Arabic kaf and yeh, which look like the Persian ones
        ("Latn", TURKISH, "İnsan, ISIT", False),
        ("Latn", TURKISH, "insân", True),
        ("Latn", TURKISH, "insan SMS WhatsApp", False),
        ("Latn", None, "insân", False),
    ],
)
def test_letters_that_the_alphabet_lacks(script: str, alphabet: Alphabet | None, text: str, wrong: bool) -> None:
    found = [problem.code for problem in character_findings(Wording(text, pack(script, alphabet=alphabet), "this", Place()))]
    assert found == (["language-script"] if wrong else [])
