"""The names that describe one file to make, before anything is looked up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization
from handbill.core.region import DEFAULT_REGION
from handbill.layout.default_theme import THEME
from handbill.layout.ink_set import FULL
from handbill.sheets.paper import PLAIN, Paper


@dataclass(frozen=True)
class JobSpec:
    """What one file is to be, by names; `resolve_job` turns it into a Job. It is small and can be sent to another process.

    `languages`: one tag a side. Without `form` the region's own format of the piece is taken. `country`: whose numbers are printed; empty:
    those of the organization's, of the campaign's, or of the default. `inks`: full, black, or "black+NAME". `paper` is for an office
    printer. For a print shop: `icc`, the profile of a printing condition, and `shop`, a name or a YAML file; without one, the default shop
    of the format's region is taken. `editions`: what changes the theme, such as large-print. `preflight`: run the whole preflight on files
    for other purposes, too. `hero`: a photograph in place of the organization's or the piece's own.
    """

    material: str
    today: dt.date
    languages: tuple[str, ...] = ("en",)
    purpose: str = "screen"
    form: str = ""
    region: str = DEFAULT_REGION
    country: str = ""
    organization: Organization | None = None
    final: bool = False
    paper: Paper = PLAIN
    icc: Path | None = None
    theme: str = THEME
    editions: tuple[str, ...] = ()
    inks: str = FULL
    shop: str = ""
    preflight: bool = False
    hero: Hero | None = None

    def __post_init__(self) -> None:
        # In whatever order they are named, and however often, they make the same file.
        object.__setattr__(self, "editions", tuple(sorted(set(self.editions))))
