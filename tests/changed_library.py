"""Campaigns in which one file of the library has been changed by a test."""

from __future__ import annotations

from pathlib import Path

from handbill.campaign.campaign import LIBRARY, Campaign


def library_text(name: str) -> str:
    """The text of a file of the library, by its path below it."""
    return (LIBRARY / name).read_text(encoding="utf-8")


def campaign_with(folder: Path, name: str, text: str) -> Campaign:
    """A campaign in `folder` that has this file laid over the library."""
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Campaign.open(folder)


def campaign_with_change(folder: Path, name: str, old: str, new: str) -> Campaign:
    """A campaign with the library's file of this name, where the first `old` has become `new`."""
    text = library_text(name)
    assert old in text
    return campaign_with(folder, name, text.replace(old, new, 1))
