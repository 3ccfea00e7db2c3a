"""Requests that differ in their organizations become files: each page is laid out, subset and packed once, then bound to each organization.

A bound file depends on its own request alone, not on what was bound before it: its fonts hold the letters of English, what its page says
anyway, and nothing else. Names in other letters get a document of their own; what no shortcut can serve is built the long way.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from handbill.batch.page_template import FilledPage, LayoutVariant, PageTemplate
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import about_of, build, file_name, lay_out, sheets_of
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.core.problems import Problem
from handbill.graphics.items import Item
from handbill.layout.elements.text import Text
from handbill.layout.elements.variable_text import ADDRESS, DIAL, LINK, NAME, PHONE, placed
from handbill.pdf.variable_data import CopyPlace, VariableDataWriter

JUDGED = 50  # the first file of a page, and one in so many after it, is opened and read back whole
_LETTERS = string.ascii_letters + string.digits + "+-()&,.'/:\u2019\u2013"
# Words of no organization: with them stands what a page says around the words to come.
_SAMPLE = {NAME: "Name", PHONE: "+1 212 555 0100", DIAL: "+12125550100", ADDRESS: "name.example", LINK: "https"}


@dataclass
class _FontedTemplate:
    """A page ready to be bound, and how many files were made with it."""

    variant: LayoutVariant
    copies: VariableDataWriter
    made: int = 0


@dataclass
class MailMerge:
    """Keeps the pages that are laid out."""

    campaign: Campaign
    masters: dict[JobSpec, PageTemplate] = field(default_factory=dict)
    plates: dict[int, _FontedTemplate] = field(default_factory=dict)

    def result(self, job: Job) -> Result:
        """What `build` would give; raises what it would raise."""
        found = self._bound(job.spec)
        if found is None:
            return build(job)
        own, master, bound = found
        setting = master.setting(bound, own)
        plate = self._plate(bound, master)
        pdf, remarks = _printed(own, bound, plate, master)
        return Result(job, file_name(setting, job), pdf, setting, tuple(plate.copies.sheets), setting.piece.drafts, remarks)

    def pdf(self, spec: JobSpec) -> bytes:
        """The file of `result` alone."""
        found = self._bound(spec)
        if found is None:
            return build(resolve_job(self.campaign, spec)).pdf
        own, master, bound = found
        return _printed(own, bound, self._plate(bound, master), master)[0]

    def shared(self, spec: JobSpec) -> tuple[PageTemplate, FilledPage, VariableDataWriter] | None:
        """The page a request without a logo shares, with its words in it, and the copies of that page; None where it shares none."""
        own = spec.organization
        assert own
        master = self._master(spec)
        bound = master.bind(own)
        copies = self._plate(bound, master).copies if bound else None
        return (master, bound, copies) if bound and copies and copies.knows(bound.lines) else None

    def fits(self, spec: JobSpec) -> None:
        """Raises ProblemsFound when the organization's words do not fit their page."""
        own = spec.organization
        if own is None or own.logo or self._master(spec).bind(own) is None:
            lay_out(resolve_job(self.campaign, spec))

    def _bound(self, spec: JobSpec) -> tuple[Organization, PageTemplate, FilledPage] | None:
        """None where the file is built the long way."""
        own = spec.organization
        # A logo's description names the organization: that would be one more thing that changes.
        if own is None or own.logo or spec.final or spec.preflight:
            return None
        master = self._master(spec)
        bound = master.bind(own)
        return (own, master, bound) if bound else None

    def _master(self, spec: JobSpec) -> PageTemplate:
        own = spec.organization
        assert own
        # Whatever organizations share a page have words for the same things.
        kind = replace(own, name="-", phone="-" if own.phone else "", url="-" if own.url else "", dial="", places=())
        key = replace(spec, organization=kind)
        if key not in self.masters:
            self.masters[key] = PageTemplate(resolve_job(self.campaign, spec))
        return self.masters[key]

    def _plate(self, bound: FilledPage, master: PageTemplate) -> _FontedTemplate:
        """One that has every letter; a name in letters of its own gets a plate for itself."""
        key = id(bound.variant)
        if key not in self.plates:
            alphabet = list(_alphabet(bound.variant))
            self.plates[key] = _FontedTemplate(bound.variant, _copies(bound.variant, master, alphabet))
        plate = self.plates[key]
        if plate.copies.knows(bound.lines):
            return plate
        return _FontedTemplate(bound.variant, _copies(bound.variant, master, [bound.lines]))


def _alphabet(variant: LayoutVariant) -> Iterator[tuple[tuple[Item, ...], ...]]:
    """Lines that hold every letter a plate should know: those around each hole, and those of English in its type."""
    for hole in variant.holes:
        for placing in hole.log.placings:
            yield (placed(hole.bound(_SAMPLE), placing),)
            for letter in _LETTERS:
                yield (placed(_only(hole.bound(_SAMPLE), letter), placing),)


def _only(text: Text, words: str) -> Text:
    return replace(text, words=words, short="")


def _copies(variant: LayoutVariant, master: PageTemplate, alphabet: list[tuple[tuple[Item, ...], ...]]) -> VariableDataWriter:
    setting = LaidOutPiece(master.piece, master.form, variant.pages)
    places = [CopyPlace(page, start, end) for page, start, end, *_ in variant.places]
    copies = VariableDataWriter(sheets_of(setting, master.like), variant.pages, places, about_of(setting.piece, master.like))
    copies.prepare(alphabet)
    return copies


def _printed(own: Organization, bound: FilledPage, plate: _FontedTemplate, master: PageTemplate) -> tuple[bytes, tuple[Problem, ...]]:
    """The file, and what preflight warns of where it was asked."""
    pdf = plate.copies.copy(bound.lines, own.name)
    remarks: tuple[Problem, ...] = ()
    if plate.made % JUDGED == 0 or master.like.purpose.preflighted:
        from handbill.build.verify import verify_output

        remarks = verify_output(pdf, master.numbers(bound), master.form.bleed, master.like)
    plate.made += 1
    return pdf, remarks
