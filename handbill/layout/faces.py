"""Distributes what a piece says over the faces of a form: those of a card, or the one side of a flyer.

A material may have as many panels as it likes, whatever it is printed on. A form with one face shows all of them, one after the other; a
form with two takes two as they are, and parts one where both faces become about equally full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from handbill.content.piece import Block, Piece
from handbill.content.piece import Panel as Side
from handbill.core.problems import Place
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import PageFace, fit_page, fitting_step
from handbill.layout.elements.element import FULL_SIZE, Element
from handbill.layout.elements.stack import Stack
from handbill.layout.flow import NUMBERS, chunks, flow
from handbill.layout.kit import Kit

NAMES = {1: ("page",), 2: ("front", "back")}
_REPEATED = (*NUMBERS, "title", "local", "code", "picture")  # of which a form with one face shows one


def by_language(piece: Piece) -> list[tuple[Side, ...]]:
    """The panels of a piece, those of each language together."""
    return [tuple(panels) for _, panels in groupby(piece.panels, key=lambda panel: panel.language.tag)]


def with_one_helpline(panels: Sequence[Side]) -> tuple[Side, ...]:
    """The panels of a language with the first help line alone as one, wherever they show it.

    Any other is a number among the words, so that no face takes it for the one that is set large.
    """
    helpline = next((block for panel in panels for block in panel.blocks if block.role == "helpline"), None)

    def among_words(block: Block) -> Block:
        return replace(block, role="contact") if helpline and block.role == "helpline" and block.value != helpline.value else block

    return tuple(replace(panel, blocks=tuple(map(among_words, panel.blocks))) for panel in panels)


def language_faces(piece: Piece) -> tuple[Side, Side] | None:
    """Of a piece in two languages a face for each, with all that it says; None for a piece in one language."""
    groups = by_language(piece)
    if len(groups) < 2:
        return None
    front, back = (replace(joined(group), name=name) for group, name in zip(groups, NAMES[2], strict=True))
    return front, back


def joined(panels: Sequence[Side]) -> Side:
    """The panels of a language as one; what one of them repeats, such as the number on a card's back, comes once."""
    head, *others = panels
    return head if not others else replace(head, name=NAMES[1][0], blocks=_once(panels))


def one_face(kit: Kit, root: Callable[[Kit, Side], Element]) -> list[Page]:
    """A page for each language with all that it says, made by `root` and fitted to the whole trim."""
    return [fit_page(root(kit, side), page_face(kit, side), kit.form, kit.theme) for side in map(joined, by_language(kit.piece))]


def page_face(kit: Kit, side: Side, name: str = "", folds: tuple[Fold, ...] = ()) -> PageFace:
    """What a page of these words is called in problems, and where they stand."""
    place = side.blocks[0].place if side.blocks else Place()
    return PageFace(name or side.name, side.language, kit.piece.material, place, folds)


def first_fitting(kit: Kit, side: Side, ways: Iterable[Element]) -> Element | None:
    """The first of several ways to lay out a panel that fits on its page in some size; None if none does."""
    face = page_face(kit, side)
    return next((way for way in ways if fitting_step(((way, face),), kit.form, kit.theme) < len(kit.theme.ladder)), None)


def faces(kit: Kit, panels: Sequence[Side], count: int, measure: float) -> tuple[Side, ...]:
    """The panels of a language as `count` faces; `measure`: the width of their words, in points.

    As many panels as there are faces stay as they are. Fewer are parted where the faces become about equally full, but never a heading and
    what it heads; more are joined on the last face. A face that nothing is left for is empty.
    """
    panels = with_one_helpline(panels)
    if len(panels) > count:
        return (*panels[: count - 1], replace(joined(panels[count - 1 :]), name=panels[count - 1].name))
    made = list(panels)
    while len(made) < count:
        tallest = max(range(len(made)), key=lambda index: _height(kit, made[index].blocks, measure))
        made[tallest : tallest + 1] = _parted(kit, made[tallest], measure)
    return tuple(replace(side, name=name) for side, name in zip(made, NAMES.get(count, [side.name for side in made]), strict=True))


def leading_title(side: Side) -> Block | None:
    """The title at the head of a face: the first of the front, and of another face one that it begins with."""
    title = next((block for block in side.blocks if block.role == "title"), None)
    return title if title and (side.name == NAMES[2][0] or side.blocks[0] is title) else None


def _parted(kit: Kit, side: Side, measure: float) -> tuple[Side, Side]:
    """One panel as two that are about equally full."""
    parts = [part for part in chunks(side.blocks) if part[0].role != "imprint"]
    last = tuple(block for block in side.blocks if block.role == "imprint")
    heights = [_height(kit, part, measure) for part in parts]
    # A title belongs to what follows it.
    ends = [end for end in range(1, len(parts)) if parts[end - 1][-1].role != "title"] or [len(parts)]
    best = min(ends, key=lambda end: abs(sum(heights[:end]) - sum(heights[end:])))
    front, back = (tuple(block for part in some for block in part) for some in (parts[:best], parts[best:]))
    return replace(side, blocks=front), replace(side, blocks=(*back, *last))


def _height(kit: Kit, blocks: Sequence[Block], measure: float) -> float:
    """How high blocks are at their full size, in points."""
    return Stack(tuple(flow(kit, blocks, measure, columns=False))).measure(measure, FULL_SIZE).height if blocks else 0.0


def _once(panels: Sequence[Side]) -> tuple[Block, ...]:
    """The blocks of all panels, without what one repeats of another; of two wordings of a number, the fuller stands where the first did."""
    made: list[Block] = []
    for panel in panels:
        before = len(made)
        for block in panel.blocks:
            same = next((at for at in range(before) if block.role in _REPEATED and _is_same(made[at], block)), None)
            if same is None:
                made.append(block)
            elif block.text and not made[same].text:
                made[same] = replace(made[same], text=block.text, short=block.short)
    return tuple(made)


def _is_same(before: Block, block: Block) -> bool:
    """Whether two blocks of different panels say the same; a number may be explained on one of them alone."""
    if block.role not in NUMBERS:
        return before == block
    own, other = (replace(each, text="", short="") for each in (before, block))
    return own == other and ("" in (before.text, block.text) or before.text == block.text)
