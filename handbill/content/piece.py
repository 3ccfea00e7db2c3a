"""The finished words of a piece, without geometry: the input of layout.

Every string is filled and translated. Numbers and names inside a sentence are enclosed in bidi isolates (U+2066 or U+2068 ...
U+2069): they keep their own direction, and what is isolated left to right (U+2066) is never broken over two lines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from handbill.contacts.organization import Organization
from handbill.core.counts import format_count
from handbill.core.problems import Place
from handbill.i18n.language import Language


class Said(NamedTuple):
    """An English message of the content, and its words as they are printed: translated and filled."""

    message: str
    words: str


@dataclass(frozen=True)
class Block:
    """One piece of text on a panel. Which fields are set depends on the role; material.py declares the fields of each role.

    `said`: the messages in its own fields, so that each can be found again on the finished page.
    """

    role: str
    language: Language
    text: str = ""
    short: str = ""  # a shorter wording of `text`, for when room is short
    label: str = ""
    value: str = ""
    link: str = ""
    note: str = ""  # the source line of a fact; of the imprint the shortest wording
    alt: str = ""  # of a picture among words: what it shows
    picture: str = ""  # one of layouts/pictures
    share: tuple[int, int] | None = None  # of a fact: 1 and 6 for 1 in 6
    items: tuple[Block, ...] = ()
    place: Place = field(default_factory=Place, compare=False)
    said: tuple[Said, ...] = field(default=(), compare=False, repr=False)


def strings_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Every string that blocks and their items may print, empty ones among them."""
    for block in blocks:
        yield from (block.text, block.short, block.label, block.value, block.note)
        yield from strings_of(block.items)


@dataclass(frozen=True)
class Panel:
    """One face of a card or one side of a flyer, blocks in reading order."""

    name: str
    language: Language
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Draft:
    """Something on the piece that has not been confirmed: a message without a review, a number that has not been called.

    `language`: of a message; empty for a number or figure.
    """

    language: str
    what: str
    place: Place = field(default_factory=Place, compare=False)


def count_drafts(drafts: Iterable[tuple[str, str]]) -> str:
    """How many different messages, numbers and figures have not been confirmed, from the language and text of each draft; '' if none."""
    found = set(drafts)
    languages = [language for language, _ in found if language]
    messages, numbers = len(languages), len(found) - len(languages)
    counts = []
    if messages:
        counts.append(f"{format_count(messages, 'message')} ({', '.join(sorted(set(languages)))})")
    if numbers:
        counts.append(format_count(numbers, "number or figure", "numbers or figures"))
    return f"{' and '.join(counts)} that {'have' if len(found) > 1 else 'has'} not been confirmed" if found else ""


@dataclass(frozen=True)
class Piece:
    """All the words of one printed piece. `languages` holds one tag a side, or every tag shown on a multilingual page."""

    material: str
    title: str
    language: Language
    languages: tuple[str, ...]
    design: str
    formats: tuple[str, ...]
    audience: str
    picture: str
    panels: tuple[Panel, ...]
    numbers: tuple[str, ...] = ()  # every number as printed: the checks look for each on the finished page
    organization: Organization | None = None
    descriptions: tuple[tuple[str, str], ...] = ()  # of its own photograph, by language tag, to be read aloud
    drafts: tuple[Draft, ...] = ()
    unreached: tuple[str, ...] = ()  # lines that its country lacks, whose blocks are left out
    checked: dt.date | None = None  # the day its numbers were checked; of several the earliest
