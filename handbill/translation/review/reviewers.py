"""The list of whose reviews count: of a language in its pack, in a campaign also in handbill.yaml. A new name is added to it."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import SETTINGS, Campaign
from handbill.core.files import as_it_is_named
from handbill.core.names import folded, words
from handbill.core.problems import Problem
from handbill.core.yaml_edit import with_item
from handbill.i18n.language import LANGUAGES, PACK, Language

_NEAR = 0.8
_LONGEST = 80
_DATED = re.compile(r",\s*[0-9]{4}-[0-9]{2}-[0-9]{2}")  # ends the name in a comment of messages.po


@dataclass(frozen=True)
class Reviewer:
    """Who gives a review, and the day. `is_new`: a name that is nearly one on the list is another person's all the same."""

    name: str
    day: dt.date
    is_new: bool = False


def reviewer(name: str, day: dt.date, is_new: bool = False) -> Reviewer:
    """A reviewer, with the name in one form, however it was typed."""
    return Reviewer(" ".join(unicodedata.normalize("NFC", name).split()), day, is_new)


def reviewer_problems(who: Reviewer, language: Language, made: dt.date, today: dt.date) -> list[Problem]:
    """What speaks against this name and day. `made`: the day the review was handed out."""
    found = []
    if not any(char.isalpha() for char in who.name) or len(who.name) > _LONGEST or _DATED.search(who.name):
        found.append(Problem("usage-reviewer", f"{who.name!r} is not the name of a person", hint="give it as in --reviewer 'Ana Reyes'"))
    elif who.name not in language.reviewers and not who.is_new and (near := _near(who.name, language.reviewers)):
        hint = f"did you mean {near}? If this is another person, add --new-reviewer"
        sentence = f"{who.name!r} is not on the list of {language.english} reviewers, and {near!r} is"
        found.append(Problem("usage-reviewer", sentence, hint=hint))
    if who.day > today:
        found.append(Problem("usage-date", f"{who.day} is still to come", hint="give the day of the review"))
    if who.day < made:
        hint = "give the day of the review, as in --date 2026-12-01"
        found.append(Problem("usage-date", f"{who.day} is before {made}, the day this review was handed out", hint=hint))
    return found


def _near(name: str, known: tuple[str, ...]) -> str:
    """The name on the list that this one may be a slip of, or the same one in another order."""
    for each in known:
        same = sorted(words(each)) == sorted(words(name))
        if same or difflib.SequenceMatcher(None, folded(each), folded(name)).ratio() >= _NEAR:
            return each
    return ""


def with_reviewer(campaign: Campaign, language: Language, name: str) -> tuple[Path, bytes]:
    """The file that lists the reviewers, with one more name. Raises ProblemsFound: it cannot be read or changed."""
    path = as_it_is_named(campaign.folder / SETTINGS) if campaign.folder else campaign.own_path(f"{LANGUAGES}/{language.tag}/{PACK}")
    keys = ("reviewers", language.tag) if campaign.folder else ("reviewers",)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return path, with_item(text, path, keys, name).encode()
