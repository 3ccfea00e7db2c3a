"""Describe a job as its ticket does, in the printer's terms and units: inches for US sizes, millimeters for others."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.print_instructions import NO_FOLDS, PER_SHEET, cut_messages, fold_messages, sides_message
from handbill.campaign.campaign import Campaign
from handbill.core.counts import format_count
from handbill.core.geometry import INCH, millimeters
from handbill.core.region import Region
from handbill.orders.order_job import OrderJob
from handbill.sheets.stock import Stock
from handbill.sheets.stock_names import paper_name, part_numbers

_NONE = 0.5  # points; less bleed than this is not visible
_NOUNS = {"sheets": ("sheet", "sheets"), "copies": ("copy", "copies")}


@dataclass(frozen=True)
class Facts:
    """Texts and numbers for the lines of the ticket. What does not apply to a job is empty."""

    piece: str
    language: str
    size: str
    file: str
    sha256: str
    pages: int
    trim: str
    bleed: str
    stock: str
    part: str
    paper: str
    up: str
    sides: str
    inks: str
    cut: str
    folds: str
    words: str
    numbers: str
    quantity: int
    sheets: int
    overs: int
    print: int
    unit: str


def facts_of(job: OrderJob) -> Facts:
    """Return the facts about a job."""
    result, plan = job.file.result, job.printing
    return Facts(
        piece=result.setting.piece.material,
        language=languages_text(job),
        size=plan.size,
        file=job.file.name,
        sha256=job.file.digest,
        pages=len(result.sheets),
        trim=size_text(plan.trim, plan.region),
        bleed=_bleed(job),
        stock=job.stock.name if job.stock else "",
        part=part_number(job.stock),
        paper=job.paper,
        up=_up(job),
        sides=sides_message(plan.lay),
        inks=inks_text(job),
        cut=_cut(job),
        folds=_folds(job),
        words="draft" if plan.draft_words else "reviewed",
        numbers=_numbers(job),
        quantity=job.count.copies,
        sheets=job.count.sheets,
        overs=job.count.overs,
        print=job.count.total,
        unit=counting_unit(job.stock),
    )


def piece_title(job: OrderJob) -> str:
    """Return the name of the piece as a title: 'Indicator card'."""
    return job.file.result.setting.piece.material.replace("-", " ").capitalize()


def languages_text(job: OrderJob) -> str:
    """Return 'English and Spanish', or the number of languages if the page shows more than were ordered."""
    ordered, printed = job.item.job.languages, job.file.result.setting.piece.languages
    return f"{len(printed)} languages" if len(printed) > len(ordered) else " and ".join(language.english for language in ordered)


def counting_unit(stock: Stock | None) -> str:
    """Return what to count: sheets, or copies if a print shop chooses its own sheet."""
    return "sheets" if stock else "copies"


def count_text(number: int, unit: str) -> str:
    """Return '1 sheet' or '1,250 copies'; `unit` is one that `counting_unit` returns."""
    return format_count(number, *_NOUNS[unit])


def inks_text(job: OrderJob) -> str:
    """Return the inks: 'black + PANTONE 286 C', or 'four' for process colors."""
    return " + ".join(job.printing.inks) or "four"


def part_number(stock: Stock | None) -> str:
    """Return '5371 (also 8371)', or an empty string for plain paper."""
    numbers = part_numbers(stock) if stock else ()
    return f"{numbers[0]} (also {', '.join(numbers[1:])})" if numbers[1:] else "".join(numbers)


def paper_text(campaign: Campaign, stock: Stock) -> str:
    """Return 'Letter, 8.5 x 11 in': the name of the paper size, if it has one, and the size."""
    metric = stock.paper[0] / INCH * 4 % 1 > 0.01
    size = size_text(stock.paper, Region.METRIC if metric else Region.US)
    return ", ".join(part for part in (paper_name(campaign, stock), size) if part)


def size_text(size: tuple[float, float], region: Region) -> str:
    """'3.5 x 2 in' or '85.6 x 54 mm', from points."""
    return f"{_format_length(size[0], region)} x {length_text(size[1], region)}"


def length_text(points: float, region: Region) -> str:
    return f"{_format_length(points, region)} {'in' if region.inches else 'mm'}"


def _format_length(points: float, region: Region) -> str:
    return f"{round(points / INCH, 4):g}" if region.inches else f"{round(millimeters(points), 1):g}"


def _up(job: OrderJob) -> str:
    if job.printing.lay.tiled:
        return f"{job.printing.lay.in_file} sheets a copy, the first a map"
    return PER_SHEET.format(count=job.count.up) if job.stock else "the shop’s own sheet"


def _bleed(job: OrderJob) -> str:
    """Describe the bleed. Between the cards on a sheet there may be less than the format asks for."""
    plan = job.printing
    whole, short = length_text(plan.bleed, plan.region) if plan.bleed else "none", plan.lay.short_bleed
    if short is None:
        return whole
    return f"{whole}, {length_text(short, plan.region) if short > _NONE else 'none'} between pieces"


def _cut(job: OrderJob) -> str:
    plan = job.printing
    return ". ".join(cut_messages(plan)).format(size=size_text(plan.trim, plan.region))


def _folds(job: OrderJob) -> str:
    """Where the folds are, measured on page 1 as it is read."""
    plan = job.printing
    if plan.folds is None:
        return NO_FOLDS
    *others, last = plan.folds.places
    listed = [", ".join(_format_length(at, plan.region) for at in others)] if others else []
    places = " and ".join([*listed, length_text(last, plan.region)])
    return ". ".join(fold_messages(plan)).format(places=places)


def _numbers(job: OrderJob) -> str:
    checked = job.file.result.setting.piece.checked
    if checked is None:
        return "none printed"
    return f"checked {checked}{', not confirmed by a call' if job.printing.draft_numbers else ''}"
