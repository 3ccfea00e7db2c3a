"""Finished words, no geometry: what the materials room hands to the layouts room.

Every string is filled and translated. Numbers and names inside a sentence stand between bidi isolates (U+2066 or U+2068 ... U+2069):
they keep their own direction, and what is isolated left to right (U+2066) is never broken over two lines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from materials.problems import Place

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Typography:
    """How a language is set. `leading` is a factor on the theme's leading; weights are on the fonts' wght axis (100-900)."""

    fonts: tuple[str, ...]
    leading: float = 1.0
    regular: int = 400
    bold: int = 700
    hyphenation: str = ""
    kept: tuple[str, ...] = ()  # words that no line may break
    leads: tuple[str, ...] = ()  # words that stay with the next
    trails: tuple[str, ...] = ()  # words that stay with the one before


@dataclass(frozen=True)
class Language:
    """One language pack, without its messages. `script` is an ISO 15924 code, `tag` a BCP 47 tag."""

    tag: str
    name: str
    english: str
    script: str
    direction: Direction
    type: Typography
    reviewers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()  # opening and closing marks; empty: not chosen yet
    emphasis: Literal["bold"] = "bold"  # never italics: most scripts have none
    glossary: tuple[tuple[str, str], ...] = ()  # (English term, its translation; several forms with / between)
    same: tuple[str, ...] = ()  # English messages that truly read the same here

    def __str__(self) -> str:
        return self.tag


@dataclass(frozen=True)
class Block:
    """One thing said. Which fields are filled depends on the role; schema.py lists the roles."""

    role: str
    language: Language
    text: str = ""
    short: str = ""  # a shorter wording of `text`, for when room is short
    label: str = ""
    value: str = ""
    link: str = ""
    note: str = ""  # the source line of a fact
    icon: str = ""
    items: tuple[Block, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


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
class Organization:
    """Who hands the piece out. `logo` is an absolute path, or the bytes of a picture; `colors` maps theme color names to #rrggbb."""

    name: str
    phone: str = ""
    url: str = ""
    logo: Path | bytes | None = field(default=None, repr=False)  # a stranger's picture has no place in a log
    colors: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = field(default=(), compare=False)
    dial: str = ""  # the phone as it is dialed, where that has been found out before

    def at(self, key: str) -> Place:
        """Where the value under a dotted key was written."""
        return next((place for place in self.places if place.key == key), Place(key=key))


@dataclass(frozen=True)
class Draft:
    """Something on the piece that nobody has vouched for yet: a message without a review, a number not confirmed by phone."""

    language: str
    what: str
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True)
class Piece:
    """All the words of one printed piece. `languages` holds one tag a side, or every tag shown on a multilingual page."""

    material: str
    title: str
    language: Language
    languages: tuple[str, ...]
    design: str
    formats: tuple[str, ...]
    panels: tuple[Panel, ...]
    numbers: tuple[str, ...] = ()  # every number as printed: the checks look for each on the finished page
    organization: Organization | None = None
    drafts: tuple[Draft, ...] = ()
    checked: dt.date | None = None  # the day its numbers were checked; of several the earliest
