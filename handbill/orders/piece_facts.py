"""The facts on a job ticket, in the units that its readers use: inches for US sizes, millimeters for metric ones."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.print_instructions import NO_FOLDS, PER_SHEET, cut_messages, fold_messages, sides_message
from handbill.campaign.campaign import Campaign
from handbill.core.geometry import INCH, millimeters
from handbill.layout.format import Region
from handbill.orders.order_job import OrderJob
from handbill.sheets.stock import Stock
from handbill.sheets.stock_names import paper_name, part_numbers

_NONE = 0.5  # points; nobody sees less


@dataclass(frozen=True)
class Facts:
    """The sentences and figures of one job on a ticket. A fact that does not apply is empty."""

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


def facts(job: OrderJob) -> Facts:
    result, plan = job.file.result, job.printing
    return Facts(
        piece=result.setting.piece.material,
        language=spoken(job),
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
        inks=inks_of(job),
        cut=_cut(job),
        folds=_folds(job),
        words="draft" if plan.draft_words else "reviewed",
        numbers=_numbers(job),
        quantity=job.count.copies,
        sheets=job.count.sheets,
        overs=job.count.overs,
        print=job.count.total,
        unit=unit_of(job.stock),
    )


def title(job: OrderJob) -> str:
    """The piece's name as words: 'Indicator card'."""
    return job.file.result.setting.piece.material.replace("-", " ").capitalize()


def spoken(job: OrderJob) -> str:
    """'English and Spanish', or the number of languages on the page."""
    asked, shown = job.item.job.languages, job.file.result.setting.piece.languages
    return f"{len(shown)} languages" if len(shown) > len(asked) else " and ".join(language.english for language in asked)


def unit_of(stock: Stock | None) -> str:
    """The unit of the quantity: copies where a print shop chooses its own sheet."""
    return "sheets" if stock else "copies"


def inks_of(job: OrderJob) -> str:
    return " + ".join(job.printing.inks) or "four"


def part_number(stock: Stock | None) -> str:
    """'5371 (also 8371)'; empty for plain paper."""
    numbers = part_numbers(stock) if stock else ()
    return f"{numbers[0]} (also {', '.join(numbers[1:])})" if numbers[1:] else "".join(numbers)


def paper_of(campaign: Campaign, stock: Stock) -> str:
    """'Letter, 8.5 x 11 in': the name of the paper size, if it has one, and the size."""
    metric = stock.paper[0] / INCH * 4 % 1 > 0.01
    size = size_text(stock.paper, "metric" if metric else "us")
    return ", ".join(part for part in (paper_name(campaign, stock), size) if part)


def size_text(size: tuple[float, float], region: Region) -> str:
    """'3.5 x 2 in' or '85.6 x 54 mm', from points."""
    return f"{_figure(size[0], region)} x {length_text(size[1], region)}"


def length_text(points: float, region: Region) -> str:
    return f"{_figure(points, region)} {'in' if region == 'us' else 'mm'}"


def _figure(points: float, region: Region) -> str:
    return f"{round(points / INCH, 4):g}" if region == "us" else f"{round(millimeters(points), 1):g}"


def _up(job: OrderJob) -> str:
    if job.printing.lay.tiled:
        return f"{job.printing.lay.in_file} sheets a copy, the first a map"
    return PER_SHEET.format(count=job.count.up) if job.stock else "the shop’s own sheet"


def _bleed(job: OrderJob) -> str:
    """The bleed of the format, and the bleed between pieces where the stock leaves less."""
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
    places = " and ".join([*([", ".join(_figure(at, plan.region) for at in others)] if others else []), length_text(last, plan.region)])
    return ". ".join(fold_messages(plan)).format(places=places)


def _numbers(job: OrderJob) -> str:
    checked = job.file.result.setting.piece.checked
    if checked is None:
        return "none printed"
    return f"checked {checked}{', not confirmed by a call' if job.printing.draft_numbers else ''}"
