"""Where the fonts of a campaign are: in installed packages, and in its own layouts/fonts/."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, collect, display_path, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import EitherType, IntegerType, MapType, TextType

FONTS_FOLDER = "layouts/fonts"
_LIST = "layouts/fonts.yaml"
_UNNAMED = re.compile(r"[^A-Za-z0-9-]+")
_PATTERNS = ("**/*.[tT][tT][fF]", "**/*.[oO][tT][fF]")


@dataclass(frozen=True)
class FontSource:
    """A font by its name, and where it is; nothing is opened or looked for yet, since most runs need few of the fonts.

    `files` are paths within `package`, or from anywhere if `package` is empty, each with its weight: one of weight 0 for a font with a
    weight axis, one a weight for a family without, none for a name that no list has. `width` is the position on the font's width axis, in
    percent. `changed` is when a file outside packages was last written: once it is replaced, it is another source. `scale`, in thousandths:
    how much larger than drawn its glyphs are set, so that its letters are as tall as those of the font in whose place it stands. `place` is
    where the font is named.
    """

    id: str
    package: str = ""
    files: tuple[tuple[int, str], ...] = ()
    width: int = 100
    changed: int = 0
    scale: int = 1000
    place: Place = field(default_factory=Place, compare=False)

    def nearest_weight(self, weight: int) -> int:
        """The weight that is used for this one: itself on a weight axis, else that of the nearest file, and the lighter of two as near."""
        return min((each or weight for each, _ in self.files), key=lambda each: (abs(each - weight), each), default=weight)

    def file(self, weight: int) -> str:
        """The path for a weight; empty if no list has the name."""
        nearest = self.nearest_weight(weight)
        return next((file for each, file in self.files if each in (0, nearest)), "")

    def stem(self, weight: int) -> str:
        """The name of the file for a weight without its axes: 'NotoSans' for NotoSans[wdth,wght].ttf. It holds nothing but letters,
        digits and hyphens, as names of fonts do."""
        return _UNNAMED.sub("-", Path(self.file(weight)).stem.partition("[")[0])

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, which may be missing; none if the package is not installed, or no list has the name."""
        folder = self._folder
        return tuple(folder / file for _, file in self.files) if folder else ()

    @property
    def _folder(self) -> Path | None:
        if not self.package:
            return Path()
        spec = importlib.util.find_spec(self.package)
        return Path(spec.origin).parent if spec and spec.origin else None

    def locate(self, weight: int) -> Path:
        """The file for a weight. Raises ProblemsFound (glyph-font) when it is missing."""
        file, folder = self.file(weight), self._folder
        if file and folder and (folder / file).is_file():
            return folder / file
        if self.package:
            sentence = f"the font {self.id} is not installed"
            hint = f"install the package {self.package.replace('_', '-')}, or name another font in the language pack"
        elif file:
            sentence = f"the font {self.id} has no file {display_path(Path(file))}"
            hint = "put the file there, or name another font in the language pack"
        else:
            sentence = f"there is no font called {self.id}"
            hint = f"name a font of {_LIST}, or put {self.id}.ttf into the campaign's {FONTS_FOLDER}/"
        raise ProblemsFound([Problem("glyph-font", sentence, self.place, hint)])


def _listed(at: Position, package: str, file: str | Mapping[str, str], width: int) -> FontSource:
    files = [(0, file)] if isinstance(file, str) else [(int(weight), path) for weight, path in file.items()]
    if package:
        return FontSource(at.name, package, tuple(files), width, place=at.place())
    folder = at.file.path.parent / "fonts"
    return font_outside_packages(at.name, [(weight, folder / path) for weight, path in files], width, at.place())


def font_outside_packages(name: str, files: Sequence[tuple[int, Path]], width: int = 100, place: Place | None = None) -> FontSource:
    """A font that lies anywhere, with the weight of each of its files."""
    changed = max(path.stat().st_mtime_ns if path.is_file() else 0 for _, path in files)
    return FontSource(name, "", tuple((weight, str(path)) for weight, path in files), width, changed, place=place or Place())


FONTS = MapType(
    "The fonts by name; a character that a language's fonts lack is looked for in this order.",
    RecordType(
        _listed,
        "A font.",
        {
            "package": TextType(
                "The Python package that holds it, as it is imported; missing: it is in layouts/fonts/ beside this list.",
                "^[A-Za-z_][A-Za-z0-9_]*$",
                "the name of a package",
                default="",
            ),
            "file": EitherType(
                "Its path in the package, or in layouts/fonts/; of a family without a weight axis, the path for each weight.",
                TextType("The path of a font with a weight axis, or of one weight only."),
                MapType("The paths by weight, of which the nearest is used.", TextType("A path."), "^[1-9]00$", "a weight", least=1),
            ),
            "width": IntegerType("Percent of the normal width (the font's wdth axis).", 25, 200, default=100),
        },
        located=True,
    ),
)


@cached_by_campaign()
def font_sources(campaign: Campaign) -> Mapping[str, FontSource]:
    """Every font by its name: those of the campaign's own list, then of the library's, then the files of layouts/fonts/ that no list names,
    each by the name of the file without its ending.

    An entry of the campaign's own replaces the library's of the same name. Raises ProblemsFound with the problems of all lists.
    """
    problems: list[Problem] = []
    fonts: dict[str, FontSource] = {}
    for path in campaign.find_all(_LIST):
        for name, source in (collect(partial(_read_list, campaign, path), problems) or {}).items():
            fonts.setdefault(name, source)
    raise_if_any(problems)
    listed = {path for source in fonts.values() if not source.package for path in source.paths}
    for path in font_files(campaign):
        if path not in listed:
            fonts.setdefault(path.stem, font_outside_packages(path.stem, [(0, path)]))
    return fonts


def font_files(campaign: Campaign) -> tuple[Path, ...]:
    """The font files of layouts/fonts/ and the folders in it; the campaign's own go before the library's of the same name."""
    return tuple(path for pattern in _PATTERNS for path in campaign.files(FONTS_FOLDER, pattern).values())


def _read_list(campaign: Campaign, path: Path) -> Mapping[str, FontSource]:
    return parse_data(FONTS, campaign.read(path))
