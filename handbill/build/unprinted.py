"""Finds what an organization has given and a piece has no room for, so that it is reported before printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.build.job import Job, LaidOutPiece
from handbill.contacts.hotlines import address
from handbill.contacts.organization import Organization
from handbill.core.problems import Problem
from handbill.graphics.items import Page, TextItem

_NAMED = {"name": "name", "phone": "number", "url": "web address", "logo": "logo", "hero": "photograph"}


def unprinted_fields(organization: Organization, pages: Sequence[Page]) -> tuple[str, ...]:
    """The keys of an organization whose words, or picture, are on none of the pages."""
    items = [item for page in pages for item in page.items]
    forms = {item.form for item in items}
    text = " ".join(item.text for item in items if isinstance(item, TextItem))
    web_address = address(organization.url).printed.printed
    printed = {
        "name": bool({"name", "imprint"} & forms),
        "phone": not organization.phone or organization.phone in text,
        "url": not web_address or web_address in text or any(item.link == organization.url for item in items),
        "logo": organization.logo is None or any(item.role == "logo" for item in items),
        "hero": organization.hero is None or any(item.role == "hero" for item in items),
    }
    return tuple(key for key, is_printed in printed.items() if not is_printed)


def unprinted_problems(laid_out: LaidOutPiece, job: Job) -> Iterator[Problem]:
    """A remark (fit-unprinted) for each unprinted field of the piece's organization, and for a photograph of its own, or one that was asked
    for."""
    organization, pages = laid_out.piece.organization, laid_out.pages
    unprinted = [f"the organization's {_NAMED[key]}" for key in (unprinted_fields(organization, pages) if organization else ())]
    if (job.spec.hero or job.material.hero) and not any(item.role == "hero" for page in pages for item in page.items):
        unprinted.append("the photograph")
    for what in unprinted:
        sentence = f"{laid_out.piece.material} as {laid_out.form.id} has no room for {what}"
        yield Problem("fit-unprinted", sentence, hint="choose another piece, size or theme if it must be printed")
