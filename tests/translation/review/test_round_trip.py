"""A booklet is filled in as people do it, and goes back: what the workbook and the page carry is what `language accept` takes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from review_campaign import FLYER_LEAD, HOURS, LEAD, TITLE, WORDS, ReviewCampaign, paid

from handbill.cli.main import main
from handbill.i18n.catalogs import parse_catalog
from handbill.i18n.wording_digest import message_id
from handbill.translation.review.accept import AcceptedReview, accept_review
from handbill.translation.review.answers import ANSWER, ANSWERS, COLUMNS, DIGEST, ID, REVIEW_SHEET
from handbill.translation.review.answers import WORDS as SAID
from handbill.translation.review.booklet import make_booklet
from handbill.translation.review.reviewers import reviewer

__all__ = ["paid"]  # a fixture
TODAY = dt.date(2026, 11, 30)
BETTER = "Apunte cada hora de su trabajo."
# By English message: the answer, and the words beside it.
GIVEN = {TITLE: ("right", ""), FLYER_LEAD: ("better", BETTER), LEAD: ("wrong", "patrón is not said here")}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["language", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def accept(paid: ReviewCampaign, file: Path) -> AcceptedReview:
    return accept_review(paid.campaign, file, reviewer("Ana Reyes", TODAY, False), TODAY)


def opinions(paid: ReviewCampaign) -> dict[str, str]:
    catalog = parse_catalog(paid.folder / "materials/languages/es/messages.po")
    return {entry.msgid: entry.tcomment for entry in catalog if entry.tcomment}


def check_taken(paid: ReviewCampaign, taken: AcceptedReview) -> None:
    assert taken.not_taken == ()
    said = opinions(paid)
    assert said[TITLE].startswith("reviewed-by: Ana Reyes, 2026-11-30, ")
    assert said[LEAD] == "wrong-by: Ana Reyes, 2026-11-30: patrón is not said here"
    words = {entry.msgid: entry.msgstr for entry in parse_catalog(paid.folder / "materials/languages/es/messages.po")}
    assert words[FLYER_LEAD] == BETTER
    assert words[HOURS] == WORDS["es"][HOURS]


def test_the_workbook_goes_back(paid: ReviewCampaign) -> None:
    run("review", "es", "--as", "xlsx")
    path = paid.folder / "output/review-es.xlsx"
    book = load_workbook(path)
    for row in book[REVIEW_SHEET].iter_rows(min_row=2):
        cells = dict(zip(COLUMNS, row, strict=True))
        if cells["English"].value in GIVEN:
            cells[ANSWER].value, cells[SAID].value = GIVEN[cells["English"].value]
    book.save(path)
    check_taken(paid, accept(paid, path))


def test_what_the_page_saves_goes_back(paid: ReviewCampaign, tmp_path: Path) -> None:
    digests = {entry.id: entry.digest for entry in make_booklet(paid.campaign, "es").entries}
    answers = [
        {ID: message_id(message), DIGEST: digests[message_id(message)], ANSWER: answer, SAID: words}
        for message, (answer, words) in GIVEN.items()
    ]
    saved = {"handbill_review": 1, "language": "es", "made": str(TODAY), ANSWERS: answers}
    path = tmp_path / "answers-es.json"
    path.write_text(json.dumps(saved), encoding="utf-8")
    check_taken(paid, accept(paid, path))


def test_an_empty_booklet_says_nothing(paid: ReviewCampaign) -> None:
    run("review", "es", "--as", "xlsx")
    before = (paid.folder / "materials/languages/es/messages.po").read_bytes()
    assert accept(paid, paid.folder / "output/review-es.xlsx").recorded == ()
    assert (paid.folder / "materials/languages/es/messages.po").read_bytes() == before


def test_two_who_disagree_are_shown_side_by_side(paid: ReviewCampaign) -> None:
    run("review", "es", "--as", "xlsx")
    path = paid.folder / "output/review-es.xlsx"
    for name, answer in (("Ana Reyes", ("right", "")), ("Luis Mora", ("better", "Su sueldo es suyo"))):
        book = load_workbook(path)
        for row in book[REVIEW_SHEET].iter_rows(min_row=2):
            if row[COLUMNS.index("English")].value == TITLE:
                row[COLUMNS.index(ANSWER)].value, row[COLUMNS.index(SAID)].value = answer
        book.save(path)
        accept_review(paid.campaign, path, reviewer(name, TODAY, False), TODAY)
    title = next(entry for entry in make_booklet(paid.campaign, "es").entries if entry.english == TITLE)
    assert [said.partition(",")[0] for said in title.opinions] == ["Ana Reyes", "Luis Mora"]
    assert "Su sueldo es suyo" in title.opinions[1]


@pytest.mark.parametrize("form", ["pdf", "xlsx", "html"])
def test_the_command_makes_the_form_that_is_asked_for(paid: ReviewCampaign, form: str) -> None:
    said = run("review", "Spanish", "--piece", "pay-flyer", "--as", form)
    assert [path.name for path in (paid.folder / "output").iterdir()] == [f"review-es.{form}"]
    assert f"messages in output/review-es.{form}" in said
    assert said.startswith(f"{TITLE}\nOn every piece\n")
