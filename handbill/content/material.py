"""A content file becomes a Material: its words in English, unfilled, in reading order, with the key path of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean
from handbill.core.validate import checked

CONTENT = "materials/content"
IMPRINT = "imprint"  # stands beside the materials and is not one
FIELDS = ("text", "short", "label", "value", "link", "note")


@dataclass(frozen=True)
class Unfilled:
    """A block as written: strings still hold their {{ }}. `keys` leads to it in the file; `when`, `each`, `language` are expressions."""

    role: str
    keys: tuple[Key, ...]
    text: str = ""
    short: str = ""
    label: str = ""
    value: str = ""
    link: str = ""
    note: str = ""
    icon: str = ""
    when: str = ""
    each: str = ""
    language: str = ""
    items: tuple[Unfilled, ...] = ()

    def strings(self) -> Iterator[tuple[str, str]]:
        """(field, string) for each field that holds words or an address."""
        return ((field, getattr(self, field)) for field in FIELDS if getattr(self, field))


@dataclass(frozen=True)
class PanelContent:
    name: str
    blocks: tuple[Unfilled, ...]


@dataclass(frozen=True, eq=False)
class Material:
    """One file of materials/content. `formats`: the default of each region first."""

    id: str
    title: str
    about: str
    design: str
    formats: tuple[str, ...]
    panels: tuple[PanelContent, ...]
    multilingual: bool
    file: DataFile

    def place(self, block: Unfilled, field: str = "") -> Place:
        return self.file.place(*block.keys, *([field] if field else []))


def material_names(campaign: Campaign) -> tuple[str, ...]:
    """The id of every material, sorted."""
    return tuple(name for name in campaign.files(CONTENT) if name != IMPRINT)


@cached_by_campaign()
def find_material(campaign: Campaign, name: str) -> Material:
    """Load one material. Raises ProblemsFound: unknown id, or everything that is wrong with the file's shape."""
    known = material_names(campaign)
    if name not in known:
        raise ProblemsFound([Problem("usage-material", f"there is no material called {name!r}", hint=did_you_mean(name, known))])
    file = checked(campaign.data(f"{CONTENT}/{name}.yaml"), "material")
    data = file.data
    panels = tuple(
        PanelContent(
            panel["name"], tuple(_block(block, ("panels", number, "blocks", index)) for index, block in enumerate(panel["blocks"]))
        )
        for number, panel in enumerate(data["panels"])
    )
    return Material(
        id=name,
        title=data["title"],
        about=data["about"],
        design=data["design"],
        formats=tuple(data["formats"]),
        panels=panels,
        multilingual=data.get("multilingual", False),
        file=file,
    )


@cached_by_campaign()
def read_imprint(campaign: Campaign) -> DataFile:
    """The strings of the imprint line: organization, checked, draft."""
    return checked(campaign.data(f"{CONTENT}/{IMPRINT}.yaml"), "imprint")


def written_blocks(source: Material) -> Iterator[Unfilled]:
    """Every block of a material and every item in it, in reading order."""
    yield from _with_items(block for panel in source.panels for block in panel.blocks)


def _with_items(blocks: Iterable[Unfilled]) -> Iterator[Unfilled]:
    for block in blocks:
        yield block
        yield from _with_items(block.items)


def _block(data: dict[str, Any], keys: tuple[Key, ...]) -> Unfilled:
    items = tuple(_block(item, (*keys, "items", index)) for index, item in enumerate(data.get("items", ())))
    words = {key: value for key, value in data.items() if key not in ("role", "items")}
    return Unfilled(role=data.get("role", "item"), keys=keys, items=items, **words)
