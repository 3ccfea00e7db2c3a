"""A messages.po becomes translations by their English words, each with its line and who reviewed it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any
from handbill.i18n.language import LANGUAGES

if TYPE_CHECKING:
    from babel.messages import Catalog

MESSAGES = "messages.po"
_REVIEW = re.compile(r"reviewed-by:\s*(.+),\s*(\d{4}-\d{2}-\d{2})", re.ASCII)


@dataclass(frozen=True)
class CatalogEntry:
    """`text` is empty when nothing is translated; `fuzzy`: the English has changed since; `reviewers`: who signed it."""

    text: str
    fuzzy: bool
    reviewers: tuple[str, ...]
    line: int


@cached_by_campaign()
def read_catalog(campaign: Campaign, path: Path) -> Mapping[str, CatalogEntry]:
    """What a PO file says, by English message. Raises ProblemsFound when it cannot be read."""
    return {
        message.id: CatalogEntry(
            text=message.string if isinstance(message.string, str) else "",
            fuzzy=message.fuzzy,
            reviewers=tuple(name for comment in message.user_comments if (name := reviewer(comment))),
            line=message.lineno or 0,
        )
        for message in parse(path)
        if message.id and isinstance(message.id, str)
    }


def catalogs_of(campaign: Campaign, tag: str) -> list[tuple[Path, Mapping[str, CatalogEntry]]]:
    """The messages.po of one tag in each layer that has it, the campaign's own first. Raises ProblemsFound when one cannot be read."""
    paths = campaign.find_all(f"{LANGUAGES}/{tag}/{MESSAGES}")
    return [(path, read_catalog(campaign, path)) for path in paths]


def parse(path: Path) -> Catalog:
    """The whole file for merging. Raises ProblemsFound when it cannot be read."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        problem = Problem("language-unreadable", "cannot read the messages", Place(display_path(path)), "save them as UTF-8")
        raise ProblemsFound([problem]) from None
    # Other tools keep the earlier English of obsolete messages in these lines; Babel cannot read them.
    text = re.sub(r"^#~\|.*$", "", text, flags=re.MULTILINE)
    try:
        catalog = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        place = Place(display_path(path), error.lineno + 1)
        problem = Problem("language-unreadable", f"this is not a PO file: {error}", place, "look at the lines just before it")
        raise ProblemsFound([problem]) from None
    except (ValueError, IndexError, TypeError, AttributeError, LookupError) as error:
        problem = Problem(
            "language-unreadable", f"this is not a PO file: {error}", Place(display_path(path)), "open and save it in a PO editor"
        )
        raise ProblemsFound([problem]) from None
    raise_if_any([_foreign(path, message.lineno or 0) for message in catalog if message.context or not isinstance(message.id, str)])
    return catalog


def _foreign(path: Path, line: int) -> Problem:
    hint = "make the file again with `language update`"
    return Problem(
        "language-unreadable", "this message has a context or plural forms, which Handbill has not", Place(display_path(path), line), hint
    )


def reviewer(comment: str) -> str:
    """The name in a comment 'reviewed-by: NAME, YYYY-MM-DD', or nothing."""
    match = _REVIEW.fullmatch(comment.strip())
    if not match:
        return ""
    with suppress(ValueError):
        dt.date.fromisoformat(match[2])
        return match[1].strip()
    return ""
