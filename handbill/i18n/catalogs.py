"""Read a language's messages.po: the translation of each English message, with its line and what people have said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any
from handbill.i18n.language import LANGUAGES
from handbill.i18n.opinions import Opinion, is_opinion, parse_opinion

if TYPE_CHECKING:
    import polib

MESSAGES = "messages.po"
FUZZY = "fuzzy"
_QUESTION = re.compile(r"question:\s*(.+)")
_ERROR_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?", re.ASCII)


@dataclass(frozen=True)
class CatalogEntry:
    """`text` is empty if the message is not translated; `fuzzy`: its English has changed since. `line` is where the entry begins.

    `unread`: comments that begin like an opinion and cannot be read as one. `questions`: what its translator asks reviewers.
    """

    text: str
    fuzzy: bool
    opinions: tuple[Opinion, ...]
    line: int
    unread: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@cached_by_campaign()
def read_catalog(campaign: Campaign, path: Path) -> Mapping[str, CatalogEntry]:
    """Return the entry of each English message in a PO file. Raises ProblemsFound (language-unreadable)."""
    return {entry.msgid: _entry(entry) for entry in parse_catalog(path) if not entry.obsolete}


def _entry(entry: polib.POEntry) -> CatalogEntry:
    lines = entry.tcomment.splitlines()
    comments = [line for line in lines if is_opinion(line)]
    opinions = tuple(opinion for line in comments if (opinion := parse_opinion(line)))
    unread = tuple(line for line in comments if not parse_opinion(line))
    questions = tuple(match[1] for line in lines if (match := _QUESTION.fullmatch(line.strip())))
    return CatalogEntry(entry.msgstr, entry.fuzzy, opinions, _line(entry), unread, questions)


def catalogs_of(campaign: Campaign, tag: str) -> list[tuple[Path, Mapping[str, CatalogEntry]]]:
    """Return the messages.po of a language in each layer that has one, the campaign's own first. Raises ProblemsFound as `read_catalog`."""
    paths = campaign.find_all(f"{LANGUAGES}/{tag}/{MESSAGES}")
    return [(path, read_catalog(campaign, path)) for path in paths]


def parse_catalog(path: Path) -> polib.POFile:
    """Read the whole file, for an update. Raises ProblemsFound (language-unreadable)."""
    # What is in English alone has no catalog.
    import polib

    try:
        catalog = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except UnicodeDecodeError:
        problem = Problem("language-unreadable", "cannot read the messages", Place(display_path(path)), "save them as UTF-8")
        raise ProblemsFound([problem]) from None
    except OSError as error:  # polib's syntax errors, too
        raise ProblemsFound([_unreadable(error, path)]) from None
    raise_if_any([*_unsupported(catalog, path), *_duplicates(catalog, path)])
    return catalog


def _unreadable(error: OSError, path: Path) -> Problem:
    where = _ERROR_LINE.search(str(error))
    if not where:
        reason = (error.strerror or "it is not a PO file").lower()
        return Problem("language-unreadable", f"cannot read the messages: {reason}", Place(display_path(path)), "check the permissions")
    sentence = f"this is not a PO file: {where[2] or 'this line is not valid'}"
    return Problem("language-unreadable", sentence, Place(display_path(path), int(where[1])), "check this line and those just before it")


def _unsupported(catalog: polib.POFile, path: Path) -> Iterator[Problem]:
    for entry in catalog:
        if entry.msgctxt is not None or entry.msgid_plural:
            sentence = "this message has a context or plural forms, which Handbill does not use"
            yield Problem(
                "language-unreadable", sentence, Place(display_path(path), _line(entry)), "create the file again with `language update`"
            )


def _duplicates(catalog: polib.POFile, path: Path) -> Iterator[Problem]:
    first_lines: dict[tuple[bool, str], int] = {}
    for entry in catalog:
        line = _line(entry)
        first = first_lines.setdefault((bool(entry.obsolete), entry.msgid), line)
        if first != line:
            sentence = f"this message is also in line {first}"
            yield Problem("language-unreadable", sentence, Place(display_path(path), line), "keep one of the two entries")


def _line(entry: polib.POEntry) -> int:
    """The line where an entry begins; polib counts from 0 at the top of a file without a header."""
    return max(entry.linenum or 0, 1)
