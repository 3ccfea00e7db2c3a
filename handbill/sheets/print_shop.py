"""Reads shops/<name>.yaml or a user's file as a Shop: what a print shop requires of a file. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import read
from handbill.core.fields import Fields
from handbill.core.geometry import INCH, millimeters
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.layout.format import REGIONS, Format, Region

MarkName = Literal["crop", "fold", "registration", "bars", "slug"]
MARKS: tuple[MarkName, ...] = get_args(MarkName)
Standard = Literal["x1a", "x4"]
STANDARDS: tuple[Standard, ...] = get_args(Standard)
REGISTRY = "http://www.color.org"
MOST_BLEED = INCH

_FOLDER = "layouts/shops"


@dataclass(frozen=True)
class Condition:
    """A printing condition: the `identifier` of a characterization data set in a `registry` (by default the ICC's), and `info`, its
    description."""

    identifier: str
    registry: str
    info: str


@dataclass(frozen=True)
class Shop:
    """`total_ink`: percent, all inks together. `least_line`: the thinnest line in one ink; `least_line_mixed`: reversed or in several inks.

    `least_type`: the smallest size of Latin type; `least_ppi`: the lowest resolution of pictures in pixels per inch. `process_inks`:
    whether it prints cyan, magenta and yellow. `default_for`: the region that uses this shop if none is named, or empty.
    """

    id: str
    name: str
    bleed: float
    safe: float
    marks: tuple[MarkName, ...]
    process_inks: bool
    total_ink: float
    standard: Standard
    condition: Condition
    least_line: float
    least_line_mixed: float
    least_type: float
    least_ppi: float
    default_for: Region | Literal[""]
    source: str


def shop_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all shops, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_shop(campaign: Campaign, name: str) -> Shop:
    """The shop of this name, or in the YAML file of this name. Raises ProblemsFound: no such shop, or its file has problems."""
    files = campaign.files(_FOLDER)
    if name in files:
        return read_shop(files[name])
    if name.endswith((".yaml", ".yml")):
        return read_shop(Path(name))
    hint = did_you_mean(name, files) + " (or name a .yaml file of your own)"
    raise ProblemsFound([Problem("usage-shop", f"there is no print shop called {name!r}", hint=hint)])


def default_shop(campaign: Campaign, region: Region) -> Shop:
    """The shop for formats of a region if none is named."""
    return next(shop for name in shop_names(campaign) if (shop := find_shop(campaign, name)).default_for == region)


def read_shop(path: Path) -> Shop:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    condition, line = fields.group("condition"), fields.group("line")
    shop = Shop(
        id=path.stem,
        name=fields.text("name"),
        bleed=fields.length("bleed", positive=False),
        safe=fields.length("safe", positive=False),
        marks=_marks(fields),
        process_inks=fields.flag("process_inks", True),
        total_ink=fields.number("total_ink", 100, 400),
        standard=cast(Standard, fields.choice("standard", STANDARDS)),
        condition=Condition(condition.text("identifier"), condition.text("registry", REGISTRY), condition.text("info")),
        least_line=line.length("one"),
        least_line_mixed=line.length("mixed"),
        least_type=fields.length("least_type"),
        least_ppi=fields.number("least_ppi", 1, 2400),
        default_for=cast(Region, fields.choice("default_for", REGIONS)) if fields.has("default_for") else "",
        source=fields.text("source"),
    )
    for part in (condition, line, fields):
        part.end()
    if shop.bleed > MOST_BLEED:
        fields.problem("content-value", "the bleed is more than 1 in", "bleed", hint="shops ask for 0.125 in or 3 mm; is the unit right?")
    raise_if_any(problems)
    return shop


def at_shop(form: Format, shop: Shop) -> Format:
    """The format with the shop's bleed and at least its safe area. Raises ProblemsFound (usage-shop) if that leaves no room for text.

    A label keeps its own safe area, since it is die-cut before it is printed.
    """
    safe = form.safe if form.kind == "label" else max(form.safe, shop.safe)
    if 2 * safe >= min(form.width, form.height):
        sentence = f"{shop.id} requires a margin of {millimeters(safe):.1f} mm on every side, which leaves no room for text on {form.id}"
        raise ProblemsFound([Problem("usage-shop", sentence, hint="choose a larger format, or check the shop's `safe`")])
    return replace(form, bleed=shop.bleed, safe=safe)


def _marks(fields: Fields) -> tuple[MarkName, ...]:
    listed = fields.texts("marks")
    for index, mark in enumerate(listed):
        if mark not in MARKS:
            fields.problem("content-value", f"there are no marks called {mark!r}", "marks", index, hint=did_you_mean(mark, MARKS))
    return cast(tuple[MarkName, ...], listed)
