"""Warnings that do not stop a build: numbers that expire soon, unconfirmed numbers and figures, and translations that no piece uses."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from handbill.campaign.campaign import Campaign
from handbill.contacts.confirmations import read_confirmations
from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.hotlines import Hotline
from handbill.content.facts import read_facts
from handbill.content.material import find_material, written_blocks
from handbill.content.messages import readable_messages
from handbill.content.overrides import own_catalog
from handbill.content.sets import campaign_pieces
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import LANGUAGES, pack_tags

SOON = dt.timedelta(days=30)


def warnings(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Warnings on every country's numbers, on the facts and on a campaign's own messages, in the order of files and lines.

    A file with problems gives none: its problems, such as an expired number, are check()'s.
    """
    found: list[Problem] = []
    said = _words_of_pieces(campaign)
    for code in countries(campaign):
        with suppress(ProblemsFound):
            for name, line in find_hotlines(campaign, code, today).lines.items():
                found += _of_line(campaign, name, code, line, today) if _is_used(said, f"hotlines.{name}") else []
    with suppress(ProblemsFound):
        found += _of_facts(campaign, said)
    with suppress(ProblemsFound):
        found += _of_own_messages(campaign)
    return sorted(found, key=lambda problem: (problem.place, problem.code))


def _words_of_pieces(campaign: Campaign) -> str | None:
    """Everything that the pieces say which a campaign makes, unfilled; None for the library, all of whose numbers and figures count."""
    names = campaign_pieces(campaign)
    if not names:
        return None
    blocks = (block for name in names for block in written_blocks(find_material(campaign, name)))
    own = ((block, f"hotlines.{block.line}" if block.line else "") for block in blocks)
    return " ".join(text for block, line in own for text in (line, block.when, block.each, *(string for _, string in block.strings())))


def _is_used(said: str | None, name: str) -> bool:
    return said is None or re.search(rf"\b{re.escape(name)}\b", said) is not None


def _of_facts(campaign: Campaign, said: str | None) -> list[Problem]:
    hint = "look it up at its link, then run `handbill facts confirm %s --by NAME --read DATE`"
    return [
        Problem("content-unconfirmed", f"the figure {fact.name} has not been confirmed", fact.place, hint % fact.name)
        for fact in read_facts(campaign).values()
        if not fact.confirmed and _is_used(said, f"facts.{fact.name}")
    ]


def _of_own_messages(campaign: Campaign) -> list[Problem]:
    """The translations in a campaign's own messages.po whose English no piece has, such as one with a slip in it."""
    if campaign.folder is None:
        return []
    known = {message.text for message in readable_messages(campaign)[0]}
    found = []
    for tag in pack_tags(campaign):
        path = campaign.folder / LANGUAGES / tag / MESSAGES
        for text, entry in own_catalog(campaign, tag).items():
            if entry.text and text not in known:
                hint = f"write the English as it is in the content, or run `handbill language update {tag}`"
                found.append(Problem("language-unused", f"no piece has the words {text!r}", Place(display_path(path), entry.line), hint))
    return found


def _of_line(campaign: Campaign, name: str, country: str, line: Hotline, today: dt.date) -> list[Problem]:
    found = []
    left = line.expires - today
    if left <= SOON:
        days = "1 day" if left.days == 1 else f"{left.days} days"
        hint = "check it against its source, then change `checked` and `expires`"
        found.append(Problem("number-expiring", f"{line.name} expires in {days}, on {line.expires}", line.place, hint))
    if not line.confirmed:
        hint = f"call it or open it, then run `handbill hotlines confirm {name} --country {country} --by NAME --called DATE`"
        others = any((call.country.lower(), call.line) == (country, name) for call in read_confirmations(campaign).calls)
        which = "has a number that nobody has called: a call counts for the number that was called" if others else "has not been confirmed"
        found.append(Problem("number-unconfirmed", f"{line.name} {which}", line.place, hint))
    return found
