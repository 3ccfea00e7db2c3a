"""manifest.json beside the files: what each was made from, and what it was when it was written, so that only what changed is made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbill.core.files import write_files

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class ManifestEntry:
    """A file by its name, and the SHA-256 of its bytes."""

    file: str
    sha256: str


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """Each entry by the digest of what it was made from; none where the manifest is missing or spoiled: all is made anew then."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {digest: ManifestEntry(str(each["file"]), str(each["sha256"])) for digest, each in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, entries: Mapping[str, ManifestEntry]) -> None:
    """Write it, by file name, unless it says the same already. Raises ProblemsFound (output-folder, output-disk)."""
    ordered = sorted(entries.items(), key=lambda each: (each[1].file, each[0]))
    said = {"files": {digest: {"file": entry.file, "sha256": entry.sha256} for digest, entry in ordered}}
    data = (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()
    path = folder / MANIFEST
    if not path.is_file() or path.read_bytes() != data:
        write_files({path: data})
