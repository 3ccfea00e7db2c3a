from __future__ import annotations

import pytest

from handbill.core.problems import ProblemsFound
from handbill.i18n.language import all_languages, find_language, language_tags
from handbill.i18n.language_names import in_order_of_scripts


def one_problem(small, tag: str):
    with pytest.raises(ProblemsFound) as found:
        find_language(small.campaign, tag)
    (problem,) = found.value.problems
    return problem


def test_a_pack(small) -> None:
    small.language("ar", "Arabic", reviewers="[Ana Reyes]", direction="rtl")
    pack = find_language(small.campaign, "ar")
    assert (pack.tag, pack.english, pack.direction, pack.reviewers) == ("ar", "Arabic", "rtl", ("Ana Reyes",))
    assert [source.id for source in pack.type.fonts] == ["noto-sans"]
    assert (pack.type.leading, pack.type.regular, pack.type.bold, pack.type.hyphenation) == (1.1, 400, 700, "")


def test_english_leads_and_the_rest_follow_by_english_name(small) -> None:
    for tag, english in (("zh-Hans", "Chinese"), ("ar", "Arabic"), ("es", "Spanish")):
        small.language(tag, english)
    assert [pack.tag for pack in all_languages(small.campaign)] == ["en", "ar", "zh-Hans", "es"]
    assert language_tags(small.campaign) == ("ar", "en", "es", "zh-Hans")


def test_readers_find_a_language_by_its_script_and_then_by_its_own_name() -> None:
    from library import LIBRARY

    found = [pack.name for pack in in_order_of_scripts(all_languages(LIBRARY))]
    assert found[0] in ("Bahasa Indonesia", "English")  # É stands with E
    assert found.index("English") < found.index("Español") < found.index("Filipino")
    assert found.index("Tiếng Việt") < found.index("Русский") < found.index("العربية") < found.index("አማርኛ") < found.index("हिन्दी")
    assert found.index("বাংলা") < found.index("ไทย") < found.index("简体中文") < found.index("日本語") < found.index("한국어")


def test_a_script_without_a_row_comes_last() -> None:
    from dataclasses import replace

    from library import LIBRARY

    korean, english = (find_language(LIBRARY, tag) for tag in ("ko", "en"))
    georgian = replace(english, tag="ka", name="Kartuli", script="Geor")
    assert in_order_of_scripts([georgian, korean, english]) == [english, korean, georgian]


def test_fallback_goes_to_the_shorter_tag_and_never_to_english(small) -> None:
    small.language("es", "Spanish")
    assert find_language(small.campaign, "es-MX").tag == "es"
    assert find_language(small.campaign, "es-Latn-MX").tag == "es"
    assert one_problem(small, "pt-BR").code == "usage-language"


def test_an_unknown_tag_lists_the_known(small) -> None:
    small.language("zh-Hans", "Chinese")
    assert one_problem(small, "zh-Hant").hint == "did you mean zh-Hans (Chinese, Chinese (Simplified))?"
    assert one_problem(small, "qq").hint == "use one of: en, zh-Hans"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "key"),
    [
        ("leading:", "leeding:", "content-key-unknown", 7, "type.leeding"),
        ("direction: ltr", "direction: left", "content-value", 6, "direction"),
        ("script: Latn\n", "", "content-key-missing", 1, "script"),
        ("reviewers: []", "reviewers: Ana", "content-type", 9, "reviewers"),
        ("reviewers: []", "brackets: [（]\nreviewers: []", "content-value", 9, "brackets"),
        ("reviewers: []", 'separator: " "\nreviewers: []', "content-value", 9, "separator"),
        ("tag: es", "tag: fr", "language-tag", 1, "tag"),
    ],
)
def test_a_pack_with_a_mistake(small, old: str, new: str, code: str, line: int, key: str) -> None:
    small.language("es", "Spanish")
    path = small.root / "materials/languages/es/language.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    problem = one_problem(small, "es")
    assert (problem.code, problem.place.line, problem.place.key, problem.place.file) == (
        code,
        line,
        key,
        "materials/languages/es/language.yaml",
    )


def test_problems_of_all_packs_come_together(small) -> None:
    for tag in ("es", "vi"):
        small.language(tag, tag, direction="up")
    with pytest.raises(ProblemsFound) as found:
        all_languages(small.campaign)
    assert [problem.place.file for problem in found.value.problems] == [
        "materials/languages/es/language.yaml",
        "materials/languages/vi/language.yaml",
    ]
