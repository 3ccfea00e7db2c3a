"""The forms that a booklet is made in, each a file."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.campaign.campaign import Campaign
from handbill.translation.review.booklet import Booklet

FORMS = ("pdf", "xlsx", "html")


def booklet_files(campaign: Campaign, booklet: Booklet, forms: Sequence[str] = FORMS) -> dict[str, bytes]:
    """The booklet in these forms, by the name of the file. Raises ProblemsFound as `booklet_pdf`."""
    return {f"review-{booklet.language.tag}.{form}": _made(campaign, booklet, form) for form in FORMS if form in forms}


def _made(campaign: Campaign, booklet: Booklet, form: str) -> bytes:
    # Each loads libraries that the others do not need.
    if form == "pdf":
        from handbill.translation.review.booklet_pdf import booklet_pdf

        return booklet_pdf(campaign, booklet)
    if form == "xlsx":
        from handbill.translation.review.booklet_xlsx import booklet_xlsx

        return booklet_xlsx(booklet)
    from handbill.translation.review.booklet_html import booklet_html

    return booklet_html(booklet)
