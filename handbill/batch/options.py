"""The options of a batch: the list, what all its records have in common, and what kind of files to make."""

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
    """`common`: for every record without values of its own; its material may be empty.

    `workers`: how many processes, unless a `cluster` (the address of Dask's scheduler) does the work.
    """

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
