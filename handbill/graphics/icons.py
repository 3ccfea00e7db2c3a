"""Line icons from icons.yaml as Drawings on a 24 x 24 grid, stroked in the item's color."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, unknown_name
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import IntegerType, MapType, NumberType, TextType
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.svg.paths import parse_commands

FILE = "layouts/pictures/icons.yaml"


@dataclass(frozen=True)
class IconSet:
    """`icons`: path data by name, on a square grid of `grid` units, drawn with strokes `width` wide. The rest is where they come from."""

    package: str
    lucide: str
    grid: int
    width: float
    icons: Mapping[str, str]


ICONS = RecordType(
    IconSet,
    "Line icons on a square grid.",
    {
        "package": TextType("The Python package they were taken from, with its version."),
        "lucide": TextType("The release of Lucide."),
        "grid": IntegerType("The side of the grid.", 1, 1000),
        "width": NumberType("The width of every stroke.", 0.1, 100),
        "icons": MapType(
            "The icons by name.", TextType("Path data: absolute M, L, C and Z commands."), "^[a-z0-9]+(-[a-z0-9]+)*$", "an icon's name"
        ),
    },
)


@cached_by_campaign()
def find_icon(campaign: Campaign, name: str) -> Drawing:
    """The icon of this name. Raises KeyError for an unknown name, which `check_icon` reports beforehand."""
    found = _icon_set(campaign)
    return Drawing(found.grid, found.grid, (Shape(parse_commands(found.icons[name]), width=found.width),))


def icon_names(campaign: Campaign) -> tuple[str, ...]:
    """All names, sorted."""
    return tuple(sorted(_icon_set(campaign).icons))


def check_icon(campaign: Campaign, name: str, place: Place) -> list[Problem]:
    """A problem (content-icon) if there is no icon of this name."""
    names = icon_names(campaign)
    return [] if name in names else [unknown_name("content-icon", "icon", name, names, place)]


@cached_by_campaign()
def _icon_set(campaign: Campaign) -> IconSet:
    return parse_data(ICONS, campaign.data(FILE))
