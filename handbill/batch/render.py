"""Makes the files of jobs, one after the other; the page that they share is laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.batch.mail_merge import MailMerge
from handbill.batch.record_job import BatchJob
from handbill.build.job import Job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import ProblemsFound


def make(jobs: Iterable[BatchJob]) -> Iterator[bytes | ProblemsFound]:
    """The file of each job, or its problems, in order."""
    for job in jobs:
        made: bytes | ProblemsFound
        try:
            made = mail_merge_of(job.campaign).pdf(job.spec)
        except ProblemsFound as found:
            made = found
        yield made


def build_for_organization(job: Job) -> Result:
    """One file as a batch makes it."""
    return mail_merge_of(job.campaign).result(job)


@cached_by_campaign()
def mail_merge_of(campaign: Campaign) -> MailMerge:
    """One for each campaign in each process, since a worker process is given a few jobs at a time."""
    return MailMerge(campaign)
