"""The paper options of office output, by name and resolved to a stock and a printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.campaign.campaign import Campaign
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.geometry import MILLIMETER
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.format import Format
from handbill.sheets.rotation import Flip

if TYPE_CHECKING:
    from handbill.sheets.printer_offset import Printer
    from handbill.sheets.stock import Stock

OVERLAP = 10 * MILLIMETER


@dataclass(frozen=True)
class Paper:
    """Paper options by name. `stock` and `tile` name a stock (empty: the format's default, and no tiles), `printer` a printer's file.

    `first`: the first slot to use on the first sheet. `overlap` of tiles in points.
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
    """Resolved paper options. `tiled`: whether to print in tiles; None: only if the piece is larger than the paper.

    `language` is that of the notes beside tiles.
    """

    stock: Stock
    language: Language
    flip: Flip = "long"
    first: int = 1
    tiled: bool | None = None
    overlap: float = OVERLAP
    printer: Printer | None = None


def known_paper(campaign: Campaign, paper: Paper) -> Paper:
    """The options with the names of stocks as their files have them; a file stays a file. Raises ProblemsFound: no such stock."""
    if not paper.stock and not paper.tile:
        return paper
    from handbill.sheets.stock import find_stock

    def known(written: str) -> str:
        return find_stock(campaign, written).id if written and not written.endswith(YAML_SUFFIXES) else written

    return replace(paper, stock=known(paper.stock), tile=known(paper.tile))


def resolve_paper(campaign: Campaign, paper: Paper, form: Format) -> OfficePaper:
    """The paper for pieces of a format. Raises ProblemsFound: no such stock, or an invalid printer's file."""
    # Files for the screen name their paper, too, and never ask for it.
    from handbill.sheets.printer_offset import read_printer
    from handbill.sheets.stock import find_stock

    return OfficePaper(
        stock=find_stock(campaign, paper.tile or paper.stock or form.office),
        language=find_language(campaign, SOURCE),
        flip=paper.flip,
        first=paper.first,
        tiled=True if paper.tile else False if paper.stock else None,
        overlap=paper.overlap,
        printer=read_printer(paper.printer) if paper.printer else None,
    )
