"""Makes the file of a stock's calibration sheet."""

from __future__ import annotations

from pathlib import Path

from handbill.build.file_names import joined
from handbill.campaign.campaign import Campaign
from handbill.core.file_names import slug
from handbill.i18n.language import find_language
from handbill.sheets.calibration import calibration_sheets, plain_paper_first
from handbill.sheets.print_window import print_window
from handbill.sheets.printer_offset import correct_for_printer, read_printer, tray_for
from handbill.sheets.rotation import Flip
from handbill.sheets.stock import find_stock


def calibration_file(campaign: Campaign, stock: str, flip: Flip, printer: Path | None) -> tuple[str, bytes]:
    """What to call the file, and its bytes. Raises ProblemsFound: no such stock, or a printer's file that is wrong."""
    from handbill.pdf.document import write
    from handbill.pdf.metadata import About

    paper = find_stock(campaign, stock)
    language, *others = (find_language(campaign, tag) for tag in plain_paper_first())
    sheets = calibration_sheets(paper, flip, language, others)
    if printer:
        sheets = correct_for_printer(sheets, tray_for(campaign, read_printer(printer), paper))
    parts = ("calibration", paper.id, "" if flip == "long" else f"flip-{flip}", slug(printer.stem) if printer else "")
    return joined(parts) + ".pdf", write(sheets, (), About(f"Calibration: {paper.name}", "en", printing=print_window(sheets, flip)))
