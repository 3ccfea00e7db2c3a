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
from handbill.i18n.po_text import ENTRY, HEADER, has_header, read_po_text

if TYPE_CHECKING:
    import polib

MESSAGES = "messages.po"
FUZZY = "fuzzy"
_QUESTION = re.compile(r"question:\s*(.+)")
_ERROR_LINE = re.compile(r"\(line (\d+)\)", re.ASCII)


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
    return {entry.msgid: _entry(entry) for entry in parse_catalog(path) if is_ours(entry)}


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

    text = read_po_text(path)
    above = "" if has_header(text) else HEADER
    try:
        # The blank line behind makes sure that polib never takes a text for the name of a file.
        catalog = polib.pofile(f"{above}{text}\n\n", encoding="utf-8", wrapwidth=0)
    except OSError as error:  # polib's syntax errors
        raise ProblemsFound([_unreadable(error, path, above)]) from None
    for entry in catalog:
        entry.linenum = max((entry.linenum or 0) - above.count("\n"), 1)
    raise_if_any(list(_duplicates(catalog, path)))
    return catalog


def _unreadable(error: OSError, path: Path, above: str) -> Problem:
    where = _ERROR_LINE.search(str(error))
    line = int(where[1]) - above.count("\n") if where else 1
    return Problem("language-unreadable", "this line does not belong here", Place(display_path(path), max(line, 1)), ENTRY)


def _duplicates(catalog: polib.POFile, path: Path) -> Iterator[Problem]:
    """A problem for each message that is defined twice, as msgfmt finds."""
    first_lines: dict[tuple[str | None, str], int] = {}
    for entry in catalog:
        if entry.obsolete:
            continue
        line = _line(entry)
        key = (entry.msgctxt, entry.msgid)
        if key in first_lines:
            sentence = f"the message {entry.msgid!r} is also in line {first_lines[key]}"
            yield Problem("language-unreadable", sentence, Place(display_path(path), line), "keep one of the two entries")
        first_lines.setdefault(key, line)


def is_ours(entry: polib.POEntry) -> bool:
    """Whether an entry translates a message of Handbill, which has neither contexts nor plural forms."""
    return not entry.obsolete and entry.msgctxt is None and not entry.msgid_plural


def foreign_entries(path: Path) -> Iterator[Problem]:
    """A finding for each entry with a context or plural forms, whose words nothing prints. Raises ProblemsFound as `parse_catalog`."""
    for entry in parse_catalog(path):
        if not entry.obsolete and not is_ours(entry):
            sentence = f"{entry.msgid!r} has a context or plural forms, which Handbill does not use, so its words are not printed"
            hint = "put them into an entry without; `handbill language update` keeps this one as no longer used"
            yield Problem("language-form", sentence, Place(display_path(path), _line(entry)), hint)


def _line(entry: polib.POEntry) -> int:
    """The line where an entry begins; polib counts from 0 at the top of a file without a header."""
    return max(entry.linenum or 0, 1)
