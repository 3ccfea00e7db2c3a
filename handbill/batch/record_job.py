"""One record is one job, with the organization of the record in it and the name of its file."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign


@dataclass(frozen=True)
class BatchJob:
    """`row`: the record's number in its list. `spec`: its file. `name`: of its file. `copies`: how many are wanted."""

    row: int
    campaign: Campaign
    spec: JobSpec
    name: str = ""
    copies: int = 1
