"""Imposes the pages of a piece for an office printer: on a stock or in tiles, corrected for the printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbill.graphics.items import Cutout, Page
from handbill.layout.format import Format
from handbill.layout.reserved import Hole
from handbill.sheets.grid import fits
from handbill.sheets.leaf import Face, Leaf, pair_pages
from handbill.sheets.office_sheets import Filling, office_sheets
from handbill.sheets.paper import OfficePaper, PrintedSides
from handbill.sheets.printer_offset import correct_for_printer
from handbill.sheets.sheet import Sheet
from handbill.sheets.sheet_numbers import SheetNumbers, number_sheets
from handbill.sheets.stock import Stock
from handbill.sheets.tiles import tile_sheets


def make_leaves(pages: Sequence[Page], form: Format, start: int = 0) -> tuple[Leaf, ...]:
    """The leaves of a piece: pages in pairs, front and back. A tent has its two panels head to head on one side."""
    leaves = pair_pages(pages, form.kind.head_to_head, start)
    return tuple(_punched(leaf, form.hole) for leaf in leaves) if form.hole else leaves


def _punched(leaf: Leaf, hole: Hole) -> Leaf:
    """The leaf with its hole, which a die punches at the same place whatever the language; the back shows it mirrored."""
    front, back = (
        Cutout(leaf.width / 2, hole.down, hole.diameter / 2, None if hole.slit == "none" else (end, hole.down))
        for end in ((leaf.width, 0.0) if hole.slit == "right" else (0.0, leaf.width))
    )
    return replace(leaf, front=replace(leaf.front, cutout=front), back=leaf.back and replace(leaf.back, cutout=back))


def bare_leaf(form: Format) -> Leaf:
    """An empty leaf of this format, to find out how many fit on a stock."""
    height = form.height * (2 if form.kind.head_to_head else 1)
    return Leaf(form.width, height, form.bleed, form.safe, Face("", ()))


def takes(stock: Stock, form: Format) -> bool:
    """Whether a stock has room for a format; label paper is for labels and stickers alone."""
    return (not stock.adhesive or form.kind.paper == "label") and fits(stock, bare_leaf(form))


def comes_in_tiles(form: Format, stock: Stock) -> bool:
    """Whether a piece of this format is printed in tiles on the stock without being asked to."""
    return _larger((bare_leaf(form),), stock)


def impose(
    pieces: Sequence[Leaf], pages: Sequence[Page], paper: OfficePaper, copies: Sequence[int] = (), numbers: SheetNumbers | None = None
) -> tuple[Sheet, ...]:
    """The sheets for an office printer; a piece larger than its paper is tiled. `numbers`: of sheets that several people share.

    Raises ProblemsFound: cards of another size, a slot that is not there.
    """
    if paper.tiled or (paper.tiled is None and _larger(pieces, paper.stock)):
        sheets = tile_sheets(pages, paper.stock, paper.overlap, paper.language)
    else:
        sheets = office_sheets(pieces, paper.stock, Filling(paper.flip, paper.first), copies)
        if numbers:
            sheets = number_sheets(sheets, pieces[0], paper.stock, paper.flip, numbers)
        sheets = _of_one_side(sheets, paper.sides)
    return correct_for_printer(sheets, paper.tray) if paper.tray else sheets


def _of_one_side(sheets: tuple[Sheet, ...], sides: PrintedSides) -> tuple[Sheet, ...]:
    """The sheets of a file that holds only fronts or only backs; as many backs as there are fronts."""
    if sides not in ("fronts", "backs"):
        return sheets
    return tuple(sheet for sheet in sheets if (sheet.side == "back") == (sides == "backs"))


def _larger(pieces: Sequence[Leaf], stock: Stock) -> bool:
    """Whether the piece is larger than the paper in both orientations, such as a large poster on the default paper."""
    short, long = sorted(stock.paper)
    return any(min(leaf.width, leaf.height) > short + 1 or max(leaf.width, leaf.height) > long + 1 for leaf in pieces)
