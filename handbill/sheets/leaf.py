"""Finished pages become leaves: what is cut out as one piece of paper, with the pages on its front and back.

Points, from the leaf's top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbill.core.geometry import TOLERANCE, Box
from handbill.graphics.items import Fold, Page
from handbill.sheets.rotation import Rotation


@dataclass(frozen=True)
class PlacedPart:
    """One page (0 is the first) on a face of a leaf."""

    page: int
    box: Box
    turn: Rotation = 0


@dataclass(frozen=True)
class Face:
    """One face of a leaf, upright; `name` is that of its first page."""

    name: str
    parts: tuple[PlacedPart, ...]
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """One piece of paper, cut to `width` and `height`, whose art may reach `bleed` beyond the cut, and whose words keep `safe` off it."""

    width: float
    height: float
    bleed: float
    safe: float
    front: Face
    back: Face | None = None


def pair_pages(pages: Sequence[Page], head_to_head: bool = False, start: int = 0) -> tuple[Leaf, ...]:
    """Pages in pairs, the second on the back of the first; a last one without a partner has an empty back.

    `head_to_head`: the two stand above each other on one side, the upper turned round, to be folded into a tent; one page alone stands
    there twice. `start` is the number of the first page.
    """
    made = []
    for at in range(0, len(pages), 2):
        pair = pages[at : at + 2]
        first, last = start + at, start + at + len(pair) - 1
        made.append(_tent_leaf(pair[0], first, last) if head_to_head else _two_sided_leaf(pair, first))
    return tuple(made)


def _two_sided_leaf(pair: Sequence[Page], first: int) -> Leaf:
    page = pair[0]
    faces = [Face(each.name, (PlacedPart(first + at, Box(0, 0, each.width, each.height)),), each.folds) for at, each in enumerate(pair)]
    return Leaf(page.width, page.height, page.bleed, page.safe, faces[0], faces[1] if len(faces) > 1 else None)


def _tent_leaf(page: Page, first: int, last: int) -> Leaf:
    panel = Box(0, 0, page.width, page.height)
    upper, lower = PlacedPart(last, panel, 180), PlacedPart(first, Box(0, page.height, page.width, page.height))
    # The lower panel is read first.
    return Leaf(page.width, 2 * page.height, page.bleed, page.safe, Face(page.name, (lower, upper), (Fold("y", page.height),)))


def part_clip(box: Box, within: tuple[Box, Box], parts: int) -> Box:
    """How far one page of a leaf may ink; pages that share a leaf end where they meet. `within`: the leaf's trim, and its art's reach."""
    trim, reach = within
    if parts == 1:
        return reach
    left = reach.x if abs(box.x - trim.x) < TOLERANCE else box.x
    top = reach.y if abs(box.y - trim.y) < TOLERANCE else box.y
    right = reach.right if abs(box.right - trim.right) < TOLERANCE else box.right
    bottom = reach.bottom if abs(box.bottom - trim.bottom) < TOLERANCE else box.bottom
    return Box(left, top, right - left, bottom - top).common(reach)
