from __future__ import annotations

import pytest
from library import LIBRARY, LIBRARY_ALONE
from small_library import review

from handbill.content.line_words import read_line_words
from handbill.content.sentences import sentence_ends
from handbill.content.translate import Translated, translator
from handbill.core.problems import Place, ProblemsFound
from handbill.i18n.characters import Wording, character_findings
from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, Typography, find_language, language_tags
from handbill.i18n.language_names import name_in
from handbill.i18n.scripts import scripts
from handbill.translation.glossary import glossary_findings, term_findings, terms
from handbill.translation.language_check import language_check, missing_messages, wording_findings

CLEAN = {
    "A flyer": "Una hoja",
    "You can call": "Puede llamar",
    "Call": "Llame",
    "Local help": "Ayuda local",
    "Numbers checked {{ checked }}": "Verificado {{ checked }}",
    "Draft": "Borrador",
}
GLOSSARY = "glossary: {" + ", ".join(f"{term}: x{number}x" for number, term in enumerate(terms(LIBRARY))) + "}\n"


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish")
    path = small.root / "materials/languages/es/language.yaml"
    path.write_text(path.read_text(encoding="utf-8") + GLOSSARY, encoding="utf-8")
    small.messages("es", CLEAN)
    return small


def found(small, tag: str = "es"):
    return language_check(small.campaign, tag)


def pack(script: str = "Latn", quotes: str = "“”", glossary: dict[str, str] | None = None) -> Language:
    rows = tuple((glossary or {}).items())
    return Language("qq", "Q", "Q", script, "ltr", Typography((FontSource("noto-sans"),)), quotes=tuple(quotes), glossary=rows)


def codes(text: str, language: Language) -> list[str]:
    return [problem.code for problem in character_findings(Wording(text, language, "this", Place()))]


def test_a_clean_pack_has_no_findings(spanish) -> None:
    assert found(spanish) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        (review("Call", "Hable"), "was reviewed by Ana Reyes on 2026-01-12, and has been changed since"),
        ("reviewed-by: Ana Reyes, 2026-01-12", "has a review that cannot be read"),
        (review("Call", "Llame", "Bo Lee"), "was judged by Bo Lee, who is not on the list of reviewers"),
    ],
)
def test_a_review_that_no_longer_counts(spanish, comment: str, said: str) -> None:
    spanish.change("languages/es/language.yaml", ("reviewers: []", "reviewers: [Ana Reyes]"))
    spanish.change("languages/es/messages.po", ('msgid "Call"', f'# {comment}\nmsgid "Call"'))
    (problem,) = found(spanish)
    assert (problem.code, problem.place.file) == ("language-review-lapsed", "materials/languages/es/messages.po")
    assert said in problem.sentence
    # Somebody else has read the words as they are now.
    spanish.change("languages/es/messages.po", ('msgid "Call"', f'# {review("Call", "Llame")}\nmsgid "Call"'))
    assert found(spanish) == []


def test_english_is_the_source_and_has_none(spanish) -> None:
    assert found(spanish, "en") == []


@pytest.mark.parametrize(
    ("source", "wrong", "code"),
    [
        ("Numbers checked {{ checked }}", "Verificado", "language-placeholder"),
        ("You can call", "Puede llamar 7 veces", "language-digits"),
        ("You can call", "Puede llamar.", "language-sentences"),
        ("You can call", "Puede звать", "language-script"),
        ("You can call", "You can call", "language-same"),
        ("You can call", "Puede «llamar»", "language-quotes"),
        ("You can call", "Puede  llamar", "language-spaces"),
        ("You can call", "Puede llamar ", "language-spaces"),
        ("You can call", "Puede \u2067llamar", "language-bidi"),
        ("You can call", "Es un rescate", "language-wording"),
        ("You can call", "Puede (llamar", "language-brackets"),
        ("You can call", "Puede llamar , si", "language-spaces"),
        ("You can call", "Puede lla'mar", "language-apostrophe"),
        ("Local help", "Ayuda", "language-one-word"),
    ],
)
def test_what_is_planted_is_found_in_its_line(spanish, source: str, wrong: str, code: str) -> None:
    path = spanish.messages("es", {**CLEAN, source: wrong})
    line = path.read_text(encoding="utf-8").splitlines().index(f'msgid "{source}"') + 1
    (problem,) = found(spanish)
    assert (problem.code, problem.place.file, problem.place.line) == (code, "materials/languages/es/messages.po", line)
    assert problem.hint


