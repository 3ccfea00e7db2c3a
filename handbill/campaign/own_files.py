"""What a campaign's own folder holds, and which files and entries of the library it hides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.campaign.library import LIBRARY
from handbill.core.files import as_it_is_named

_YAML = (".yaml", ".yml")

# Folders whose files are each a thing of their own: what one is called, and how its files end.
_FOLDERS = {
    "materials/content": ("piece", _YAML),
    "layouts/designs": ("design", (".py",)),
    "layouts/formats": ("size", _YAML),
    "layouts/kinds": ("kind of piece", _YAML),
    "layouts/themes": ("theme", _YAML),
    "layouts/editions": ("edition", _YAML),
    "layouts/pictures": ("picture", (*_YAML, ".svg", ".jpg", ".jpeg", ".png")),
    "layouts/stocks": ("stock", _YAML),
    "layouts/shops": ("print shop", _YAML),
    "layouts/fonts": ("font file", (".ttf", ".otf")),
}
# Files that are merged entry by entry: what an entry is called, and the key that holds the entries, or none where they are the whole file.
_MERGED = {
    "materials/facts.yaml": ("figure", "facts"),
    "materials/rules.yaml": ("wording rule", "rules"),
    "materials/sets.yaml": ("set", "sets"),
    "layouts/fonts.yaml": ("font", ""),
}
_HOTLINES, _LANGUAGES = "materials/hotlines", "materials/languages"


@dataclass(frozen=True)
class OwnThing:
    """One thing of a campaign's own. `what`: such as a size. `hides`: whether the library has one of the same name."""

    what: str
    name: str
    path: Path
    hides: bool


def own_things(campaign: Campaign) -> Iterator[OwnThing]:
    """Everything in the campaign's own folder, and files given in place of names. Raises ProblemsFound: a file cannot be read."""
    for place, (what, endings) in _FOLDERS.items():
        theirs = {path.stem for path in (LIBRARY / place).glob("*") if path.suffix in endings}
        for path in sorted(_own_files(campaign, place)):
            if path.suffix.lower() in endings:
                yield OwnThing(what, path.stem, path, path.stem in theirs)
    for name, (what, key) in _MERGED.items():
        yield from _entries(campaign, name, what, key)
    for path in sorted(_own_files(campaign, _HOTLINES)):
        yield from _entries(campaign, f"{_HOTLINES}/{path.stem}.yaml", f"number ({path.stem})", "lines")
    for pack in sorted(_own_files(campaign, _LANGUAGES, "*/language.y*ml")):
        yield OwnThing("language", pack.parent.name, pack, (LIBRARY / _LANGUAGES / pack.parent.name).is_dir())
    for catalog in sorted(_own_files(campaign, _LANGUAGES, "*/messages.po")):
        yield OwnThing("translations", catalog.parent.name, catalog, hides=False)


def _own_files(campaign: Campaign, folder: str, pattern: str = "*") -> set[Path]:
    named = {path for name, path in campaign.named.items() if name.rpartition("/")[0] == folder} if pattern == "*" else set()
    return named | (set((campaign.folder / folder).glob(pattern)) if campaign.folder else set())


def _entries(campaign: Campaign, name: str, what: str, key: str) -> Iterator[OwnThing]:
    """The entries of a merged file in the campaign's own folder."""
    path = as_it_is_named(campaign.folder / name) if campaign.folder else None
    if path is None or not path.is_file():
        return
    ours, theirs = (_keys(campaign, each, key) if each.is_file() else [] for each in (path, LIBRARY / name))
    for entry in ours:
        yield OwnThing(what, entry, path, entry in theirs)


def _keys(campaign: Campaign, path: Path, key: str) -> list[str]:
    data = campaign.read(path).data
    entries = data.get(key) if key and isinstance(data, dict) else data
    return list(entries) if isinstance(entries, dict) else []
