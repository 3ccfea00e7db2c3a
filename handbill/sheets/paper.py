"""How office output lies on paper: as it was asked for by name, and with the stock and the printer looked up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.core.geometry import MILLIMETER
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.format import Format
from handbill.sheets.printer_offset import Printer, read_printer
from handbill.sheets.rotation import Flip
from handbill.sheets.stock import Stock, find_stock

OVERLAP = 10 * MILLIMETER


@dataclass(frozen=True)
class Paper:
    """`stock` and `tile` name a stock (empty: the format's own, and no tiles), `printer` a printer's file.

    `first`: the slot to begin with on the first sheet. `overlap` of tiles in points.
    """

    stock: str = ""
    flip: Flip = "long"
    first: int = 1
    tile: str = ""
    overlap: float = OVERLAP
    printer: Path | None = None


PLAIN = Paper()


@dataclass(frozen=True)
class OfficePaper:
    """`tiled`: the piece comes in tiles; None: where it is larger than the paper. `language`: of the words beside tiles."""

    stock: Stock
    language: Language
    flip: Flip = "long"
    first: int = 1
    tiled: bool | None = None
    overlap: float = OVERLAP
    printer: Printer | None = None


def resolve_paper(campaign: Campaign, paper: Paper, form: Format) -> OfficePaper:
    """The paper for pieces of a format. Raises ProblemsFound: no such stock, or a printer's file that is wrong."""
    return OfficePaper(
        stock=find_stock(campaign, paper.tile or paper.stock or form.office),
        language=find_language(campaign, SOURCE),
        flip=paper.flip,
        first=paper.first,
        tiled=True if paper.tile else False if paper.stock else None,
        overlap=paper.overlap,
        printer=read_printer(paper.printer) if paper.printer else None,
    )
