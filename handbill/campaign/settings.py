"""The settings of a campaign's own folder, handbill.yaml: whose it is, and what its pieces are made as unless a command says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbill.campaign.campaign import SETTINGS, Campaign, cached_by_campaign
from handbill.core.datafile import DataFile
from handbill.core.files import as_it_is_named
from handbill.core.region import REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, ListType, MapType, TextType, WordsType

_NAME = "^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$"


@dataclass(frozen=True)
class CampaignSettings:
    """What handbill.yaml says. Names are as written, and looked up where they are used; what is empty is left to the program.

    `organization`: the file with its name and numbers. `languages`: tags of those its pieces are made in. `sets`: what is made where
    nothing is named; without any, every piece of its own. `without_rules`: rules on wording that are switched off by their id, each with
    the reason. `numbers`: how telephone numbers are written; empty: as their country does. `reviewers`: by language, whose reviews of its
    own words count.
    """

    name: str = ""
    organization: Path | None = None
    languages: tuple[str, ...] = ()
    region: Region | None = None
    country: str = ""
    theme: str = ""
    numbers: str = ""
    sets: tuple[str, ...] = ()
    without_rules: Mapping[str, str] = field(default_factory=dict)
    reviewers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at: Position = field(default_factory=lambda: Position(DataFile(Path(SETTINGS), {}, {}), ()), compare=False)


def _settings(at: Position, organization: str, **values: Any) -> CampaignSettings:
    path = at.file.path.parent / organization if organization else None
    return CampaignSettings(organization=path, at=at, **values)


CAMPAIGN = RecordType(
    _settings,
    "A campaign: whose it is, and what its pieces are made as unless a command says otherwise.",
    {
        "name": WordsType("The campaign's name.", one_line=True),
        "organization": TextType("The file with your name, numbers and logo; the path is relative to this file.", default=""),
        "languages": ListType("The languages that pieces are made in; missing: all that they have.", TextType("One."), default=()),
        "region": ChoiceType("Whose sizes are taken.", REGIONS, "a region", default=None),
        "country": TextType("Whose numbers are printed: us, ca, mx, gb, au.", default=""),
        "numbers": TextType(
            "How numbers of organizations are written: hyphens, spaces, dots, national, international; missing: as their country does.",
            default="",
        ),
        "theme": TextType("How pieces look: a file in layouts/themes.", _NAME, "a theme's name", default=""),
        "sets": ListType(
            "The sets of materials/sets.yaml that are made where no piece is named; missing: every piece of your own.",
            TextType("A set.", _NAME, "a set's name"),
            default=(),
        ),
        "without_rules": MapType(
            "Rules on wording that this campaign does not follow: a rule's id, and why.",
            TextType("The reason, in a few words."),
            default={},
        ),
        "reviewers": MapType(
            "Whose reviews count in this campaign, by language; `handbill language accept` adds a new name.",
            ListType("The reviewers of a language.", TextType("A name.")),
            default={},
        ),
    },
    located=True,
)


@cached_by_campaign()
def read_settings(campaign: Campaign) -> CampaignSettings:
    """The settings of the campaign's own folder; empty ones for the library. Raises ProblemsFound with every problem of the file."""
    path = as_it_is_named(campaign.folder / SETTINGS) if campaign.folder else None
    if path is None or not path.is_file():
        return CampaignSettings()
    return parse_data(CAMPAIGN, campaign.read(path))
