"""Writes counts in English: '1 sheet', '1,250 sheets'."""

from __future__ import annotations


def figure(number: int) -> str:
    """Format a number with commas: '1,250'."""
    return f"{number:,}"


def format_count(number: int, singular: str, plural: str = "") -> str:
    """Format a number and its noun: '1 sheet', '1,250 sheets'."""
    return f"{figure(number)} {singular if number == 1 else plural or singular + 's'}"
