"""Sets: the names of the pieces that one audience needs (materials/sets.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.merged_data import read_merged
from handbill.campaign.settings import read_settings
from handbill.content.material import CONTENT, NAME_PATTERN, material_names
from handbill.core.names import Description, find_name
from handbill.core.problems import raise_if_any, unknown_name
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import ListType, MapType, TextType

SETS = "materials/sets.yaml"


@dataclass(frozen=True)
class MaterialSet:
    """`about`: one sentence for the person who chooses a set; `materials`: ids, in the order in which they are built."""

    name: str
    about: str
    materials: tuple[str, ...]
    at: Position = field(compare=False)


def _material_set(at: Position, **values: Any) -> MaterialSet:
    return MaterialSet(name=at.name, at=at, **values)


SET_FILE: RecordType[Mapping[str, MaterialSet]] = RecordType(
    lambda sets: sets,
    "Which pieces an audience needs.",
    {
        "sets": MapType(
            "The sets by name.",
            RecordType(
                _material_set,
                "A set.",
                {
                    "about": TextType("One sentence for the person who chooses a set."),
                    "materials": ListType(
                        "Files in materials/content, in the order they are made.",
                        TextType("A name.", NAME_PATTERN, "a name"),
                        1,
                        unique=True,
                    ),
                },
                located=True,
            ),
            "^[a-z0-9]+(-[a-z0-9]+)*$",
            "a set's name",
        )
    },
)


@cached_by_campaign()
def read_sets(campaign: Campaign) -> Mapping[str, MaterialSet]:
    """Every set by its name; a campaign's own goes before the library's.

    Raises ProblemsFound: an invalid file, or a set that names an unknown material.
    """
    known = material_names(campaign)
    sets = read_merged(campaign, SETS, SET_FILE)
    raise_if_any(
        [
            unknown_name("content-value", "material", name, known, found.at.place("materials", index))
            for found in sets.values()
            for index, name in enumerate(found.materials)
            if name not in known
        ]
    )
    return sets


def campaign_pieces(campaign: Campaign) -> tuple[str, ...]:
    """The pieces that a campaign makes where none is named: those of the sets in its settings, else all of its own; none for the library.

    Raises ProblemsFound: the settings cannot be read, or name a set that is not there (content-value).
    """
    if campaign.folder is None:
        return ()
    settings = read_settings(campaign)
    every = read_sets(campaign) if settings.sets else {}
    unknown = [(index, name) for index, name in enumerate(settings.sets) if name not in every]
    raise_if_any([unknown_name("content-value", "set", name, every, settings.at.place("sets", index)) for index, name in unknown])
    if settings.sets:
        return tuple(dict.fromkeys(piece for name in settings.sets for piece in every[name].materials))
    return tuple(name for name in material_names(campaign) if campaign.is_own(campaign.files(CONTENT)[name]))


def find_set(campaign: Campaign, name: str) -> tuple[str, ...]:
    """The materials of one set. Raises ProblemsFound: an unknown set (usage-set), and the problems of `read_sets`."""
    every = read_sets(campaign)
    return every[find_name("usage-set", "set", name, every, lambda known: Description(every[known].about))].materials
