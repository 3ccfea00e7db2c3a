"""What is said comes out of the finished file again: every string of every piece, in each way of setting text, for every purpose."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from library import FONTS, LIBRARY, speaks
from read_back import missing_strings, preflight_lines
from sampled import sampled_sizes

from handbill.build.result import Result
from handbill.build.unprinted import unprinted_fields
from handbill.contacts.hotlines import printed_numbers
from handbill.contacts.organization import Organization, read_organization
from handbill.content.material import material_names
from handbill.content.piece import Block, Piece
from handbill.content.piece_languages import possible_languages
from handbill.core.isolates import without_isolates
from handbill.i18n.language import language_tags
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.text.strings import page_texts

# Letters and marks of Arabic, without its punctuation.
_WORD = re.compile(r"[\u0620-\u065f\u0670-\u06d3]+")
FILES = [(name, tag, form) for name in material_names(LIBRARY) for tag, form in sampled_sizes(name)]
MANY = "help-in-many-languages"  # the name of each, and sentences that have a shorter wording, too
ROOT = Path(__file__).parents[2]
# What a piece says at least, so that an empty list of strings or words cannot pass; a label says little.
PICTURES = ("picture-card", "picture-notice")  # a number or two, and the name of the language
LEAST_STRINGS = {"overlay-label": 2, MANY: 3 + len(possible_languages(LIBRARY, MANY)), "room-notice": 10, **dict.fromkeys(PICTURES, 4)}
LEAST_WORDS = {"overlay-label": 4, **dict.fromkeys(PICTURES, 1)}


def every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from every(block.items)


ADDRESS = "riverside.example"


def said(piece: Piece) -> Iterator[str]:
    """Every string that the page has to carry. A text with a shorter wording may stand in either."""
    for panel in piece.panels:
        for block in every(panel.blocks):
            yield from (text for text in (block.text if not block.short else "", block.label, block.value) if text)


def either(piece: Piece) -> Iterator[tuple[str, ...]]:
    """The wordings of which one stands on the page, the longest first; the imprint has three."""
    for panel in piece.panels:
        for block in (block for block in every(panel.blocks) if block.short):
            yield (block.text, block.short, *([block.note] if block.role == "imprint" else []))


def printed(result: Result) -> Iterator[str]:
    """Every string as this page words it: the shorter wording only where the longer one does not stand."""
    piece = result.setting.piece
    yield from said(piece)
    absent = missing_strings(result.pdf, [text for wordings in either(piece) for text in wordings])
    yield from (next((text for text in wordings if text not in absent), wordings[0]) for wordings in either(piece))


def judged(result: Result, purpose: str) -> list[str]:
    """What an outside reader finds wrong, and which of the pairs of wordings are printed in neither form."""
    piece = result.setting.piece
    unprinted = unprinted_fields(piece.organization, result.setting.pages) if piece.organization else ()
    left_out = [
        {"url": ADDRESS, "name": piece.organization.name}[key] for key in unprinted if piece.organization and key in ("url", "name")
    ]
    strings = tuple(text for text in said(piece) if not any(words in text for words in left_out))
    assert len(strings) >= LEAST_STRINGS.get(piece.material, 11)
    options = CheckOptions(purpose, None, printed_numbers(LIBRARY), ExpectedContent(piece.numbers, strings), FONTS)
    found = preflight_lines(result.pdf, options)
    absent = set(missing_strings(result.pdf, [text for wordings in either(piece) for text in wordings]))
    return found + [wordings[0] for wordings in either(piece) if absent.issuperset(wordings)]


@pytest.mark.parametrize(("name", "tag", "form"), FILES, ids=lambda value: value)
def test_every_string_of_a_screen_file_can_be_read_back(finished, name: str, tag: str, form: str) -> None:
    """Also: no glyph is .notdef, every font is embedded, the tags pass PDF/UA-1 (page-validation)."""
    assert judged(finished(name, tag, "screen", form), "screen") == []


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_every_string_of_a_card_can_be_read_back_in_every_language(finished, tag: str) -> None:
    assert judged(finished("indicator-card", tag, "screen"), "screen") == []


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_string_of_a_sheet_of_cards_can_be_read_back(finished, tag: str) -> None:
    assert judged(finished("indicator-card", tag, "office"), "office") == []


def test_both_sides_of_a_flyer_in_two_languages_can_be_read_back(finished) -> None:
    result = finished("help-is-here", "zh-Hans+ar")
    assert {block.language.tag for panel in result.setting.piece.panels for block in panel.blocks} == {"zh-Hans", "ar"}
    assert judged(result, "screen") == []


@pytest.mark.parametrize("name", [name for name in material_names(LIBRARY) if speaks(name, "ar")])
def test_every_arabic_word_is_copied_whole(finished, name: str) -> None:
    """By PDFium's own reading, word for word, letters and marks in their order: what a person who copies a sentence gets.

    Two marks on one letter, such as shadda and fatha, are the same text in either order (canonical equivalence).
    """
    result = finished(name, "ar")
    copied = Counter(_WORD.findall(unicodedata.normalize("NFC", "\n".join(page_texts(result.pdf)))))
    wanted = Counter(word for text in printed(result) for word in _WORD.findall(unicodedata.normalize("NFC", text)))
    assert wanted.total() >= LEAST_WORDS.get(name, 31)
    assert wanted - copied == Counter()


def test_what_is_not_on_the_page_is_not_read_back(finished) -> None:
    assert missing_strings(finished("help-is-here", "ar").pdf, ["پلیس", "1-888-373-7888"]) == ["پلیس"]
    assert missing_strings(finished("help-is-here", "en").pdf, ["Help was here.", "Help is here."]) == ["Help was here."]


@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_an_organization_s_words_can_be_read_back(finished, name: str) -> None:
    who = read_organization(ROOT / "materials" / "organizations" / "example.yaml")
    assert who.url == f"https://{ADDRESS}"
    for tag in (tag for tag in ("en", "ar") if speaks(name, tag)):
        result = finished(name, tag, "screen", "", who)
        strings = [without_isolates(text) for text in said(result.setting.piece)]
        local = [block for panel in result.setting.piece.panels for block in panel.blocks if block.role == "local"]
        if any(block.text for block in local):
            assert {who.name, who.phone, ADDRESS} <= set(strings)
        else:
            # Where a piece has no place for local help, or one for a number alone, its name is printed beside the imprint.
            assert [text for text in strings if who.name in text] == [strings[-1]]
            assert strings[-1] == who.name
        if local:
            # A card has no room for a web address.
            assert unprinted_fields(who, result.setting.pages) == (("url",) if result.setting.form.kind.group == "card" else ())
        assert judged(result, "screen") == []


# Tanwin stands on the letter before the alef or, as often typed, on the alef; both are in use for "free of charge".
ARABIC = ("مركز مجانًا (مجاني)", "مركز مجاناً [مجاني]", "مجانًا")


@pytest.mark.parametrize("name", ARABIC)
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_arabic_with_tanwin_and_brackets_is_copied_as_it_was_typed(finished, name: str, tag: str) -> None:
    result = finished("indicator-card", tag, "screen", "", Organization(name))
    copied = [" ".join(text.split()) for text in page_texts(result.pdf)]
    assert name in copied[1]
    assert judged(result, "screen") == []


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_name_in_two_directions_keeps_each_word_whole(finished, tag: str) -> None:
    result = finished("indicator-card", tag, "screen", "", Organization("Clinic (مجاني) مجانًا 24/7"))
    copied = " ".join(page_texts(result.pdf)[1].split())
    for part in ("Clinic", "(مجاني)", "مجانًا 24/7"):
        assert part in copied
    assert judged(result, "screen") == []


def test_brackets_are_turned_round_in_right_to_left_text(finished) -> None:
    """An opening bracket opens toward the words that follow it, which stand to its left: the other bracket's shape is drawn."""
    pages = finished("indicator-card", "ar", "screen", "", Organization("مركز (مجاني)")).setting.pages
    runs = [run for page in pages for item in page.items for run in getattr(item, "runs", ()) if any(c.text in "()" for c in run.clusters)]
    seen = set()
    for run in runs:
        own = run.font.hb
        # A line may end between the two.
        for cluster in (each for each in run.clusters if each.text in "()"):
            assert run.rtl
            assert cluster.glyphs[0][0] == own.get_nominal_glyph(ord({"(": ")", ")": "("}[cluster.text]))
            seen.add(cluster.text)
    assert seen == {"(", ")"}


def test_a_number_with_brackets_is_read_back_beside_an_arabic_name(finished) -> None:
    who = Organization("بيت الأمل", "(336) 555-0142")
    assert judged(finished("indicator-card", "ar", "screen", "", who), "screen") == []
