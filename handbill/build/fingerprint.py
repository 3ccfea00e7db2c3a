"""The fingerprint of a job changes whenever its file would: the SHA-256 of everything that the file is made from.

Covered: the record, the options, the program itself, its data, the content and the language packs that the piece uses, the files that
options name, the libraries that set and write, and the fonts. The day is not: it decides only whether a number is still valid.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import fields
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from handbill.build.job_spec import JobSpec
from handbill.campaign.library import LAYOUTS, MATERIALS
from handbill.contacts.organization import Organization
from handbill.content.material import CONTENT, IMPRINT, find_material
from handbill.i18n.language import LANGUAGES, SOURCE, language_tags

_ROOMS = (Path(__file__).parents[1], MATERIALS, LAYOUTS)
_USER_FONTS = "HANDBILL_FONTS"
# What lays out and writes, and the packages that hold fonts; a newer one may draw another page.
LIBRARIES = (
    *("babel", "fonttools", "icu4py", "jinja2", "phonenumbers", "pillow", "pyphen", "reportlab", "segno", "uharfbuzz"),
    *("justmytype-intl-africa", "justmytype-intl-cjk", "justmytype-intl-rtl", "justmytype-intl-sea"),
    *("justmytype-intl-south-asia", "justmytype-western-core"),
)


def fingerprint(request: JobSpec) -> str:
    """64 hexadecimal digits."""
    return _sha(json.dumps([_said(request), _house(), _words(request.material, request.languages)], sort_keys=True).encode())


def machine_fingerprints(common: JobSpec) -> dict[str, str]:
    """What a machine brings to a list, by name: where two have the same, they make the same files of it."""
    named = _sha(json.dumps(_said(common), sort_keys=True).encode())
    return {"the program, its data, libraries or fonts": _whole(), "a file that an option names": named}


def combine(digests: Iterable[object]) -> str:
    """One for several, in their order."""
    return _sha(json.dumps(list(map(str, digests))).encode())


def _said(request: JobSpec) -> dict[str, Any]:
    return {field.name: _plain(getattr(request, field.name)) for field in fields(request) if field.name != "today"}


def _plain(value: Any) -> Any:
    """Values as JSON holds them; a file or a picture is what is in it, wherever it lies."""
    if isinstance(value, Path):
        return _file(value)
    if isinstance(value, bytes):
        return _sha(value)
    if isinstance(value, str) and value.endswith((".yaml", ".yml")):
        return _file(Path(value))
    if isinstance(value, Organization):
        return [value.name, value.phone, value.url, value.colors, _plain(value.logo)]
    if hasattr(value, "__dataclass_fields__"):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value


def _file(path: Path) -> str:
    """A file by what is in it, read again only when it changed; empty where there is none."""
    if not path.is_file():
        return ""
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _read(path: Path, _changed: int, _size: int) -> str:
    return _sha(path.read_bytes())


@cache
def _house() -> str:
    """The program with its data, apart from the pieces and the languages."""
    apart = (CONTENT, LANGUAGES)
    files = [path for room in _ROOMS for path in room.rglob("*") if path.is_file() and not set(apart) & set(path.parents)]
    versions = [(name, metadata.version(name)) for name in LIBRARIES]
    # Of the standard library: what packs every stream, and what knows the classes of letters.
    versions += [("zlib", zlib.ZLIB_RUNTIME_VERSION), ("unicode", unicodedata.unidata_version)]
    folder = os.environ.get(_USER_FONTS)
    fonts = [(path.name, _file(path)) for path in Path(folder).glob("*.ttf")] if folder else []
    return combine([*_known(files), *versions, *sorted(fonts)])


@cache
def _whole() -> str:
    """The program with all its data: as it was when this process asked first, and so as this process runs it."""
    return combine([_house(), *_known(path for room in (CONTENT, LANGUAGES) for path in room.rglob("*") if path.is_file())])


def _known(files: Iterable[Path]) -> list[tuple[str, str]]:
    """Files of ours with what is in them, in one order on every machine."""
    return sorted(("/".join(path.parts[-3:]), _file(path)) for path in files if "__pycache__" not in path.parts)


@lru_cache(maxsize=512)
def _words(piece: str, languages: tuple[str, ...]) -> str:
    """The content file, the imprint, and the packs of the languages that stand on the piece."""
    shown = language_tags() if find_material(piece).multilingual else sorted({SOURCE, *languages})
    packs = [path for tag in shown for path in sorted((LANGUAGES / tag).iterdir()) if path.is_file()]
    return combine(_file(path) for path in (CONTENT / f"{piece}.yaml", CONTENT / f"{IMPRINT}.yaml", *packs))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
