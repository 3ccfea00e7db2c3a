"""Reads shops/<name>.yaml or a user's file as a Shop: what a print shop requires of a file. Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.geometry import INCH
from handbill.core.measures import measure
from handbill.core.names import Description, find_name
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.region import REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, FlagType, LengthType, ListType, NumberType, TextType
from handbill.layout.format import Format

MarkName = Literal["crop", "fold", "die", "registration", "bars", "slug"]
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


def _shop(at: Position, line: Mapping[str, float], **values: Any) -> Shop:
    return Shop(id=at.name, least_line=line["one"], least_line_mixed=line["mixed"], **values)


SHOP = RecordType(
    _shop,
    "What a print shop requires of a file.",
    {
        "name": TextType("Its name for people."),
        "default_for": ChoiceType(
            "The region whose pieces go there when no shop is named; for the files that ship.", REGIONS, "a region", default=""
        ),
        "bleed": LengthType("How far color runs on beyond the cut; shops ask for 0.125 in or 3 mm.", "zero", most=MOST_BLEED),
        "safe": LengthType("How far words stay away from the cut.", "zero"),
        "marks": ListType(
            "What is printed outside the bleed; die: the outline of a hole, in an ink of its own.",
            ChoiceType("", MARKS, "a mark"),
            unique=True,
            default=(),
        ),
        "process_inks": FlagType("no: it prints no cyan, magenta and yellow, only inks by name.", default=True),
        "total_ink": NumberType("Percent, all inks together.", 100, 400),
        "standard": ChoiceType("PDF/X-1a:2003 or PDF/X-4.", STANDARDS, "a standard"),
        "condition": RecordType(
            Condition,
            "The printing condition: what the ink looks like on the paper.",
            {
                "identifier": TextType("Its name in its registry, such as FOGRA39."),
                "registry": TextType("Where the name is known; the ICC's registry if missing.", default=REGISTRY),
                "info": TextType("The same in plain words."),
            },
        ),
        "line": RecordType(
            dict,
            "The thinnest lines.",
            {"one": LengthType("In one ink."), "mixed": LengthType("Reversed, or in several inks.")},
            merged=True,
        ),
        "least_type": LengthType("The smallest size of Latin type."),
        "least_ppi": NumberType("The pixels to the inch that a picture needs.", 1, 2400),
        "source": TextType("Where each figure comes from."),
    },
    located=True,
    own_keys=("name", "default_for", "source"),
)


def shop_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all shops, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_shop(campaign: Campaign, name: str) -> Shop:
    """The shop of this name, or in the YAML file of this name. Raises ProblemsFound: no such shop, or its file has problems."""
    files = campaign.files(_FOLDER)
    if name in files:
        return parse_data(SHOP, campaign.completed(SHOP, files[name], _FOLDER))
    if name.endswith(YAML_SUFFIXES):
        return parse_data(SHOP, campaign.completed(SHOP, Path(name), _FOLDER))

    def describe(known: str) -> Description:
        shop = find_shop(campaign, known)
        return Description(shop.name, (shop.name,))

    try:
        return find_shop(campaign, find_name("usage-shop", "print shop", name, files, describe))
    except ProblemsFound as found:
        problems = [replace(each, hint=f"{each.hint} (or name a .yaml file of your own)") for each in found.problems]
        raise ProblemsFound(problems) from None


def default_shop(campaign: Campaign, region: Region) -> Shop:
    """The shop for formats of a region if none is named."""
    return next(shop for name in shop_names(campaign) if (shop := find_shop(campaign, name)).default_for == region)


def at_shop(form: Format, shop: Shop) -> Format:
    """The format with the shop's bleed and at least its safe area. Raises ProblemsFound (usage-shop) if that leaves no room for text.

    A label keeps its own safe area, since it is die-cut before it is printed.
    """
    safe = form.safe if form.kind.die_cut else max(form.safe, shop.safe)
    if 2 * safe >= min(form.width, form.height):
        sentence = f"{shop.id} requires a margin of {measure(safe, form.region)} on every side, which leaves no room for text on {form.id}"
        raise ProblemsFound([Problem("usage-shop", sentence, hint="choose a larger format, or check the shop's `safe`")])
    return replace(form, bleed=shop.bleed, safe=safe)
