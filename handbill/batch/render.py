"""Makes the files of jobs, one after the other; the page that they share is laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.batch.record_job import BatchJob
from handbill.build.lay_out import lay_out
from handbill.build.mail_merge import can_merge, mail_merge_template
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.build.verify import verify_output
from handbill.core.problems import ProblemsFound

VERIFIED = 50  # the first file of a template, and one in so many after it, is opened and read back


def make(jobs: Iterable[BatchJob]) -> Iterator[bytes | ProblemsFound]:
    """The file of each job, or its problems, in order."""
    for job in jobs:
        made: bytes | ProblemsFound
        try:
            made = _pdf(job)
        except ProblemsFound as found:
            made = found
        yield made


def check_fit(job: BatchJob) -> None:
    """Raises ProblemsFound when the record's words do not fit their page."""
    organization = job.spec.organization
    if organization and can_merge(organization):
        mail_merge_template(job.campaign, job.spec).fill(organization)
    else:
        lay_out(resolve_job(job.campaign, job.spec))


def _pdf(job: BatchJob) -> bytes:
    organization = job.spec.organization
    if not organization or not can_merge(organization) or job.spec.final or job.spec.preflight:
        return build(resolve_job(job.campaign, job.spec)).pdf
    template = mail_merge_template(job.campaign, job.spec)
    filled = template.fill(organization)
    pdf = template.pdf(filled)
    if template.made % VERIFIED == 0 or template.job.purpose.preflighted:
        verify_output(pdf, template.numbers(filled), template.job)
    template.made += 1
    return pdf
