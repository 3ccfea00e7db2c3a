"""formats/<name>.yaml becomes a Format: the trim size of a printed form with its bleed, safe area and smallest type. In points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from layouts.page.fields import Fields
from materials.datafile import read
from materials.problems import Problem, ProblemsFound, did_you_mean, stop_on

Kind = Literal["card", "poster", "flyer", "notice", "fold", "label"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Region = Literal["us", "metric"]
REGIONS: tuple[Region, ...] = get_args(Region)

_FOLDER = Path(__file__).parents[1] / "formats"


@dataclass(frozen=True)
class Floor:
    """The smallest x-height, in points, of running text, of text that is read from close by whatever the form, and of the imprint line."""

    text: float
    imprint: float
    close: float


@dataclass(frozen=True)
class Format:
    """A printed form. `id` is the file's name, `name` is for people, `office` names the stock that office output is imposed on.

    `panels`: equal parts one under the other, folded between. `tabs`: strips to tear off along the bottom edge, `tab_height` high.
    """

    id: str
    name: str
    kind: Kind
    region: Region
    width: float
    height: float
    bleed: float
    safe: float
    floor: Floor
    office: str
    source: str
    panels: int = 1
    tabs: int = 0
    tab_height: float = 0.0

    @property
    def folds(self) -> tuple[float, ...]:
        """Where the paper is folded, from the top edge of the trim."""
        return tuple(self.height * panel / self.panels for panel in range(1, self.panels))


def _floor(fields: Fields) -> Floor:
    text = fields.length("text")
    close = fields.length("close", positive=False, default="0 mm")
    return Floor(text=text, imprint=fields.length("imprint"), close=close or text)


@cache
def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def format_named(name: str) -> Format:
    """The format of this name. Raises ProblemsFound: no such format, or its file has problems."""
    if name not in format_names():
        hint = did_you_mean(name, format_names())
        raise ProblemsFound([Problem("usage-format", f"there is no format called {name!r}", hint=hint)])
    return read_format(_FOLDER / f"{name}.yaml")


def read_format(path: Path) -> Format:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    floor = fields.group("floor")
    result = Format(
        id=path.stem,
        name=fields.text("name"),
        kind=cast(Kind, fields.choice("kind", KINDS)),
        region=cast(Region, fields.choice("region", REGIONS)),
        width=fields.length("width"),
        height=fields.length("height"),
        bleed=fields.length("bleed"),
        safe=fields.length("safe"),
        floor=_floor(floor),
        office=fields.text("office"),
        source=fields.text("source"),
        panels=fields.whole("panels", 1, 8, 1),
        tabs=fields.whole("tabs", 0, 20, 0),
        tab_height=fields.length("tab_height", positive=False, default="0 pt"),
    )
    floor.end()
    fields.end()
    # Only a file whose every length could be read is judged as a whole.
    if not problems and 2 * result.safe >= min(result.width, result.height):
        fields.problem("content-value", "the safe area leaves no room for words", "safe", hint="make it less than half the shorter side")
    stop_on(problems)
    return result