def test_a_sentence_that_became_a_question_is_found(spanish) -> None:
    spanish.messages("es", {**CLEAN, "You can call": "¿Puede llamar?"})
    assert "language-question" in [problem.code for problem in found(spanish)]


def test_every_finding_comes_in_the_order_of_the_lines(spanish) -> None:
    spanish.messages("es", {**CLEAN, "A flyer": "Una  hoja", "Draft": "Draft", "Call": "“Llame"})
    assert [problem.code for problem in found(spanish)] == ["language-spaces", "language-quotes", "language-same"]


def test_what_truly_is_the_same_is_listed(spanish) -> None:
    spanish.messages("es", {**CLEAN, "Draft": "Draft"})
    path = spanish.root / "materials/languages/es/language.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "same: [Draft]\n", encoding="utf-8")
    assert found(spanish) == []


def test_what_is_not_translated_is_counted_once(spanish) -> None:
    spanish.messages("es", {key: value for key, value in CLEAN.items() if key not in ("Call", "Draft")})
    (problem,) = found(spanish)
    assert problem.code == "language-missing"
    assert problem.sentence.startswith("2 of 6 Spanish messages")
    assert [each.sentence for each in missing_messages(spanish.campaign, "es")] == [
        "the Spanish for 'Call' is missing",
        "the Spanish for 'Draft' is missing",
    ]


def test_a_pack_without_messages(spanish) -> None:
    (spanish.root / "materials/languages/es/messages.po").unlink()
    assert [(problem.code, problem.sentence.partition(" Spanish ")[0]) for problem in found(spanish)] == [
        ("language-state", "the"),
        ("language-missing", "6 of 6"),
    ]


def test_an_unknown_language(spanish) -> None:
    with pytest.raises(ProblemsFound, match="no language pack"):
        found(spanish, "xx")


@pytest.mark.parametrize(
    ("script", "text", "strange"),
    [
        ("Deva", "HELP लिखकर SMS करें", False),
        ("Hans", "发短信SMS到", False),
        ("Kore", "SMS로 보내기", False),
        ("Deva", "“{{ tongue.english }}” (Hindi) कहें", False),
        ("Deva", "कहें (please)", True),
        ("Deva", "कृपया call करें", True),
        ("Cyrl", "Пишите в WhatsApp", False),
        ("Cyrl", "Пишите в Whatsapp", True),
        ("Cyrl", "Пoмощь", True),  # with a Latin o
        ("Latn", "Ajudа", True),  # with a Cyrillic а
        ("Latn", "Trợ giúp, m’ap, ng’ombe", False),
        ("Hans", "帮助", False),
        ("Hans", "幫助", True),
        ("Hant", "幫助", False),
        ("Hant", "帮助", True),
        ("Jpan", "助けてくれるサービス", False),
        ("Jpan", "帮助", True),
        ("Kore", "도움 帮", True),
        ("Zzzz", "anything", False),
    ],
)
def test_letters_of_another_script(script: str, text: str, strange: bool) -> None:
    assert codes(text, pack(script)) == (["language-script"] if strange else [])


@pytest.mark.parametrize(
    ("quotes", "text", "wrong"),
    [
        ("“”", "diga “sí”", False),
        ("“”", 'diga "sí"', True),
        ("“”", "diga “sí", True),
        ("“”", "diga ”sí“", True),
        ("“”", "diga 'sí'", True),
        ("“”", "l’aide, m' ap, об'єкт", False),
        ("„“", "„так“", False),
        ("„“", "“так”", True),
        ("””", "säg ”ja”", False),
        ("«»", "«نعم»", False),
        ("「」", "「はい」", False),
        ("“”‘’", "“a ‘b’ c’s”", False),
        ("", "“a”", True),
        ("", "a", False),
    ],
)
def test_quotation_marks(quotes: str, text: str, wrong: bool) -> None:
    script = "Zzzz"  # not in scripts.yaml, so letters are not checked
    assert codes(text, pack(script, quotes)) == (["language-quotes"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\u00a0 b", "language-spaces"),
        ("a\tb", "language-spaces"),
        ("a\u202bb", "language-bidi"),
        ("a\u2069b", "language-bidi"),
        ("a\u2067b\u202c", "language-bidi"),
        ("a\u2067b\u2069", ""),
        ("a\u200fb", ""),
        ("x ٣", "language-own-digits"),
        ("x ३ {{ checked }}", "language-own-digits"),
        ("x 3", ""),
    ],
)
def test_spaces_controls_and_digits(text: str, code: str) -> None:
    assert codes(text, pack()) == ([code] if code else [])


