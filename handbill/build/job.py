"""A job: one file to make, with everything it was asked for by name looked up; and the piece as it is laid out for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from handbill.build.defaults import country_of
from handbill.build.job_spec import JobSpec
from handbill.build.purpose import Purpose
from handbill.campaign.campaign import Campaign
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization
from handbill.content.material import Material
from handbill.content.piece import Piece
from handbill.graphics.items import Page
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.format import Format
from handbill.layout.ink_set import InkSet
from handbill.layout.theme import Theme

if TYPE_CHECKING:
    from handbill.sheets.paper import OfficePaper
    from handbill.sheets.print_shop import Shop


@dataclass(frozen=True, eq=False)
class Job:
    """One file to make. Nothing after `resolve_job` looks a name up again.

    `spec`: the names it was resolved from. `form`: the format as it is laid out, for a print shop with the shop's bleed and safe area.
    `theme`: the look with the organization's colors, in the job's inks. `shop`: only where the purpose is for one.
    """

    spec: JobSpec
    campaign: Campaign
    purpose: Purpose
    material: Material
    languages: tuple[Language, ...]
    form: Format
    theme: Theme
    inks: InkSet
    shop: Shop | None = None

    @property
    def organization(self) -> Organization | None:
        return self.spec.organization

    @property
    def hero(self) -> Hero | None:
        """The photograph asked for, else the organization's, else the piece's own; None in a theme that shows none."""
        found = self.spec.hero or (self.organization and self.organization.hero) or self.material.hero
        if found is None or self.theme.composition == "word":
            return None
        return replace(found, window=found.window or ("arch" if self.theme.composition == "window" else "band"))

    @property
    def look(self) -> Theme:
        """The theme as the piece is laid out in it: a photograph stands in a window, whatever the theme has for pictures."""
        return replace(self.theme, composition="window") if self.hero else self.theme

    @property
    def country(self) -> str:
        """The country whose numbers the piece carries, a lower-case ISO 3166-1 code."""
        return country_of(self.campaign, self.spec.country, self.spec.organization)

    @property
    def english(self) -> Language:
        """The language of the words around a piece: slug line, tile labels."""
        return find_language(self.campaign, SOURCE)

    @cached_property
    def office_paper(self) -> OfficePaper:
        """The paper of an office printer that was asked for, or the format's own. Raises ProblemsFound: no such stock."""
        from handbill.sheets.paper import resolve_paper

        return resolve_paper(self.campaign, self.spec.paper, self.form)


@dataclass(frozen=True)
class LaidOutPiece:
    """A piece laid out: the pages, and what they were made of."""

    piece: Piece
    form: Format
    pages: tuple[Page, ...]
