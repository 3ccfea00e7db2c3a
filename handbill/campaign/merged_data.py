"""Data files that are merged entry by entry: a campaign's own entry goes before the library's of the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from handbill.campaign.campaign import Campaign
from handbill.core.datafile import DataFile
from handbill.core.problems import Problem, collect, raise_if_any
from handbill.core.schema.declaration import ValueType
from handbill.core.schema.record import parse_data

T = TypeVar("T")


def read_merged(campaign: Campaign, name: str, declaration: ValueType[Mapping[str, T]]) -> dict[str, T]:
    """The entries of the file of this path in every layer: the library's in their order, then the campaign's own new ones.

    Raises ProblemsFound with the problems of every layer's file, each at its line; also where no layer has the file.
    """
    problems: list[Problem] = []
    read: list[Mapping[str, T]] = []
    for path in [*campaign.find_all(name)] or [campaign.layers[-1] / name]:
        load: Callable[[], DataFile] = partial(campaign.read, path)
        file = collect(load, problems)
        found = collect(partial(parse_data, declaration, file), problems) if file else None
        read.append(found or {})
    raise_if_any(problems)
    return {key: entry for layer in reversed(read) for key, entry in layer.items()}
