"""A stock becomes the file of its calibration sheet."""

from __future__ import annotations

from pathlib import Path

from layouts.sheets.calibration import calibration
from layouts.sheets.printer import set_right
from layouts.sheets.stock import stock_named
from layouts.sheets.turn import Flip


def calibration_file(stock: str, flip: Flip, printer: Path | None) -> tuple[str, bytes]:
    """What to call the file, and its bytes. Raises ProblemsFound: no such stock, or a printer's file that is wrong."""
    from layouts.pdf.document import About, write

    paper = stock_named(stock)
    sheets = calibration(paper, flip)
    if printer:
        sheets = set_right(sheets, printer)
    return f"calibration-{paper.id}.pdf", write(sheets, (), About(f"Calibration: {paper.name}", "en"))
