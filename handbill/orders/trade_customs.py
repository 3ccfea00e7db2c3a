"""Read trade_customs.yaml: overs, and which stock is sold only to print shops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from handbill.core.datafile import read
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import IntegerType, ListType, NumberType, TextType
from handbill.layout.format import Format
from handbill.orders.arithmetic import Overs
from handbill.sheets.stock import Stock

T = TypeVar("T")
Print = Literal["office", "press"]
PRINTS: tuple[Print, ...] = ("office", "press")
_FILE = Path(__file__).with_name("trade_customs.yaml")


@dataclass(frozen=True)
class Trade:
    """`press_only`: the ids of stocks that are sold only to print shops."""

    overs: Mapping[Print, Overs]
    press_only: tuple[str, ...]


def _without_source(source: str, **values: T) -> dict[str, T]:
    return values


_OVERS = RecordType(
    Overs,
    "Sheets printed beyond those needed, since some are spoiled.",
    {"percent": NumberType("The percentage.", 0, 100), "least": IntegerType("The least number, whatever the percentage.", 0, 1000)},
)
_SOURCE = TextType("Where the figures come from.")
TRADE = RecordType(
    Trade,
    "The customs of the printing trade.",
    {
        "overs": RecordType(_without_source, "Overs, by the kind of printer.", {**dict.fromkeys(PRINTS, _OVERS), "source": _SOURCE}),
        "press_only": ListType("Stocks that are sold to print shops only.", TextType("A stock."), default=()),
    },
)


@cache
def trade() -> Trade:
    """Return the customs that ship with the program. Raises ProblemsFound if their file has problems."""
    return parse_data(TRADE, read(_FILE))


def why_unsuitable(stock: Stock, form: Format, print_: Print) -> str:
    """Return why this stock cannot be used, or an empty string if it can."""
    if print_ == "press" and stock.grid:
        return f"{stock.name} is precut for office printers; a print shop cannot run it"
    if print_ == "office" and stock.id in trade().press_only:
        return f"{stock.name} is sold only to print shops, not for office printers"
    if print_ == "office" and form.kind.paper == "label" and not stock.adhesive:
        return f"{stock.name} is not adhesive: labels need label stock"
    return ""
