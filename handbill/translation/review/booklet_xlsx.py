"""The booklet as a workbook: a row for each message, with its picture, and a list to choose the answer from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from handbill.core.tables.picture_table import PictureColumn, PictureRow, PictureTable, picture_workbook
from handbill.translation.review.answers import ABOUT_SHEET, ANSWER, COLUMNS, FORMAT, LANGUAGE, MADE, REVIEW_SHEET, VERSION, WORDS, Verdict
from handbill.translation.review.booklet import Booklet, ReviewEntry, Section
from handbill.translation.review.booklet_words import (
    INTRODUCTION,
    QUESTIONS_HEAD,
    WATCH,
    WATCH_HEAD,
    WORKBOOK,
    about,
    becomes_text,
    heading,
    uses_text,
)

_WIDTHS = {"no": 6, "English": 36, "translation": 42, "where": 54, "room": 8, "question": 36, ANSWER: 12, WORDS: 48}  # others are hidden
_LARGE = 14  # points, of what is read most
_PICTURE = 370  # pixels, the width of a picture
_LETTERS = 56  # on a line over a picture


def booklet_xlsx(booklet: Booklet) -> bytes:
    """The workbook."""
    rtl = booklet.language.direction == "rtl"
    columns = tuple(
        PictureColumn(
            head,
            _WIDTHS.get(head, 0),
            tuple(Verdict) if head == ANSWER else (),
            _LARGE if head in ("translation", WORDS) else 11,
            rtl and head == "translation",
        )
        for head in COLUMNS
    )
    rows = tuple(_row(section, entry) for section in booklet.sections for entry in section.entries)
    return picture_workbook(PictureTable(ABOUT_SHEET, tuple(_about(booklet)), REVIEW_SHEET, columns, rows, COLUMNS.index("where")))


def _about(booklet: Booklet) -> Iterator[tuple[str, str | int]]:
    yield from _headed(heading(booklet), (*about(booklet), INTRODUCTION, *WORKBOOK))
    yield from _headed(WATCH_HEAD, WATCH)
    yield from _headed(QUESTIONS_HEAD, booklet.questions)
    yield VERSION, FORMAT
    yield LANGUAGE, booklet.language.tag
    yield MADE, str(booklet.made)


def _headed(head: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return (("" if index else head, text) for index, text in enumerate(texts))


def _row(section: Section, entry: ReviewEntry) -> PictureRow:
    where = (f"{section.title}: {entry.where}", uses_text(entry), *becomes_text(entry))
    asked = "\n".join((*entry.questions, *entry.opinions))
    values: dict[str, str | int] = {
        "no": entry.number,
        "id": entry.id,
        "digest": entry.digest,
        "English": entry.english,
        "translation": entry.translation,
        "where": "\n".join(where),
        "room": entry.room or "",
        "question": asked,
        ANSWER: "",
        WORDS: "",
    }
    lines = sum(ceil(len(each) / _LETTERS) for each in where)
    shown = entry.picture
    picture = (shown.data, _PICTURE, round(shown.height * _PICTURE / shown.width)) if shown else None
    return PictureRow(tuple(values[head] for head in COLUMNS), picture, lines)
