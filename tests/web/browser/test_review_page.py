"""The reviewer's page, opened from the disk: answers are given, kept, checked and saved, without a server or a network."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import chrome
import pytest
from review_campaign import FLYER_LEAD, HOURS, LEAD, TITLE, WORDS, ReviewCampaign, paid

from handbill.translation.review.accept import accept_review
from handbill.translation.review.booklet import Booklet, make_booklet
from handbill.translation.review.booklet_html import booklet_html
from handbill.translation.review.reviewers import reviewer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["paid"]  # a fixture
TODAY = dt.date(2026, 11, 30)


class Review:
    """A page of the browser with the booklet of a language."""

    def __init__(self, context: BrowserContext, booklet: Booklet, file: Path) -> None:
        self.numbers = {entry.english: entry.number for entry in booklet.entries}
        self.count, self.file = len(booklet.entries), file
        self.page: Page = context.new_page()
        self.page.goto(file.as_uri())

    def choose(self, message: str, answer: str, words: str = "") -> None:
        box = f"#m{self.numbers[message]}"
        self.page.check(f"{box} input[value={answer}]")
        if words:
            self.page.fill(f"{box} .{answer} textarea", words)

    def warning(self, message: str) -> str:
        return self.page.text_content(f"#m{self.numbers[message]} .warning") or ""

    @property
    def answered(self) -> str:
        return self.page.text_content("#count") or ""

    def saved(self, to: Path) -> dict[str, object]:
        with self.page.expect_download() as download:
            self.page.click("#save")
        assert download.value.suggested_filename == "answers-es.json"
        download.value.save_as(to)
        found: dict[str, object] = json.loads(to.read_text(encoding="utf-8"))
        return found


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new profile that asks for nothing outside and logs no error."""
    made = chromium.new_context(viewport=chrome.DESK)
    witness = chrome.Witness(made, "")
    yield made
    made.close()
    assert [url for url in witness.outside if not url.startswith("file:")] == []
    assert witness.errors == []


@pytest.fixture
def review(paid: ReviewCampaign, context: BrowserContext, tmp_path: Path) -> Review:
    booklet = make_booklet(paid.campaign, "es")
    file = tmp_path / "review-es.html"
    file.write_bytes(booklet_html(booklet))
    return Review(context, booklet, file)


def test_three_answers_are_saved_and_taken_back(review: Review, paid: ReviewCampaign, tmp_path: Path) -> None:
    assert review.answered == f"0 of {review.count} answered"
    review.choose(TITLE, "right")
    review.choose(FLYER_LEAD, "better", "Apunte cada hora de su trabajo.")
    review.choose(LEAD, "wrong", "patrón is not said here")
    assert review.answered == f"3 of {review.count} answered"
    file = tmp_path / "answers-es.json"
    saved = review.saved(file)
    assert {**saved, "answers": 3} == {"handbill_review": 1, "language": "es", "made": "2026-11-30", "answers": 3}
    taken = accept_review(paid.campaign, file, reviewer("Ana Reyes", TODAY, False), TODAY)
    assert taken.not_taken == ()
    assert [(one.about.message.text, one.opinion.kind) for one in taken.recorded] == [
        (TITLE, "reviewed-by"),
        (LEAD, "wrong-by"),
        (FLYER_LEAD, "reviewed-by"),
    ]


def test_a_better_wording_starts_from_the_one_there_is(review: Review) -> None:
    review.choose(HOURS, "better")
    area = f"#m{review.numbers[HOURS]} .better textarea"
    assert review.page.input_value(area) == WORDS["es"][HOURS]
    assert "choose Right" in review.warning(HOURS)
    assert review.answered.startswith("0 of")


def test_what_must_stay_is_missed_beside_the_field(review: Review) -> None:
    review.choose(HOURS, "better", "Llame si hay peligro.")
    assert review.warning(HOURS) == "This is missing and must stay: {{ hotlines.emergency.phone }}, 7"
    review.choose(HOURS, "better", "Si hay peligro, llame al {{hotlines.emergency.phone}}, los 7 días.")
    assert review.warning(HOURS) == ""


def test_answers_outlive_a_closed_page_and_can_be_deleted(review: Review, context: BrowserContext) -> None:
    review.choose(TITLE, "right")
    review.choose(LEAD, "wrong", "no")
    review.page.reload()
    assert review.answered == f"2 of {review.count} answered"
    assert review.page.input_value(f"#m{review.numbers[LEAD]} .wrong textarea") == "no"
    review.page.on("dialog", lambda dialog: dialog.accept())
    review.page.click("#clear")
    assert review.answered == f"0 of {review.count} answered"
    review.page.reload()
    assert review.answered == f"0 of {review.count} answered"


def test_an_answer_to_a_wording_that_has_changed_is_not_kept(review: Review, paid: ReviewCampaign) -> None:
    review.choose(TITLE, "right")
    review.choose(LEAD, "right")
    paid.translate("es", changed={LEAD: "Le pagan todas las horas."})
    review.file.write_bytes(booklet_html(make_booklet(paid.campaign, "es")))
    review.page.reload()
    assert review.answered == f"1 of {review.count} answered"


def test_an_answer_without_its_words_is_named_and_not_saved(review: Review, tmp_path: Path) -> None:
    review.choose(TITLE, "right")
    review.choose(LEAD, "wrong")
    saved = review.saved(tmp_path / "answers-es.json")
    assert [answer["answer"] for answer in saved["answers"]] == ["right"]  # type: ignore[index,attr-defined]
    assert f"words are missing: {review.numbers[LEAD]}." in (review.page.text_content("#note") or "")


def test_it_can_be_filled_in_with_the_keyboard_alone(review: Review) -> None:
    page = review.page
    page.focus("#next")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert review.answered.startswith("1 of")
    page.keyboard.press("ArrowRight")  # better
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Lo que gana es suyo")
    assert review.answered.startswith("1 of")
    page.focus("#next")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "a2"


@pytest.mark.parametrize("size", [chrome.DESK, chrome.PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_everyone_can_use_it(paid: ReviewCampaign, context: BrowserContext, tmp_path: Path, tag: str, size: dict[str, int]) -> None:
    booklet = make_booklet(paid.campaign, tag)
    file = tmp_path / f"review-{tag}.html"
    file.write_bytes(booklet_html(booklet))
    review = Review(context, booklet, file)
    review.page.set_viewport_size(size)  # type: ignore[arg-type]
    review.choose(booklet.entries[0].english, "better", "x")
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(review.page)
    assert found.violations_count == 0, found.generate_report()
    assert review.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    first = review.page.locator(".wording").first
    assert first.evaluate("each => getComputedStyle(each).direction") == booklet.language.direction
