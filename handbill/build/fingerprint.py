"""The fingerprint of a job changes whenever its file would: the SHA-256 of everything that the file is made from.

Covered: the record, the options, the program itself, its data, the content and the language packs that the piece uses, the files that
options name, the libraries that set and write, and the fonts. The day is not: it decides only whether a number is still valid.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import SETTINGS, Campaign, cached_by_campaign
from handbill.campaign.library import PACKAGE
from handbill.content.material import CONTENT, IMPRINT, LINE_WORDS, find_material
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.files import as_it_is_named
from handbill.i18n.font_sources import font_sources
from handbill.i18n.language import LANGUAGES, SOURCE, pack_tags
from handbill.typeset.font_families import packaged_versions

_DATA = ("materials", "layouts")
# The libraries that lay out and write, and the packages that hold fonts: another version may make another page.
LIBRARIES = (
    *("babel", "fonttools", "icu4py", "jinja2", "phonenumbers", "pillow", "pyphen", "reportlab", "segno", "skia-pathops", "uharfbuzz"),
    *("fontpkg-kanit", "fontpkg-mukta", "fontpkg-noto-kufi-arabic", "fontpkg-noto-sans", "fontpkg-onest", "fontpkg-sarabun"),
    *("justmytype-intl-africa", "justmytype-intl-cjk", "justmytype-intl-rtl", "justmytype-intl-sea", "justmytype-intl-south-asia"),
    "manimgx-fonts",
)


def fingerprint(campaign: Campaign, spec: JobSpec) -> str:
    """64 hexadecimal digits."""
    return next(fingerprints(campaign, [spec]))


def fingerprints(campaign: Campaign, specs: Iterable[JobSpec]) -> Iterator[str]:
    """The fingerprint of each job. What jobs have in common beside their organizations is read and hashed once."""
    common: dict[JobSpec, str] = {}
    for spec in specs:
        key = replace(spec, organization=None)
        if key not in common:
            common[key] = combine([_options(key), _house(campaign), _words(campaign, spec.material, spec.languages)])
        yield combine([common[key], json.dumps(_plain(spec.organization))])


def machine_fingerprints(campaign: Campaign, common: JobSpec) -> dict[str, str]:
    """Fingerprints of what a machine brings to a batch, by name: two machines with the same ones make the same files."""
    return {"the program, its data, libraries or fonts": _whole(campaign), "a file that an option names": _sha(_options(common).encode())}


def combine(parts: Iterable[object]) -> str:
    """One fingerprint for several, in their order."""
    return _sha(json.dumps(list(map(str, parts))).encode())


def _options(spec: JobSpec) -> str:
    return json.dumps({field.name: _plain(getattr(spec, field.name)) for field in fields(spec) if field.name != "today"}, sort_keys=True)


def _plain(value: Any) -> Any:
    """A value as JSON holds it; a file or a picture is represented by its content, wherever it lies."""
    if isinstance(value, Path):
        return _file(value)
    if isinstance(value, bytes):
        return _sha(value)
    if isinstance(value, str) and value.endswith(YAML_SUFFIXES):
        return _file(Path(value))
    if is_dataclass(value):
        # Fields that are not compared, such as the places of values in their file, have no influence on the page.
        return [_plain(getattr(value, field.name)) for field in fields(value) if field.compare]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _file(path: Path) -> str:
    """The digest of a file's content, read again only when it changed; empty if there is none."""
    if not path.is_file():
        return ""
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _read(path: Path, _changed: int, _size: int) -> str:
    return _sha(path.read_bytes())


@cached_by_campaign()
def _house(campaign: Campaign) -> str:
    """The program with its data, apart from the pieces and the languages."""
    apart = tuple(layer / folder for layer in campaign.layers for folder in (CONTENT, LANGUAGES))
    rooms = [layer / folder for layer in campaign.layers for folder in _DATA]
    files = [path for room in rooms for path in room.rglob("*") if path.is_file() and not set(apart) & set(path.parents)]
    named = [(name, campaign.digest(path)) for name, path in campaign.named.items()]
    # The settings say in which languages a page of all languages is, among other things.
    files += [settings] if campaign.folder and (settings := as_it_is_named(campaign.folder / SETTINGS)).is_file() else []
    versions = sorted({*((name, metadata.version(name)) for name in LIBRARIES), *packaged_versions()})
    # Of the standard library: what compresses every stream, and the properties of characters.
    versions += [("zlib", zlib.ZLIB_RUNTIME_VERSION), ("unicode", unicodedata.unidata_version)]
    return combine([_program(), *_known(campaign, files), *named, *versions, *_fonts(campaign)])


@cache
def _program() -> str:
    """The program's own files, as they were at the first call: a process goes on running what it has loaded, whatever a campaign reads."""
    data = {PACKAGE / folder for folder in _DATA}  # the library's, once it is installed
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and not data & set(path.parents) and "__pycache__" not in path.parts)
    return combine(sorted((path.relative_to(PACKAGE).as_posix(), _sha(path.read_bytes())) for path in files))


def _fonts(campaign: Campaign) -> list[tuple[str, str]]:
    """The digests of the fonts that do not come from LIBRARIES: of other packages, and the campaign's own."""
    others = (source for source in font_sources(campaign).values() if source.package.replace("_", "-") not in LIBRARIES)
    return [(source.id, _file(path)) for source in others for path in source.paths]


@cached_by_campaign()
def _whole(campaign: Campaign) -> str:
    """The program with all its data, as it was at the first call."""
    rooms = [layer / folder for layer in campaign.layers for folder in (CONTENT, LANGUAGES)]
    return combine([_house(campaign), *_known(campaign, (path for room in rooms for path in room.rglob("*") if path.is_file()))])


def _known(campaign: Campaign, files: Iterable[Path]) -> list[tuple[str, str]]:
    """Files by their paths below their layer, with their digests, in the same order on every machine."""
    named = ((next(path.relative_to(top) for top in campaign.layers if top in path.parents).as_posix(), path) for path in files)
    return sorted((name, campaign.digest(path)) for name, path in named if "__pycache__" not in path.parts)


@cached_by_campaign(size=512)
def _words(campaign: Campaign, piece: str, languages: tuple[str, ...]) -> str:
    """The content file with its photograph, the imprint, the words beside numbers, and the packs of the languages on the piece."""
    # A pack such as es-MX takes what it lacks from es.
    wider = {"-".join(tag.split("-")[:count]) for tag in languages for count in range(1, tag.count("-") + 2)}
    shown = pack_tags(campaign) if find_material(campaign, piece).multilingual else sorted({SOURCE, *wider})
    packs = [path for tag in shown for pack in campaign.find_all(f"{LANGUAGES}/{tag}") for path in sorted(pack.iterdir()) if path.is_file()]
    content = [path for name in (piece, IMPRINT, LINE_WORDS) for path in campaign.find_all(f"{CONTENT}/{name}.yaml")]
    hero = find_material(campaign, piece).hero
    return combine(campaign.digest(path) for path in (*content, *packs, *([hero.file] if hero else [])))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
