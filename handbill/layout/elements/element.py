"""The interface of page elements: they measure their height at a width, and place themselves in a box. Points, y downward.

Elements lay out pages from left to right; the canvas mirrors right-to-left pages as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from handbill.core.geometry import Box
from handbill.core.problems import Problem
from handbill.graphics.items import Item, Tag, TextItem, VariablePart
from handbill.i18n.language import Direction


@dataclass(frozen=True)
class FitStep:
    """One step of the copyfit ladder: factors on type size and leading, whether short wordings are used, and `air`, the part of the height
    of a page or panel that must stay free: large type without space around it only shouts. `crowded`: the part of the size that its
    reading distance asks for to which text may shrink, but not below the format's floor. `picture`: the part of the height that suits a
    picture which it keeps at least; a picture gives way before type does. `title`: how many times its size a title may grow.
    """

    scale: float = 1.0
    leading: float = 1.0
    short: bool = False
    air: float = 0.0
    crowded: float = 1.0
    picture: float = 1.0
    title: float = 1.0

    def between(self, other: FitStep) -> FitStep:
        """The step halfway to another with the same wordings."""
        names = ("scale", "leading", "air", "crowded", "picture", "title")
        return replace(self, **{name: (getattr(self, name) + getattr(other, name)) / 2 for name in names})


FULL_SIZE = FitStep()


@dataclass(frozen=True)
class Size:
    """`height` in points; `excess`: by how much the widest line, `culprit`, exceeds the width; `flex`: share of spare height.

    `first`: from the top to the first baseline if text comes first, else 0; `middle`: to the middle of the x-height of the first line of
    all; `last`, of text only: from the last baseline to the bottom. `over` and `under`: how far ink reaches beyond the top and the bottom,
    for which what stands above or below makes room; negative where it stays inside.
    """

    height: float
    excess: float = 0.0
    flex: float = 0.0
    culprit: str = ""
    first: float = 0.0
    last: float = 0.0
    middle: float = 0.0
    over: float = 0.0
    under: float = 0.0


class Edges(NamedTuple):
    """Lengths at the four sides of a box; left is where reading starts."""

    left: float
    top: float
    right: float
    bottom: float

    def scaled(self, factor: float) -> Edges:
        return Edges(*(edge * factor for edge in self))


class Element(Protocol):
    """A part of a page. `measure` and `place` give the same lines at the same step and width."""

    def measure(self, width: float, step: FitStep) -> Size: ...

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None: ...


def widest(sizes: Sequence[Size]) -> Size:
    """The size with the largest excess; an empty size if there is none."""
    return max(sizes, key=lambda size: size.excess, default=Size(0))


def drops(sizes: Sequence[Size]) -> list[float]:
    """How far each of these moves down so that their first baselines are level; 0 for what does not begin with text."""
    deepest = max((size.first for size in sizes), default=0.0)
    return [deepest - size.first if size.first else 0.0 for size in sizes]


@dataclass
class Canvas:
    """Collects a page's items in reading order, each with the tags that are open when it is added, and the problems of placing them."""

    width: float
    direction: Direction
    language: str = ""  # its tag, for what is said in the language of the page
    items: list[Item] = field(default_factory=list)
    variable: list[VariablePart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _open: list[Tag] = field(default_factory=list)
    _decorating: int = 0
    _form: str = ""

    def add(self, item: Item) -> None:
        tags = () if self._decorating else tuple(self._open)
        if self.direction == "rtl":
            item = _mirrored(item, self.width)
        self.items.append(replace(item, tags=tags, form=self._form))

    @property
    def open_tags(self) -> tuple[Tag, ...]:
        return tuple(self._open)

    def resume(self, tags: tuple[Tag, ...]) -> None:
        """Go on where another canvas stood, under these tags."""
        self._open = list(tags)

    @contextmanager
    def form(self, name: str) -> Iterator[None]:
        """What is added meanwhile is written as one Form XObject of this name."""
        self._form = name
        try:
            yield
        finally:
            self._form = ""

    @contextmanager
    def tag(self, tag: Tag) -> Iterator[None]:
        self._open.append(tag)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def tags(self, tags: tuple[Tag, ...]) -> Iterator[None]:
        """Open several tags, from the outermost inward."""
        self._open += tags
        try:
            yield
        finally:
            del self._open[len(self._open) - len(tags) :]

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Items added meanwhile get no tags, since they mean nothing to a reader: backgrounds, rules, bullets."""
        self._decorating += 1
        try:
            yield
        finally:
            self._decorating -= 1


def _mirrored(item: Item, width: float) -> Item:
    box = item.box.mirrored(width)
    if isinstance(item, TextItem) and item.turn:
        return replace(item, box=box, baseline=box.x + item.baseline - item.box.x)
    return replace(item, box=box)
