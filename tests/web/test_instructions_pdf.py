"""The instructions for printing: what they say first, how files share a row, and that longer languages and other directions fit."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from ink import SLACK, ink, measured, meet, texts
from library import LIBRARY, build

from handbill.build.job_spec import JobSpec
from handbill.build.print_instructions import FLIP_STEPS, cut_messages, sides_message
from handbill.build.print_plan import Cut, Printing, printing
from handbill.content.readability import syllables
from handbill.core.clock import today
from handbill.core.geometry import Box
from handbill.core.isolates import without_isolates
from handbill.core.region import Region
from handbill.graphics.items import Page, TextItem
from handbill.i18n.language import all_languages, find_language
from handbill.preflight.questions.accessibility import broken_pdfua_rules
from handbill.sheets.rotation import Flip
from handbill.web.i18n.messages import page_messages
from handbill.web.instructions.file_groups import group_files
from handbill.web.instructions.instructions_pdf import instruction_pages, instructions_pdf

TAGS = [language.tag for language in all_languages(LIBRARY)]


def plain(sentence: str, **values: object) -> str:
    return sentence.format(**values) if values else sentence


def longer(sentence: str, **values: object) -> str:
    """As another language may say it: longer by two fifths."""
    said = plain(sentence, **values)
    words = ["más", "palabras", "para", "ver", "cómo", "cabe"] * 40
    more = " ".join(words)[: int(len(without_isolates(said)) * 0.4)].rsplit(" ", 1)[0]
    return f"{said} {more}"


def told(material: str, tag: str = "en", form: str = "", purpose: str = "office", copies: int | None = 250) -> Printing:
    spec = JobSpec(material, today(), (tag,), purpose, form)
    return printing(build(spec), copies)


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Printing]]:
    card = told("indicator-card")
    # In the instructions, the files of a card differ in nothing else.
    cards = [replace(card, file=f"indicator-card-{tag}-us-card.pdf", languages=(tag,)) for tag in TAGS]
    return {
        "every language": cards,
        "mixed": [
            *cards[:2],
            told("help-is-here", "es", "trifold", copies=100),
            told("know-the-signs", "es", "24x36", copies=2),
            told("room-notice", "en", "tent", copies=30),
            told("overlay-label"),
            told("indicator-card", "es", "", "press", 1000),
            told("indicator-card", "es", "", "screen"),
        ],
        "shop": [told("indicator-card", "es", "", "press", 1000), told("help-is-here", "en", "trifold", "press", None)],
        "posters": [told("know-the-signs", "es", "24x36", copies=None)],
        "screen": [told("indicator-card", "es", "", "screen")],
    }


SETS = ("every language", "mixed", "shop", "posters", "screen")


def said(pages: tuple[Page, ...]) -> str:
    return " ".join(without_isolates(item.text).replace("\u00a0", " ") for page in pages for item in texts(page))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("say", "tag", "region"), [(plain, "en", Region.US), (longer, "es", Region.US), (plain, "ar", Region.METRIC)])
def test_words_stay_within_the_margins_and_do_not_meet(sets, name: str, say, tag: str, region) -> None:
    pages = instruction_pages(LIBRARY, sets[name], say, find_language(LIBRARY, tag), region)
    assert len(pages) <= 2 + (name == "mixed" and say is longer)
    for page in pages:
        room = Box(0, 0, page.width, page.height).inset(page.safe)
        assert [item.text for item in texts(page) if not room.contains(measured(item), SLACK)] == []
        boxes = [(ink(item), item.text) for item in texts(page)]
        assert [(one, other) for (box, one), (below, other) in combinations(boxes, 2) if meet(box, below)] == []
        assert all(isinstance(item, TextItem) and item.language == tag for item in texts(page))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_the_file_can_be_read_aloud(sets, name: str, tag: str) -> None:
    assert broken_pdfua_rules(instructions_pdf(LIBRARY, sets[name], plain, find_language(LIBRARY, tag), Region.US)) == []


def test_what_goes_wrong_most_comes_first(sets) -> None:
    (page, *_) = instruction_pages(LIBRARY, sets["mixed"], plain, find_language(LIBRARY, "en"), Region.US)
    headings = [item.text for item in texts(page, "heading")]
    assert headings[:2] == ["Print at 100 percent", "Flip on the long edge"]
    assert " ".join(headings[2:4]) == "Print one test sheet first"
    assert texts(page)[0].text == "How to print these files"


def test_the_flip_is_the_one_of_these_files(sets) -> None:
    def second(printings: list[Printing]) -> str:
        return said(instruction_pages(LIBRARY, printings, plain, find_language(LIBRARY, "en"), Region.US))

    assert "Print on one side" in second(sets["posters"])
    (card, *_) = sets["every language"]
    short = replace(card, lay=replace(card.lay, flip="short"))
    assert "Flip on the short edge Turn on" in second([short])
    assert "Flip as the table says" in second([card, short])
    assert "Flip on long" not in second([short])


def test_files_that_are_printed_alike_share_a_row(sets) -> None:
    (group,) = group_files(sets["every language"])
    assert group.names == ("indicator-card-…-us-card.pdf",)
    assert len(group.language_names(LIBRARY, find_language(LIBRARY, "en"))) == len(TAGS)
    text = said(instruction_pages(LIBRARY, sets["every language"], plain, find_language(LIBRARY, "es"), Region.US))
    assert "Inglés" in text
    assert "Vietnamita" in text
    assert f"{len(TAGS)} files:" in text
    assert f"In all: {25 * len(TAGS):,}" in text
    more = replace(sets["every language"][0], copies=500, sheets=50)
    assert len(group_files([*sets["every language"], more])) == 2


def test_what_each_row_says(sets) -> None:
    text = said(instruction_pages(LIBRARY, sets["mixed"], plain, find_language(LIBRARY, "en"), Region.US))
    for words in (
        "Avery 5371 (Letter)",
        "Same layout: 8371, 28371, 5871, 8871",
        "set copies to 25.",
        "Plain paper, Letter",
        "Fold page 1 at 3 5/8 in, 7 5/16 in from its left edge",
        "Sheet 1 is a map: cut the others",
        "Peel off the labels; no cutting",
        "PDF/X-1a:2003",
        "Cut size (trim): 3.5 x 2 in",
        "Bleed: 0.125 in",
        "Inks: four (CMYK)",
        "Ask for a proof: one copy",
        "Some of these words are drafts.",
        "never call an emergency number as a test.",
    ):
        assert words in text, words


def test_a_reviewed_piece_is_no_draft(sets) -> None:
    done = [replace(each, draft_words=False, draft_numbers=False) for each in sets["shop"]]
    assert "Before you hand them out" not in said(instruction_pages(LIBRARY, done, plain, find_language(LIBRARY, "en"), Region.US))


def test_a_page_from_the_right_is_mirrored(sets) -> None:
    (page, *_) = instruction_pages(LIBRARY, sets["every language"], plain, find_language(LIBRARY, "ar"), Region.US)
    first, *_, last = texts(page, "label")
    assert first.box.x > last.box.x
    assert page.direction == "rtl"


def sentences() -> list[str]:
    """Every message of the instructions."""
    files = ("build/print_instructions.py", "web/instructions/instructions_pdf.py", "web/instructions/table_rows.py")
    return [message.text for message in page_messages(LIBRARY) if set(message.files) & set(files)]


def test_every_sentence_can_be_extracted(sets) -> None:
    """A message that extraction does not find would stay in English without a word."""
    used: set[str] = set()

    def record(sentence: str, **values: object) -> str:
        used.add(sentence)
        return plain(sentence, **values)

    for printings in sets.values():
        instruction_pages(LIBRARY, printings, record, find_language(LIBRARY, "en"), Region.US)
    assert len(used) > 60
    assert used - {message.text for message in page_messages(LIBRARY)} == set()


def test_every_case_has_its_wording(sets) -> None:
    (card, *_) = sets["every language"]
    for cut in get_args(Cut):
        assert all(cut_messages(replace(card, cut=cut)))
    for flip in (*get_args(Flip), ""):
        assert sides_message(replace(card.lay, flip=flip))
        assert all(FLIP_STEPS[flip])


def test_its_english_is_plain() -> None:
    """Flesch-Kincaid over all that is a sentence, as for the pieces: grade 6 at most."""
    whole = [sentence for sentence in sentences() if sentence.endswith((".", "”"))]
    parts = [part for sentence in whole for part in re.split(r"(?<=[.:?])”? ", sentence)]
    words = [word for part in parts for word in re.findall(r"[A-Za-z’]+", re.sub(r"{\w+}", "", part))]
    grade = 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 6
