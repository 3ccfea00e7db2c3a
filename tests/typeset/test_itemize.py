"""Runs of one direction, script, font and weight; spans that no line may break; characters that no font has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import FONTS, LIBRARY

from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, find_language, language_tags
from handbill.typeset.break_opportunities import find_breaks
from handbill.typeset.fonts import describe_character, open_font
from handbill.typeset.itemize import BOLD, END_BOLD, LRI, PDI, Itemized, itemize, strip_controls
from handbill.typeset.paragraph import ParagraphStyle, missing_characters, set_lines


def items(text: str, language: Language) -> Itemized:
    return itemize(text, language, language.type.fonts, 400)


def runs(text: str, tag: str = "en") -> list[tuple[str, str]]:
    found = items(text, find_language(LIBRARY, tag))
    return [(found.text[item.start : item.end], item.font.id) for item in found.runs]


def test_each_script_has_its_font() -> None:
    assert runs("Say العربية now")[:2] == [("Say ", "noto-sans"), ("العربية", "noto-sans-arabic")]
    assert {name for _, name in runs("Say العربية now")[2:]} == {"noto-sans"}
    assert runs("ไทย Thai", "th")[0][1] == "sarabun"


def test_a_letter_of_no_pack_font_comes_from_another_package() -> None:
    assert runs("中", "en") == [("中", "noto-sans-sc")]
    assert runs("⌂ਮਦਦ", "th") == [("⌂", "noto-sans-symbols"), ("ਮਦਦ", "noto-sans-gurmukhi")]


def test_a_space_between_two_words_of_one_font_is_that_font_s() -> None:
    # Noto Sans goes first on Burmese cards, for Latin words at their full width; the spaces of Burmese stay as narrow as its letters.
    language = find_language(LIBRARY, "my")
    itemized = itemize("HELP HELP လို့ လို့", language, language.type.sources("narrow"), 400)
    parts = [(itemized.text[run.start : run.end], run.font.id) for run in itemized.runs]
    assert parts == [("HELP HELP ", "noto-sans"), ("လို့ လို့", "noto-sans-myanmar-narrow")]
    assert runs(" 中 文 ", "en") == [(" ", "noto-sans"), ("中 文", "noto-sans-sc"), (" ", "noto-sans")]


def test_a_mark_stays_with_its_letter_in_one_font() -> None:
    # The combining dot below has no composed form with q.
    for tag in ("en", "th", "ar"):
        (only,) = runs("q\u0323", tag)
        assert only[0] == "q\u0323"


def test_letters_and_marks_are_composed_first() -> None:
    assert items("gi\u0301a", find_language(LIBRARY, "vi")).text == "gía"
    assert strip_controls("gi\u0301a\u00ad" + LRI + "1" + PDI) == "gía1"


def test_bold_words_change_the_weight_and_nothing_else() -> None:
    found = items(f"Text HELP to {BOLD}{LRI}233733{PDI}{END_BOLD} now", find_language(LIBRARY, "en"))
    assert found.text == "Text HELP to 233733 now"
    assert [(found.text[item.start : item.end], item.font.weight) for item in found.runs] == [
        ("Text HELP to ", 400),
        ("233733", 700),
        (" now", 400),
    ]


def test_what_is_isolated_left_to_right_is_kept_whole() -> None:
    text = f"Call {LRI}(888) 1{PDI} or \u2068an Gia{PDI} or {LRI}9 1 1{PDI}"
    found = items(text, find_language(LIBRARY, "en"))
    assert [found.text[start:stop] for start, stop in found.unbreakable] == ["(888) 1", "9 1 1"]
    ends = [each.at for each in find_breaks(found.text, find_language(LIBRARY, "en"), found.unbreakable)]
    assert not any(start < end < stop for start, stop in found.unbreakable for end in ends)


def test_what_no_font_has_is_named_once_each() -> None:
    style = ParagraphStyle(find_language(LIBRARY, "en"))
    assert missing_characters("a\U00013000b\ue000c\U00013000", style) == ("\U00013000", "\ue000")
    assert describe_character("\U00013000") == "U+13000 EGYPTIAN HIEROGLYPH A001"
    assert describe_character("\ue000") == "U+E000 unnamed character"
    assert missing_characters("Call 1-888-373-7888 “now” — it’s free…", style) == ()


@pytest.mark.parametrize("source", FONTS, ids=lambda source: source.id)
def test_every_font_of_the_list_is_installed_and_has_both_weights(source: FontSource) -> None:
    # A few files set titles alone.
    titles = [weight for weight, _ in source.files] == [800]
    for weight in (400, 700):
        opened = open_font(source, weight)
        assert (opened.id, opened.weight) == (source.id, 800 if titles else weight)


def kept(tag: str, **lists: tuple[str, ...]) -> Language:
    own = find_language(LIBRARY, tag)
    return replace(own, type=replace(own.type, **{"kept": (), "leads": (), "trails": (), **lists}))


def parts(text: str, own: Language) -> list[str]:
    ends = [each.at for each in find_breaks(text, own, ())]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_a_language_keeps_words_together() -> None:
    text = "ช่วยเหลือคุณได้ไหม"
    assert parts(text, kept("th")) == ["ช่วย", "เหลือ", "คุณ", "ได้", "ไหม"]
    assert parts(text, kept("th", kept=("ช่วยเหลือ",))) == ["ช่วยเหลือ", "คุณ", "ได้", "ไหม"]
    assert parts(text, kept("th", trails=("ไหม",))) == ["ช่วย", "เหลือ", "คุณ", "ได้ไหม"]
    assert parts(text, kept("th", leads=("คุณ",))) == ["ช่วย", "เหลือ", "คุณได้", "ไหม"]


def test_khmer_is_never_divided_behind_coeng() -> None:
    # ICU offers a break inside the stack here, as in any word that is not in its dictionary.
    assert parts("កាង្ក", kept("km")) == ["កាង្ក"]


@pytest.mark.parametrize(("hyphenate", "lines"), [(True, 3), (False, 2)])
def test_hyphens_come_from_the_pack_and_only_when_asked_for(hyphenate: bool, lines: int) -> None:
    made = set_lines("confidencialmente siempre", ParagraphStyle(find_language(LIBRARY, "es"), hyphenate=hyphenate), 6000)
    assert len(made) == lines
    assert made[0].text == ("confiden" if hyphenate else "confidencialmente")
    # A language without patterns stays whole.
    assert len(set_lines("confidencialmente siempre", ParagraphStyle(find_language(LIBRARY, "vi"), hyphenate=hyphenate), 6000)) == 2


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_number_with_a_narrow_space_is_whole_in_every_language(tag: str) -> None:
    style = ParagraphStyle(find_language(LIBRARY, tag))
    number = f"{LRI}7\u202f499{PDI}"
    assert missing_characters(number, style) == ()
    (line,) = set_lines(number, style, 100)
    (narrow,) = (cluster for run in line.runs for cluster in run.clusters if cluster.text == "\u202f")
    assert 100 <= narrow.advance <= 260
