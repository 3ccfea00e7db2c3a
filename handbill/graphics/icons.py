"""Line icons from icons.yaml as Drawings on a 24 x 24 grid, stroked in the item's color."""

from __future__ import annotations

from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, did_you_mean
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.svg.paths import parse_commands

FILE = "layouts/pictures/icons.yaml"


@cached_by_campaign()
def find_icon(campaign: Campaign, name: str) -> Drawing:
    """The icon of this name. Raises KeyError for an unknown name, which `check_icon` reports beforehand."""
    data = _data(campaign)
    return Drawing(data["grid"], data["grid"], (Shape(parse_commands(data["icons"][name]), width=data["width"]),))


def icon_names(campaign: Campaign) -> tuple[str, ...]:
    """All names, sorted."""
    return tuple(sorted(_data(campaign)["icons"]))


def check_icon(campaign: Campaign, name: str, place: Place) -> list[Problem]:
    """A problem (content-icon) if there is no icon of this name."""
    names = icon_names(campaign)
    return [] if name in names else [Problem("content-icon", f"there is no icon {name!r}", place, did_you_mean(name, names))]


def _data(campaign: Campaign) -> dict[str, Any]:
    data: dict[str, Any] = campaign.data(FILE).data
    return data
