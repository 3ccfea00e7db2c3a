"""A list: each item beside its bullet or icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layouts.geometry import Box
from layouts.page.elements.element import Canvas, Element, Setting, Size
from layouts.page.elements.text import Text
from layouts.page.items import Tag


@dataclass(frozen=True)
class Bullet:
    """One item: what stands before it, centered on the first line's x-height, and its text."""

    mark: Element
    text: Text


@dataclass(frozen=True)
class Bullets:
    """`indent` from the mark's start to the text, and `gap` between items, in points; both shrink with the type."""

    items: tuple[Bullet, ...]
    indent: float
    gap: float

    def measure(self, width: float, setting: Setting) -> Size:
        sizes = [item.text.measure(width - self.indent * setting.scale, setting) for item in self.items]
        gaps = self.gap * setting.scale * max(0, len(sizes) - 1)
        return Size(sum(size.height for size in sizes) + gaps, excess=max((size.excess for size in sizes), default=0.0))

    def place(self, box: Box, setting: Setting, canvas: Canvas) -> None:
        indent, y = self.indent * setting.scale, box.y
        with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "None")))):
            for item in self.items:
                height = item.text.measure(box.width - indent, setting).height
                middle = y + item.text.first_middle(box.width - indent, setting)
                mark = item.mark.measure(indent, setting).height
                with canvas.tag(Tag("LI")):
                    item.mark.place(Box(box.x, middle - mark / 2, indent, mark), setting, canvas)
                    body = replace(item.text, kind="LBody")
                    body.place(Box(box.x + indent, y, box.width - indent, height), setting, canvas)
                y += height + self.gap * setting.scale

    def texts(self) -> Iterator[Text]:
        return (item.text for item in self.items)
