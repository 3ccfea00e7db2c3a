"""Finds what an organization has given and a piece has no room for, so that it is reported before printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.mail_merge import kinds_of_words
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.hotlines import address
from handbill.contacts.organization import Logo, Organization
from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.items import Page, TextItem
from handbill.layout.format import find_format
from handbill.sheets.paper import PLAIN

_NAMED = {
    "name": "name",
    "phone": "number",
    "phone_label": "words before its number",
    "phone_2": "second number",
    "phone_2_label": "words before its second number",
    "url": "web address",
    "social": "names on social media",
    "logo": "logo",
    "hero": "photograph",
}
_LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>'
_ANYWHERE = ("name", "hero")  # of these, the name stands in the imprint of a piece without a block for an organization
_FORMS = 32  # kinds of words for which the formats with room for them are kept


def sample_of(organization: Organization) -> Organization:
    """An organization that gives the same kinds of things: whether there is room depends on these, not on the words."""
    logos = tuple(Logo(_LOGO) for _ in organization.logos)
    return replace(kinds_of_words(replace(organization, colors=(), hero=None)), logos=logos)


def unprinted_fields(organization: Organization, pages: Sequence[Page]) -> tuple[str, ...]:
    """The keys of an organization whose words, or picture, are on none of the pages."""
    items = [item for page in pages for item in page.items]
    forms = {item.form for item in items}
    text = " ".join(item.text for item in items if isinstance(item, TextItem))
    web_address = address(organization.url).printed.printed
    logos = max((sum(item.role == "logo" for item in page.items) for page in pages), default=0)
    phone, second = (not number or number in text for number in (organization.phone, organization.phone_2))
    printed = {
        "name": bool({"name", "imprint"} & forms),
        "phone": phone,
        # Words before a number that is not printed go with it.
        "phone_label": not (phone and organization.phone_label) or "label" in forms,
        "phone_2": second,
        "phone_2_label": not (second and organization.phone_2_label) or "label_2" in forms,
        "url": not web_address or web_address in text or any(item.link == organization.url for item in items),
        "social": all(written in text for written in organization.social),
        "logo": len(organization.logos) <= logos,
        "hero": organization.hero is None or any(item.role == "hero" for item in items),
    }
    return tuple(key for key, is_printed in printed.items() if not is_printed)


def unprinted_problems(laid_out: LaidOutPiece, job: Job) -> Iterator[Problem]:
    """A remark (fit-unprinted) for each unprinted field of the piece's organization, and for a photograph of its own, or one that was asked
    for."""
    organization, pages = laid_out.piece.organization, laid_out.pages
    shows = any(block.role == "local" for panel in laid_out.piece.panels for block in panel.blocks)
    for key in unprinted_fields(organization, pages) if organization else ():
        yield _problem(laid_out, f"the organization's {_named(key, organization, pages)}", _forms_with(key, job), shows or key in _ANYWHERE)
    if (job.spec.hero or job.material.hero) and not any(item.role == "hero" for page in pages for item in page.items):
        yield _problem(laid_out, "the photograph", ())


def _problem(laid_out: LaidOutPiece, what: str, forms: Sequence[str], has_block: bool = True) -> Problem:
    """`has_block`: whether the piece says anything of an organization at all."""
    sentence = f"{laid_out.piece.material} as {laid_out.form.id} has no room for {what}"
    if forms:
        sentence += f"; {', '.join(forms)} {'has' if len(forms) == 1 else 'have'}"
    without = "it says nothing of an organization: choose another piece, or give yours a block with the role local"
    hint = "choose another piece, size or theme if it must be printed" if has_block else without
    return Problem("fit-unprinted", sentence, hint=hint)


def _named(key: str, organization: Organization | None, pages: Sequence[Page]) -> str:
    """A field in words; of several logos, which are missing."""
    count = len(organization.logos) if organization else 0
    if key == "logo" and count > 1 and any(item.role == "logo" for page in pages for item in page.items):
        return "logos after the first"
    return "logos" if key == "logo" and count > 1 else _NAMED[key]


def _forms_with(key: str, job: Job) -> tuple[str, ...]:
    """The other formats of the piece for the same region, in the same look, that print this field."""
    organization = job.spec.organization
    if organization is None or key == "hero":
        return ()
    spec = replace(job.spec, organization=sample_of(organization), purpose="screen", shop="", icc=None, paper=PLAIN)

    def found() -> dict[str, tuple[str, ...]]:
        forms = [form for form in job.material.formats if find_format(job.campaign, form).region == job.form.region]
        return {form: missing for form in forms if (missing := _missing(job.campaign, replace(spec, form=form))) is not None}

    missing = job.campaign.keep(_forms_with, replace(spec, form=""), found, _FORMS)
    return tuple(form for form, keys in missing.items() if form != job.form.id and key not in keys)


def _missing(campaign: Campaign, spec: JobSpec) -> tuple[str, ...] | None:
    """What is not printed in a format; None if the piece cannot be made in it."""
    try:
        pages = lay_out(resolve_job(campaign, spec)).pages
    except ProblemsFound:
        return None
    assert spec.organization
    return unprinted_fields(spec.organization, pages)
