"""A finished office file becomes its proof page: both sides as they will land."""

from __future__ import annotations

from handbill.build.pipeline import Result
from handbill.build.press_document import about
from handbill.sheets.paper import Paper
from handbill.sheets.proof_sheet import proof_sheet


def proof_of(result: Result, paper: Paper) -> bytes:
    """The bytes of a PDF with one page."""
    from handbill.pdf.document import write

    return write([proof_sheet(result.sheets, paper.flip)], result.setting.pages, about(result.setting.piece, "office", None))
