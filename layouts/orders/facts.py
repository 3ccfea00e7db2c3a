"""A job becomes the facts that its ticket states, in the words and units of whoever prints: inches for US sizes, millimeters for others."""

from __future__ import annotations

from dataclasses import dataclass

from layouts.geometry import INCH, millimeters
from layouts.orders.job import Job
from layouts.page.edition import edition
from layouts.page.format import Region
from layouts.sheets.grid import layout
from layouts.sheets.stock import Stock, stock_named, stock_names
from materials.language import language

_SAME = 1.0  # points; paper is cut no closer
_SHORT = 0.5  # points of bleed that nobody misses


@dataclass(frozen=True)
class Facts:
    """Sentences and figures, one a line of the ticket. What a job has nothing of is empty."""

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


def facts(job: Job) -> Facts:
    result, form = job.file.result, job.file.result.setting.form
    trim = job.file.leaf
    return Facts(
        piece=result.setting.piece.material,
        language=spoken(job),
        size=form.name,
        file=job.file.name,
        sha256=job.file.digest,
        pages=len(result.sheets),
        trim=size_text((trim.width, trim.height), form.region),
        bleed=_bleed(job),
        stock=job.stock.name if job.stock else "",
        part=part_number(job.stock),
        paper=job.paper,
        up=_up(job),
        sides=_sides(job),
        inks=inks_of(job),
        cut=_cut(job),
        folds=_folds(job),
        words="draft" if any(draft.language for draft in result.drafts) else "reviewed",
        numbers=_numbers(job),
        quantity=job.count.copies,
        sheets=job.count.sheets,
        overs=job.count.overs,
        print=job.count.total,
        unit=unit_of(job.stock),
    )


def title(job: Job) -> str:
    """The piece's name as words: 'Indicator card'."""
    return job.file.result.setting.piece.material.replace("-", " ").capitalize()


def spoken(job: Job) -> str:
    """'English and Spanish', or how many languages stand on the page."""
    asked, shown = job.item.request.languages, job.file.result.setting.piece.languages
    return f"{len(shown)} languages" if len(shown) > len(asked) else " and ".join(language(tag).english for tag in asked)


def unit_of(stock: Stock | None) -> str:
    """What is counted: a shop that chooses its own sheet is told copies."""
    return "sheets" if stock else "copies"


def inks_of(job: Job) -> str:
    wanted = edition(job.item.request.inks)
    return "four" if wanted.full else " + ".join(part for part in ("black", wanted.spot) if part)


def part_number(stock: Stock | None) -> str:
    """'5371 (also 8371)'; plain paper has none."""
    if stock is None or not stock.grid:
        return ""
    own = stock.id.rpartition("-")[2].upper()
    numbers = [own] if any(letter.isdigit() for letter in own) else []
    numbers += [each for each in stock.aliases if each != own]
    return f"{numbers[0]} (also {', '.join(numbers[1:])})" if numbers[1:] else "".join(numbers)


def paper_of(stock: Stock) -> str:
    """'Letter, 8.5 x 11 in': the paper's own name, where plain paper of the size has one."""
    plain = (one for one in map(stock_named, stock_names()) if one.grid is None and one.aliases)
    same = next((one for one in plain if _alike(one.paper, stock.paper)), None)
    metric = stock.paper[0] / INCH * 4 % 1 > 0.01
    size = size_text(stock.paper, "metric" if metric else "us")
    if same is None:
        return size
    short = same.aliases[0]
    return f"{short.upper() if any(letter.isdigit() for letter in short) else short.capitalize()}, {size}"


def size_text(size: tuple[float, float], region: Region) -> str:
    """'3.5 x 2 in' or '85.6 x 54 mm', from points."""
    return f"{_figure(size[0], region)} x {length_text(size[1], region)}"


def length_text(points: float, region: Region) -> str:
    return f"{_figure(points, region)} {'in' if region == 'us' else 'mm'}"


def _figure(points: float, region: Region) -> str:
    return f"{round(points / INCH, 4):g}" if region == "us" else f"{round(millimeters(points), 1):g}"


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))


def _up(job: Job) -> str:
    if job.file.tiled:
        return f"{len(job.file.result.sheets)} sheets a copy, the first a map"
    return f"{job.count.up} a sheet" if job.stock else "the shop’s own sheet"


def _bleed(job: Job) -> str:
    """Toward its neighbors a card may have less than its format asks for."""
    form = job.file.result.setting.form
    whole = length_text(form.bleed, form.region) if form.bleed else "none"
    if job.stock is None or job.file.tiled:
        return whole
    between = [each for each in layout(job.stock, job.file.leaf).between if each is not None]
    least = min(between, default=form.bleed)
    if least > form.bleed - _SHORT:
        return whole
    return f"{whole}, {length_text(least, form.region) if least > _SHORT else 'none'} between pieces"


def _sides(job: Job) -> str:
    if not job.file.two_sided:
        return "one side"
    return "both sides, flip on the long edge" if job.item.request.purpose == "office" else "both sides, head to head"


def _cut(job: Job) -> str:
    marks = {mark.kind for sheet in job.file.result.sheets for mark in sheet.marks}
    if job.file.tiled:
        return "at the solid marks, then glue: see the map"
    if "crop" in marks:
        return "at the crop marks"
    if "cut" in marks:
        return "part the cards where the marks stand" if job.stock and job.stock.grid else "at the marks"
    leaf, paper = job.file.leaf, job.stock.paper if job.stock else (0.0, 0.0)
    if job.stock and job.stock.grid:
        return "none, the stock is cut already"
    fills = _alike(tuple(sorted((leaf.width, leaf.height))), paper)  # type: ignore[arg-type]
    return "none, the paper’s own size" if fills else "to the trim size"


def _folds(job: Job) -> str:
    """How many, and where on page 1 as it is read."""
    folds, region = job.file.leaf.front.folds, job.file.result.setting.form.region
    if not folds or job.file.tiled:
        return "none"
    places = " and ".join([", ".join(_figure(fold.at, region) for fold in folds[:-1]), length_text(folds[-1].at, region)][len(folds) < 2 :])
    marked = any(mark.kind == "fold" for sheet in job.file.result.sheets for mark in sheet.marks)
    edge = "left" if folds[0].axis == "x" else "top"
    return f"{len(folds)}, at {places} from the {edge} of page\u00a01, {'dashed marks' if marked else 'not marked'}"


def _numbers(job: Job) -> str:
    checked = job.file.result.setting.piece.checked
    if checked is None:
        return "none printed"
    called = "" if not any(not draft.language for draft in job.file.result.drafts) else ", not confirmed by a call"
    return f"checked {checked}{called}"
