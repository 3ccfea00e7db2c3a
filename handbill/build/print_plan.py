"""How a built file is printed, cut and folded, as figures and keywords. print_instructions.py has the sentences. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handbill.core.region import Region
from handbill.layout.format import Format
from handbill.layout.kind import Kind
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import make_leaves
from handbill.sheets.leaf import Leaf
from handbill.sheets.print_window import PrintWindow, print_window
from handbill.sheets.rotation import Flip
from handbill.sheets.sheet import Sheet, count_sheets
from handbill.sheets.stock import Stock
from handbill.sheets.stock_names import is_same_size, paper_name, part_numbers, product_name

if TYPE_CHECKING:
    from handbill.build.job import Job, LaidOutPiece
    from handbill.build.purpose import Purpose
    from handbill.build.result import Result
    from handbill.sheets.print_shop import Standard

# tear: along the lines of the stock, at the marks; taken out: the stock is cut already; marks: at the cut marks on plain paper;
# half: the sheet in two; tiles: at the solid marks, then glued; crop: at a print shop's marks; trim: to the trim size, without marks.
Cut = Literal["tear", "taken out", "marks", "half", "tiles", "crop", "trim", "none"]
_SHORT = 0.5  # points of missing bleed that nobody sees


@dataclass(frozen=True)
class FoldSpec:
    """`places`: distances from the `edge` of page 1 as it is read. `marked`: dashed marks show them. `half`: one fold in the middle.
    `folded_in`: the last part is narrower, and is folded in under the first."""

    places: tuple[float, ...]
    edge: Literal["left", "top"]
    marked: bool
    half: bool
    folded_in: bool


@dataclass(frozen=True)
class ShopSpec:
    """What a print shop needs: the PDF/X standard, and the printing condition that the colors are prepared for."""

    standard: Standard
    condition: str


@dataclass(frozen=True)
class Imposed:
    """How a piece is imposed. `stock`: None where a print shop chooses, and for the screen. `size_name`: of the paper, as in "Letter".

    `sides`: apart: the fronts and the backs are in two files. `in_file`: sheets of paper in the file. `short`: the bleed toward the
    neighbors beside and above, where the stock leaves less than the piece asks for.
    """

    stock: Stock | None
    size_name: str
    sides: Literal["one", "both", "apart"]
    flip: Flip | Literal[""]
    per_sheet: int
    each: int
    in_file: int
    tiled: bool
    short: tuple[float | None, float | None]

    @property
    def paper(self) -> str:
        """'Avery 5371 (Letter)', 'Letter'."""
        if self.stock is None:
            return ""
        made, size = product_name(self.stock), self.size_name
        return f"{made} ({size})" if made and size else made or size or self.stock.name

    @property
    def part(self) -> tuple[str, ...]:
        """The part numbers under which the stock is sold."""
        return part_numbers(self.stock) if self.stock else ()

    @property
    def measured(self) -> bool:
        """Whether the stock has been test-printed; plain paper need not be."""
        return self.stock is None or not self.stock.grid or self.stock.measured

    @property
    def short_bleed(self) -> float | None:
        return min((each for each in self.short if each is not None), default=None)


@dataclass(frozen=True)
class Printing:
    """One file. `piece`: the material's name. `title`: as printed. `size`: the format's name. `trim`: the trim size (width, height).

    `sheets`: the number for `copies` of the piece, starting at the first place asked for; 0 where a print shop chooses the sheet, and
    without copies. `tabs`: the number of tabs to tear off at the bottom. `inks`: by name; empty for the four of a press. `draft_words`,
    `draft_numbers`: whether any have not been reviewed or confirmed yet.
    """

    file: str
    piece: str
    title: str
    languages: tuple[str, ...]
    size: str
    kind: Kind
    region: Region
    purpose: Purpose
    trim: tuple[float, float]
    bleed: float
    lay: Imposed
    cut: Cut
    folds: FoldSpec | None
    tabs: int
    inks: tuple[str, ...]
    shop: ShopSpec | None
    copies: int | None
    sheets: int
    draft_words: bool
    draft_numbers: bool

    @property
    def runs(self) -> int:
        """The number of copies to set in the print window."""
        return self.sheets // self.lay.in_file


def printing(result: Result, copies: int | None = None, stock: Stock | None = None) -> Printing:
    """The plan for a built file. `stock`: the sheet that a print shop is to use.

    Raises ProblemsFound: the paper or print shop does not exist or cannot take the piece.
    """
    job, piece, form = result.job, result.setting.piece, result.setting.form
    leaf = make_leaves(result.setting.pages, form)[0]
    lay = _lay(result.setting, result.sheets, job, job.office_paper.stock if job.purpose.office_paper else stock)
    inks = job.inks
    return Printing(
        file=result.name,
        piece=piece.material,
        title=piece.title,
        languages=piece.languages,
        size=form.name,
        kind=form.kind,
        region=form.region,
        purpose=job.purpose,
        trim=(leaf.width, leaf.height),
        bleed=form.bleed,
        lay=lay,
        cut="none" if not job.purpose.printed else _cut(result, lay, leaf),
        folds=_folds(result, leaf) if not lay.tiled else None,
        tabs=form.tabs,
        inks=() if inks.full else tuple(part for part in ("black", inks.spot) if part),
        shop=_shop_spec(job),
        copies=copies,
        sheets=_count(copies, lay, job) if copies and lay.stock else 0,
        draft_words=any(draft.language for draft in result.drafts),
        draft_numbers=piece.checked is not None and any(not draft.language for draft in result.drafts),
    )


def window_of(laid_out: LaidOutPiece, sheets: Sequence[Sheet], job: Job) -> PrintWindow:
    """What the print window should be set to for an office file, and for as many pieces as were asked for."""
    flip, copies = job.spec.paper.flip, job.spec.paper.copies
    if not copies:
        return print_window(sheets, flip)
    lay = _lay(laid_out, sheets, job, job.office_paper.stock)
    return print_window(sheets, flip, _count(copies, lay, job) // lay.in_file)


def _count(copies: int, lay: Imposed, job: Job) -> int:
    """How many sheets so many copies take."""
    return count_sheets(copies, lay.per_sheet, lay.each, 1 if lay.tiled else job.spec.paper.first)


def _lay(laid_out: LaidOutPiece, sheets: Sequence[Sheet], job: Job, stock: Stock | None) -> Imposed:
    form = laid_out.form
    size_name = paper_name(job.campaign, stock) if stock else ""
    leaves = make_leaves(laid_out.pages, form)
    in_file = sum(sheet.side != "back" for sheet in sheets) or len(sheets)
    if any(mark.kind == "guide" for sheet in sheets for mark in sheet.marks):
        return Imposed(stock, size_name, "one", "", 1, in_file, in_file, True, (None, None))
    backs = any(leaf.back for leaf in leaves)
    # A file for a print shop has a page for each side, and is not on sheets of paper yet.
    apart = backs and job.spec.paper.sides != "together" and stock is not None
    both = backs and not apart and (any(sheet.side == "back" for sheet in sheets) or all(sheet.trim for sheet in sheets))
    if stock is None:
        return Imposed(None, "", "both" if both else "one", "", 1, 1, in_file, False, (None, None))
    plan = lay_out_slots(stock, leaves[0])
    folded = backs and not both and not apart
    flip: Flip | Literal[""] = "fold" if folded else job.spec.paper.flip if (both or apart) and sheets[0].trim is None else ""
    per_sheet = len(plan.slots) // (2 if folded else 1)
    return Imposed(
        stock,
        size_name,
        "apart" if apart else "both" if both else "one",
        flip,
        per_sheet,
        len(leaves),
        in_file,
        False,
        _short(plan.between, form),
    )


def _short(between: tuple[float | None, float | None], form: Format) -> tuple[float | None, float | None]:
    beside, above = (each if each is not None and each < form.bleed - _SHORT else None for each in between)
    return beside, above


def _cut(result: Result, lay: Imposed, leaf: Leaf) -> Cut:
    marks = {mark.kind for sheet in result.sheets for mark in sheet.marks}
    grid = lay.stock is not None and lay.stock.grid is not None
    if lay.tiled:
        return "tiles"
    if "crop" in marks:
        return "crop"
    short, long = sorted((leaf.width, leaf.height))
    if lay.stock and not grid and is_same_size((long, 2 * short), lay.stock.paper):
        return "half"  # at the marks in the middle
    if "cut" in marks:
        return "tear" if grid else "marks"
    if grid:
        return "taken out"
    return "none" if lay.stock and is_same_size((short, long), lay.stock.paper) else "trim"


def _folds(result: Result, leaf: Leaf) -> FoldSpec | None:
    folds = leaf.front.folds
    if not folds:
        return None
    upright = folds[0].axis == "x"
    marked = any(mark.kind == "fold" for sheet in result.sheets for mark in sheet.marks)
    half = len(folds) == 1 and is_same_size((folds[0].at, 0), ((leaf.width if upright else leaf.height) / 2, 0))
    return FoldSpec(tuple(fold.at for fold in folds), "left" if upright else "top", marked, half, bool(result.setting.form.across))


def _shop_spec(job: Job) -> ShopSpec | None:
    if job.shop is None:
        return None
    return ShopSpec("x4", "") if job.spec.icc else ShopSpec(job.shop.standard, job.shop.condition.identifier)
