"""The viewer preferences of a file: its title in the window and, for an office printer, what the print window opens with.

ISO 32000-1, 12.2. A print window would otherwise shrink the page to the printer's margins and print on one side.
"""

from __future__ import annotations

from handbill.pdf.metadata import About
from handbill.sheets.print_window import PrintWindow

_DUPLEX = {"": "Simplex", "long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}


def viewer_preferences(about: About) -> str:
    """The dictionary, as it is written."""
    return f"<</DisplayDocTitle true{_print_window(about.printing) if about.printing else ''}>>"


def _print_window(printing: PrintWindow) -> str:
    copies = f" /NumCopies {printing.copies}" if printing.copies > 1 else ""
    return f" /PrintScaling /None /Duplex /{_DUPLEX[printing.flip]} /PickTrayByPDFSize true{copies}"
