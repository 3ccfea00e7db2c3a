"""trade.yaml becomes what an order reckons with: overs, paper by kind of piece, and which stock is sold to whom."""

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
    """`papers` by kind of piece and region; `press_only` names stocks that are sold to print shops only."""

    overs: Mapping[Print, Overs]
    papers: Mapping[tuple[str, str], str]
    press_only: tuple[str, ...]

    def paper(self, form: Format) -> str:
        """What a shop would print this form on, where nobody says."""
        return self.papers[form.kind, form.region]


@cache
def trade() -> Trade:
    """The house's own. Raises ProblemsFound: its file has problems."""
    problems: list[Problem] = []
    fields = Fields(read(_FILE), problems)
    overs, papers = fields.group("overs"), fields.group("papers")
    made = Trade(
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
    return made


def _overs(fields: Fields) -> Overs:
    made = Overs(fields.number("percent", 0, 100), fields.whole("least", 0, 1000))
    fields.end()
    return made


def unfit(stock: Stock, form: Format, print_: Print) -> str:
    """Why nobody sells this stock for this use; nothing where somebody does."""
    if print_ == "press" and stock.grid:
        return f"{stock.name} is sold for office printers; a print shop cannot run it"
    if print_ == "office" and stock.id in trade().press_only:
        return f"{stock.name} is sold to print shops, not for office printers"
    if print_ == "office" and form.kind == "label" and not stock.grid:
        return f"{stock.name} does not stick: labels need label stock"
    return ""
