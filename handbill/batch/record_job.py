"""What one record of a list asks for: a file with its name and number, and what to call it."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign


@dataclass(frozen=True)
class BatchJob:
    """`row`: the record's number in its list. `spec`: what its file is to be. `name`: of its file. `copies`: how many are wanted."""

    row: int
    campaign: Campaign
    spec: JobSpec
    name: str = ""
    copies: int = 1
