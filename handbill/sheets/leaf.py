"""Pairs finished pages into leaves: pieces of paper with pages on their front and back.

Points, from the leaf's top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbill.core.geometry import TOLERANCE, Box
from handbill.graphics.items import Cutout, Fold, Page
from handbill.sheets.rotation import Rotation


@dataclass(frozen=True)
class PlacedPart:
    """A page, by its number from 0, on one face of a leaf."""

    page: int
    box: Box
    turn: Rotation = 0


@dataclass(frozen=True)
class Face:
    """One side of a leaf, upright; `name` is that of its first page. `cutout`: what is punched out of it, seen from this side."""

    name: str
    parts: tuple[PlacedPart, ...]
    folds: tuple[Fold, ...] = ()
    cutout: Cutout | None = None


@dataclass(frozen=True)
class Leaf:
    """A piece of paper cut to `width` x `height`; art may extend `bleed` beyond the cut, and text keeps `safe` away from it."""

    width: float
    height: float
    bleed: float
    safe: float
    front: Face
    back: Face | None = None


def pair_pages(pages: Sequence[Page], head_to_head: bool = False, start: int = 0) -> tuple[Leaf, ...]:
    """Pages in pairs, the second on the back of the first; a last page without a partner has an empty back.

    With `head_to_head`, for a tent, both are on one side, one above the other and the upper one upside down; a single page is used for
    both. `start` is the number of the first page.
    """
    made = []
    for at in range(0, len(pages), 2):
        pair = pages[at : at + 2]
        first, last = start + at, start + at + len(pair) - 1
        made.append(_tent_leaf(pair[0], first, last) if head_to_head else _two_sided_leaf(pair, first))
    return tuple(made)


def _two_sided_leaf(pair: Sequence[Page], first: int) -> Leaf:
    page = pair[0]
    faces = [Face(side.name, (PlacedPart(first + at, Box(0, 0, side.width, side.height)),), side.folds) for at, side in enumerate(pair)]
    return Leaf(page.width, page.height, page.bleed, page.safe, faces[0], faces[1] if len(faces) > 1 else None)


def _tent_leaf(page: Page, first: int, last: int) -> Leaf:
    panel = Box(0, 0, page.width, page.height)
    upper, lower = PlacedPart(last, panel, 180), PlacedPart(first, Box(0, page.height, page.width, page.height))
    # The lower panel is read first.
    return Leaf(page.width, 2 * page.height, page.bleed, page.safe, Face(page.name, (lower, upper), (Fold("y", page.height),)))


def part_clip(box: Box, within: tuple[Box, Box], parts: int) -> Box:
    """The area that one page of a leaf may print in; pages on one face end where they meet. `within`: the leaf's trim and bleed area."""
    trim, reach = within
    if parts == 1:
        return reach
    left = reach.x if abs(box.x - trim.x) < TOLERANCE else box.x
    top = reach.y if abs(box.y - trim.y) < TOLERANCE else box.y
    right = reach.right if abs(box.right - trim.right) < TOLERANCE else box.right
    bottom = reach.bottom if abs(box.bottom - trim.bottom) < TOLERANCE else box.bottom
    return Box(left, top, right - left, bottom - top).common(reach)
