from __future__ import annotations

import pytest

from handbill.core.problems import ProblemsFound
from handbill.i18n.language import all_languages, find_language, language_tags


def one_problem(shelf, tag: str):
    with pytest.raises(ProblemsFound) as found:
        find_language(shelf.campaign, tag)
    (problem,) = found.value.problems
    return problem


def test_a_pack(shelf) -> None:
    shelf.language("ar", "Arabic", reviewers="[Ana Reyes]", direction="rtl")
    pack = find_language(shelf.campaign, "ar")
    assert (pack.tag, pack.english, pack.direction, pack.reviewers) == ("ar", "Arabic", "rtl", ("Ana Reyes",))
    assert (pack.type.fonts, pack.type.leading, pack.type.regular, pack.type.bold, pack.type.hyphenation) == (
        ("noto-sans",),
        1.1,
        400,
        700,
        "",
    )


def test_english_leads_and_the_rest_follow_by_english_name(shelf) -> None:
    for tag, english in (("zh-Hans", "Chinese"), ("ar", "Arabic"), ("es", "Spanish")):
        shelf.language(tag, english)
    assert [pack.tag for pack in all_languages(shelf.campaign)] == ["en", "ar", "zh-Hans", "es"]
    assert language_tags(shelf.campaign) == ("ar", "en", "es", "zh-Hans")


def test_fallback_goes_to_the_shorter_tag_and_never_to_english(shelf) -> None:
    shelf.language("es", "Spanish")
    assert find_language(shelf.campaign, "es-MX").tag == "es"
    assert find_language(shelf.campaign, "es-Latn-MX").tag == "es"
    assert one_problem(shelf, "pt-BR").code == "usage-language"


@pytest.mark.parametrize("word", ["spanish", "Spanish", "ES"])
def test_a_language_by_another_name_is_recognized(shelf, word: str) -> None:
    shelf.language("es", "Spanish")
    problem = one_problem(shelf, word)
    assert (problem.code, problem.hint) == ("usage-language", "did you mean es?")


def test_an_unknown_tag_lists_the_known(shelf) -> None:
    shelf.language("zh-Hans", "Chinese")
    assert one_problem(shelf, "zh-Hant").hint == "did you mean zh-Hans?"
    assert one_problem(shelf, "qq").hint == "use one of: en, zh-Hans"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "key"),
    [
        ("leading:", "leeding:", "content-key-unknown", 6, "type.leeding"),
        ("direction: ltr", "direction: left", "content-value", 5, "direction"),
        ("script: Latn\n", "", "content-key-missing", 1, "script"),
        ("reviewers: []", "reviewers: Ana", "content-type", 8, "reviewers"),
        ("tag: es", "tag: fr", "language-tag", 1, "tag"),
    ],
)
def test_a_pack_with_a_mistake(shelf, old: str, new: str, code: str, line: int, key: str) -> None:
    shelf.language("es", "Spanish")
    path = shelf.root / "materials/languages/es/language.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    problem = one_problem(shelf, "es")
    assert (problem.code, problem.place.line, problem.place.key, problem.place.file) == (
        code,
        line,
        key,
        "materials/languages/es/language.yaml",
    )


def test_problems_of_all_packs_come_together(shelf) -> None:
    for tag in ("es", "vi"):
        shelf.language(tag, tag, direction="up")
    with pytest.raises(ProblemsFound) as found:
        all_languages(shelf.campaign)
    assert [problem.place.file for problem in found.value.problems] == [
        "materials/languages/es/language.yaml",
        "materials/languages/vi/language.yaml",
    ]
