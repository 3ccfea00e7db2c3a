"""How a picture is written: a file of layouts/pictures with a frame, shapes of six primitives, and places for labels.

The unit is 1/24 of the short side of a sheet that the picture is as wide as; elsewhere the picture is scaled as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from handbill.core.problems import Problem
from handbill.core.schema.declaration import Position, ValueType
from handbill.core.schema.record import RecordType, VariantType
from handbill.core.schema.value_types import ChoiceType, FlagType, IntegerType, ListType, NumberType, TextType

PrimitiveName = Literal["dot", "ring", "arch", "plane", "path", "field"]
Fill = Literal["ink", "accent", "paper"]
LineFill = Literal["none", "light", "dark"]
Only = Literal["", "color", "one ink"]
Across = Literal["start", "center", "end"]
Down = Literal["top", "middle", "bottom"]
_LEAST_ARCH = 0.499  # of its width, that half a circle is high: a file's figures are rounded
MOST = 3  # primitives of different kinds in a picture, so that it stays one thought


@dataclass(frozen=True)
class Primitive:
    """One primitive. `points`: the corners of a plane or the points of a path; of others `at` is the center, or the middle of the foot.

    `tint` is how much of the color is left beside paper, `shade` how much ink is mixed in. In one ink a shape in the accent is an outline
    (unless `rim` is no), filled with `lines`. `only`: where it is drawn, if not always. `mirrors`: whether it is turned round on pages
    that are read from the right; a check mark is not. `within`: another disk, its center and radius, of which a dot shows what both have in
    common.
    """

    shape: PrimitiveName
    at: tuple[float, float] = (0.0, 0.0)
    points: tuple[tuple[float, float], ...] = ()
    radius: float = 0.0
    width: float = 0.0
    height: float = 0.0
    opening: float = 0.0
    toward: float = 180.0
    count: tuple[int, int] = (1, 1)
    odd: tuple[float, float] | None = None
    within: tuple[float, float, float] | None = None
    dotted: bool = False
    fill: Fill = "ink"
    tint: float = 1.0
    shade: float = 0.0
    lines: LineFill = "none"
    rim: bool = True
    only: Only = ""
    mirrors: bool = True


@dataclass(frozen=True)
class LabelPlace:
    """Where a label stands, in the picture's units: the middle of it, and how wide it may be.

    With a `height` a long one stands on two lines. With a `crown` it stands between two half circles around `at`, given by their radii, at
    the top of the inner one.
    """

    at: tuple[float, float]
    width: float
    fill: Fill
    crown: tuple[float, float] | None = None
    height: float | None = None


@dataclass(frozen=True)
class Motif:
    """A picture. `width` and `height` of its frame are in its units; `align` is where it stands in a box of other proportions.

    A point on the frame's edge goes to the edge of the box, and beyond it where the box bleeds. `room`: the corner, at the end and at the
    bottom, of the room from the start and the top that it leaves for a title; None: the start half of the box. `upright`: the picture that
    takes its place in a box that is higher than wide; empty: none.
    """

    id: str
    name: str
    about: str
    alt: str
    width: float
    height: float
    align: tuple[Across, Down]
    shapes: tuple[Primitive, ...]
    labels: tuple[LabelPlace, ...]
    room: tuple[float, float] | None = None
    upright: str = ""
    source: str = field(default="", compare=False)


def _motif(at: Position, frame: tuple[float, float], **values: Any) -> Motif:
    return Motif(id=at.name, width=frame[0], height=frame[1], **values)


def _motif_problems(motif: Motif, at: Position) -> Iterator[Problem]:
    if motif.align[0] not in get_args(Across) or motif.align[1] not in get_args(Down):
        hint = "write first where it stands across, then where down, as in [center, bottom]"
        yield at.problem("content-value", f"{' '.join(motif.align)!r} is not a place", "align", hint=hint)
    kinds = {shape.shape for shape in motif.shapes}
    if len(kinds) > MOST:
        hint = "leave out what the thought does not need"
        yield at.problem(
            "content-value", f"a picture has {MOST} kinds of shapes at most, and this one has {len(kinds)}", "shapes", hint=hint
        )


def _dot_problems(dot: Primitive, at: Position) -> Iterator[Problem]:
    if dot.within:
        x, y, radius = dot.within
        if not abs(radius - dot.radius) < math.dist(dot.at, (x, y)) < radius + dot.radius:
            yield at.problem(
                "content-value", "the outlines of the two disks do not cross", "within", hint="leave it out, or move one of them"
            )


def _arch_problems(arch: Primitive, at: Position) -> Iterator[Problem]:
    if arch.height < arch.width * _LEAST_ARCH:
        yield at.problem("content-value", "the arch is lower than half a circle of its width", "height", hint=f"give it {arch.width / 2:g}")


def _ring_problems(ring: Primitive, at: Position) -> Iterator[Problem]:
    if ring.width > ring.radius:
        yield at.problem("content-value", "the ring is thicker than its radius", "width", hint="make it thinner, or draw a dot")
    ends = 2 * (ring.radius - ring.width / 2) * math.sin(math.radians(min(ring.opening, 180) / 2))
    if ring.opening and ends <= ring.width:
        yield at.problem("content-value", "the ends of the ring touch", "opening", hint="open it wider, or make it thinner")


_COORDINATE = NumberType("", -1000, 1000)


def _point(about: str) -> ListType[float]:
    return ListType(about, _COORDINATE, 2, 2)


_FILL = ChoiceType("The color: ink (the deep one), accent (the bright one) or paper.", get_args(Fill), default="ink")
_PAINT: dict[str, ValueType[Any]] = {
    "fill": _FILL,
    "tint": NumberType("How much of the color is left beside paper.", 0, 1, default=1.0),
    "shade": NumberType("How much ink is mixed into the color.", 0, 1, default=0.0),
    "lines": ChoiceType("What fills it in one ink: none, or lines that look light or dark.", get_args(LineFill), default="none"),
    "rim": FlagType("no: in one ink it has no outline.", default=True),
    "only": ChoiceType("Where it is drawn, if not always: color, or one ink.", get_args(Only), default=""),
    "mirrors": FlagType("no: it is not turned round on pages that are read from the right, as a check mark is not.", default=True),
}


def _shape(
    about: str, check: Callable[[Primitive, Position], Iterator[Problem]] | None = None, **fields: ValueType[Any]
) -> RecordType[Primitive]:
    return RecordType(Primitive, about, {**fields, **_PAINT}, check=check)


_RADIUS = NumberType("The radius.", 0.05, 1000)
SHAPE = VariantType(
    "A primitive.",
    "shape",
    {
        ("dot",): _shape(
            "A disk: one person.",
            _dot_problems,
            at=_point("The center."),
            radius=_RADIUS,
            within=ListType("Another disk, [x, y, radius]: only what both have in common is drawn.", _COORDINATE, 3, 3, default=None),
        ),
        ("ring",): _shape(
            "A ring, closed or open toward a direction.",
            _ring_problems,
            at=_point("The center."),
            radius=_RADIUS,
            width=NumberType("How thick it is, measured inward.", 0.02, 1000),
            opening=NumberType("How wide it is open, in degrees.", 0, 350, default=0.0),
            toward=NumberType(
                "Where the opening faces: degrees clockwise from the right; 180 is where reading starts.", 0, 360, default=180.0
            ),
        ),
        ("arch",): _shape(
            "A doorway: a rectangle with half a circle on top.",
            _arch_problems,
            at=_point("The middle of its foot."),
            width=NumberType("Its width.", 0.05, 1000),
            height=NumberType("Its height; half its width makes half a circle.", 0.05, 1000),
        ),
        ("plane",): _shape("A polygon: light, paper, ground.", points=ListType("Its corners.", _point("A corner."), 3)),
        ("path",): _shape(
            "A line with round ends.",
            points=ListType("Its points.", _point("A point."), 2),
            width=NumberType("How thick it is.", 0.02, 1000),
            dotted=FlagType("yes: a row of dots.", default=False),
        ),
        ("field",): _shape(
            "Rows of dots over the whole frame, one of which may be a ring. A box with less height has fewer rows.",
            count=ListType("How many across and down.", IntegerType("", 1, 100), 2, 2),
            radius=NumberType("The radius, as a part of the distance of two dots.", 0.05, 0.5),
            odd=ListType("Where the ring stands, as parts of the way across and down.", NumberType("", 0, 1), 2, 2, default=None),
        ),
    },
)
MOTIF = RecordType(
    _motif,
    "A picture: plain geometry in the colors of the piece.",
    {
        "name": TextType("Its name for people."),
        "about": TextType("What it says, for the person who chooses a picture."),
        "alt": TextType("What is read aloud in its place; a picture without this is decoration.", default=""),
        "source": TextType("Who drew it."),
        "frame": ListType("Its width and height, in units of 1/24 of the short side of a sheet.", NumberType("", 0.1, 1000), 2, 2),
        "align": ListType(
            "Where it stands in a box of other proportions: start, center or end, and top, middle or bottom.",
            ChoiceType("", (*get_args(Across), *get_args(Down)), "a place"),
            2,
            2,
            default=("center", "middle"),
        ),
        "room": ListType(
            "What it leaves for a title: how far from where reading starts, and how far down. Without it, half of its width.",
            _COORDINATE,
            2,
            2,
            default=None,
        ),
        "upright": TextType(
            "A picture that takes its place where there is more height than width, as on the cover of a leaflet.", default=""
        ),
        "shapes": ListType("What is drawn, from the back to the front.", SHAPE, 1),
        "labels": ListType(
            "Where the words of a piece's levels or the numbers of its steps stand.",
            RecordType(
                LabelPlace,
                "A place for a label.",
                {
                    "at": _point("The middle of the label; of one in a crown the center of the circles."),
                    "width": NumberType("How wide it may be.", 0.1, 1000),
                    "height": NumberType(
                        "How high it may be, where a long one may stand on two lines; without it, one line.", 0.1, 1000, default=None
                    ),
                    "fill": ChoiceType("The color of its letters.", get_args(Fill), default="ink"),
                    "crown": ListType(
                        "The radii of two half circles between which it stands, at the top of the inner one.",
                        NumberType("", 0, 1000),
                        2,
                        2,
                        default=None,
                    ),
                },
            ),
            default=(),
        ),
    },
    located=True,
    check=_motif_problems,
)
