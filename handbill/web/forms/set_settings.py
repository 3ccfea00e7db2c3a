"""Reads the form of a set, everything that an audience needs at once, as SetSettings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from handbill.build.defaults import default_region
from handbill.campaign.campaign import Campaign
from handbill.content.sets import MaterialSet
from handbill.core.region import Region
from handbill.web.forms.options import PieceOptions, languages, one_of, purposes
from handbill.web.forms.organization_fields import OrganizationFields, parse_form
from handbill.web.forms.print_settings import INKS, PrintSettings, parse_copies, parse_settings

CHOSEN = "chosen"  # a field of the form that was sent: without it all pieces are ticked


@dataclass(frozen=True)
class SetSettings:
    """Pieces to make at once, each in its size for `region`, in those of the `languages` that it has. `copies`: of each file; 0: unsaid."""

    name: str
    pieces: tuple[str, ...]
    languages: tuple[str, ...]
    purpose: str
    region: Region
    inks: str
    copies: int
    organization: OrganizationFields
    logo: bytes = b""

    def of_piece(self, campaign: Campaign, piece: PieceOptions) -> PrintSettings | None:
        """The settings of one piece; None if it is not to be made, or is in none of the languages. A page of all languages keeps them."""
        known = {language.tag for language in piece.languages}
        chosen = self.languages[:1] if piece.material.multilingual else tuple(tag for tag in self.languages if tag in known)
        if piece.name not in self.pieces or not known.intersection(chosen):
            return None
        size = piece.form("", self.region).id
        form = MultiDict([("size", size), ("purpose", self.purpose), ("inks", self.inks), *(("languages", tag) for tag in chosen)])
        settings = parse_settings(campaign, form, piece, chosen[0])
        return replace(settings, copies=self.copies, organization=self.organization, logo=self.logo)


def parse_set(campaign: Campaign, form: MultiDict[str, str], material_set: MaterialSet, default_language: str) -> SetSettings:
    """The settings in a form. A value that is not offered counts as not given."""
    asked = form.getlist("languages")
    chosen = tuple(language.tag for language in languages(campaign) if language.tag in asked)
    ticked = form.getlist("pieces") if form.get(CHOSEN) else material_set.materials
    regions = (default_region(campaign), *Region)
    return SetSettings(
        material_set.name,
        tuple(name for name in material_set.materials if name in ticked),
        chosen or (default_language,),
        one_of(form.get("purpose", ""), [purpose.name for purpose in purposes()]),
        next((region for region in regions if region.value == form.get("region", "")), regions[0]),
        one_of(form.get("inks", ""), INKS),
        parse_copies(form.get("copies", "")),
        parse_form(form),
    )
