"""A finished page as data: items at fixed positions in reading order, each with its role, language and tags.

Points, from the trim's top left corner, y downward. Drawing decides nothing: the pdf room, the text dump and the golden tests read this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from handbill.core.geometry import Box
from handbill.typeset.lines import GlyphRun


@dataclass(frozen=True)
class Color:
    """One ink for both kinds of output: RGB for screens and office printers, CMYK for a press; each part 0 to 1.

    With a `spot` (an ink by name, as its maker calls it) a press prints `tint` of that ink; `cmyk` is then what the spot at full strength
    looks like, for proofs.
    """

    name: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]
    spot: str = ""
    tint: float = 1.0


@dataclass(frozen=True, eq=False)
class Tag:
    """One element of the structure tree (ISO 32000-1, 14.8.4). Items that share a Tag object belong to the same element."""

    kind: str
    language: str = ""
    alt: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Item:
    """What all items share. `tags` runs from the outermost element in; no tags means decoration.

    `form`: items of a page with the same name here are written as one Form XObject, so that they can be replaced from copy to copy.
    """

    box: Box
    role: str = ""
    tags: tuple[Tag, ...] = ()
    link: str = ""
    form: str = ""


@dataclass(frozen=True)
class TextItem(Item):
    """One line of set text; runs in visual order from the left of the box.

    At a `turn` of 90 the line reads upward: it starts at the bottom of the box, and `baseline` counts from the left of the page.
    """

    baseline: float = 0.0  # from the top of the page
    size: float = 0.0
    color: Color | None = None
    runs: tuple[GlyphRun, ...] = ()
    text: str = ""  # the line in logical order, without isolates
    language: str = ""
    turn: Literal[0, 90] = 0


@dataclass(frozen=True)
class RectItem(Item):
    fill: Color | None = None
    stroke: Color | None = None
    stroke_width: float = 0.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]


@dataclass(frozen=True)
class Shape:
    """A path of absolute M, L, C and Z commands, with the paint it takes. `width` is of the stroke, in the drawing's own units.

    A shape with neither fill nor stroke takes the item's color: as a stroke when it has a width, as a fill when it has none.
    """

    path: tuple[Command, ...]
    fill: Color | None = None
    stroke: Color | None = None
    width: float = 0.0
    even_odd: bool = False


@dataclass(frozen=True)
class Drawing:
    """Vector art in its own units, origin at the top left: an icon, a logo, a QR code. Line ends and joins are round."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class DrawingItem(Item):
    """A drawing scaled into its box; `color` stands in for every paint that the drawing leaves open."""

    drawing: Drawing = field(default_factory=lambda: Drawing(1, 1, ()))
    color: Color | None = None


@dataclass(frozen=True)
class ImageItem(Item):
    """A bitmap (bytes of a PNG or JPEG that pictures.py has checked) scaled into its box."""

    data: bytes = b""
    pixels: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Fold:
    """Where the paper is folded: an upright fold at `x`, or a level one at `y`, in points from the trim's left or top edge."""

    axis: Literal["x", "y"]
    at: float


class VariablePart(Protocol):
    """A part of a page that can be set again with other words, in the same place."""

    def set(self, words: Mapping[str, Sequence[str]], links: Mapping[str, str]) -> tuple[Item, ...]:
        """The items with these words: for each form several wordings, the one to be preferred first. Raises ProblemsFound: none fits."""
        ...


@dataclass(frozen=True)
class Page:
    """One panel, set: `width` and `height` are the trim's. Items with no tags may reach `bleed` points beyond it.

    `variable`: the parts whose words differ from copy to copy.
    """

    name: str
    language: str
    direction: Literal["ltr", "rtl"]
    width: float
    height: float
    bleed: float
    safe: float
    items: tuple[Item, ...]
    folds: tuple[Fold, ...] = ()
    variable: tuple[VariablePart, ...] = field(default=(), repr=False, compare=False)


def colors_of(item: Item) -> Iterator[Color]:
    """Every color an item is painted with; pictures have colors of their own."""
    for attribute in ("color", "fill", "stroke"):
        color = getattr(item, attribute, None)
        if color:
            yield color
    for shape in item.drawing.shapes if isinstance(item, DrawingItem) else ():
        yield from (color for color in (shape.fill, shape.stroke) if color)
