"""Reads a filled-in form as PrintSettings. Only values that the page offers are taken, besides the fields of an organization."""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from handbill.build.defaults import default_theme
from handbill.campaign.campaign import Campaign
from handbill.layout.ink_set import BLACK, FULL
from handbill.layout.theme import theme_names
from handbill.sheets.rotation import Flip
from handbill.web.forms.options import PieceOptions, one_of, purposes, shops, stocks_for
from handbill.web.forms.organization_fields import OrganizationFields, parse_form

FLIPS: tuple[Flip, ...] = ("long", "short", "fold")
INKS = (FULL, BLACK)
_MOST_COPIES = 100_000


@dataclass(frozen=True)
class PrintSettings:
    """A piece to make, one file for each of `languages`. An empty string means the default of the piece.

    `back`: a second language for the other side. `preview_language`: which of the languages to show. `size`: a format's name.
    `logo`: a cleaned picture, or empty.
    """

    material: str
    languages: tuple[str, ...]
    size: str
    purpose: str
    back: str
    preview_language: str
    theme: str
    editions: tuple[str, ...]
    inks: str
    stock: str
    flip: Flip
    copies: int
    shop: str
    organization: OrganizationFields
    logo: bytes = b""

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each file: one, or one for each side."""
        return tuple((tag, self.back) if self.back and self.back != tag else (tag,) for tag in self.languages)

    @property
    def has_organization(self) -> bool:
        return any(self.organization) or bool(self.logo)


def parse_settings(campaign: Campaign, form: MultiDict[str, str], piece: PieceOptions, default_language: str) -> PrintSettings:
    """The settings in a form. A value that is not offered counts as not given."""
    size = piece.form(form.get("size", ""))
    known = [language.tag for language in piece.languages]
    chosen = tuple(tag for tag in known if tag in form.getlist("languages")) or (piece.language(default_language),)
    preview_language, back = form.get("preview_language", ""), form.get("back", "")
    return PrintSettings(
        piece.name,
        chosen,
        size.id,
        purpose=one_of(form.get("purpose", ""), [purpose.name for purpose in purposes()]),
        back=back if piece.two_sided and back in known else "",
        preview_language=preview_language if preview_language in chosen else chosen[0],
        theme=one_of(form.get("theme", ""), (default_theme(campaign), *theme_names(campaign))),
        editions=tuple(edition.id for edition in piece.editions if edition.id in form.getlist("editions")),
        inks=one_of(form.get("inks", ""), INKS),
        stock=one_of(form.get("stock", ""), ("", *(stock.id for stock in stocks_for(campaign, size)))),
        flip=one_of(form.get("flip", ""), FLIPS),
        copies=parse_copies(form.get("copies", "")),
        shop=one_of(form.get("shop", ""), ("", *(shop.id for shop in shops(campaign)))),
        organization=parse_form(form),
    )


def parse_copies(text: str) -> int:
    """The number in a field, with any separator of thousands; 0 for anything else."""
    digits = re.sub(r"[ .,\u00a0\u202f]", "", text)  # any separator of thousands
    return min(int(digits), _MOST_COPIES) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
