"""What does not stop a build today: numbers that expire soon, numbers and figures that nobody has confirmed, words that no piece has."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.hotlines import Hotline
from handbill.content.facts import read_facts
from handbill.content.messages import readable_messages
from handbill.content.overrides import own_catalog
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import LANGUAGES, language_tags

SOON = dt.timedelta(days=30)


def warnings(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Warnings on every country's numbers, on the facts and on a campaign's own messages, in the order of files and lines.

    A file with problems gives none: its problems, such as an expired number, are check()'s.
    """
    found: list[Problem] = []
    for code in countries(campaign):
        with suppress(ProblemsFound):
            found += [problem for line in find_hotlines(campaign, code, today).lines.values() for problem in _of_line(line, today)]
    with suppress(ProblemsFound):
        found += _of_facts(campaign)
    with suppress(ProblemsFound):
        found += _of_own_messages(campaign)
    return sorted(found, key=lambda problem: (problem.place, problem.code))


def _of_facts(campaign: Campaign) -> list[Problem]:
    hint = "look it up at its link, then add your name and the day under `confirmed`"
    return [
        Problem("content-unconfirmed", f"the figure {fact.name} has not been confirmed", fact.place, hint)
        for fact in read_facts(campaign).values()
        if not fact.confirmed
    ]


def _of_own_messages(campaign: Campaign) -> list[Problem]:
    """The translations in a campaign's own messages.po whose English no piece has, such as one with a slip in it."""
    if campaign.folder is None:
        return []
    known = {message.text for message in readable_messages(campaign)[0]}
    found = []
    for tag in language_tags(campaign):
        path = campaign.folder / LANGUAGES / tag / MESSAGES
        for text, entry in own_catalog(campaign, tag).items():
            if entry.text and text not in known:
                hint = f"write the English as it is in the content, or run `handbill language update {tag}`"
                found.append(Problem("language-unused", f"no piece has the words {text!r}", Place(display_path(path), entry.line), hint))
    return found


def _of_line(line: Hotline, today: dt.date) -> list[Problem]:
    found = []
    left = line.expires - today
    if left <= SOON:
        days = "1 day" if left.days == 1 else f"{left.days} days"
        hint = "check it against its source, then change `checked` and `expires`"
        found.append(Problem("number-expiring", f"{line.name} expires in {days}, on {line.expires}", line.place, hint))
    if not line.confirmed:
        hint = "call it or open it, then add your name and the day under `confirmed`"
        found.append(Problem("number-unconfirmed", f"{line.name} has not been confirmed", line.place, hint))
    return found
