"""What named people have said about a translation, as the comments of its entry in messages.po keep it, one a line.

    reviewed-by: NAME, YYYY-MM-DD, DIGEST     the wording of this digest is right
    proposed-by: NAME, YYYY-MM-DD: WORDS      these words are better
    wrong-by: NAME, YYYY-MM-DD: REASON        it is wrong, whatever its words are now
    replaced-by: NAME, YYYY-MM-DD: WORDS      what it said before this person's proposal was taken

An opinion stands until its person says otherwise. A review counts for its own wording alone, so whoever edits a translation takes its
reviews away. A proposal that has become the wording is a review of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from handbill.i18n.wording_digest import DIGEST_LENGTH, wording_digest


class OpinionKind(StrEnum):
    """The word that a comment begins with."""

    REVIEWED = "reviewed-by"
    PROPOSED = "proposed-by"
    WRONG = "wrong-by"
    REPLACED = "replaced-by"


_KINDS = "|".join(OpinionKind)
_COMMENT = re.compile(rf"({_KINDS}):\s*(.+?),\s*(\d{{4}}-\d{{2}}-\d{{2}})(?:,\s*([0-9a-f]{{{DIGEST_LENGTH}}})|:\s*(\S.*))?", re.ASCII)
_BEGINS = re.compile(rf"({_KINDS}):")


@dataclass(frozen=True)
class Opinion:
    """`words`: the digest of a review, a better wording, a reason, or the wording that was replaced."""

    kind: OpinionKind
    name: str
    day: dt.date
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}, {self.day}{', ' if self.kind is OpinionKind.REVIEWED else ': '}{self.words}"

    def approves(self, message: str, text: str) -> bool:
        """Whether it says that this wording of a message is right."""
        if self.kind is OpinionKind.REVIEWED:
            return self.words == wording_digest(message, text)
        return self.kind is OpinionKind.PROPOSED and self.words == text

    def objects(self, text: str) -> bool:
        """Whether it says that this wording is not right."""
        return self.kind is OpinionKind.WRONG or (self.kind is OpinionKind.PROPOSED and self.words != text)


def parse_opinion(comment: str) -> Opinion | None:
    """The opinion in one line of a comment; None for any other line, and for one with a slip in it."""
    match = _COMMENT.fullmatch(comment.strip())
    if not match:
        return None
    kind = OpinionKind(match[1])
    words = match[4] if kind is OpinionKind.REVIEWED else match[5]
    try:
        return Opinion(kind, match[2].strip(), dt.date.fromisoformat(match[3]), words) if words else None
    except ValueError:
        return None


def is_opinion(comment: str) -> bool:
    """Whether a line of a comment is meant as an opinion, even if it cannot be read as one."""
    return _BEGINS.match(comment.strip()) is not None


def latest(opinions: Iterable[Opinion], names: Collection[str]) -> dict[str, Opinion]:
    """The opinion that each of these people holds now: of several the latest, of one day the last written."""
    found: dict[str, Opinion] = {}
    for one in opinions:
        if one.name in names and one.kind is not OpinionKind.REPLACED and (one.name not in found or found[one.name].day <= one.day):
            found[one.name] = one
    return found


@dataclass(frozen=True)
class Standing:
    """How a wording stands with its reviewers. `lapsed`: reviews of another wording, which do not count."""

    approving: tuple[Opinion, ...] = ()
    objecting: tuple[Opinion, ...] = ()
    lapsed: tuple[Opinion, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether somebody says that it is right, and nobody that it is not."""
        return bool(self.approving) and not self.objecting

    @property
    def disputed(self) -> bool:
        """Whether two people disagree: one says right and another does not, or they propose different words."""
        proposals = {one.words for one in self.objecting if one.kind is OpinionKind.PROPOSED}
        return bool(self.objecting) and (bool(self.approving) or len(proposals) > 1)


def standing(message: str, text: str, opinions: Iterable[Opinion], names: Collection[str]) -> Standing:
    """How a wording of a message stands with these people."""
    held = latest(opinions, names).values()
    approving = tuple(one for one in held if one.approves(message, text))
    objecting = tuple(one for one in held if one.objects(text))
    return Standing(approving, objecting, tuple(one for one in held if one not in approving and one not in objecting))
