"""Writes pages that are not a piece, such as a job ticket or a packing list, as an accessible file (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.graphics.items import Page
from handbill.i18n.language import SOURCE
from handbill.sheets.sheet import screen_sheets


def plain_file(pages: Sequence[Page], title: str, tag: str = SOURCE) -> bytes:
    """One PDF page for each page, at its trim size. `tag`: the language they are in."""
    from handbill.pdf.document import write
    from handbill.pdf.metadata import About

    return write(screen_sheets([(page.width, page.height) for page in pages]), pages, About(title, tag, accessible=True))
