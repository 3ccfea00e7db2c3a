"""Where the fonts of a campaign are: in installed packages, in its own layouts/fonts/, and in the folder named by HANDBILL_FONTS."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, collect, display_path, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import IntegerType, MapType, TextType

USER_FONTS = "HANDBILL_FONTS"  # a folder of the user's own .ttf files, searched after the packages
_LIST = "layouts/fonts.yaml"


@dataclass(frozen=True)
class FontSource:
    """A font by its name, and where it is; nothing is opened or looked for yet, since most runs need few of the fonts.

    `file` is a path within `package`, or from anywhere if `package` is empty; both are empty for a name that no list has. `width` is the
    position on the font's width axis, in percent. `changed` is when a file outside packages was last written: once it is replaced, it is
    another source. `place` is where the font is named.
    """

    id: str
    package: str = ""
    file: str = ""
    width: int = 100
    changed: int = 0
    place: Place = field(default_factory=Place, compare=False)

    @property
    def stem(self) -> str:
        """The name of the file without its axes: 'NotoSans' for NotoSans[wdth,wght].ttf."""
        return Path(self.file).stem.partition("[")[0]

    @property
    def path(self) -> Path | None:
        """The file, which may be missing; None if the package is not installed, or no list has the name."""
        if not self.package:
            return Path(self.file) if self.file else None
        spec = importlib.util.find_spec(self.package)
        return Path(spec.origin).parent / self.file if spec and spec.origin else None

    def locate(self) -> Path:
        """The file. Raises ProblemsFound (glyph-font) when it is missing."""
        path = self.path
        if path and path.is_file():
            return path
        if self.package:
            sentence = f"the font {self.id} is not installed"
            hint = f"install the package {self.package.replace('_', '-')}, or name another font in the language pack"
        elif self.file:
            sentence = f"the font {self.id} has no file {display_path(Path(self.file))}"
            hint = "put the file there, or name another font in the language pack"
        else:
            sentence = f"there is no font called {self.id}"
            hint = f"name a font of {_LIST}, or put {self.id}.ttf into the folder named by {USER_FONTS}"
        raise ProblemsFound([Problem("glyph-font", sentence, self.place, hint)])


def _listed(at: Position, package: str, file: str, width: int) -> FontSource:
    if package:
        return FontSource(at.name, package, file, width, place=at.place())
    return _of_file(at.name, at.file.path.parent / "fonts" / file, width, at.place())


def _of_file(name: str, path: Path, width: int = 100, place: Place = Place()) -> FontSource:  # noqa: B008 - it is frozen
    return FontSource(name, "", str(path), width, path.stat().st_mtime_ns if path.is_file() else 0, place)


FONTS = MapType(
    "The fonts by name; a character that a language's fonts lack is looked for in this order.",
    RecordType(
        _listed,
        "A font file.",
        {
            "package": TextType(
                "The Python package that holds it, as it is imported; missing: it is in layouts/fonts/ beside this list.",
                "^[A-Za-z_][A-Za-z0-9_]*$",
                "the name of a package",
                default="",
            ),
            "file": TextType("Its path in the package, or in layouts/fonts/."),
            "width": IntegerType("Percent of the normal width (the font's wdth axis).", 25, 200, default=100),
        },
        located=True,
    ),
)


@cached_by_campaign()
def font_sources(campaign: Campaign) -> Mapping[str, FontSource]:
    """Every font by its name: those of the campaign's own list, then of the library's, then of the user's folder.

    An entry of the campaign's own replaces the library's of the same name, and a file in the user's folder replaces both. Raises
    ProblemsFound with the problems of all lists.
    """
    problems: list[Problem] = []
    fonts: dict[str, FontSource] = {}
    for path in campaign.find_all(_LIST):
        for name, source in (collect(partial(_read_list, campaign, path), problems) or {}).items():
            fonts.setdefault(name, source)
    raise_if_any(problems)
    folder = os.environ.get(USER_FONTS)
    users = sorted(Path(folder).glob("*.ttf")) if folder else []
    return {**fonts, **{path.stem: _of_file(path.stem, path) for path in users}}


def _read_list(campaign: Campaign, path: Path) -> Mapping[str, FontSource]:
    return parse_data(FONTS, campaign.read(path))
