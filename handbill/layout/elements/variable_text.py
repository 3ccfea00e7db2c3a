"""A text whose words change from copy to copy of a page that stays: it remembers what the page asked of it, so that other words can answer.

A page is laid out by asking its elements how tall they are. Whatever gives the same answers gets the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from handbill.core.geometry import TOLERANCE, Box
from handbill.graphics.items import Item, Tag
from handbill.i18n.language import Direction
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text

# Stand-ins for an organization's own words, from Unicode's private use area: no text holds them, no font draws them.
NAME, PHONE, DIAL, ADDRESS, LINK = MARKERS = tuple(chr(0xF8F0 + index) for index in range(5))
VariableValues = Mapping[str, str]
# What a text is beside its words and where they lead.
_KEPT = tuple(each.name for each in fields(Text) if each.name not in ("words", "link"))


class LayoutAnswer(NamedTuple):
    """What a page could learn of a text: all that its layout depends on. The words themselves are not among it."""

    height: float
    first: float
    last: float
    fits: bool


class TextPlacement(NamedTuple):
    """Where a page put a text, and which of the page's items are its lines: `items` says from where to where, `first` is the first."""

    box: Box
    setting: FitStep
    direction: Direction
    width: float
    tags: tuple[Tag, ...]
    decorating: int
    items: tuple[int, int]
    first: Item


@dataclass
class LayoutTrace:
    """What was asked of one hole while its page was laid out."""

    answers: dict[tuple[float, FitStep], LayoutAnswer] = field(default_factory=dict)
    middles: dict[tuple[float, FitStep], float] = field(default_factory=dict)
    placings: list[TextPlacement] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class VariableText(Text):
    """`pattern` holds markers for words to come; `finish` is what the design does to them before they are set."""

    pattern: str = ""
    pattern_link: str = ""
    finish: Callable[[str], str] = str
    log: LayoutTrace = field(default_factory=LayoutTrace)

    def measure(self, width: float, setting: FitStep) -> Size:
        size = super().measure(width, setting)
        self.log.answers[width, setting] = answer(size)
        return size

    def first_middle(self, width: float, setting: FitStep) -> float:
        middle = super().first_middle(width, setting)
        self.log.middles[width, setting] = middle
        return middle

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        start, tags, decorating = len(canvas.items), canvas.open_tags, canvas.decorating
        super().place(box, setting, canvas)
        reach = (start, len(canvas.items))
        self.log.placings.append(TextPlacement(box, setting, canvas.direction, canvas.width, tags, decorating, reach, canvas.items[start]))

    def bound(self, values: VariableValues) -> Text:
        """The plain text with these words in it."""
        kept = {name: getattr(self, name) for name in _KEPT}
        return Text(words=self.finish(filled(self.pattern, values)), link=filled(self.pattern_link, values), **kept)


def answer(size: Size) -> LayoutAnswer:
    return LayoutAnswer(size.height, size.first, size.last, size.excess <= TOLERANCE)


def filled(pattern: str, values: VariableValues) -> str:
    """The words of a pattern, each marker replaced by its value."""
    for marker, value in values.items():
        pattern = pattern.replace(marker, value)
    return pattern


def same_layout(text: Text, log: LayoutTrace) -> bool:
    """Whether a page that asked what the log holds would learn the same of this text."""
    return all(answer(text.measure(width, setting)) == known for (width, setting), known in log.answers.items()) and all(
        text.first_middle(width, setting) == known for (width, setting), known in log.middles.items()
    )


def placed(text: Text, placing: TextPlacement) -> tuple[Item, ...]:
    """The text's lines, where the page would put them."""
    canvas = Canvas(placing.width, placing.direction)
    canvas.resume(placing.tags, placing.decorating)
    text.place(placing.box, placing.setting, canvas)
    return tuple(canvas.items)
