"""Read trade_customs.yaml: overs, the usual paper for each kind of piece, and which stock is sold only to print shops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from handbill.core.datafile import read
from handbill.core.fields import Fields
from handbill.core.problems import Problem, raise_if_any
from handbill.layout.format import KINDS, REGIONS, Format
from handbill.orders.arithmetic import Overs
from handbill.sheets.stock import Stock

Print = Literal["office", "press"]
PRINTS: tuple[Print, ...] = ("office", "press")
_FILE = Path(__file__).with_name("trade_customs.yaml")


@dataclass(frozen=True)
class Trade:
    """`papers` by kind of piece and region; `press_only`: the ids of stocks that are sold only to print shops."""

    overs: Mapping[Print, Overs]
    papers: Mapping[tuple[str, str], str]
    press_only: tuple[str, ...]

    def paper(self, form: Format) -> str:
        """Return the paper that a shop would use for this format by default."""
        return self.papers[form.kind, form.region]


@cache
def trade() -> Trade:
    """Return the customs that ship with the program. Raises ProblemsFound if their file has problems."""
    problems: list[Problem] = []
    fields = Fields(read(_FILE), problems)
    overs, papers = fields.group("overs"), fields.group("papers")
    customs = Trade(
        overs={print_: _overs(overs.group(print_)) for print_ in PRINTS},
        papers={
            (kind, region): text for kind in KINDS for group in [papers.group(kind)] for region in REGIONS for text in [group.text(region)]
        },
        press_only=fields.texts("press_only"),
    )
    for part in (overs, papers):
        part.text("source")
        part.end()
    fields.end()
    raise_if_any(problems)
    return customs


def _overs(fields: Fields) -> Overs:
    customs = Overs(fields.number("percent", 0, 100), fields.whole("least", 0, 1000))
    fields.end()
    return customs


def why_unsuitable(stock: Stock, form: Format, print_: Print) -> str:
    """Return why this stock cannot be used, or an empty string if it can."""
    if print_ == "press" and stock.grid:
        return f"{stock.name} is precut for office printers; a print shop cannot run it"
    if print_ == "office" and stock.id in trade().press_only:
        return f"{stock.name} is sold only to print shops, not for office printers"
    if print_ == "office" and form.kind == "label" and not stock.grid:
        return f"{stock.name} is not adhesive: labels need label stock"
    return ""