@pytest.mark.parametrize(
    ("script", "text", "count"),
    [
        ("Latn", "One. Two? Three!", 3),
        ("Latn", "A label", 0),
        ("Latn", "See {{ a.b }}. It is at help.example, 3.5 long", 1),
        ("Latn", "Say “yes.” Then go", 1),
        ("Latn", "¿Sí?", 1),
        ("Arab", "هل؟ نعم. کیا۔", 3),
        ("Deva", "एक। दो?", 2),
        ("Hans", "一。二？三", 2),
        ("Khmr", "មួយ។ ពីរ?", 2),
        ("Mymr", "တစ်။ နှစ်။", 2),
        ("Ethi", "አንድ። ሁለት?", 2),
        ("Latn", "What?! No.", 2),
    ],
)
def test_sentences_are_counted_by_their_ends(script: str, text: str, count: int) -> None:
    assert sentence_ends(text, scripts()[script].ends) == count


@pytest.mark.parametrize(
    ("source", "script", "text", "kept"),
    [
        ("Are you safe?", "Latn", "Usted no está a salvo.", False),
        ("You are safe.", "Latn", "Usted está a salvo?", False),
        ("Are you safe?", "Arab", "هل أنت بأمان؟", True),
        ("Are you safe?", "Arab", "أنت بأمان.", False),
        # The mark stands at each of two choices; Burmese has a word for it.
        ("Is it this or that?", "Armn", "Սա՞ է, թե ա՞յն։", True),
        ("Are you safe?", "Mymr", "ဘေးကင်းပါသလား။", True),
    ],
)
def test_a_question_stays_a_question(source: str, script: str, text: str, kept: bool) -> None:
    found = wording_findings(LIBRARY_ALONE, source, Translated(text, False, Place()), pack(script, quotes=""))
    assert ("language-question" not in [problem.code for problem in found]) is kept


@pytest.mark.parametrize(
    ("source", "block", "said", "wrong"),
    [
        ("Missing child", "- {role: contact, label: Missing child, value: '{{ hotlines.help.phone }}'}", "Desaparecido", True),
        ("Missing child", "- {role: contact, label: Missing child, value: '{{ hotlines.help.phone }}'}", "Menor desaparecido", False),
        ("Emergency", "- {role: contact, label: Emergency, value: '{{ hotlines.help.phone }}'}", "Emergencia", False),
        # No number beside it, so the rest of the piece may say what it is about.
        ("Young people", "- {role: heading, text: Young people}", "Jóvenes", False),
        ("Before you go", "- {role: heading, text: Before you go}", "Antes", True),
        ("It is free.", "- {role: text, text: It is free.}", "Gratis.", False),
    ],
)
def test_a_label_of_several_words_is_more_than_one(spanish, source: str, block: str, said: str, wrong: bool) -> None:
    spanish.blocks(block)
    spanish.messages("es", {**CLEAN, "A sheet": "Una hoja", source: said})
    assert [problem.code for problem in found(spanish)] == (["language-one-word"] if wrong else [])
    spanish.change("languages/es/language.yaml", ("reviewers:", f"one_word: [{source}]\nreviewers:"))
    assert found(spanish) == []


@pytest.mark.parametrize("tag", [tag for tag in language_tags(LIBRARY) if tag != "en"])
def test_a_language_limit_says_that_it_is_about_texts(tag: str) -> None:
    """Names of languages alone would read as a limit of the whole line, and nobody would call."""
    language = find_language(LIBRARY, tag)
    alone = Wording(" ".join(name_in(language, find_language(LIBRARY, other)) for other in ("en", "es")), language, "this", Place())
    for limit in read_line_words(LIBRARY).text_languages.values():
        assert [problem.code for problem in term_findings(limit, alone)] == ["language-glossary"]
        said = translator(LIBRARY, tag).translate(limit, Place())
        assert list(term_findings(limit, Wording(said.text, language, "this", Place()))) == []


