"""Files for organizations: a page is laid out, subset and packed once, and its boxes are filled for each organization.

A file depends on its own job alone, not on what was made before it: its fonts hold the letters of English, what its page says anyway, and
nothing else. A name in other letters gets a document of its own.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import about_of, lay_out, sheets_of, size_hint, without_second_number, words_on
from handbill.build.resolve import resolve_job
from handbill.build.verify import numbers_on
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization, social_link
from handbill.content.blocks import Local, organization_links, organization_words
from handbill.content.compose import PieceRequest, compose, local_of
from handbill.core.isolates import LEFT_TO_RIGHT, POP
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Item, TextItem
from handbill.i18n.language import SOURCE
from handbill.pdf.metadata import About
from handbill.pdf.variable_data import BoxItems, BoxKey, VariableDataWriter
from handbill.sheets.sheet import Sheet
from handbill.typeset.shape import is_stray

TEMPLATES = 64  # kept at once: the pieces, languages and sizes of a list
# Letters that names and addresses in English consist of; Noto Sans joins some of them.
_LETTERS = (*string.ascii_letters, *string.digits, *"+-()&,.'/:\u2019\u2013", "ff", "fi", "fl", "ffi", "ffl")
_NUMBERS = ("+1 212 555 0100", "+1 212 555 0101")
_LABEL = ((SOURCE, "Label"),)
_HANDLE, _PAGE = "@name", "social.example/name"  # on social media: a name, and an address that can be followed


def can_merge(organization: Organization) -> bool:
    """Whether its file is made from a template: a logo's description would change more than the boxes."""
    return not organization.logos


def mail_merge_template(campaign: Campaign, spec: JobSpec) -> PageTemplate:
    """The template that a job shares with those that differ from it only in an organization's words. The campaign keeps it."""
    own = spec.organization
    assert own is not None
    sample = kinds_of_words(own)
    shared = replace(spec, organization=sample)
    return campaign.keep(mail_merge_template, shared, lambda: PageTemplate(resolve_job(campaign, shared)), TEMPLATES)


def kinds_of_words(own: Organization) -> Organization:
    """The sample that stands for all organizations with the same kinds of words, the same colors and the same photograph."""
    return Organization(
        "Name",
        phone=_NUMBERS[0] if own.phone else "",
        url="https://name.example" if own.url else "",
        colors=own.colors,
        hero=own.hero,
        phone_label=_LABEL if own.phone_label else (),
        phone_2=_NUMBERS[1] if own.phone_2 else "",
        phone_2_label=_LABEL if own.phone_2_label else (),
        social=tuple(_PAGE if social_link(written) else _HANDLE for written in own.social),
    )


@dataclass(frozen=True)
class FilledPage:
    """One organization's words in a template's boxes."""

    organization: Organization
    boxes: BoxItems


