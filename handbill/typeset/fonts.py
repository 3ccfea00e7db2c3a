"""Opens the fonts of the installed packages and of the user's folder, each pinned to a weight. Lengths are in 1/1000 em."""

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

USER_FONTS = "HANDBILL_FONTS"  # a folder of the user's own .ttf files, searched after the packages


class FontFile:
    """A font file, mapped into memory once for all its weights.

    `id` is its name in fonts.yaml, or the file's stem for a user's font; `width` is the position on its width axis, in percent.
    """

    def __init__(self, name: str, path: Path, width: int) -> None:
        self.id = name
        self.path = path
        self.width = width
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._weights: dict[int, Font] = {}

    def at_weight(self, weight: int) -> Font:
        """The font at a position of its weight axis, the same object each time."""
        if weight not in self._weights:
            self._weights[weight] = Font(self, weight)
        return self._weights[weight]


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
    """A font at one weight. It hashes by identity, so caches of shaped text can be keyed by it."""

    def __init__(self, file: FontFile, weight: int) -> None:
        self.file = file
        self.id = file.id
        self.weight = weight
        self.hb = hb.Font(file.face)
        self.hb.scale = (1000, 1000)
        self.hb.set_variations({"wght": weight, "wdth": file.width})
        self._covers: dict[str, bool] = {}
        self._ink: dict[int, tuple[int, int]] = {}

    def __repr__(self) -> str:
        return f"Font({self.id!r}, {self.weight})"

    def subset_input(self) -> hb.SubsetInput:
        """A HarfBuzz subset input pinned to this weight and width; the caller adds the glyphs or characters to keep."""
        subset = hb.SubsetInput()
        subset.pin_all_axes_to_default(self.file.face)
        for axis, position in (("wght", self.weight), ("wdth", self.file.width)):
            subset.pin_axis_location(self.file.face, axis, position)
        return subset

    def covers(self, character: str) -> bool:
        known = self._covers.get(character)
        if known is None:
            known = self._covers[character] = bool(self.hb.get_nominal_glyph(ord(character)))
        return known

    def ink(self, glyph: int) -> tuple[int, int]:
        """How far a glyph's ink extends above and below the baseline; both count as positive."""
        known = self._ink.get(glyph)
        if known is None:
            extents = self.hb.get_glyph_extents(glyph)
            known = (round(extents.y_bearing), round(-extents.y_bearing - extents.height)) if extents else (0, 0)
            self._ink[glyph] = known
        return known


def find_font(name: str, weight: int) -> Font:
    """The font of this id at a weight. Raises ProblemsFound (glyph-font) when its package is not installed."""
    return find_font_file(name).at_weight(weight)


@cache
def find_font_file(name: str) -> FontFile:
    """The font file of this id, opened once. Raises ProblemsFound (glyph-font) when its package is not installed."""
    user_fonts = _user_fonts()
    if name in user_fonts:
        return FontFile(name, user_fonts[name], 100)
    entry = _registry().get(name)
    spec = importlib.util.find_spec(entry.package) if entry else None
    path = Path(spec.origin).parent / entry.file if entry and spec and spec.origin else None
    if entry is None or path is None or not path.is_file():
        sentence = f"the font {name} is not installed"
        package = (entry.package if entry else name).replace("_", "-")
        hint = f"install the package {package}, or name another font in the language pack"
        raise ProblemsFound([Problem("glyph-font", sentence, Place(display_path(LAYOUTS / "fonts.yaml"), key=name), hint)])
    return FontFile(name, path, entry.width)


@cache
def packaged_font_names() -> tuple[str, ...]:
    """The ids of fonts.yaml, in order."""
    return tuple(_registry())


def find_fallback_font(character: str, weight: int) -> Font | None:
    """The first font of any language that has the character: packaged fonts first, then the user's folder."""
    candidates = (find_font(name, weight) for name in (*packaged_font_names(), *_user_fonts()))
    return next((candidate for candidate in candidates if candidate.covers(character)), None)


@cache
def find_fonts_by_stem(stem: str) -> tuple[str, ...]:
    """The ids of the fonts whose file name has this stem without its axes: NotoSans[wdth,wght].ttf is found as 'NotoSans'."""
    stems = {name: Path(entry.file).stem for name, entry in _registry().items()}
    stems.update({name: name for name in _user_fonts()})
    return tuple(name for name, file_stem in stems.items() if file_stem.partition("[")[0] == stem)


def table_tag(table: str) -> int:
    """The name of a font table as the number that HarfBuzz uses for it."""
    return int.from_bytes(table.encode("ascii"), "big")


def describe_character(character: str) -> str:
    """'U+1F600 GRINNING FACE', for a message."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed character')}"


@cache
def _registry() -> Mapping[str, PackagedFont]:
    return parse_data(FONTS, read(LAYOUTS / "fonts.yaml"))


def _user_fonts() -> dict[str, Path]:
    folder = os.environ.get(USER_FONTS)
    return {path.stem: path for path in sorted(Path(folder).glob("*.ttf"))} if folder else {}
