"""Marks a message that is written in one module and translated in another."""

from __future__ import annotations


def N_(message: str) -> str:
    """Return the message as it is. Extraction finds the call (gettext's custom), and the page translates the text where it is shown."""
    return message
