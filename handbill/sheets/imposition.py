"""Pages of a piece on the paper of the printer in the room: which stock, which way it is turned, where to begin, or in how many tiles."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.graphics.items import Page
from handbill.layout.format import Format
from handbill.sheets.leaf import Face, Leaf, pair_pages
from handbill.sheets.office_sheets import Filling, office_sheets
from handbill.sheets.paper import Paper
from handbill.sheets.sheet import Sheet
from handbill.sheets.stock import Stock, find_stock


def make_leaves(pages: Sequence[Page], form: Format, start: int = 0) -> tuple[Leaf, ...]:
    """What is cut out as one piece of paper; a tent is its panel twice, head to head."""
    return pair_pages(pages, form.kind == "tent", start)


def bare_leaf(form: Format) -> Leaf:
    """A leaf of this format with nothing on it, to be held against a stock."""
    height = form.height * (2 if form.kind == "tent" else 1)
    return Leaf(form.width, height, form.bleed, form.safe, Face("", ()))


def impose(pieces: Sequence[Leaf], pages: Sequence[Page], form: Format, paper: Paper, copies: Sequence[int] = ()) -> tuple[Sheet, ...]:
    """The sheets for the printer in the room; a piece larger than its paper comes in tiles.

    Raises ProblemsFound: no such stock, cards of another size, a place that is not there, a printer's file that is wrong.
    """
    stock = find_stock(paper.tile or paper.stock or form.office)
    if paper.tile or (not paper.stock and _larger(pieces, stock)):
        from handbill.sheets.tiles import tile_sheets

        sheets = tile_sheets(pages, stock, paper.overlap)
    else:
        sheets = office_sheets(pieces, stock, Filling(paper.flip, paper.first), copies)
    if paper.printer:
        from handbill.sheets.printer_offset import correct_for_printer

        sheets = correct_for_printer(sheets, paper.printer)
    return sheets


def _larger(pieces: Sequence[Leaf], stock: Stock) -> bool:
    """Whether the piece does not fit the paper of its format either way round: a large poster on the paper that everybody has."""
    short, long = sorted(stock.paper)
    return any(min(leaf.width, leaf.height) > short + 1 or max(leaf.width, leaf.height) > long + 1 for leaf in pieces)
