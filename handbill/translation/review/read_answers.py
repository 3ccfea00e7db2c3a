"""Reads a review that came back, as a workbook or as the JSON that the page in the browser saves (answers.py has the form of both)."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from handbill.core.problems import Place, Problem, ProblemsFound, collect, display_path
from handbill.core.tables.read_table import is_workbook, read_bytes
from handbill.core.tables.table import Table
from handbill.translation.review.answers import (
    ABOUT_SHEET,
    ANSWER,
    ANSWER_KEYS,
    ANSWERS,
    DIGEST,
    FORMAT,
    ID,
    LANGUAGE,
    MADE,
    REVIEW_SHEET,
    VERSION,
    WORDS,
    Answer,
    ReviewFile,
    Verdict,
)

_HINT = "give the workbook, or the file that the page in the browser saved, which `handbill language review` made"
_BLANK = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")  # not the spaces that may not break, which people type on purpose
_NEEDED = {Verdict.BETTER: "write the better words beside it", Verdict.WRONG: "write why beside it"}


@dataclass(frozen=True)
class _Written:
    """One answer as written, by ANSWER_KEYS."""

    values: Mapping[str, str]
    place: Place


def read_review(path: Path) -> ReviewFile:
    """The answers of a file. Raises ProblemsFound: it cannot be read, is no review of ours, or one of a newer Handbill (content-review)."""
    data = read_bytes(path)
    about, written = _workbook(data, path) if is_workbook(data) else _json(data, path)
    version, made = about.get(VERSION), str(about.get(MADE, ""))
    if str(version) != str(FORMAT):
        raise _no_review(path, "this review was made by another version of Handbill", "make a new booklet, and copy the answers into it")
    try:
        day = dt.date.fromisoformat(made)
    except ValueError:
        raise _no_review(path, f"this review has no day: {made!r}") from None
    problems: list[Problem] = []
    answers = [answer for one in _once(written, problems) if (answer := collect(partial(_answer, one), problems))]
    return ReviewFile(str(about.get(LANGUAGE, "")), day, tuple(answers), tuple(problems))


def _no_review(path: Path, sentence: str, hint: str = _HINT) -> ProblemsFound:
    return ProblemsFound([Problem("content-review", sentence, Place(display_path(path)), hint)])


def _workbook(data: bytes, path: Path) -> tuple[dict[str, Any], list[_Written]]:
    from handbill.core.tables.xlsx_reader import parse_sheets

    sheets = parse_sheets(data, path)
    if not {REVIEW_SHEET, ABOUT_SHEET} <= sheets.keys():
        raise _no_review(path, "this workbook is not a review that Handbill made")
    about = {cells[0]: cells[1] for _, cells in sheets[ABOUT_SHEET].rows if len(cells) > 1}
    return about, list(_rows(sheets[REVIEW_SHEET], path))


def _rows(sheet: Table, path: Path) -> Iterator[_Written]:
    """The rows of the sheet by their heads: people may move columns and sort rows."""
    (_, heads), *rows = sheet.rows or ((1, ()),)
    if not {*ANSWER_KEYS} <= {*heads}:
        lost = ", ".join(key for key in ANSWER_KEYS if key not in heads)
        raise _no_review(path, f"this review has no column {lost}", "take the rows back into the workbook as it was made")
    for number, cells in rows:
        values = dict(zip(heads, cells, strict=False))
        yield _Written({key: values.get(key, "") for key in ANSWER_KEYS}, Place(display_path(path), number))


def _json(data: bytes, path: Path) -> tuple[dict[str, Any], list[_Written]]:
    try:
        saved = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _no_review(path, "this is not a review that Handbill made, or it is not whole") from None
    answers = saved.get(ANSWERS) if isinstance(saved, dict) else None
    if not isinstance(saved, dict) or VERSION not in saved or not isinstance(answers, list):
        raise _no_review(path, "this is not a review that Handbill made")
    written = []
    for index, one in enumerate(answers):
        values = one if isinstance(one, dict) else {}
        place = Place(display_path(path), key=f"{ANSWERS}.{index}")
        written.append(_Written({key: str(values.get(key) or "") for key in ANSWER_KEYS}, place))
    return saved, written


def _once(written: Iterable[_Written], problems: list[Problem]) -> Iterator[_Written]:
    """The rows with an answer. One that answers a message again is a problem."""
    seen: set[str] = set()
    for one in written:
        if not one.values[ANSWER].strip() and not one.values[WORDS].strip():
            continue
        if one.values[ID] in seen:
            problems.append(Problem("content-review", "this message is answered twice", one.place, "keep one of the answers"))
            continue
        seen.add(one.values[ID])
        yield one


def _answer(one: _Written) -> Answer:
    """Raises ProblemsFound (content-review): an answer that is none of the three, or without the words that it needs."""
    chosen = one.values[ANSWER].strip().casefold()
    words = unicodedata.normalize("NFC", _BLANK.sub(" ", one.values[WORDS]).strip())
    if not chosen:
        sentence, hint = f"there are words without an answer: {words!r}", f"choose one of: {', '.join(Verdict)}"
        raise ProblemsFound([Problem("content-review", sentence, one.place, hint)])
    # A workbook's list offers the words of Verdict; people also type what the booklet prints, such as "better like this".
    verdict = next((each for each in Verdict if chosen.split()[0].rstrip(".:,") == each), None)
    if verdict is None:
        raise ProblemsFound([Problem("content-review", f"{chosen!r} is none of: {', '.join(Verdict)}", one.place, "choose one of them")])
    if verdict in _NEEDED and not words:
        raise ProblemsFound([Problem("content-review", f"{verdict!s} is chosen, without words", one.place, _NEEDED[verdict])])
    return Answer(one.values[ID], one.values[DIGEST], verdict, words, one.place)
