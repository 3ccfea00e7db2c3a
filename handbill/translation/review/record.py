"""Writes what reviewers said into messages.po: their opinions as comments, and the words that were taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.i18n.catalogs import FUZZY, MESSAGES, is_ours, parse_catalog
from handbill.i18n.language import LANGUAGES, SOURCE, Language
from handbill.i18n.opinions import Opinion, OpinionKind, parse_opinion
from handbill.translation.po_update import as_named_in_catalogs, empty_catalog, new_entry
from handbill.translation.review.decisions import JudgedMessage


@dataclass(frozen=True)
class Recorded:
    """An opinion for a message, and the words that take the place of its wording; the same words where it stays."""

    about: JudgedMessage
    opinion: Opinion
    text: str


def with_opinions(campaign: Campaign, language: Language, opinions: Iterable[Recorded]) -> tuple[Path, bytes]:
    """The campaign's own messages.po with these opinions. Raises ProblemsFound: it cannot be read, or the library is installed.

    A message that it does not hold yet gets an entry with the wording that was reviewed: so a campaign's review of the library's words
    counts there, and the words stay what was reviewed when the library's change.
    """
    path = campaign.own_path(f"{LANGUAGES}/{language.tag}/{MESSAGES}")
    catalog = parse_catalog(path) if path.is_file() else empty_catalog(language)
    entries = {entry.msgid: entry for entry in catalog if is_ours(entry)}
    for one in opinions:
        message = one.about.message
        entry = entries.get(message.text)
        if entry is None:
            entry = entries[message.text] = new_entry(as_named_in_catalogs(message), "")
            catalog.append(entry)
        # English is written in the content; only another wording of a campaign's own stands here.
        entry.msgstr = "" if language.tag == SOURCE and one.text == message.text else one.text
        entry.flags = [flag for flag in entry.flags if flag != FUZZY]
        entry.previous_msgid = None
        entry.tcomment = "\n".join(_comments(entry.tcomment.splitlines(), one))
    return path, str(catalog).encode()


def _comments(before: Iterable[str], one: Recorded) -> list[str]:
    """The lines of a comment, with the opinion in place of what its person said before. What was replaced is written last."""
    kept: list[str] = []
    replaced: list[str] = []
    for line in before:
        opinion = parse_opinion(line)
        if opinion and opinion.kind is OpinionKind.REPLACED:
            replaced = [line]
        elif opinion is None or opinion.name != one.opinion.name:
            kept.append(line)
    if one.text != one.about.text:
        replaced = [str(Opinion(OpinionKind.REPLACED, one.opinion.name, one.opinion.day, one.about.text))]
    return [*kept, str(one.opinion), *replaced]
