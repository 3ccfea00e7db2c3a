"""Pack finished files into one ZIP whose bytes depend on them alone: stored uncompressed, in the given order, without a clock."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from handbill.core.files import open_replacement

# The earliest date that a ZIP can hold (APPNOTE 4.4.6, MS-DOS dates).
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def write_archive(path: Path, names: Sequence[str], changed: Callable[[str], bytes | None]) -> None:
    """Write the archive with members of these names. Where `changed` returns None, the member of the existing archive is kept.

    Raises ProblemsFound (output-disk).
    """
    with open_replacement(path) as file, ExitStack() as open_files:
        new = open_files.enter_context(zipfile.ZipFile(file, "w", zipfile.ZIP_STORED))
        old = open_files.enter_context(zipfile.ZipFile(path)) if zipfile.is_zipfile(path) else None
        for name in names:
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
            data = changed(name)
            new.writestr(member, old.read(name) if data is None and old else data or b"")


def member_digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of each member, in the order of the archive; empty if the archive is missing or broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return {}
