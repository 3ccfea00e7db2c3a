"""Reads formats/<name>.yaml as a Format: the trim size of a printed form with its bleed, safe area and smallest type, in points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import read
from handbill.core.fields import Fields
from handbill.core.geometry import TOLERANCE, millimeters
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, raise_if_any

Kind = Literal["card", "poster", "flyer", "leaflet", "trifold", "notice", "tent", "fold", "label"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Region = Literal["us", "metric"]
REGIONS: tuple[Region, ...] = get_args(Region)

_FOLDER = "layouts/formats"


@dataclass(frozen=True)
class Floor:
    """The smallest x-heights, in points: of running text, of text that is read close up on any form, and of the imprint line."""

    text: float
    imprint: float
    close: float


@dataclass(frozen=True)
class Format:
    """A printed form. `id` is the file's stem, `name` the name shown to users, `office` the stock that office output is imposed on.

    `viewing`: from how far it is read; 0 is in the hand, at the sizes of the theme's table. `design` sets a form that every piece takes in
    the same way (a leaflet, a tent), in place of the piece's own. `panels`: equal parts one under the other, folded between. `across`:
    widths of parts side by side on the inside, from where reading starts, folded between; the last is folded in under the first. `tabs`:
    strips to tear off along the bottom edge, `tab_height` high.
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
    viewing: float = 0.0
    design: str = ""
    across: tuple[float, ...] = ()

    @property
    def folded(self) -> bool:
        return self.panels > 1 or bool(self.across)


def _floor(fields: Fields) -> Floor:
    text = fields.length("text")
    close = fields.length("close", positive=False, default="0 mm")
    return Floor(text=text, imprint=fields.length("imprint"), close=close or text)


def format_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_format(campaign: Campaign, name: str) -> Format:
    """The format of this name. Raises ProblemsFound: no such format, or its file has problems."""
    files = campaign.files(_FOLDER)
    if name not in files:
        raise ProblemsFound([Problem("usage-format", f"there is no format called {name!r}", hint=did_you_mean(name, files))])
    return read_format(files[name])


def place_of(campaign: Campaign, form: Format, key: str) -> Place:
    """Where a key of a format was written."""
    return campaign.read(campaign.files(_FOLDER)[form.id]).place(key)


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
        viewing=fields.length("viewing", positive=False, default="0 m"),
        design=fields.text("design", default=""),
        across=fields.lengths("across"),
    )
    floor.end()
    fields.end()
    # Checks across fields need every length.
    if not problems and 2 * result.safe >= min(result.width, result.height):
        fields.problem("content-value", "the safe area leaves no room for words", "safe", hint="make it less than half the shorter side")
    if not problems and result.across:
        _check_across(result, fields)
    raise_if_any(problems)
    return result


def _check_across(form: Format, fields: Fields) -> None:
    over = sum(form.across) - form.width
    if abs(over) > TOLERANCE:
        fields.problem("content-value", f"the parts side by side are {millimeters(over):+.1f} mm off the width", "across")
    if form.across[-1] >= min(form.across[:-1], default=0.0):
        fields.problem("content-value", "the last part is not narrower than the others, and could not be folded in", "across")
