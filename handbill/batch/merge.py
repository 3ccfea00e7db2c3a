"""Merge the files of all records into one, in the order of the list, with a bookmark for each record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import compress
from pathlib import Path
from typing import BinaryIO

from handbill.batch.record_job import BatchJob
from handbill.build.job import Job, LaidOutPiece
from handbill.build.lay_out import about_of, lay_out, sheets_of
from handbill.build.resolve import resolve_job
from handbill.core.files import open_replacement
from handbill.core.problems import Problem, raise_if_any
from handbill.i18n.language import find_language
from handbill.pdf.merge_writer import MergeWriter
from handbill.pdf.metadata import About
from handbill.sheets.sheet import Sheet

_APART = ("fronts", "backs")
_SEPARATOR = " · "  # between the parts of a bookmark


class _RecordFailed(Exception):
    """One of the records has no file, so there is no merged file either."""


@dataclass
class HashingWriter:
    """Passes bytes on to a file and computes their SHA-256."""

    file: BinaryIO
    sha: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.sha.update(data)


def merge(path: Path, about: About, files: Iterable[tuple[str, bytes | None]]) -> str:
    """Write one file from (bookmark, PDF) pairs and return its SHA-256. If a PDF is None, write nothing and return an empty string.

    Every pair is consumed, so that all failures are found. Raises ProblemsFound (output-disk).
    """
    with suppress(_RecordFailed), open_replacement(path) as file:
        writer, complete = HashingWriter(file), True
        merged = MergeWriter(writer, about)
        for bookmark, pdf in files:
            complete = complete and pdf is not None
            if complete and pdf:
                merged.add(pdf, bookmark)
        if not complete:
            raise _RecordFailed
        merged.finish()
        return writer.sha.hexdigest()
    return ""


def merged_metadata(jobs: Sequence[BatchJob], name: str) -> About:
    """Return the metadata of the merged file: the title that all pieces share, or else `name`, and the day of the latest number check.

    Raises ProblemsFound: usage-output if the records cannot share a file, and whatever keeps a piece from being laid out.
    """
    by_spec = {replace(job.spec, organization=None): job for job in reversed(jobs)}
    resolved = [resolve_job(job.campaign, job.spec) for job in reversed(by_spec.values())]
    laid_out = [(lay_out(job), job) for job in resolved]
    pieces = [(piece, sheets_of(piece, job), job) for piece, job in laid_out]
    metadata = [about_of(*each) for each in pieces]
    raise_if_any([*_mixed_conditions(metadata), *_mixed_sides(pieces)])
    titles = {about.title for about in metadata}
    title = titles.pop() if len(titles) == 1 else name
    return replace(metadata[0], title=title, author="", day=max(about.day for about in metadata))


def bookmarks(jobs: Sequence[BatchJob]) -> Iterator[str]:
    """Yield the bookmark of each job: the organization's name, then whichever of piece, language and size differ within the list."""
    features = [_features(job) for job in jobs]
    varies = [len(set(values)) > 1 for values in zip(*features, strict=True)]
    for job, own in zip(jobs, features, strict=True):
        organization = job.spec.organization
        varying = compress(own, varies)
        yield _SEPARATOR.join([organization.name if organization else "", *varying])


def _features(job: BatchJob) -> tuple[str, str, str]:
    """The piece, the languages and the format."""
    languages = (find_language(job.campaign, tag).english for tag in job.spec.languages)
    return job.spec.material, " + ".join(languages), job.spec.form


def _mixed_conditions(metadata: Sequence[About]) -> Iterator[Problem]:
    conditions = {about.intent.identifier: None for about in metadata if about.intent}
    if len(conditions) > 1:
        sentence = f"one file is for one printing condition, but these records are for {' and '.join(conditions)}"
        yield Problem("usage-output", sentence, hint="name one shop for all (--shop), or omit --merge")


def _mixed_sides(pieces: Sequence[tuple[LaidOutPiece, Sequence[Sheet], Job]]) -> Iterator[Problem]:
    if len({(len(sheets) % 2, job.spec.paper.sides in _APART) for _, sheets, job in pieces if job.purpose.printed}) > 1:
        sentence = "some records have a back and others do not: in a two-sided print, a page would come out on the back of another record"
        yield Problem("usage-output", sentence, hint="make one list for each kind, or omit --merge")