def test_where_a_script_marks_no_ends_sentences_are_not_counted(spanish) -> None:
    spanish.write(
        "languages/th/language.yaml",
        "tag: th\nstate: drafted\nname: ไทย\nenglish: Thai\nscript: Thai\ndirection: ltr\n"
        "type: {fonts: [noto-sans-thai]}\nquotes: []\nreviewers: []\n" + GLOSSARY,
    )
    spanish.blocks("- role: text\n  text: Call. It is free.")
    thai = {"A sheet": "แผ่น", "Call. It is free.": "โทรได้ บริการนี้ฟรี"}
    spanish.messages("th", {**dict.fromkeys(CLEAN, "ก"), "Numbers checked {{ checked }}": "ก {{ checked }}", **thai})
    assert found(spanish, "th") == []


@pytest.mark.parametrize(
    ("script", "forms", "source", "text", "kept"),
    [
        ("Latn", "deuda", "They owe a debt.", "Tiene una deuda.", True),
        ("Latn", "deuda", "They have debts.", "Tiene deudas.", True),
        ("Latn", "deuda", "They owe a debt.", "Tiene un préstamo.", False),
        ("Latn", "deuda / préstamo", "They owe a debt.", "Tiene un préstamo.", True),
        ("Latn", "deuda", "Without it", "Nada", True),
        ("Latn", "deuda", "An indebted person", "Nada", True),
        ("Latn", "insanın borcu", "A debt", "İnsanın borcu var.", True),
        ("Cyrl", "долг", "A debt", "Без долгов", True),
        ("Arab", "الدين", "A debt", "لديه دين", True),
        ("Hans", "债", "A debt", "欠债", True),
        ("Hans", "债务", "A debt", "欠债", False),
        ("Kore", "안전한", "debt", "안전하게", True),
        ("Latn", "insan", "debt", "İnsan", True),
    ],
)
def test_a_term_is_said_in_the_glossarys_word(script: str, forms: str, source: str, text: str, kept: bool) -> None:
    wording = Wording(text, pack(script, glossary={"debt": forms}), "this", Place())
    assert [problem.code for problem in term_findings(source, wording)] == ([] if kept else ["language-glossary"])


def test_id_is_a_term_in_capitals_only() -> None:
    wording = Wording("nada", pack(glossary={"ID": "identificación"}), "this", Place())
    assert list(term_findings("I did it for id", wording)) == []
    assert len(list(term_findings("Your ID stays", wording))) == 1


def test_a_phrase_is_found_by_the_stems_of_its_words() -> None:
    given = pack(glossary={"human trafficking": "trata de personas"})
    assert list(term_findings("human trafficking", Wording("Señales de la trata de una persona", given, "this", Place()))) == []
    assert len(list(term_findings("human trafficking", Wording("el tráfico de personas", given, "this", Place())))) == 1


def test_a_glossary_has_the_terms_of_the_house_and_no_other() -> None:
    assert len(terms(LIBRARY_ALONE)) == 11
    full = dict.fromkeys(terms(LIBRARY_ALONE), "x")
    assert glossary_findings(LIBRARY_ALONE, pack(glossary=full), Place()) == []
    (missing,) = glossary_findings(LIBRARY_ALONE, pack(glossary={**full, "debt": " "}), Place())
    assert missing.sentence.endswith("has no word for: debt")
    (unknown,) = glossary_findings(LIBRARY_ALONE, pack(glossary={**full, "dept": "x"}), Place())
    assert (unknown.sentence, unknown.hint) == ("the glossary has no term 'dept'", "did you mean debt?")


def test_a_pack_carries_its_marks_and_words(spanish) -> None:
    loaded = find_language(spanish.campaign, "es")
    assert (loaded.quotes, loaded.emphasis, loaded.same) == (("“", "”"), "bold", ())
    assert dict(loaded.glossary)["debt"] == "x5x"
    assert hash(loaded)
