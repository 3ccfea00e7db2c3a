"""Fonts of the installed packages, opened once as memory maps and shaped on at a pinned weight. Lengths are in 1/1000 em."""

from __future__ import annotations

import importlib.util
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from handbill.campaign.library import LAYOUTS
from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import IntegerType, MapType, TextType

USER_FONTS = "HANDBILL_FONTS"  # a folder of the user's own .ttf files, looked at after the packages


@dataclass(frozen=True)
class PackagedFont:
    """A row of fonts.yaml: the file within a Python package, and the place on its wdth axis, in percent."""

    package: str
    file: str
    width: int = 100


FONTS = MapType(
    "The fonts of the installed packages; a character that a language's fonts lack is looked for in this order.",
    RecordType(
        PackagedFont,
        "A font file.",
        {
            "package": TextType("The Python package that holds it, as it is imported."),
            "file": TextType("Its path in the package."),
            "width": IntegerType("Percent of the normal width (the font's wdth axis).", 25, 200, default=100),
        },
    ),
)


class Font:
    """One font at one weight. `id` is its name in fonts.yaml, or the file's stem for a font of the user's."""

    def __init__(self, name: str, weight: int) -> None:
        self.id = name
        self.weight = weight
        self.face = _face(name)
        self.hb = hb.Font(self.face)
        self.hb.scale = (1000, 1000)
        self.width = _width(name)
        self.hb.set_variations({"wght": weight, "wdth": self.width})
        self._covers: dict[str, bool] = {}
        self._ink: dict[int, tuple[int, int]] = {}

    def subset(self) -> hb.SubsetInput:
        """A wish for a part of the font file, at this weight and width; what is in it is still to be said."""
        wanted = hb.SubsetInput()
        wanted.pin_all_axes_to_default(self.face)
        for axis, place in (("wght", self.weight), ("wdth", self.width)):
            wanted.pin_axis_location(self.face, axis, place)
        return wanted

    def covers(self, character: str) -> bool:
        known = self._covers.get(character)
        if known is None:
            known = self._covers[character] = bool(self.hb.get_nominal_glyph(ord(character)))
        return known

    def ink(self, gid: int) -> tuple[int, int]:
        """How far a glyph's ink reaches above and below its baseline (the second is positive downward)."""
        known = self._ink.get(gid)
        if known is None:
            extents = self.hb.get_glyph_extents(gid)
            known = (round(extents.y_bearing), round(-extents.y_bearing - extents.height)) if extents else (0, 0)
            self._ink[gid] = known
        return known


@cache
def font(name: str, weight: int) -> Font:
    """The font of that id at that weight (wght axis), opened once. Raises ProblemsFound when its package is not installed."""
    return Font(name, weight)


@cache
def packaged() -> tuple[str, ...]:
    """Ids of fonts.yaml, in order."""
    return tuple(_registry())


def fallback_for(character: str, weight: int) -> Font | None:
    """The first font outside the language's own that has the character: packages first, then the user's folder."""
    for name in (*packaged(), *_user_fonts()):
        candidate = font(name, weight)
        if candidate.covers(character):
            return candidate
    return None


def table_tag(table: str) -> int:
    """The tag of a font's table as HarfBuzz counts it."""
    return int.from_bytes(table.encode("ascii"), "big")


def describe(character: str) -> str:
    """'U+1F600 GRINNING FACE', for a problem's sentence."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed character')}"


@cache
def path_of(name: str) -> Path:
    """The font file of an id. Raises ProblemsFound when the package that holds it is missing."""
    if name in _user_fonts():
        return _user_fonts()[name]
    entry = _registry().get(name)
    spec = importlib.util.find_spec(entry.package) if entry else None
    path = Path(spec.origin).parent / entry.file if entry and spec and spec.origin else None
    if path is None or not path.is_file():
        sentence = f"the font {name} is not installed"
        package = (entry.package if entry else name).replace("_", "-")
        hint = f"install the package {package}, or name another font in the language pack"
        raise ProblemsFound([Problem("glyph-font", sentence, Place(display_path(LAYOUTS / "fonts.yaml"), key=name), hint)])
    return path


@cache
def named(stem: str) -> tuple[str, ...]:
    """The ids of the installed fonts whose file has this stem, axes left out: 'NotoSans' is noto-sans."""
    known = (*((name, Path(entry.file).stem) for name, entry in _registry().items()), *((name, name) for name in _user_fonts()))
    return tuple(name for name, own in known if own.partition("[")[0] == stem)


@cache
def _face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(path_of(name))))


def _width(name: str) -> int:
    entry = _registry().get(name)
    return entry.width if entry else 100


@cache
def _registry() -> Mapping[str, PackagedFont]:
    return parse_data(FONTS, read(LAYOUTS / "fonts.yaml"))


@cache
def _user_fonts() -> dict[str, Path]:
    folder = os.environ.get(USER_FONTS)
    return {path.stem: path for path in sorted(Path(folder).glob("*.ttf"))} if folder else {}
