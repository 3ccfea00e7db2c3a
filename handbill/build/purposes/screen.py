"""For reading on a screen: single pages in RGB with live links, tagged so that they can be read aloud (PDF/UA-1)."""

from __future__ import annotations

from handbill.build.job import Job, LaidOutPiece
from handbill.build.purpose import Purpose
from handbill.i18n.message_mark import N_
from handbill.sheets.sheet import Sheet, screen_sheets


def make_sheets(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    """One sheet a page, at its trim size."""
    return screen_sheets([(page.width, page.height) for page in laid_out.pages])


PURPOSE = Purpose("screen", N_("Not at all: to send or to put on the web"), "screen", make_sheets, accessible=True)
