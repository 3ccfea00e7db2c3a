"""Jobs become finished files, one after the other: the page they share is laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from handbill.batch.mail_merge import MailMerge
from handbill.batch.record_job import BatchJob
from handbill.build.pipeline import JobSpec, Result
from handbill.core.problems import ProblemsFound


def make(jobs: Iterable[BatchJob]) -> Iterator[bytes | ProblemsFound]:
    """The file of each job, or what is wrong with it, in their order."""
    own = binder()
    for job in jobs:
        made: bytes | ProblemsFound
        try:
            made = own.pdf(job.request)
        except ProblemsFound as found:
            made = found
        yield made


def build_for_organization(spec: JobSpec) -> Result:
    """One file as a batch makes it."""
    return binder().result(spec)


@cache
def binder() -> MailMerge:
    """One a process: a worker is given a few jobs at a time."""
    return MailMerge()
