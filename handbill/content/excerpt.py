"""Takes out of a piece what a picture for social media shows: the title, the lead, the largest number, who helps near by, the imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbill.content.material import IMPRINT
from handbill.content.piece import Block, Panel, Piece, strings_of

# In this order, the first of each; helpline: the largest number, whatever its role in the piece.
_ROLES = ("title", "lead", "helpline", "emergency", "local", IMPRINT)
_NOT_WIDE = ("lead", "local")
_NUMBERS = ("helpline", "contact", "code")  # the largest, or else the first of the others


def excerpt(piece: Piece, wide: bool = False) -> Piece:
    """The piece on one panel for each language that has panels of its own, with only the numbers that are still on it.

    `wide`: for a picture that is wider than high. It has no room for the lead, nor for who helps near by, and stands beside a link to them.
    """
    panels: dict[str, list[Panel]] = {}
    for panel in piece.panels:
        panels.setdefault(panel.language.tag, []).append(panel)
    roles = tuple(role for role in _ROLES if not (wide and role in _NOT_WIDE))
    made = tuple(
        Panel(group[0].name, group[0].language, tuple(_kept([block for panel in group for block in panel.blocks], roles)))
        for group in panels.values()
    )
    text = "\n".join(text for panel in made for text in strings_of(panel.blocks))
    return replace(piece, panels=made, numbers=tuple(number for number in piece.numbers if number in text))


def _kept(blocks: list[Block], roles: tuple[str, ...]) -> Iterator[Block]:
    for role in roles:
        largest = _largest(blocks) if role == "helpline" else None
        if largest:
            yield replace(largest, role=role)
        elif role != "helpline":
            yield from [block for block in blocks if block.role == role and (block.text or role != "local")][:1]


def _largest(blocks: list[Block]) -> Block | None:
    """The block of the largest number, where most is said of it; a web address counts only where there is no number."""
    for role in _NUMBERS:
        found = [block for block in blocks if block.role == role and block.value]
        if found:
            return max(found, key=lambda block: len(block.text)) if role == "helpline" else found[0]
    return None
