"""For a print shop: one page of CMYK a side with bleed, boxes and marks, as PDF/X."""

from __future__ import annotations

from handbill.build.job import Job, LaidOutPiece
from handbill.build.press_document import press_marks
from handbill.build.purpose import Purpose
from handbill.i18n.message_mark import N_
from handbill.sheets.imposition import make_leaves
from handbill.sheets.press_sheets import press_sheets
from handbill.sheets.sheet import Sheet


def make_sheets(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    """One sheet a face, with the marks that the job's print shop asks for."""
    assert job.shop is not None  # resolved for every purpose that is for a shop
    marks = press_marks(laid_out, job.shop, job.english)
    return press_sheets(make_leaves(laid_out.pages, laid_out.form), marks)


PURPOSE = Purpose("press", N_("At a print shop"), "press", make_sheets, inks="cmyk", for_shop=True, preflighted=True)
