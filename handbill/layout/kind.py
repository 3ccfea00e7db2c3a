"""Reads kinds/<name>.yaml as a Kind: what the formats of one kind of piece have in common, such as all wallet cards or all posters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Problem, ProblemsFound, did_you_mean
from handbill.core.region import REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, FlagType, TextType

StockType = Literal["plain", "card", "label"]
SizeGroup = Literal["card", "page", "poster"]
STOCK_TYPES: tuple[StockType, ...] = get_args(StockType)
SIZE_GROUPS: tuple[SizeGroup, ...] = get_args(SizeGroup)
_FOLDER = "layouts/kinds"


@dataclass(frozen=True)
class Kind:
    """A kind of piece. `like`: the kind whose type sizes it has in a theme without sizes for this one, or empty.

    `paper`: what an office printer prints it on. `shop_paper`: what a print shop would use by default, by region. `head_to_head`: two pages
    are on one side, with the fold and their heads between them, as on a table tent. `design`: what sets pieces that
    name no design of their own. `excerpt`: it takes the title, the lead and the largest number of any piece, and nothing else.
    """

    id: str
    name: str
    like: str
    group: SizeGroup
    paper: StockType
    shop_paper: Mapping[Region, str] = field(hash=False)
    head_to_head: bool
    design: str
    source: str
    excerpt: bool = False

    @property
    def die_cut(self) -> bool:
        """Whether it is a label, which is cut out before it is printed and peeled off its sheet."""
        return self.paper == "label"


def _kind(at: Position, **values: Any) -> Kind:
    return Kind(id=at.name, **values)


KIND = RecordType(
    _kind,
    "A kind of piece: what its formats have in common.",
    {
        "name": TextType("Its name for people."),
        "like": TextType("The kind whose type sizes it takes in themes that have none for this one.", default=""),
        "group": ChoiceType("card: fits in a wallet; page: a page or part of one; poster: hangs on a wall.", SIZE_GROUPS, default="page"),
        "paper": ChoiceType("What an office printer prints it on: plain paper, card stock, or label stock.", STOCK_TYPES, default="plain"),
        "shop_paper": RecordType(
            dict,
            "The paper that a print shop would use; on a job ticket it is a suggestion.",
            {region: TextType("The paper in this region.") for region in REGIONS},
            merged=True,
        ),
        "head_to_head": FlagType("yes: two pages are on one side, with the fold and their heads between them.", default=False),
        "design": TextType("The design in layouts/designs that sets pieces which name none of their own.", default=""),
        "excerpt": FlagType("yes: only the title, the lead and the largest number of a piece stand on it.", default=False),
        "source": TextType("Where the paper and the rest come from."),
    },
    located=True,
    own_keys=("name", "source"),
)


def kind_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all kinds, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_kind(campaign: Campaign, name: str) -> Kind:
    """The kind of this name, which is one of `kind_names`. Raises ProblemsFound: its file has problems."""
    files = campaign.files(_FOLDER)
    file = campaign.completed(KIND, files[name], _FOLDER)
    kind = parse_data(KIND, file)
    if kind.like and kind.like not in files:
        hint = did_you_mean(kind.like, files)
        raise ProblemsFound([Problem("content-value", f"{kind.like!r} is not a kind of piece", file.place("like"), hint)])
    return kind
