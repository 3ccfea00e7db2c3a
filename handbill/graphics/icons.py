"""The line icons of icons.yaml as Drawings on their 24 x 24 grid, stroked in the item's color."""

from __future__ import annotations

from functools import cache
from typing import Any

from handbill.campaign.library import LAYOUTS
from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, did_you_mean
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.svg.paths import parse_commands

FILE = LAYOUTS / "pictures" / "icons.yaml"


@cache
def find_icon(name: str) -> Drawing:
    """One icon; a name that check_icon has not passed raises KeyError."""
    data = _data()
    return Drawing(data["grid"], data["grid"], (Shape(parse_commands(data["icons"][name]), width=data["width"]),))


def icon_names() -> tuple[str, ...]:
    """All names, in order."""
    return tuple(sorted(_data()["icons"]))


def check_icon(name: str, place: Place) -> list[Problem]:
    """A problem (content-icon) when there is no icon of this name."""
    names = icon_names()
    return [] if name in names else [Problem("content-icon", f"there is no icon {name!r}", place, did_you_mean(name, names))]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read(FILE).data
    return data
