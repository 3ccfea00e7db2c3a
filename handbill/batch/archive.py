"""Packs files into a ZIP whose bytes depend only on the files: stored, in order, with a fixed date."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from handbill.build.publish import PARTIAL

# The earliest date that ZIP can hold (APPNOTE 4.4.6, MS-DOS dates).
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def pack(path: Path, names: Sequence[str], fresh: Callable[[str], bytes | None]) -> None:
    """Write the archive under a temporary name and rename it.

    `fresh` returns the data of a file, or None to keep what the existing archive holds. Raises OSError.
    """
    temporary = path.with_name(path.name + PARTIAL)
    try:
        with ExitStack() as open_files:
            new = open_files.enter_context(zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED))
            old = open_files.enter_context(zipfile.ZipFile(path)) if zipfile.is_zipfile(path) else None
            for name in names:
                member = zipfile.ZipInfo(name, _DAY)
                member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
                data = fresh(name)
                new.writestr(member, old.read(name) if data is None and old else data or b"")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def read_members(path: Path) -> dict[str, str]:
    """The SHA-256 of each file of an archive, in its order; empty if the archive is missing or broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return {}
