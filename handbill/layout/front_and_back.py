"""Lays out a form with two faces: the panels of a piece as they are, or one panel parted where both faces have the largest type.

A piece of one panel that has room on the front alone leaves the back white.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.copyfit import FittedPage, fit_pages, fitting_step, spare_height
from handbill.layout.elements.element import Element
from handbill.layout.faces import NAMES, by_language, joined, language_faces, page_face, with_one_helpline
from handbill.layout.flow import chunks
from handbill.layout.flowed_face import at_foot
from handbill.layout.kit import Kit, first
from handbill.layout.plate import is_open

Root = Callable[[Kit, Side], Element]
_Sides = tuple[Side, ...]
_LARGER = 1.3  # times the type of the other face: the most
# The scale of the ladder down to which a piece keeps to the front, and the most for a plate on a face that may have larger type.
_LARGE = 1.0


def front_and_back(kit: Kit, front: Root, back: Root, address: bool = False) -> list[Page]:
    """Two pages, the first made by `front`, the second by `back`; one where the front is enough. Of two languages each has a page.

    Each has type of a size of its own, since one size would be small on a face with little to say; but the two are not far apart.
    `address`: the back is an address side, so that there always is one; the number of a piece with one panel stands on it.
    """
    if languages := language_faces(kit.piece):
        return _fitted(kit, (front, back), languages)
    groups = [with_one_helpline(panels) for panels in by_language(kit.piece)]
    roots = (front, back)
    alone = [(joined(panels),) for panels in groups]
    parted = [_best(kit, roots, list(_parted(panels, address))) for panels in groups]
    is_enough = not address and all(
        len(panels) == 1 and _is_no_smaller(kit, roots, one, two) for panels, one, two in zip(groups, alone, parted, strict=True)
    )
    return [page for sides in (alone if is_enough else parted) for page in _fitted(kit, roots, sides)]


def _fitted(kit: Kit, roots: tuple[Root, Root], sides: _Sides) -> list[Page]:
    """Each face in the largest type that fits on it, but not too much larger than the other's. Raises ProblemsFound: one does not fit."""
    ladder, sizes, faces = kit.theme.ladder, _sizes(kit), _made(kit, roots, sides)
    steps = [fitting_step((face,), kit.form, kit.theme) for face in faces]
    if max(steps) == len(ladder):
        return fit_pages(faces, kit.form, kit.theme)
    smaller = min(sizes[step] for step in steps)
    pages: list[Page] = []
    for side, face in zip(sides, faces, strict=True):
        # A plate with large words would be a large dark area.
        is_dark = first(side.blocks, "helpline") is not None and not is_open(kit)
        most = max(smaller, min(_LARGER * smaller, _LARGE if is_dark else inf))
        theme = replace(kit.theme, ladder=tuple(step for step, size in zip(ladder, sizes, strict=True) if size <= most))
        pages += fit_pages((face,), kit.form, theme)
    return pages


def _sizes(kit: Kit) -> list[float]:
    """What each step of the ladder leaves of the size of body text."""
    body = kit.text(Block("text", kit.piece.language), "", "body")
    return [body.shrinkage(step) for step in kit.theme.ladder]


def _parted(panels: tuple[Side, ...], address: bool) -> Iterator[_Sides]:
    """The ways to have the panels on two faces."""
    (before, last), side = NAMES[2], panels[0]
    if len(panels) > 1:
        yield replace(side, name=before), replace(joined(panels[1:]), name=last)
        return
    foot = at_foot(side)
    signed = tuple(block for block in foot if block.role == "imprint")
    calls = tuple(block for block in foot if block.role != "imprint")
    parts = chunks(tuple(block for block in side.blocks if block not in foot))
    # A title belongs to what follows it.
    ends = [end for end in range(1, len(parts)) if parts[end - 1][-1].role != "title"] or [len(parts)]
    for end in ends:
        own, others = (tuple(block for part in some for block in part) for some in (parts[:end], parts[end:]))
        if address and own:
            yield replace(side, name=before, blocks=own), replace(side, name=last, blocks=(*others, *calls, *signed))
        else:
            yield replace(side, name=before, blocks=(*own, *calls)), replace(side, name=last, blocks=(*others, *signed))


def _made(kit: Kit, roots: tuple[Root, Root], sides: _Sides) -> tuple[FittedPage, ...]:
    return tuple((root(kit, side), page_face(kit, side)) for root, side in zip(roots, sides, strict=False))


def _best(kit: Kit, roots: tuple[Root, Root], choices: list[_Sides]) -> _Sides:
    """The faces whose smaller type is the largest; of those the ones with the larger type on both, then about equally full ones."""
    ladder = kit.theme.ladder

    def quality(sides: _Sides) -> tuple[int, int, float]:
        faces = _made(kit, roots, sides)
        steps = [fitting_step((face,), kit.form, kit.theme) for face in faces]
        reached = ladder[min(max(steps), len(ladder) - 1)]
        spare = [spare_height(element, reached, kit.form) for element, _ in faces]
        return max(steps), sum(steps), max(spare) - min(spare)

    return choices[0] if len(choices) == 1 else min(choices, key=quality)


def _is_no_smaller(kit: Kit, roots: tuple[Root, Root], alone: _Sides, parted: _Sides) -> bool:
    """Whether a piece fits on the front in large type, or in type no smaller than on both faces."""
    one, two = (fitting_step(_made(kit, roots, sides), kit.form, kit.theme) for sides in (alone, parted))
    return one < len(kit.theme.ladder) and (kit.theme.ladder[one].scale >= _LARGE or one <= two)
