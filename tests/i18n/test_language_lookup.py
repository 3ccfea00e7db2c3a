"""Languages by the names and tags that people use for them."""

from __future__ import annotations

import pytest
from library import LIBRARY
from small_library import SmallLibrary

from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.language import all_languages, find_language, find_languages
from handbill.i18n.language_lookup import FullTag, full_tag


def problem(written: str) -> Problem:
    with pytest.raises(ProblemsFound) as raised:
        find_language(LIBRARY, written)
    (only,) = raised.value.problems
    assert only.code == "usage-language"
    return only


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        *((word, "es") for word in ("Spanish", "ES", "es-419", "Español", "espanol", "spa", "Castellano")),
        *((word, "es-MX") for word in ("es_MX", "Mexican Spanish")),
        *((word, "zh-Hans") for word in ("zh", "zh-CN", "ZH_cn", "cmn", "Mandarin Chinese", "Simplified Chinese", "简体中文")),
        *((word, "zh-Hant") for word in ("zh-TW", "zh-HK", "Traditional Chinese", "Chinese (Traditional)", "繁體中文")),
        *((word, "fil") for word in ("tl", "tgl", "Tagalog", "filipino", "Pilipino")),
        *((word, "pt-BR") for word in ("pt", "Portuguese", "Brazilian Portuguese", "português")),
        *((word, "fa") for word in ("Farsi", "Persian", "فارسی")),
        *((word, "ht") for word in ("Haitian Creole", "Kreyol ayisyen", "Creole")),
        ("en-GB", "en"),
        ("inglés", "en"),
        ("vietnamita", "vi"),
        ("tieng viet", "vi"),
        ("العربية", "ar"),
        ("Myanmar", "my"),
    ],
)
def test_a_language_is_found_by_what_people_call_it(written: str, tag: str) -> None:
    assert find_language(LIBRARY, written).tag == tag


@pytest.mark.parametrize("written", ["Chinese", "chino", "中文", "chinese "])
def test_an_ambiguous_name_asks_which(written: str) -> None:
    asked = problem(written)
    assert asked.sentence == f"{written!r} may mean more than one language"
    assert asked.hint == "name one of: zh-Hans (简体中文, Chinese (Simplified)), zh-Hant (繁體中文, Chinese (Traditional))"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Spanich", "did you mean es (Español, Spanish)?"),
        ("pt-PT", "did you mean pt-BR (Português (Brasil), Portuguese (Brazil))?"),
        ("zh-Latn", "did you mean zh-Hans"),
        ("Klingon", "use one of: am, ar, bn"),
    ],
)
def test_an_unknown_name_brings_up_the_nearest(written: str, hint: str) -> None:
    assert problem(written).hint.startswith(hint)


@pytest.mark.parametrize(
    ("written", "files"),
    [
        ("es,ar", (("es",), ("ar",))),
        ("es + en", (("es", "en"),)),
        ("Spanish & English; Vietnamese", (("es", "en"), ("vi",))),
        ("Haitian Creole", (("ht",),)),
        ("es, Spanish,", (("es",),)),
    ],
)
def test_a_comma_makes_two_files_and_a_plus_two_sides(written: str, files: tuple[tuple[str, ...], ...]) -> None:
    assert find_languages(LIBRARY, written) == files


def test_all_wrong_names_of_a_list_are_told_at_once() -> None:
    with pytest.raises(ProblemsFound) as raised:
        find_languages(LIBRARY, "Spanich, Klingon + en")
    assert [each.sentence for each in raised.value.problems] == [
        "there is no language pack 'Spanich'",
        "there is no language pack 'Klingon'",
    ]


def test_tags_are_completed_from_cldr() -> None:
    assert full_tag("zh-TW") == FullTag("zh", "Hant", "TW")
    assert full_tag("sr_latn") == FullTag("sr", "Latn", "RS")
    assert full_tag("tl") == FullTag("fil", "Latn", "PH")
    assert full_tag("no tag") is None


def test_a_regional_pack_goes_before_the_one_for_all(small: SmallLibrary) -> None:
    small.language("es", "Spanish")
    small.language("es-MX", "Spanish of Mexico")
    assert [find_language(small.campaign, tag).tag for tag in ("es_mx", "es-419", "es-ES")] == ["es-MX", "es", "es"]


def test_another_script_is_another_language(small: SmallLibrary) -> None:
    small.language("sr", "Serbian")
    with pytest.raises(ProblemsFound, match="there is no language pack 'sr-Latn'"):
        find_language(small.campaign, "sr-Latn")


def claims(small: SmallLibrary) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        all_languages(small.campaign)
    assert {each.code for each in raised.value.problems} == {"language-claim"}
    return [str(each) for each in raised.value.problems]


def test_two_packs_for_the_same_readers_are_a_problem(small: SmallLibrary) -> None:
    small.language("fil", "Filipino")
    small.language("tl", "Tagalog")
    (claim,) = claims(small)
    assert "tl/language.yaml:1 (tag): the tag 'tl' means the same readers as the pack 'fil'" in claim
    with pytest.raises(ProblemsFound, match="means the same readers"):
        find_language(small.campaign, "Tagalog")


def test_two_packs_with_one_alias_are_a_problem(small: SmallLibrary) -> None:
    for tag, english in (("es", "Spanish"), ("fr", "French")):
        small.language(tag, english)
        path = small.root / "materials" / "languages" / tag / "language.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "aliases: [Romance, English]\n", encoding="utf-8")
    found = claims(small)
    assert len(found) == 3
    assert "(aliases.0): 'Romance' is also a name of the pack 'es'" in found[1]
    assert {"'English' is also a name of the pack 'en'" in each for each in found} == {True, False}
