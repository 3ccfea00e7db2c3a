"""The help lines and the figures as tables, with who has confirmed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from handbill.campaign.campaign import Campaign
from handbill.contacts.confirmations import Confirmation, read_confirmations
from handbill.contacts.country import countries, known_country
from handbill.contacts.hotlines import Hotline, known_lines
from handbill.content.facts import read_facts


def hotline_lines(campaign: Campaign, today: dt.date, country: str = "") -> Iterator[str]:
    """A row for each line of a country, or of all. Raises ProblemsFound: no such country, or an invalid file."""
    confirmations = read_confirmations(campaign)
    rows = [("line", "numbers", "checked", "expires", "called")]
    for code in (known_country(campaign, country),) if country else countries(campaign):
        for name, line in known_lines(campaign, code).items():
            expires = f"{line.expires}{' expired' if line.expires <= today else ''}"
            called = _who(confirmations.of_line(code.upper(), name, line.dialed, today))
            rows.append((f"{code} {name}", _numbers(line), str(line.checked), expires, called))
    yield from _table(rows)


def fact_lines(campaign: Campaign) -> Iterator[str]:
    """A row for each figure. Raises ProblemsFound: an invalid file."""
    rows = [("figure", "value", "year", "link", "checked", "looked up")]
    for name, fact in read_facts(campaign).items():
        value = " in ".join(str(amount) for amount in fact.amounts.values())
        rows.append((name, value, str(fact.year), fact.link, str(fact.checked), _who(fact.confirmed)))
    yield from _table(rows)


def _numbers(line: Hotline) -> str:
    printed = [line.phone.printed] if line.phone else []
    printed += [f"text {line.text.number.printed}"] if line.text else []
    printed += [f"WhatsApp {line.whatsapp.printed}"] if line.whatsapp else []
    return ", ".join(printed) or (line.url.printed.printed if line.url else "")


def _who(confirmed: Sequence[Confirmation]) -> str:
    return "; ".join(f"{one.by}, {one.day}" for one in confirmed) or "not yet"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
