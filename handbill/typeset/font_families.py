"""Finds fonts by the name of their family: files in layouts/fonts/ of the campaign, and the installed packages called fontpkg-*.

A name that a theme gives is looked for among the entries of layouts/fonts.yaml and the names of files, then among families of the folder,
then of the packages. A font that cannot be embedded is a problem where it is named, before anything is set in it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path, raise_if_any
from handbill.i18n.font_sources import FONTS_FOLDER, FontSource, font_files, font_outside_packages, font_sources

_PACKAGES = "fontpkg.family"  # the entry points of fontpkg-* packages
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16  # OpenType, name table
_RESTRICTED, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200  # OpenType, OS/2, fsType
_LESS_RESTRICTED = 0x000C  # of several levels the least restrictive holds: print and preview, or editing
_ITALIC = 0x0001  # OS/2, fsSelection
_NORMAL_WIDTH = 5  # OS/2, usWidthClass
_REGULAR = 400
_OUTLINES = {"glyf", "CFF ", "CFF2"}
_OTHER_KINDS = {b"wOFF": "a font for web pages (WOFF)", b"wOF2": "a font for web pages (WOFF2)", b"ttcf": "a collection of several fonts"}
_OTHER_ENDINGS = (".woff", ".woff2", ".ttc", ".otc", ".dfont", ".eot", ".pfb", ".zip")
_GET_ANOTHER = "get it as a TrueType or OpenType font, a .ttf or .otf file"


@dataclass(frozen=True)
class FontFace:
    """What a font file says of itself. `weight` is 0 where it has an axis for it; `width` is OpenType's class, 5 for the normal one."""

    path: Path
    family: str
    weight: int
    italic: bool
    width: int

    @property
    def rank(self) -> tuple[bool, int, bool, str]:
        """The first in this order stands for its weight: upright, of the normal width, with an axis, by its name."""
        return self.italic, abs(self.width - _NORMAL_WIDTH), self.weight != 0, self.path.name


def find_font(campaign: Campaign, name: str, place: Place) -> FontSource:
    """The font of this name, which a key at `place` gives. Raises ProblemsFound (glyph-font): there is none, or it cannot be embedded."""
    found = _find(campaign, name.removesuffix(".ttf").removesuffix(".otf"))
    if found is None:
        raise ProblemsFound([_unknown_font(campaign, name, place)])
    found = replace(found, place=place)
    raise_if_any(list(font_problems(found)))
    return found


def _find(campaign: Campaign, name: str) -> FontSource | None:
    listed = font_sources(campaign)
    if name in listed:
        return listed[name]
    wanted = name.casefold()
    for families in (own_families(campaign), packaged_families()):
        for family, source in families.items():
            if family.casefold() == wanted:
                return source
    return None


def font_problems(source: FontSource) -> Iterator[Problem]:
    """What is wrong with a font's files (glyph-font): one that is missing or broken, or that its maker does not let others embed."""
    for weight, _ in source.files:
        try:
            path = source.locate(weight or _REGULAR)
        except ProblemsFound as found:
            yield from (replace(problem, place=source.place) for problem in found.problems)
            continue
        if wrong := _wrong_with(path):
            sentence, hint = wrong
            yield Problem("glyph-font", f"the font {source.id} cannot be used: {display_path(path)} {sentence}", source.place, hint)


@cached_by_campaign()
def own_families(campaign: Campaign) -> Mapping[str, FontSource]:
    """The families of layouts/fonts/ by name, sorted, each with a file for each weight, or one with an axis for all. Broken files are left
    out."""
    faces: dict[str, list[FontFace]] = {}
    for path in font_files(campaign):
        if not _wrong_with(path) and (face := _read_face(path)):
            faces.setdefault(face.family, []).append(face)
    return {family: font_outside_packages(family, _weights(faces[family])) for family in sorted(faces)}


def broken_files(campaign: Campaign) -> Iterator[Problem]:
    """The problem of each file of layouts/fonts/ that cannot be used."""
    for path in font_files(campaign):
        if wrong := _wrong_with(path):
            yield Problem("glyph-font", f"it {wrong[0]}", Place(display_path(path)), wrong[1])


