from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_back import missing_strings

from handbill.core.problems import ProblemsFound
from handbill.preflight.text.strings import normalize, page_texts
from handbill.typeset.bidi.reorder import embedding_levels, visual_order


def in_visual_order(text: str, base: int) -> list[str]:
    """A short paragraph's characters from left to right, without isolates."""
    order = visual_order(embedding_levels(text, base))
    return [text[index] for index in order if text[index] not in "\u2066\u2067\u2068\u2069"]


def test_strings_are_searched_on_every_page(draw_pdf):
    def two(canvas):
        canvas.drawString(20, 100, "Help is here.")
        canvas.showPage()
        canvas.setFont("Vera", 12)
        canvas.drawString(20, 100, "You can call.")

    pdf = draw_pdf(two)
    assert [text.strip() for text in page_texts(pdf)] == ["Help is here.", "You can call."]
    assert missing_strings(pdf, ["Help is here.", "You can call.", "You can talk."]) == ["You can talk."]


def test_a_file_that_is_not_a_pdf_is_a_problem():
    with pytest.raises(ProblemsFound, match="the file cannot be read: "):
        page_texts(b"not a file at all")


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_hyphenated_word_is_found(glyph_pdf, hyphen):
    pdf = glyph_pdf([[*"We keep your con", hyphen], [*"fidence here"]])
    assert missing_strings(pdf, ["We keep your confidence here"]) == []
    assert missing_strings(pdf, ["We keep your confidences here"]) != []


def test_a_hyphen_that_is_part_of_a_word_may_end_a_line(glyph_pdf):
    assert missing_strings(glyph_pdf([list("your well-"), list("being")]), ["your well-being"]) == []


def test_a_number_keeps_its_hyphens(glyph_pdf):
    assert missing_strings(glyph_pdf([list("1888-373")]), ["1-888-373"]) == ["1-888-373"]


def test_ligatures_and_composed_letters_are_found(glyph_pdf):
    pdf = glyph_pdf([["o", "\ufb03", "c", "e"], [*"Gia", " ", *"di", "e\u0302\u0309", "n"]])
    assert missing_strings(pdf, ["office", "Gia di\u1ec3n"]) == []


def test_a_khmer_cluster_in_one_glyph_is_found(glyph_pdf):
    pdf = glyph_pdf([["ជំ", "នួ", "យ", "នៅ"], ["ទី", "នេះ"]])
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
def test_an_arabic_line_is_found(glyph_pdf, sentence):
    assert missing_strings(glyph_pdf([in_visual_order(sentence, 1)]), [sentence]) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_arabic_line_drawn_in_logical_order_is_missing(glyph_pdf, sentence):
    plain = [character for character in sentence if character not in "\u2066\u2068\u2069"]
    assert missing_strings(glyph_pdf([plain]), [sentence]) == [sentence]


def test_an_arabic_paragraph_is_found_over_several_lines_but_only_whole(glyph_pdf):
    first, second = "هل يتحكم شخص ما في \u2068ID\u2069", "عملك؟ اتصل \u2066911\u2069 الآن"
    pdf = glyph_pdf([list("Call"), in_visual_order(first, 1), in_visual_order(second, 1)])
    assert missing_strings(pdf, [f"{first} {second}"]) == []
    assert missing_strings(pdf, [f"{second} {first}", f"{first} {second} لا"]) == [f"{second} {first}", f"{first} {second} لا"]


def test_a_letter_with_a_mark_is_found_only_if_its_characters_are_reversed_as_pdfium_expects(glyph_pdf):
    """PDFium and MuPDF reverse the characters of a right-to-left glyph with their line, so the file must hold them reversed."""
    before, marked, after = "سر", "\u0646\u064b", "مع"
    for glyph, missing in ((marked[::-1], []), (marked, [before + marked + after])):
        pdf = glyph_pdf([[*after[::-1], glyph, *before[::-1]]])
        assert missing_strings(pdf, [before + marked + after]) == missing


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_normalizing_twice_changes_nothing_more(text):
    # NFKC can produce a space or a hyphen; one pass must remove both.
    assert normalize(normalize(text)) == normalize(text)


def test_words_are_missing_even_if_their_letters_are_on_the_line(glyph_pdf):
    """Single letters of another sentence must not add up to a word."""
    pdf = glyph_pdf([in_visual_order("المساعدة متاحة لك هنا", 1)])
    assert missing_strings(pdf, ["متاحة لك", "المساعدة"]) == []
    assert missing_strings(pdf, ["ليس هنا", "سلام", "ساعد"]) == ["ليس هنا", "سلام"]
