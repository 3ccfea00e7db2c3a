"""The picture edition: what is printed without words, in every language, also in one that has none."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from ink import SLACK, texts
from library import LIBRARY_ALONE, build, lay_out

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material
from handbill.content.piece_languages import piece_languages
from handbill.core.clock import today
from handbill.graphics.items import DrawingItem, Item, Page
from handbill.i18n.language import find_language, pack_tags

CARD, NOTICE = "picture-card", "picture-notice"
NUMBER, DANGER = "1-888-373-7888", "911"
TAGS = pack_tags(LIBRARY_ALONE)  # also of languages that no message is translated to
EVERY = [(name, form, tag) for name in (CARD, NOTICE) for form in find_material(LIBRARY_ALONE, name).formats for tag in TAGS]
MOST_WORDS = 6  # of ten that there may be; the imprint is for those who hand it out
EMPTY = [tag for tag in TAGS if find_language(LIBRARY_ALONE, tag).state == "empty"]


def pages_of(name: str, tag: str, form: str = "", **how: str) -> tuple[Page, ...]:
    return lay_out(JobSpec(name, today(), (tag,), form=form, **how), LIBRARY_ALONE).pages  # type: ignore[arg-type]


def pictures(page: Page) -> list[DrawingItem]:
    return [item for item in page.items if isinstance(item, DrawingItem) and item.role == "picture"]


def alternatives(page: Page) -> list[tuple[str, str]]:
    """The language and the words of each figure's alternative, in reading order."""
    return [(tag.language, tag.alt) for item in page.items for tag in item.tags if tag.kind == "Figure"]


def words(page: Page) -> list[str]:
    """Everything printed with a letter in it, but the imprint. Where a script has no spaces, a name of a few letters is a word."""
    said = [item.text for item in texts(page) if item.role != "imprint"]
    return [word for text in said for word in re.split(r"[\s()（）·]+", text) if any(map(str.isalpha, word))]


@pytest.mark.parametrize(("name", "form", "tag"), EVERY)
def test_there_are_a_few_words_on_all_faces_together(name: str, form: str, tag: str) -> None:
    printed = [word for page in pages_of(name, tag, form) for word in words(page)]
    assert len(printed) <= MOST_WORDS


@pytest.mark.parametrize(("name", "form", "tag"), EVERY)
def test_the_number_is_on_every_face_and_the_number_for_danger_once(name: str, form: str, tag: str) -> None:
    pages = pages_of(name, tag, form)
    assert [[item.text for item in texts(page, "helpline") if item.link] for page in pages] == [[NUMBER]] * len(pages)
    dangers = [item for page in pages for item in texts(page, "emergency")]
    assert [(item.text, item.link) for item in dangers] == [(DANGER, "tel:911")]


@pytest.mark.parametrize("name", [CARD, NOTICE])
@pytest.mark.parametrize("tag", TAGS)
def test_each_picture_but_the_arrow_is_read_aloud_in_a_language_that_has_words(name: str, tag: str) -> None:
    english = {alt for page in pages_of(name, "en") for _, alt in alternatives(page)}
    for page in pages_of(name, tag):
        silent = [item for item in pictures(page) if not item.tags]
        assert len(silent) <= 1
        assert len(alternatives(page)) == len(pictures(page)) - len(silent)
        for language, alt in alternatives(page):
            # A sentence that waits for its translator is English and says so.
            assert alt
            assert language in (tag, "en")
            if tag != "en" and language == tag:
                assert alt not in english


@pytest.mark.parametrize("name", [CARD, NOTICE])
@pytest.mark.parametrize("tag", EMPTY)
def test_it_is_made_in_a_language_without_any_words(name: str, tag: str) -> None:
    assert tag in piece_languages(LIBRARY_ALONE, name)
    assert tag not in piece_languages(LIBRARY_ALONE, "help-is-here")
    for page, english in zip(pages_of(name, tag), pages_of(name, "en"), strict=True):
        assert page.language == tag
        assert len(pictures(page)) == len(pictures(english))
        assert {language for language, _ in alternatives(page)} == {"en"}
        assert {item.language for item in texts(page, "imprint")} <= {"en"}


@pytest.mark.parametrize("name", [CARD, NOTICE])
@pytest.mark.parametrize("tag", TAGS)
def test_the_bubbles_say_the_name_that_the_one_who_answers_knows_and_then_the_own_one(name: str, tag: str) -> None:
    language = find_language(LIBRARY_ALONE, tag)
    said = "".join(item.text for page in pages_of(name, tag) for item in texts(page, "label"))
    staff = language.tag.partition("-")[0] in ("en", "es")
    # How it sounds stands beside it where there is room.
    expected = [language.name] if staff else [language.english + language.sounds, language.english]
    assert said.replace(" ", "") in [(first + language.name).replace(" ", "") for first in expected]


@pytest.mark.parametrize("name", [CARD, NOTICE])
def test_the_story_runs_in_the_direction_of_reading(name: str) -> None:
    for tag in ("en", "ar"):
        for page in pages_of(name, tag):
            rows: dict[int, list[Item]] = {}
            for item in pictures(page):
                rows.setdefault(round(item.box.y), []).append(item)
            for row in rows.values():
                for before, after in pairwise(row):
                    # The order of the items is that of reading.
                    assert (before.box.right <= after.box.x + SLACK) == (tag == "en")


def test_nothing_is_drawn_that_is_not_known_of_the_number() -> None:
    """In the United Kingdom nobody answers at night, so no picture says so."""
    british = [alt for page in pages_of(CARD, "en", country="gb") for _, alt in alternatives(page)]
    american = [alt for page in pages_of(CARD, "en") for _, alt in alternatives(page)]
    assert sum("day or night" in alt for alt in american) == 2
    assert not any("day or night" in alt for alt in british)
    assert len(british) == len(american)
    assert not any("24/7" in item.text for page in pages_of(CARD, "en", country="gb") for item in texts(page))


@pytest.mark.parametrize("name", [CARD, NOTICE])
@pytest.mark.parametrize("purpose", ["screen", "office", "press"])
def test_a_language_without_words_passes_the_judge_of_finished_files(name: str, purpose: str) -> None:
    assert build(JobSpec(name, today(), ("ksw",), purpose), LIBRARY_ALONE).pdf
