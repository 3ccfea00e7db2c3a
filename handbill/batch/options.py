"""What somebody asked for: a list, what all its records have in common, and how the files are to come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handbill.batch.file_names import TEMPLATE
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign

Output = Literal["files", "zip", "sheets", "volume"]


@dataclass(frozen=True)
class BatchOptions:
    """`common` holds for every record that says nothing else; its material may be empty. `workers`: how many processes, unless a
    `cluster` (the address of Dask's scheduler) does the work."""

    campaign: Campaign
    list: Path
    common: JobSpec
    folder: Path
    columns: Path | None = None
    template: str = TEMPLATE
    output: Output = "files"
    skip_bad: bool = False
    workers: int = 1
    cluster: str = ""
