"""Finds the finished page on which a message is printed: in the usual size of its piece, else in another, else with an organization."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from handbill.build.defaults import default_country, default_organization, default_region, default_theme
from handbill.build.document_pdf import plain_file
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.country import countries, country_name
from handbill.contacts.organization import Organization, read_organization
from handbill.content.material import find_material
from handbill.content.piece import Block
from handbill.core.clock import today
from handbill.core.problems import ProblemsFound
from handbill.i18n.language import SOURCE, Language
from handbill.translation.review.printed_place import PrintedPlace, find_said

_SAMPLE = "materials/organizations/example.yaml"  # in place of an organization, for what is printed with one only


@dataclass(frozen=True, eq=False)
class PrintedPiece:
    """A piece in one size, laid out, and where its messages stand in one language. `abroad`: another country whose numbers it has."""

    laid_out: LaidOutPiece
    tag: str
    abroad: str = ""

    @cached_property
    def pdf(self) -> bytes:
        return plain_file(self.laid_out.pages, self.laid_out.piece.title, self.tag)

    @cached_property
    def places(self) -> dict[str, tuple[PrintedPlace, str]]:
        """The place of each message that is printed, and its words there, filled."""
        found: dict[str, tuple[PrintedPlace, str]] = {}
        for panel in self.laid_out.piece.panels:
            for block in _every(panel.blocks):
                if block.language.tag == self.tag:
                    for message, place, words in self._of_block(block):
                        found.setdefault(message, (place, words))
        return found

    def _of_block(self, block: Block) -> Iterator[tuple[str, PrintedPlace, str]]:
        longer: list[PrintedPlace] = []
        for said in sorted(block.said, key=lambda each: -len(each.words)):
            place = find_said(self.laid_out.pages, block, said)
            # A short wording is often the beginning or the end of the long one, in whose place it is not printed then.
            if place and not any(place.page == other.page and other.box.contains(place.box) for other in longer):
                longer.append(place)
                yield said.message, place, said.words


def printed_pieces(campaign: Campaign, language: Language, name: str) -> Iterator[PrintedPiece]:
    """A piece in each of its sizes, the region's own first; then in each with an organization, if it has none of its own.

    What cannot be laid out is left out. They are made one by one, as they are asked for.
    """
    own, home = default_organization(campaign), _home(campaign, language)
    for organization in (own,) if own else (None, _sample(campaign)):
        for form in ("", *find_material(campaign, name).formats):
            if piece := _printed(campaign, language, name, form, organization, home):
                yield piece


def printed_abroad(campaign: Campaign, language: Language, name: str) -> Iterator[PrintedPiece]:
    """A piece with the numbers of each other country, in the size of its region."""
    home, organization = _home(campaign, language), default_organization(campaign) or _sample(campaign)
    for country in countries(campaign):
        if country != home and (piece := _printed(campaign, language, name, "", organization, country)):
            yield piece


def _home(campaign: Campaign, language: Language) -> str:
    """The country that a language is a variety for, such as ca for fr-CA; else the campaign's."""
    own = language.tag.rpartition("-")[2].lower()
    return own if own in countries(campaign) else default_country(campaign)


@cached_by_campaign()
def _printed(
    campaign: Campaign, language: Language, name: str, form: str, organization: Organization | None, country: str
) -> PrintedPiece | None:
    """None if it cannot be laid out."""
    multilingual = find_material(campaign, name).multilingual
    tags = (language.tag, SOURCE) if multilingual and language.tag != SOURCE else (language.tag,)
    region, theme = default_region(campaign, country), default_theme(campaign)
    spec = JobSpec(name, today(), tags, form=form, region=region, theme=theme, organization=organization, country=country)
    abroad = "" if country == _home(campaign, language) else country_name(country)
    with suppress(ProblemsFound):
        return PrintedPiece(lay_out(resolve_job(campaign, spec)), language.tag, abroad)
    return None


def _sample(campaign: Campaign) -> Organization | None:
    path = campaign.find(_SAMPLE)
    return read_organization(path, style=read_settings(campaign).numbers) if path else None


def _every(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _every(block.items)
