"""The words of a piece in the shape that its page shows: what is alike stands together, and values keep their own direction in HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from handbill.content.material import NUMBERED
from handbill.content.piece import Block, Panel
from handbill.core.isolates import FIRST_STRONG, LEFT_TO_RIGHT, POP

# What has nothing to read: lines that are written on by hand.
_TO_WRITE_ON = ("write",)


@dataclass(frozen=True)
class BlockGroup:
    """Blocks that are shown as one: a paragraph, a list, a table of levels. `role`: of all of them."""

    role: str
    blocks: tuple[Block, ...]
    heads: tuple[Block, ...] = ()  # of a table: what its columns are called


def words_of(panels: Sequence[Panel]) -> tuple[tuple[Panel, tuple[BlockGroup, ...]], ...]:
    """Each panel with its words in reading order. What stands on both faces of a card is read once: a number where most is said of it."""
    fullest: dict[tuple[str, ...], Block] = {}
    for panel in panels:
        for block in panel.blocks:
            known = fullest.get(_once(block))
            fullest[_once(block)] = known if known and len(known.text) >= len(block.text) else block
    return tuple((panel, tuple(_grouped([block for block in panel.blocks if _is_read(block, fullest)]))) for panel in panels)


def _once(block: Block) -> tuple[str, ...]:
    """What makes a number, or what a picture shows, the same as another in the same language."""
    return block.role, block.language.tag, block.value, block.alt


def _is_read(block: Block, fullest: Mapping[tuple[str, ...], Block]) -> bool:
    if block.role in _TO_WRITE_ON or _is_blank(block):
        return False
    return not (block.role in NUMBERED or block.role == "picture") or fullest[_once(block)] is block


def _grouped(read: Sequence[Block]) -> Iterator[BlockGroup]:
    heads: tuple[Block, ...] = ()
    for role, alike in groupby(read, key=lambda block: block.role):
        together = tuple(alike)
        if role == "heading" and _levels_follow(read, together[-1]):
            heads = together
        elif role in ("level", "picture", "group"):
            yield BlockGroup(role, together, heads)
            heads = ()
        else:
            yield from (BlockGroup(role, (block,)) for block in together)


def _levels_follow(blocks: Sequence[Block], last: Block) -> bool:
    after = next(index for index, block in enumerate(blocks) if block is last) + 1
    return after < len(blocks) and blocks[after].role == "level"


def _is_blank(block: Block) -> bool:
    """Whether there is nothing to read: a place for an organization that nobody has named, or a picture that only leads the eye."""
    if block.role == "local":
        return not (block.text or block.value)
    return block.role == "picture" and not block.alt


def as_html(text: str) -> Markup:
    """A string as HTML, with an element for each isolate, since text that is copied out of a page loses invisible marks."""
    return Markup(str(escape(text)).replace(LEFT_TO_RIGHT, '<bdi dir="ltr">').replace(FIRST_STRONG, "<bdi>").replace(POP, "</bdi>"))
