"""What is to be printed, as data: one request is one file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handbill.contacts.organization import Organization
from handbill.layout.ink_set import FULL
from handbill.sheets.paper import PLAIN, Paper

Purpose = Literal["screen", "office", "press"]
THEME = "calm"


@dataclass(frozen=True)
class JobSpec:
    """What to print. `languages`: one tag a side. Without `form` the region's own format of the piece is taken.

    `inks`: full, black, or "black+NAME". `paper` is for office output. For press output: `icc`, the profile of a printing condition, and
    `shop`, whom the file is for, by name or YAML file; none is the custom of the format's region. `preflight` asks every question
    of other files, too.
    """

    material: str
    today: dt.date
    languages: tuple[str, ...] = ("en",)
    purpose: Purpose = "screen"
    form: str = ""
    region: str = "us"
    organization: Organization | None = None
    final: bool = False
    paper: Paper = PLAIN
    icc: Path | None = None
    theme: str = THEME
    inks: str = FULL
    shop: str = ""
    preflight: bool = False
