"""A finished office file becomes its proof page: both sides as they will land."""

from __future__ import annotations

from layouts.paper import Paper
from layouts.press import Result
from layouts.press_file import about
from layouts.sheets.proof import proof


def proof_of(result: Result, paper: Paper) -> bytes:
    """The bytes of a PDF with one page."""
    from layouts.pdf.document import write

    return write([proof(result.sheets, paper.flip)], result.setting.pages, about(result.setting.piece, "office", None))
