"""formats/sheets/<name>.yaml becomes a Stock: a sheet of paper and the grid of cards on it, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from layouts.geometry import Box
from layouts.page.fields import Fields
from materials.datafile import read
from materials.problems import Problem, ProblemsFound, did_you_mean, stop_on

_FOLDER = Path(__file__).parents[1] / "formats" / "sheets"
# Sums of millimeters read into points do not come out even; a hundredth of a point is far below any printer.
_SLACK = 0.01
_MOST = 100  # columns or rows


@dataclass(frozen=True)
class Stock:
    """Paper that stands upright, with `columns` by `rows` cards on it. `paper` and `card` are (width, height), `origin` and `gap` (x, y).

    No ink within `margin` of the paper's edge. `measured` is true once somebody has held a printed sheet against the stock.
    """

    id: str
    name: str
    paper: tuple[float, float]
    columns: int
    rows: int
    card: tuple[float, float]
    origin: tuple[float, float]
    gap: tuple[float, float]
    margin: float
    marks: Literal["cut", "none"]
    measured: bool
    aliases: tuple[str, ...]
    source: str

    @property
    def printable(self) -> Box:
        return Box(0, 0, *self.paper).inset(self.margin)


@cache
def stock_names() -> tuple[str, ...]:
    """The names of all stocks, sorted, without their aliases."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def stock_named(name: str) -> Stock:
    """The stock of this name or alias. Raises ProblemsFound: no such stock, or its file has problems."""
    if name in stock_names():
        return read_stock(_FOLDER / f"{name}.yaml")
    for known in stock_names():
        stock = stock_named(known)
        if name in stock.aliases:
            return stock
    raise ProblemsFound(
        [Problem("usage-stock", f"there is no card stock or paper called {name!r}", hint=did_you_mean(name, stock_names()))]
    )


def read_stock(path: Path) -> Stock:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    stock = Stock(
        id=path.stem,
        name=fields.text("name"),
        paper=_pair(fields, "paper", ("width", "height"), positive=True),
        columns=fields.whole("columns", 1, _MOST),
        rows=fields.whole("rows", 1, _MOST),
        card=_pair(fields, "card", ("width", "height"), positive=True),
        origin=_pair(fields, "origin", ("x", "y"), positive=False),
        gap=_pair(fields, "gap", ("x", "y"), positive=False),
        margin=fields.length("margin", positive=False),
        marks=cast(Literal["cut", "none"], fields.choice("marks", ("cut", "none"))),
        measured=fields.flag("measured"),
        aliases=fields.texts("aliases"),
        source=fields.text("source"),
    )
    fields.end()
    # Only a file whose every length could be read is judged as a whole.
    if not problems:
        _check_grid(stock, fields)
    stop_on(problems)
    return stock


def _pair(fields: Fields, key: str, parts: tuple[str, str], positive: bool) -> tuple[float, float]:
    group = fields.group(key)
    pair = (group.length(parts[0], positive), group.length(parts[1], positive))
    group.end()
    return pair


def _check_grid(stock: Stock, fields: Fields) -> None:
    # The arithmetic of a long-edge flip takes the long edge to be the upright one.
    if stock.paper[0] > stock.paper[1]:
        fields.problem("content-value", "the paper lies on its side", "paper", hint="describe it standing upright, with the card turned")
    if 2 * stock.margin >= stock.paper[0]:
        fields.problem("content-value", "the margins leave nothing to print on", "margin", hint="make it less than half the paper's width")
    for axis, (count, key, side) in enumerate(((stock.columns, "columns", "wide"), (stock.rows, "rows", "high"))):
        needed = stock.origin[axis] + count * stock.card[axis] + (count - 1) * stock.gap[axis]
        over = needed - stock.paper[axis]
        if over > _SLACK:
            sentence = f"{count} {key} do not fit the paper: they end {over / 72:.3f} in ({over / 72 * 25.4:.2f} mm) beyond it"
            fields.problem("content-value", sentence, key, hint=f"check how {side} the card, the gap and the origin are")
