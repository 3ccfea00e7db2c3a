"""A set becomes the names of the pieces that one audience needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.material import material_names
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.core.validate import checked

SETS = "materials/sets.yaml"


@dataclass(frozen=True)
class MaterialSet:
    """`about`: one sentence for the person who chooses; `materials`: ids, in the order they are made."""

    name: str
    about: str
    materials: tuple[str, ...]


@cached_by_campaign()
def read_sets(campaign: Campaign) -> Mapping[str, MaterialSet]:
    """Every set by its name. Raises ProblemsFound: a wrong shape, or a set that names a material there is not."""
    file = checked(campaign.data(SETS), "sets")
    known = material_names(campaign)
    named = [(one, (name, "materials", index)) for name, data in file.data["sets"].items() for index, one in enumerate(data["materials"])]
    raise_if_any(
        [
            Problem("content-value", f"there is no material called {one!r}", file.place("sets", *keys), did_you_mean(one, known))
            for one, keys in named
            if one not in known
        ]
    )
    return {name: MaterialSet(name, data["about"], tuple(data["materials"])) for name, data in file.data["sets"].items()}


def set_names(campaign: Campaign) -> list[str]:
    """The sets' names, in the order of the file. Raises ProblemsFound: a wrong shape."""
    return list(checked(campaign.data(SETS), "sets").data["sets"])


def find_set(campaign: Campaign, name: str) -> tuple[str, ...]:
    """The materials of one set. Raises ProblemsFound: usage-set when there is no such set, and all that read_sets raises."""
    every = read_sets(campaign)
    if name not in every:
        raise ProblemsFound([Problem("usage-set", f"there is no set called {name!r}", hint=did_you_mean(name, every))])
    return every[name].materials
