"""For social media: pictures of the title, the lead and the largest number, in the sizes that networks show."""

from __future__ import annotations

from handbill.build.job import Job, LaidOutPiece
from handbill.build.purpose import Purpose
from handbill.i18n.message_mark import N_
from handbill.sheets.sheet import Sheet, screen_sheets


def make_sheets(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    """One sheet a page, at its trim size."""
    return screen_sheets([(page.width, page.height) for page in laid_out.pages])


PURPOSE = Purpose("social", N_("As pictures for social media"), "screen", make_sheets, pictures=True)
