"""For an office printer: pages imposed on the paper or card stock that people buy, with marks to cut and fold by."""

from __future__ import annotations

from handbill.build.job import Job, LaidOutPiece
from handbill.build.purpose import Purpose
from handbill.i18n.message_mark import N_
from handbill.sheets.imposition import impose, make_leaves
from handbill.sheets.sheet import Sheet


def make_sheets(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    """Sheets of the job's stock, full of copies; a piece larger than its paper comes in tiles."""
    return impose(make_leaves(laid_out.pages, laid_out.form), laid_out.pages, job.office_paper)


PURPOSE = Purpose("office", N_("On an office or home printer"), "office", make_sheets, office_paper=True)
