"""What does not stop a build today: numbers that expire soon, numbers and figures that have not been confirmed."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.hotlines import Hotline
from handbill.content.facts import read_facts
from handbill.core.problems import Problem, ProblemsFound

SOON = dt.timedelta(days=30)


def warnings(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Warnings on every country's numbers and on the facts, in the order of files and lines.

    A file with problems gives none: its problems, such as an expired number, are check()'s.
    """
    found: list[Problem] = []
    for code in countries(campaign):
        with suppress(ProblemsFound):
            found += [problem for line in find_hotlines(campaign, code, today).lines.values() for problem in _of_line(line, today)]
    with suppress(ProblemsFound):
        found += _of_facts(campaign)
    return sorted(found, key=lambda problem: (problem.place, problem.code))


def _of_facts(campaign: Campaign) -> list[Problem]:
    hint = "look it up at its link, then add your name and the day under `confirmed`"
    return [
        Problem("content-unconfirmed", f"the figure {fact.name} has not been confirmed", fact.place, hint)
        for fact in read_facts(campaign).values()
        if not fact.confirmed
    ]


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
