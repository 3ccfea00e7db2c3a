from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_back import missing_strings

from handbill.core.problems import ProblemsFound
from handbill.preflight.text import normalized, page_texts
from handbill.typeset.bidi.reorder import embedding_levels, visual_order


def on_paper(text: str, base: int) -> list[str]:
    """A short paragraph's characters from left to right, isolates left out."""
    order = visual_order(embedding_levels(text, base))
    return [text[index] for index in order if text[index] not in "\u2066\u2067\u2068\u2069"]


def test_each_string_is_looked_for_on_each_page(drawn):
    def two(canvas):
        canvas.drawString(20, 100, "Help is here.")
        canvas.showPage()
        canvas.setFont("Vera", 12)
        canvas.drawString(20, 100, "You can call.")

    pdf = drawn(two)
    assert [text.strip() for text in page_texts(pdf)] == ["Help is here.", "You can call."]
    assert missing_strings(pdf, ["Help is here.", "You can call.", "You can talk."]) == ["You can talk."]


def test_a_file_that_is_no_pdf_is_a_problem():
    with pytest.raises(ProblemsFound, match="cannot be read back"):
        page_texts(b"not a file at all")


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_word_broken_at_a_hyphen_is_whole(typed, hyphen):
    pdf = typed([[*"We keep your con", hyphen], [*"fidence here"]])
    assert missing_strings(pdf, ["We keep your confidence here"]) == []
    assert missing_strings(pdf, ["We keep your confidences here"]) != []


def test_a_hyphen_of_its_own_may_end_a_line_too(typed):
    assert missing_strings(typed([list("your well-"), list("being")]), ["your well-being"]) == []


def test_a_number_keeps_its_hyphens(typed):
    assert missing_strings(typed([list("1888-373")]), ["1-888-373"]) == ["1-888-373"]


def test_ligatures_and_composed_letters_are_the_same_text(typed):
    pdf = typed([["o", "\ufb03", "c", "e"], [*"Gia", " ", *"di", "e\u0302\u0309", "n"]])
    assert missing_strings(pdf, ["office", "Gia di\u1ec3n"]) == []


def test_a_khmer_stack_that_is_one_glyph_is_its_characters(typed):
    pdf = typed([["ជំ", "នួ", "យ", "នៅ"], ["ទី", "នេះ"]])
    assert missing_strings(pdf, ["ជំនួយ\u200bនៅ\u200bទីនេះ"]) == []
    assert missing_strings(pdf, ["ជំនួយនៅទីនោះ"]) != []


SENTENCES = [
    "المساعدة هنا.",
    "اتصل بالرقم \u20661-888-373-7888\u2069",
    "اتصل \u20661-888-373-7888\u2069 (مجاني) في أي وقت",
    "أرسل \u2068HELP\u2069 إلى \u2066233733\u2069 (\u2068BEFREE\u2069).",
    "الخط الساخن \u2068National Human Trafficking Hotline\u2069 هنا.",
    "24/7 مجاني",
    "\u2068example.org\u2069 — المساعدة",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_arabic_line_is_found(typed, sentence):
    assert missing_strings(typed([on_paper(sentence, 1)]), [sentence]) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_arabic_line_drawn_in_logical_order_is_missing(typed, sentence):
    plain = [character for character in sentence if character not in "\u2066\u2068\u2069"]
    assert missing_strings(typed([plain]), [sentence]) == [sentence]


def test_an_arabic_paragraph_is_found_over_its_lines_and_only_whole(typed):
    first, second = "هل يتحكم شخص ما في \u2068ID\u2069", "عملك؟ اتصل \u2066911\u2069 الآن"
    pdf = typed([list("Call"), on_paper(first, 1), on_paper(second, 1)])
    assert missing_strings(pdf, [f"{first} {second}"]) == []
    assert missing_strings(pdf, [f"{second} {first}", f"{first} {second} لا"]) == [f"{second} {first}", f"{first} {second} لا"]


def test_a_letter_with_its_mark_reads_in_order_only_when_the_file_says_it_for_right_to_left_readers(typed):
    """PDFium and MuPDF turn the characters of one right-to-left glyph round with their line, so the file must hold them turned."""
    before, marked, after = "سر", "\u0646\u064b", "مع"
    for glyph, missing in ((marked[::-1], []), (marked, [before + marked + after])):
        pdf = typed([[*after[::-1], glyph, *before[::-1]]])
        assert missing_strings(pdf, [before + marked + after]) == missing


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_normalizing_twice_changes_nothing_more(text):
    # NFKC can bring a space or a hyphen out of a character; one pass must see to both.
    assert normalized(normalized(text)) == normalized(text)


def test_words_that_are_not_there_are_missing_though_their_letters_are(typed):
    """Single letters of another sentence must not add up to a word."""
    pdf = typed([on_paper("المساعدة متاحة لك هنا", 1)])
    assert missing_strings(pdf, ["متاحة لك", "المساعدة"]) == []
    assert missing_strings(pdf, ["ليس هنا", "سلام", "ساعد"]) == ["ليس هنا", "سلام"]