class PageTemplate:
    """A job laid out for a sample organization; `fill` and `pdf` put another one's words in its place."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.laid_out = lay_out(job)
        self.made = 0

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        return sheets_of(self.laid_out, self.job)

    @cached_property
    def about(self) -> About:
        return about_of(self.laid_out, self.sheets, self.job)

    @cached_property
    def writer(self) -> VariableDataWriter:
        """The document with the letters of English in the type of each box."""
        return self._writer(self._alphabet())

    def fill(self, organization: Organization) -> FilledPage:
        """The items of each box. Raises ProblemsFound: words too long for their box (fit-organization), a letter that no font has."""
        try:
            boxes = self._items(self._local(organization))
        except ProblemsFound as found:
            problems = (replace(problem, place=organization.at(problem.place.key)) for problem in found.problems)
            sizes = self._sizes_that_fit(organization)
            raise ProblemsFound([replace(problem, hint=size_hint(problem, organization, sizes)) for problem in problems]) from None
        if any(_is_unprintable(item) for box in boxes.values() for item in box):
            # Laid out by itself, it is told which character is missing.
            lay_out(resolve_job(self.job.campaign, replace(self.job.spec, organization=organization)))
        return FilledPage(organization, boxes)

    def _sizes_that_fit(self, organization: Organization) -> list[str]:
        """The other formats of the piece whose boxes have room for the organization's words."""
        sizes = []
        for name in self.job.material.formats:
            spec = replace(self.job.spec, form=name, organization=organization)
            with suppress(ProblemsFound):
                mail_merge_template(self.job.campaign, spec)._items(self._local(organization))
                sizes.append(name)
        return sizes

    def piece_of(self, filled: FilledPage) -> LaidOutPiece:
        """What `lay_out` would give for the organization."""
        pages = list(self.laid_out.pages)
        for index, page in enumerate(pages):
            items: list[Item] = []
            for item in page.items:
                key = (index, item.form)
                if not item.form:
                    items.append(item)
                elif not (items and items[-1].form == item.form):
                    items += filled.boxes[key]
            pages[index] = replace(page, items=tuple(items))
        spec = self.job.spec
        piece = compose(self.job.campaign, PieceRequest(spec.material, spec.today, spec.languages, filled.organization, self.job.country))
        piece = words_on(self.laid_out.form, piece)
        return replace(self.laid_out, piece=without_second_number(piece, pages), pages=tuple(pages))

    def numbers(self, filled: FilledPage) -> tuple[str, ...]:
        """The numbers in the filled file, as printed."""
        own = dict(zip(_NUMBERS, (filled.organization.phone, filled.organization.phone_2), strict=True))
        return tuple(own.get(number, number) for number in numbers_on(self.sheets, self.laid_out.pages, self.laid_out.piece.numbers))

    def pdf(self, filled: FilledPage) -> bytes:
        """The file with these words in it."""
        writer = self.writer if self.writer.knows(filled.boxes) else self._writer(item for box in filled.boxes.values() for item in box)
        return writer.copy(filled.boxes, filled.organization.name)

    def _writer(self, alphabet: Iterator[Item]) -> VariableDataWriter:
        writer = VariableDataWriter(self.sheets, self.laid_out.pages, replace(self.about, author=""))
        writer.prepare(alphabet)
        return writer

    def _alphabet(self) -> Iterator[Item]:
        """Lines that hold every letter the fonts should know, in the type of each box."""
        assert self.job.organization
        sample = organization_words(self._local(self.job.organization), SOURCE)
        for letter in _LETTERS:
            isolated = f"{LEFT_TO_RIGHT}{letter}{POP}"
            words = {form: (isolated if said[0].startswith(LEFT_TO_RIGHT) else letter,) for form, said in sample.items()}
            yield from (item for box in self._boxes(dict.fromkeys(self._tags, words), {}).values() for item in box)

    @property
    def _tags(self) -> set[str]:
        """The languages of the pages."""
        return {page.language for page in self.laid_out.pages}

    def _items(self, organization: Local) -> dict[BoxKey, list[Item]]:
        """The items of each box with an organization's words."""
        words = {tag: organization_words(organization, tag) for tag in self._tags}
        return self._boxes(words, organization_links(organization))

    def _boxes(self, words: Mapping[str, Mapping[str, Sequence[str]]], links: Mapping[str, str]) -> dict[BoxKey, list[Item]]:
        """The items of each box with the words of its page's language."""
        boxes: dict[BoxKey, list[Item]] = {}
        for index, page in enumerate(self.laid_out.pages):
            for part in page.variable:
                for item in part.set(words[page.language], links):
                    boxes.setdefault((index, item.form), []).append(item)
        return boxes

    def _local(self, organization: Organization) -> Local:
        local = local_of(organization, self.job.country)
        assert local is not None
        return local


def _is_unprintable(item: Item) -> bool:
    runs = item.runs if isinstance(item, TextItem) else ()
    clusters = [(run.font, cluster) for run in runs for cluster in run.clusters]
    return any(is_stray(font, cluster) or any(glyph == 0 for glyph, _, _ in cluster.glyphs) for font, cluster in clusters)
