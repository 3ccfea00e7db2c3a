"""Takes out of a piece what a picture for social media shows: the title, the lead, the largest number, who helps near by, the imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbill.content.material import IMPRINT
from handbill.content.piece import Block, Panel, Piece, strings_of

_ALONE = ("title", "lead")  # the first of each
_NUMBERS = ("helpline", "contact", "code")  # the largest, or else the first of the others


def excerpt(piece: Piece, wide: bool = False) -> Piece:
    """The piece on one panel for each language that has panels of its own, with only the numbers that are still on it.

    `wide`: for a picture that is wider than high, as beside a link, which has no room for the lead.
    """
    panels: dict[str, list[Panel]] = {}
    for panel in piece.panels:
        panels.setdefault(panel.language.tag, []).append(panel)
    alone = _ALONE[:1] if wide else _ALONE
    made = tuple(
        Panel(group[0].name, group[0].language, tuple(_kept([block for panel in group for block in panel.blocks], alone)))
        for group in panels.values()
    )
    text = "\n".join(text for panel in made for text in strings_of(panel.blocks))
    return replace(piece, panels=made, numbers=tuple(number for number in piece.numbers if number in text))


def _kept(blocks: list[Block], alone: tuple[str, ...]) -> Iterator[Block]:
    for role in alone:
        yield from [block for block in blocks if block.role == role][:1]
    yield from [replace(block, role="helpline") for block in [_largest(blocks)] if block]
    yield from [block for block in blocks if block.role == "emergency"][:1]
    yield from [block for block in blocks if block.role == "local" and block.text][:1]
    yield from [block for block in blocks if block.role == IMPRINT][:1]


def _largest(blocks: list[Block]) -> Block | None:
    """The block of the largest number, where most is said of it; a web address counts only where there is no number."""
    for role in _NUMBERS:
        found = [block for block in blocks if block.role == role and block.value]
        if found:
            return max(found, key=lambda block: len(block.text)) if role == "helpline" else found[0]
    return None