@cache
def packaged_families() -> Mapping[str, FontSource]:
    """The families of the installed packages that say which fonts they hold (fontpkg-*), by name, sorted."""
    found: dict[str, FontSource] = {}
    for entry in metadata.entry_points(group=_PACKAGES):
        spec = find_spec(entry.value)
        if spec is None or spec.origin is None:
            continue
        with suppress(OSError, ValueError, KeyError):
            about = json.loads((Path(spec.origin).parent / "metadata.json").read_text(encoding="utf-8"))
            upright = [file for file in about["files"] if file["style"] == "normal"] or about["files"]
            one = next((file for file in upright if file["variable"]), None)
            files = ((0, one["path"]),) if one else tuple(sorted((file["weight"], file["path"]) for file in upright))
            found[about["family"]] = FontSource(about["family"], entry.value, files)
    return dict(sorted(found.items()))


def packaged_versions() -> list[tuple[str, str]]:
    """The installed packages that hold families, with their versions."""
    return sorted({(entry.dist.name, entry.dist.version) for entry in metadata.entry_points(group=_PACKAGES) if entry.dist})


def _unknown_font(campaign: Campaign, name: str, place: Place) -> Problem:
    stem = Path(name).stem
    for layer in campaign.layers:
        for path in sorted((layer / FONTS_FOLDER).glob("**/*")):
            if path.suffix.lower() in _OTHER_ENDINGS and name.casefold() in (path.name.casefold(), path.stem.casefold()):
                sentence = f"there is no font {name!r} that can be used, only {display_path(path)}"
                return Problem("glyph-font", sentence, place, _GET_ANOTHER)
    known = {*font_sources(campaign), *own_families(campaign), *packaged_families()}
    near = did_you_mean(stem, known)
    hint = near if near.startswith("did") else f"put its files into {FONTS_FOLDER}/ of your campaign; `handbill list --fonts` lists all"
    return Problem("glyph-font", f"there is no font or family called {name!r}", place, hint)


def _weights(faces: list[FontFace]) -> list[tuple[int, Path]]:
    """The file of each weight of a family; one file where it has an axis for the weight."""
    best: dict[int, FontFace] = {}
    for face in sorted(faces, key=lambda face: face.rank):
        best.setdefault(face.weight, face)
    upright = {weight: face for weight, face in best.items() if not face.italic} or best
    return [(0, upright[0].path)] if 0 in upright else [(weight, upright[weight].path) for weight in sorted(upright)]


def _read_face(path: Path) -> FontFace | None:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    family = face.get_name(_TYPOGRAPHIC_FAMILY) or face.get_name(_FAMILY)
    if not family:
        return None
    weight, width, italic = _REGULAR, _NORMAL_WIDTH, False
    if len(os2 := face.reference_table("OS/2").data) >= 64:
        weight, width = struct.unpack_from(">2H", os2, 4)
        italic = bool(struct.unpack_from(">H", os2, 62)[0] & _ITALIC)
    axes = {axis.tag for axis in face.axis_infos} if face.has_var_data else set()
    return FontFace(path, family, 0 if "wght" in axes else max(1, weight), italic, width)


@cache
def _wrong_with_version(path: Path, _changed: int) -> tuple[str, str] | None:
    data = path.read_bytes()
    if kind := _OTHER_KINDS.get(data[:4]):
        return f"is {kind}", _GET_ANOTHER
    face = hb.Face(hb.Blob(data))
    if not face.glyph_count or not _OUTLINES & set(face.table_tags) or _is_cut_off(data):
        return "is broken, or no font with outlines", "get the file again, or take it out of the folder"
    os2 = face.reference_table("OS/2").data
    permission = struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0
    if (permission & _RESTRICTED and not permission & _LESS_RESTRICTED) or permission & (_NO_SUBSETS | _BITMAPS_ONLY):
        hint = "ask its maker for a license to embed it, or take another font"
        return "may not be embedded in a file, says its maker (fsType of its table OS/2)", hint
    return None


def _is_cut_off(data: bytes) -> bool:
    """Whether a table of the font lies beyond the end of its file."""
    (count,) = struct.unpack_from(">H", data, 4)
    return any(sum(struct.unpack_from(">2I", data, 12 + 16 * index + 8)) > len(data) for index in range(count))


def _wrong_with(path: Path) -> tuple[str, str] | None:
    """Why a font file cannot be used, and what helps; None if it can."""
    try:
        return _wrong_with_version(path, path.stat().st_mtime_ns)
    except OSError as error:
        return f"cannot be read: {(error.strerror or 'error').lower()}", "check the permissions"
