"""The options of a batch: the list, what all its records have in common, and what kind of files to make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handbill.batch.file_names import TEMPLATE
from handbill.build.file_names import joined
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign

Output = Literal["files", "zip", "sheets", "volume"]


@dataclass(frozen=True)
class RowDefaults:
    """What is made of a record without values of its own: each of these `materials` in each of these `languages`, as people write them.

    `common`: everything else, for all records. `given`: the fields that options were given for, in vain where every record has its own.
    """

    common: JobSpec
    materials: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class BatchOptions:
    """`suffix`: what is not as usual about the files, for their names. `joined`: the list holds rows that an earlier run rejected, and its
    files join those of that run. `hidden_rows`: print the rows that a sheet hides, too.

    `of_backs`: the options given that change nothing on paper printed on one side. `workers`: how many processes, unless a `cluster` (the
    address of Dask's scheduler) does the work.
    """

    campaign: Campaign
    list: Path
    defaults: RowDefaults
    folder: Path
    suffix: str = ""
    joined: bool = False
    columns: Path | None = None
    template: str = TEMPLATE
    output: Output = "files"
    skip_bad: bool = False
    workers: int = 1
    cluster: str = ""
    hidden_rows: bool = False
    of_backs: tuple[str, ...] = ()

    @property
    def common(self) -> JobSpec:
        return self.defaults.common

    @property
    def archive(self) -> Path | None:
        """The ZIP with all files, if one was asked for."""
        return self.folder / f"{self.stem}.zip" if self.output == "zip" else None

    @property
    def stem(self) -> str:
        """The name of a file that all records share, without its ending."""
        return joined((self.list.stem, self.suffix))
