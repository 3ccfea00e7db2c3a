"""Reads stocks/<name>.yaml as a Stock: a sheet of paper and the grid of cards on it, in points from its top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.geometry import Box
from handbill.core.measures import measure
from handbill.core.names import Description, find_name
from handbill.core.problems import Problem
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, FlagType, IntegerType, LengthType, ListType, TextType
from handbill.core.sizes import parse_size, same_size

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

    Printers leave `margin` white along the edges. `measured` is true once a test print has been compared with the stock. `adhesive`: it is
    label paper.
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
    adhesive: bool = False

    @property
    def printable(self) -> Box:
        return Box(0, 0, *self.paper).inset(self.margin)


def _size(about: str) -> RecordType[tuple[float, float]]:
    fields = {"width": LengthType("From left to right."), "height": LengthType("From top to bottom.")}
    return RecordType(lambda width, height: (width, height), about, fields)


def _pair(about: str) -> RecordType[tuple[float, float]]:
    fields = {"x": LengthType("From left to right.", "zero"), "y": LengthType("From top to bottom.", "zero")}
    return RecordType(lambda x, y: (x, y), about, fields)


def _paper_problems(stock: Stock, at: Position) -> Iterator[Problem]:
    # The arithmetic of a flip on the long edge assumes that the long edge is vertical.
    if stock.paper[0] > stock.paper[1]:
        hint = "describe it in portrait orientation, with the cards rotated"
        yield at.problem("content-value", "the paper is wider than it is high", "paper", hint=hint)
    if 2 * stock.margin >= stock.paper[0]:
        hint = "make it less than half the paper's width"
        yield at.problem("content-value", "the margins leave no printable area", "margin", hint=hint)
    if stock.grid:
        yield from _grid_problems(stock.grid, stock.paper, at)


def _grid_problems(grid: StockGrid, paper: tuple[float, float], at: Position) -> Iterator[Problem]:
    for axis, (count, key, side) in enumerate(((grid.columns, "columns", "wide"), (grid.rows, "rows", "high"))):
        over = grid.origin[axis] + count * grid.card[axis] + (count - 1) * grid.gap[axis] - paper[axis]
        if over > _SLACK:
            sentence = f"{count} {key} do not fit the paper: they end {measure(over)} beyond it"
            hint = f"check how {side} the card, the gap and the origin are"
            yield at.problem("content-value", sentence, "grid", key, hint=hint)


def _stock(at: Position, **values: Any) -> Stock:
    return Stock(id=at.name, **values)


STOCK = RecordType(
    _stock,
    "A sheet of card stock, labels or paper.",
    {
        "name": TextType("Its name for people."),
        "paper": _size("The sheet, in portrait orientation."),
        "grid": RecordType(
            StockGrid,
            "The cards of card stock. Plain paper has none: it takes as many as fit.",
            {
                "columns": IntegerType("How many cards side by side.", 1, _MOST),
                "rows": IntegerType("How many cards one below the other.", 1, _MOST),
                "card": _size("One card."),
                "origin": _pair("From the sheet's top left corner to the first card's."),
                "gap": _pair("Between neighbors."),
            },
            merged=True,
            default=None,
        ),
        "margin": LengthType("What a printer leaves white along each edge of the sheet.", "zero"),
        "marks": ChoiceType("cut: the cards need cut marks; none: they come apart without.", ("cut", "none"), "a kind of marks"),
        "adhesive": FlagType("yes: it is label paper, with glue on its back.", default=False),
        "measured": FlagType("yes: a printed test sheet has been compared with this stock."),
        "aliases": ListType("Other numbers of the same geometry, in quotes.", TextType("A number or name."), default=()),
        "source": TextType("Where the measures come from."),
    },
    located=True,
    check=_paper_problems,
    own_keys=("name", "measured", "aliases", "source"),
)


def stock_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all stocks, sorted, without their aliases."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_stock(campaign: Campaign, name: str) -> Stock:
    """The stock of this name or alias, or in this file (.yaml). Raises ProblemsFound: no such stock, or its file has problems."""
    if name.endswith(YAML_SUFFIXES):
        return parse_data(STOCK, campaign.completed(STOCK, Path(name), _FOLDER))
    files = campaign.files(_FOLDER)
    if name in files:
        return parse_data(STOCK, campaign.completed(STOCK, files[name], _FOLDER))
    size = parse_size(name)
    # A label as large as its sheet has no grid either, but nobody means it by the size of paper.
    paper = (find_stock(campaign, known) for known in (files if size else ()))
    plain = (stock for stock in paper if stock.grid is None and not stock.adhesive)
    if size and (of_size := next((stock for stock in plain if same_size(stock.paper, size)), None)):
        return of_size

    def describe(known: str) -> Description:
        stock = find_stock(campaign, known)
        maker = stock.name.partition(" ")[0]
        return Description(stock.name, (*stock.aliases, *(f"{maker} {each}" for each in stock.aliases), stock.name.partition(",")[0]))

    return find_stock(campaign, find_name("usage-stock", "card stock or paper", name, files, describe))
