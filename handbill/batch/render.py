"""Jobs become finished files, one after the other: the page they share is laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.batch.mail_merge import MailMerge
from handbill.batch.record_job import BatchJob
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import ProblemsFound


def make(jobs: Iterable[BatchJob]) -> Iterator[bytes | ProblemsFound]:
    """The file of each job, or what is wrong with it, in their order."""
    for job in jobs:
        made: bytes | ProblemsFound
        try:
            made = mail_merge_of(job.campaign).pdf(job.spec)
        except ProblemsFound as found:
            made = found
        yield made


@cached_by_campaign()
def mail_merge_of(campaign: Campaign) -> MailMerge:
    """One a campaign in each process: a worker is given a few jobs at a time."""
    return MailMerge(campaign)
