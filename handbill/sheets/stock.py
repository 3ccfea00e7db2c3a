"""Reads stocks/<name>.yaml as a Stock: a sheet of paper and the grid of cards on it, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import read
from handbill.core.fields import Fields
from handbill.core.geometry import Box
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any

_FOLDER = "layouts/stocks"
# Millimeters converted to points do not add up exactly; a hundredth of a point is far less than any printer can show.
_SLACK = 0.01
_MOST = 100  # columns or rows


@dataclass(frozen=True)
class StockGrid:
    """`columns` by `rows` cards of the size `card` (width, height); `origin` is the first card's corner, `gap` the gutters (x, y)."""

    columns: int
    rows: int
    card: tuple[float, float]
    origin: tuple[float, float]
    gap: tuple[float, float]

    def place(self, column: int, row: int) -> Box:
        """The box of a card on the front."""
        x = self.origin[0] + column * (self.card[0] + self.gap[0])
        y = self.origin[1] + row * (self.card[1] + self.gap[1])
        return Box(x, y, *self.card)


@dataclass(frozen=True)
class Stock:
    """Paper in portrait orientation, (width, height). Card stock has a `grid`; plain paper has none and takes as many leaves as fit.

    Printers leave `margin` white along the edges. `measured` is true once a test print has been compared with the stock.
    """

    id: str
    name: str
    paper: tuple[float, float]
    grid: StockGrid | None
    margin: float
    marks: Literal["cut", "none"]
    measured: bool
    aliases: tuple[str, ...]
    source: str

    @property
    def printable(self) -> Box:
        return Box(0, 0, *self.paper).inset(self.margin)


def stock_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all stocks, sorted, without their aliases."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_stock(campaign: Campaign, name: str) -> Stock:
    """The stock of this name or alias, or in this file (.yaml). Raises ProblemsFound: no such stock, or its file has problems."""
    if name.endswith((".yaml", ".yml")):
        return read_stock(Path(name))
    files = campaign.files(_FOLDER)
    if name in files:
        return read_stock(files[name])
    for known in files:
        stock = find_stock(campaign, known)
        if name in stock.aliases:
            return stock
    raise ProblemsFound([Problem("usage-stock", f"there is no card stock or paper called {name!r}", hint=did_you_mean(name, files))])


def read_stock(path: Path) -> Stock:
    """Read and check one file. Raises ProblemsFound with every problem of the file."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    stock = Stock(
        id=path.stem,
        name=fields.text("name"),
        paper=_pair(fields, "paper", ("width", "height"), positive=True),
        grid=_grid(fields.group("grid")) if fields.has("grid") else None,
        margin=fields.length("margin", positive=False),
        marks=cast(Literal["cut", "none"], fields.choice("marks", ("cut", "none"))),
        measured=fields.flag("measured"),
        aliases=fields.texts("aliases"),
        source=fields.text("source"),
    )
    fields.end()
    # Only a file whose every length could be read is judged as a whole.
    if not problems:
        _check_paper(stock, fields)
    raise_if_any(problems)
    return stock


def _grid(fields: Fields) -> StockGrid:
    grid = StockGrid(
        columns=fields.whole("columns", 1, _MOST),
        rows=fields.whole("rows", 1, _MOST),
        card=_pair(fields, "card", ("width", "height"), positive=True),
        origin=_pair(fields, "origin", ("x", "y"), positive=False),
        gap=_pair(fields, "gap", ("x", "y"), positive=False),
    )
    fields.end()
    return grid


def _pair(fields: Fields, key: str, parts: tuple[str, str], positive: bool) -> tuple[float, float]:
    group = fields.group(key)
    pair = (group.length(parts[0], positive), group.length(parts[1], positive))
    group.end()
    return pair


def _check_paper(stock: Stock, fields: Fields) -> None:
    # The arithmetic of a flip on the long edge assumes that the long edge is vertical.
    if stock.paper[0] > stock.paper[1]:
        fields.problem(
            "content-value",
            "the paper is wider than it is high",
            "paper",
            hint="describe it in portrait orientation, with the cards rotated",
        )
    if 2 * stock.margin >= stock.paper[0]:
        fields.problem("content-value", "the margins leave no printable area", "margin", hint="make it less than half the paper's width")
    if stock.grid:
        _check_cards(stock.grid, stock.paper, fields)


def _check_cards(grid: StockGrid, paper: tuple[float, float], fields: Fields) -> None:
    for axis, (count, key, side) in enumerate(((grid.columns, "columns", "wide"), (grid.rows, "rows", "high"))):
        over = grid.origin[axis] + count * grid.card[axis] + (count - 1) * grid.gap[axis] - paper[axis]
        if over > _SLACK:
            sentence = f"{count} {key} do not fit the paper: they end {over / 72:.3f} in ({over / 72 * 25.4:.2f} mm) beyond it"
            fields.problem("content-value", sentence, "grid", key, hint=f"check how {side} the card, the gap and the origin are")
