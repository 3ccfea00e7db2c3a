"""A finished page as data: items at fixed positions in reading order, each with its role, language and tags.

Points, from the trim's top left corner, y downward. Nothing is decided after this: the PDF writer, the text dump and the golden tests
only read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from handbill.contacts.hero import Window
from handbill.core.geometry import Box
from handbill.core.matrix import Matrix
from handbill.typeset.lines import GlyphRun


@dataclass(frozen=True)
class Color:
    """A color for both kinds of output: RGB for screens and office printers, CMYK for a press; each channel from 0 to 1.

    With `spot`, the name of an ink as its maker writes it, a press prints `tint` of that ink; `cmyk` then simulates the ink at full
    strength, for proofs.
    """

    name: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]
    spot: str = ""
    tint: float = 1.0

    @property
    def ink_count(self) -> int:
        """How many inks a press needs for it: none for white."""
        return 1 if self.spot else sum(part > 0 for part in self.cmyk)

    @property
    def hex(self) -> str:
        """Its RGB as '#rrggbb'."""
        return "#" + "".join(f"{round(part * 255):02x}" for part in self.rgb)


@dataclass(frozen=True, eq=False)
class Tag:
    """An element of the structure tree (ISO 32000-1, 14.8.4). Items that share a Tag object belong to the same element."""

    kind: str
    language: str = ""
    alt: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Item:
    """What all items share. `tags` run from the outermost element inward; an item without tags is decoration.

    `form`: items of a page with the same name here are written as one Form XObject, so that copies can replace them.
    """

    box: Box
    role: str = ""
    tags: tuple[Tag, ...] = ()
    link: str = ""
    form: str = ""


@dataclass(frozen=True)
class TextItem(Item):
    """One line of set text; its runs in visual order from the left of the box.

    With a `turn` of 90 the line reads upward from the bottom of the box, and `baseline` is measured from the left of the page.
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
class Stop:
    """A color of a gradient, and how far along it is reached: 0 at the start, 1 at the end. Between two stops the colors mix evenly."""

    offset: float
    color: Color
    opacity: float = 1.0


@dataclass(frozen=True)
class Gradient:
    """Colors that run along a line, or from one circle to another; before the start and after the end they go on as they are there.

    `start` and `end`: x, y and the radius, which is 0 for a line. `matrix` maps these to the units of the drawing. The stops are in order.
    """

    radial: bool
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    stops: tuple[Stop, ...]
    matrix: Matrix = Matrix()  # noqa: RUF009

    @property
    def is_opaque(self) -> bool:
        return all(stop.opacity == 1 for stop in self.stops)


@dataclass(frozen=True)
class Shape:
    """A path of absolute M, L, C and Z commands with its paint. `width` is the stroke's, in the drawing's units.

    A shape with neither fill nor stroke takes the item's color: as a stroke if it has a width, otherwise as a fill. Only a fill may be a
    gradient or let through what lies under it: the strokes of a logo are turned into areas.
    """

    path: tuple[Command, ...]
    fill: Color | Gradient | None = None
    stroke: Color | None = None
    width: float = 0.0
    even_odd: bool = False
    opacity: float = 1.0

    @property
    def is_opaque(self) -> bool:
        return self.opacity == 1 and (not isinstance(self.fill, Gradient) or self.fill.is_opaque)


@dataclass(frozen=True)
class Drawing:
    """Vector art in its own units, with its origin at the top left: a picture, a mark, a logo, a QR code. Line ends and joins are round."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class DrawingItem(Item):
    """A drawing scaled into its box; `color` is used for shapes without a paint of their own. `window`: as of an image.

    `overprint`: on a press it leaves the other inks under it as they are.
    """

    drawing: Drawing = field(default_factory=lambda: Drawing(1, 1, ()))
    color: Color | None = None
    window: Window = "band"
    overprint: bool = False


@dataclass(frozen=True)
class ImageItem(Item):
    """A bitmap scaled into its box: the bytes of a PNG or JPEG that `read_bitmap` or `frame_photo` has made.

    `window`: the shape it is clipped to, which fills the box; a band is the whole box. The shapes are the same from both sides, so that a
    page can be mirrored.
    """

    data: bytes = b""
    pixels: tuple[int, int] = (0, 0)
    window: Window = "band"


@dataclass(frozen=True)
class Fold:
    """Where the paper is folded: vertically at an x, or horizontally at a y, in points from the trim's left or top edge."""

    axis: Literal["x", "y"]
    at: float


@dataclass(frozen=True)
class Cutout:
    """A round hole that is punched out: its middle and its radius, and where a slit from it ends. Points from the top left corner."""

    x: float
    y: float
    radius: float
    slit: tuple[float, float] | None = None


class VariablePart(Protocol):
    """A part of a page that can be set again with other words, in the same place."""

    def set(self, words: Mapping[str, Sequence[str]], links: Mapping[str, str]) -> tuple[Item, ...]:
        """The items with these words: for each form several wordings, the one to be preferred first. Raises ProblemsFound: none fits."""
        ...


@dataclass(frozen=True)
class Page:
    """A finished page: `width` and `height` are the trim's. Pictures, and items without tags, may extend `bleed` points beyond it.

    `variable`: the parts whose text differs from copy to copy.
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
    """Every color that an item is painted with, except those inside a bitmap."""
    for attribute in ("color", "fill", "stroke"):
        color = getattr(item, attribute, None)
        if color:
            yield color
    for shape in item.drawing.shapes if isinstance(item, DrawingItem) else ():
        yield from colors_of_shape(shape)


def colors_of_shape(shape: Shape) -> Iterator[Color]:
    """The colors that a shape has of its own: of its fill, or of each stop of a gradient, and of its stroke."""
    if isinstance(shape.fill, Gradient):
        yield from (stop.color for stop in shape.fill.stops)
    elif shape.fill:
        yield shape.fill
    if shape.stroke:
        yield shape.stroke
