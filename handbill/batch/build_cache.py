"""A large run of `build` that has nothing to do says again what it said: what it was made from, its files and its sentences are kept.

All or nothing: where anything differs everything is made anew, since drafts, sheets and warnings are told of all files together. Files made
on another day are made anew, too, so that every number is asked each day whether it is still good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from handbill.batch.fingerprint import fingerprint, of_all
from handbill.batch.staging import sha_of
from handbill.build.job import Job
from handbill.core.files import write_files

_RUNS = ".runs.json"
_MOST = 8  # runs into one folder that are remembered


def made_from(jobs: Sequence[Job], *more: object) -> str:
    """64 hexadecimal digits for all that a run is made from; `more`: what else decides over what it says."""
    return of_all([*(fingerprint(job.campaign, job.spec) for job in jobs), *dict.fromkeys(job.spec.today for job in jobs), *more])


def said(folder: Path, digits: str) -> list[str] | None:
    """The sentences of such a run into this folder, if each of its files is still what it was; else None."""
    try:
        run = _runs(folder)[digits]
        lines = [str(line) for line in run["said"]]
        return lines if all(sha_of(folder / name) == sha for name, sha in run["files"].items()) else None
    except (KeyError, TypeError, AttributeError):
        return None


def note(folder: Path, digits: str, files: Mapping[Path, bytes], lines: Iterable[str]) -> None:
    """Remember a run and its files below the folder. Raises ProblemsFound (output-disk)."""
    shas = {path.relative_to(folder).as_posix(): hashlib.sha256(data).hexdigest() for path, data in files.items()}
    runs = {known: run for known, run in _runs(folder).items() if known != digits} | {digits: {"files": shas, "said": list(lines)}}
    kept = dict(list(runs.items())[-_MOST:])
    write_files({folder / _RUNS: json.dumps(kept, ensure_ascii=False).encode()})


def _runs(folder: Path) -> dict[str, Any]:
    """Nothing where the notes are missing or spoiled: all is made anew then."""
    try:
        runs = json.loads((folder / _RUNS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return runs if isinstance(runs, dict) else {}
