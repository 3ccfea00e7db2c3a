"""manifest.json beside the files of a build or a batch: what each file was made from, so that only what changed is made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbill.build.file_summary import FileSummary, summary_from_json
from handbill.core.files import write_files

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class ManifestEntry:
    """A file by its path below the folder, the SHA-256 of its bytes, and for a build what its summary says of it.

    `made_from`: for a batch, what neither the fingerprint nor the name tells to a person: its list, and options.
    """

    file: str
    sha256: str
    summary: FileSummary | None = None
    made_from: tuple[str, ...] = ()


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """The entries by the fingerprint of what each file was made from; empty if the manifest is missing or damaged."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {fingerprint: _parse_entry(entry) for fingerprint, entry in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, entries: Mapping[str, ManifestEntry]) -> None:
    """Write the entries, sorted by file name, unless nothing changed. Raises ProblemsFound (output-disk)."""
    ordered = sorted(entries.items(), key=lambda item: (item[1].file, item[0]))
    files = {fingerprint: _format_entry(entry) for fingerprint, entry in ordered}
    data = (json.dumps({"files": files}, indent=1, ensure_ascii=False) + "\n").encode()
    path = folder / MANIFEST
    if not path.is_file() or path.read_bytes() != data:
        write_files({path: data})


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file; empty if there is none."""
    try:
        with path.open("rb") as file:  # a merged file of all records is large
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _parse_entry(entry: Mapping[str, Any]) -> ManifestEntry:
    summary = summary_from_json(entry["summary"]) if "summary" in entry else None
    return ManifestEntry(str(entry["file"]), str(entry["sha256"]), summary, tuple(map(str, entry.get("made_from", ()))))


def _format_entry(entry: ManifestEntry) -> dict[str, Any]:
    summary = {"summary": entry.summary.as_json()} if entry.summary else {}
    made_from = {"made_from": list(entry.made_from)} if entry.made_from else {}
    return {"file": entry.file, "sha256": entry.sha256, **made_from, **summary}
