"""Merges the files of all records into one, as they arrive: in the order of the list, with a bookmark for each."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

from handbill.batch.record_job import BatchJob
from handbill.build.pipeline import JobSpec, LaidOutPiece, about_of, lay_out, sheets_of
from handbill.build.publish import PARTIAL, unwritable
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.i18n.language import find_language
from handbill.pdf.merge_writer import MergeWriter
from handbill.pdf.metadata import About

_BETWEEN = " · "


@dataclass
class Leaving:
    """Bytes on their way to a file, and their SHA-256."""

    file: BinaryIO
    sha: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.sha.update(data)


def merge(path: Path, about: About, titled: Iterable[tuple[str, bytes | None]]) -> str:
    """Write the files one after the other, each with its bookmark, and return the SHA-256; nothing where one of them is None.

    The file stands under another name until it is whole. Raises ProblemsFound (output-disk).
    """
    temporary = path.with_name(path.name + PARTIAL)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            leaving, whole = Leaving(file), True
            volume = MergeWriter(leaving, about)
            for title, pdf in titled:
                whole = whole and pdf is not None
                if whole and pdf:
                    volume.add(pdf, title)
            if not whole:
                return ""
            volume.finish()
        os.replace(temporary, path)
        return leaving.sha.hexdigest()
    except OSError as error:
        raise ProblemsFound([unwritable(error, path)]) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def about_all(jobs: Sequence[BatchJob], name: str) -> About:
    """What the one file says of itself: the title that all pieces have or else this name, and the day of the number checked last.

    Raises ProblemsFound: usage-output where one file would say of some pages what is true of others only, and what keeps words off a page.
    """
    kinds = {replace(job.request, organization=None): job.request for job in reversed(jobs)}
    laid = [(lay_out(request), request) for request in reversed(kinds.values())]
    each = [about_of(setting.piece, request) for setting, request in laid]
    raise_if_any([*_unlike_intents(each), *_unlike_sides(laid)])
    titles = {about.title for about in each}
    return replace(each[0], title=titles.pop() if len(titles) == 1 else name, author="", day=max(about.day for about in each))


def bookmarks(jobs: Sequence[BatchJob]) -> Iterator[str]:
    """A title for each job: the organization's name, and of piece, language and size what is not the same for all."""
    pieces, tongues, forms = ({said[part] for said in map(_said, jobs)} for part in range(3))
    for job in jobs:
        own = job.request.organization
        several = [said for said, all_said in zip(_said(job), (pieces, tongues, forms), strict=True) if len(all_said) > 1]
        yield _BETWEEN.join([own.name if own else "", *several])


def _said(job: BatchJob) -> tuple[str, str, str]:
    request = job.request
    return request.material, " + ".join(map(_english, request.languages)), request.form


@cache
def _english(tag: str) -> str:
    return find_language(tag).english


def _unlike_intents(each: Sequence[About]) -> Iterator[Problem]:
    conditions = {about.intent.identifier: None for about in each if about.intent}
    if len(conditions) > 1:
        sentence = f"one file is for one printing condition, and these records are for {' and '.join(conditions)}"
        yield Problem("usage-output", sentence, hint="name one shop for all (--shop), or leave out --merge")


def _unlike_sides(laid: Sequence[tuple[LaidOutPiece, JobSpec]]) -> Iterator[Problem]:
    if len({len(sheets_of(*each)) % 2 for each in laid if each[1].purpose != "screen"}) > 1:
        sentence = (
            "some records have backs and others have none: printed on both sides, a page would come to lie on the back of another record"
        )
        yield Problem("usage-output", sentence, hint="make a list of each kind, or leave out --merge")
