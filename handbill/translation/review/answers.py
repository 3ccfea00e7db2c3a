"""What a reviewer answers about one wording, and the names that review files use for it.

A review is given in a workbook or in a page of the browser, which saves JSON. Both carry for each message its `message_id`, and the
`wording_digest` of the wording that the reviewer saw; both are made and read with the names below.

The workbook has a sheet REVIEW_SHEET whose first row is COLUMNS, and a sheet ABOUT_SHEET with one of ABOUT_KEYS in column A of each
row and its value in column B; further rows with other words are for people. The JSON is an object with ABOUT_KEYS and ANSWERS, a list
of objects with ANSWER_KEYS:

    {"handbill_review": 1, "language": "es", "made": "2026-11-28",
     "answers": [{"id": "...", "digest": "...", "answer": "right", "words": ""}]}
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from handbill.core.problems import Place, Problem

FORMAT = 1  # of both files; raised when a file made before could be misread

VERSION, LANGUAGE, MADE = "handbill_review", "language", "made"
ABOUT_KEYS = (VERSION, LANGUAGE, MADE)
ID, DIGEST, ANSWER, WORDS = "id", "digest", "answer", "words"
ANSWER_KEYS = (ID, DIGEST, ANSWER, WORDS)
ANSWERS = "answers"  # the list in the JSON

REVIEW_SHEET, ABOUT_SHEET = "Review", "About"
COLUMNS = ("no", ID, DIGEST, "English", "translation", "where", "room", "question", ANSWER, WORDS)


class Verdict(StrEnum):
    """The three answers, as both files write them."""

    RIGHT = "right"
    BETTER = "better"
    WRONG = "wrong"


@dataclass(frozen=True)
class Answer:
    """`id`: of the message. `digest`: of the wording that was shown. `words`: the better wording, or why it is wrong; else empty.

    `place`: the row of the sheet, or the key in the JSON.
    """

    id: str
    digest: str
    verdict: Verdict
    words: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class ReviewFile:
    """A review file that has been read. `tag`: its language. `made`: the day the booklet was made.

    `unclear`: a problem for each answer that cannot be told.
    """

    tag: str
    made: dt.date
    answers: tuple[Answer, ...]
    unclear: tuple[Problem, ...] = ()
