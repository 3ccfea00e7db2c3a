"""Writes counts in English: '1 sheet', '1,250 sheets'; and rows."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 5  # rows named in a sentence


def figure(number: int) -> str:
    """Format a number with commas: '1,250'."""
    return f"{number:,}"


def format_count(number: int, singular: str, plural: str = "") -> str:
    """Format a number and its noun: '1 sheet', '1,250 sheets'."""
    return f"{figure(number)} {singular if number == 1 else plural or singular + 's'}"


def format_rows(rows: Sequence[int]) -> str:
    """'row 7', 'rows 2, 3 and 97 more'."""
    named = ", ".join(str(row) for row in rows[:_SHOWN])
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return f"row{'s' if len(rows) > 1 else ''} {named}{more}"
