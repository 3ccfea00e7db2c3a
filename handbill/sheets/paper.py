"""The paper options of office output, by name and resolved to a stock and a printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from handbill.campaign.campaign import Campaign
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.geometry import MILLIMETER
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.format import Format
from handbill.sheets.rotation import Flip

if TYPE_CHECKING:
    from handbill.sheets.printer_offset import Tray
    from handbill.sheets.stock import Stock

OVERLAP = 10 * MILLIMETER
# together: both sides in one file; apart: two files are asked for; fronts, backs: one of the two.
PrintedSides = Literal["together", "apart", "fronts", "backs"]


@dataclass(frozen=True)
class Paper:
    """Paper options by name. `stock` and `tile` name a stock (empty: the format's default, and no tiles), `printer` a printer's file.

    `first`: the first slot to use on the first sheet. `overlap` of tiles in points. `copies`: how many pieces are wanted; 0: nobody said.
    """

    stock: str = ""
    flip: Flip = "long"
    first: int = 1
    tile: str = ""
    overlap: float = OVERLAP
    printer: Path | None = None
    copies: int = 0
    sides: PrintedSides = "together"


PLAIN = Paper()


@dataclass(frozen=True)
class OfficePaper:
    """Resolved paper options. `tiled`: whether to print in tiles; None: only if the piece is larger than the paper.

    `language` is that of the notes beside tiles. `tray`: what was read off for this stock, if a printer's file says.
    """

    stock: Stock
    language: Language
    flip: Flip = "long"
    first: int = 1
    tiled: bool | None = None
    overlap: float = OVERLAP
    tray: Tray | None = None
    sides: PrintedSides = "together"


def known_paper(campaign: Campaign, paper: Paper) -> Paper:
    """The options with the names of stocks as their files have them; a file stays a file. Raises ProblemsFound: no such stock."""
    if not paper.stock and not paper.tile:
        return paper
    from handbill.sheets.stock import find_stock

    def known(written: str) -> str:
        return find_stock(campaign, written).id if written and not written.endswith(YAML_SUFFIXES) else written

    return replace(paper, stock=known(paper.stock), tile=known(paper.tile))


def resolve_paper(campaign: Campaign, paper: Paper, form: Format) -> OfficePaper:
    """The paper for pieces of a format. Raises ProblemsFound: no such stock, or a printer's file that is invalid or not for this stock."""
    # Files for the screen name their paper, too, and never ask for it.
    from handbill.sheets.printer_offset import read_printer, tray_for
    from handbill.sheets.stock import find_stock

    stock = find_stock(campaign, paper.tile or paper.stock or form.office)
    return OfficePaper(
        stock=stock,
        language=find_language(campaign, SOURCE),
        flip=paper.flip,
        first=paper.first,
        tiled=True if paper.tile else False if paper.stock else None,
        overlap=paper.overlap,
        tray=tray_for(campaign, read_printer(paper.printer), stock) if paper.printer else None,
        sides=paper.sides,
    )
