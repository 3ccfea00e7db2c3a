"""Filled-in reviews as they come back, written as the booklet makes them: a workbook, or what the page in the browser saves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook

from handbill.campaign.campaign import Campaign
from handbill.i18n.wording_digest import message_id, wording_digest
from handbill.translation.review.answers import (
    ABOUT_SHEET,
    ANSWER,
    ANSWERS,
    COLUMNS,
    DIGEST,
    FORMAT,
    ID,
    LANGUAGE,
    MADE,
    REVIEW_SHEET,
    VERSION,
    WORDS,
)
from handbill.translation.review.standings import reviewed_messages

HANDED_OUT = "2026-11-20"
Answers = Mapping[str, tuple[str, str]]  # by English message: the answer, and the words beside it


def workbook(path: Path, campaign: Campaign, tag: str, answers: Answers, made: str = HANDED_OUT, version: int = FORMAT) -> Path:
    """A workbook with every message of the campaign, some of them answered."""
    book = Workbook()
    review = book.active
    assert review is not None
    review.title = REVIEW_SHEET
    review.append(list(COLUMNS))
    for number, one in enumerate(reviewed_messages(campaign, tag), 1):
        text = one.message.text
        answer, words = answers.get(text, ("", ""))
        key = (message_id(text), wording_digest(text, one.text))
        review.append([number, *key, text, one.text, "", one.message.room or "", "", answer, words])
    about = book.create_sheet(ABOUT_SHEET)
    for row in (("Thank you.", ""), (VERSION, version), (LANGUAGE, tag), (MADE, made)):
        about.append(list(row))
    book.save(path)
    return path


def saved_page(path: Path, campaign: Campaign, tag: str, answers: Answers, made: str = HANDED_OUT, version: int = FORMAT) -> Path:
    """What the page in the browser saves: the messages that were answered."""
    digests = {one.message.text: wording_digest(one.message.text, one.text) for one in reviewed_messages(campaign, tag)}
    saved = [{ID: message_id(text), DIGEST: digests[text], ANSWER: answer, WORDS: words} for text, (answer, words) in answers.items()]
    path.write_text(json.dumps({VERSION: version, LANGUAGE: tag, MADE: made, ANSWERS: saved}, ensure_ascii=False), encoding="utf-8")
    return path
