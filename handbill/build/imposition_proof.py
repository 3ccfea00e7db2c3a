"""Makes the proof page of an office file: both sides as they will be printed on each other."""

from __future__ import annotations

from handbill.build.press_document import about
from handbill.build.result import Result
from handbill.sheets.proof_sheet import proof_sheet


def proof_of(result: Result) -> bytes:
    """The bytes of a PDF with one page."""
    from handbill.pdf.document import write

    job, laid_out = result.job, result.setting
    return write([proof_sheet(result.sheets, job.spec.paper.flip, job.english)], laid_out.pages, about(laid_out.piece, job.purpose, None))
