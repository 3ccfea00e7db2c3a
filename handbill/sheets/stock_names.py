"""Trade names of a stock: its product name, part numbers, and the name of its paper size. They are the same in every language."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign
from handbill.sheets.stock import Stock, find_stock, stock_names

_SAME = 1.0  # points; paper is not cut more precisely


def product_name(stock: Stock) -> str:
    """'Avery 5371'; empty for plain paper."""
    return "" if _is_plain(stock) else stock.name.partition(",")[0]


def part_numbers(stock: Stock) -> tuple[str, ...]:
    """The stock's part number, then those of other products with the same geometry; none for plain paper."""
    if _is_plain(stock):
        return ()
    own = stock.id.rpartition("-")[2].upper()
    named = (own,) if any(letter.isdigit() for letter in own) else ()
    return (*named, *(each for each in stock.aliases if each != own))


def paper_name(campaign: Campaign, stock: Stock) -> str:
    """'Letter' or 'A4': the name of plain paper of this size; empty if it has none."""
    plain = (one for one in (find_stock(campaign, name) for name in stock_names(campaign)) if _is_plain(one) and one.aliases)
    short = next((one.aliases[0] for one in plain if is_same_size(one.paper, stock.paper)), "")
    return short.upper() if any(letter.isdigit() for letter in short) else short.capitalize()


def is_same_size(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether two sizes, in points, are the same within the precision of a paper cutter."""
    return all(abs(a - b) < _SAME for a, b in zip(first, second, strict=True))


def _is_plain(stock: Stock) -> bool:
    """Whether it is paper without a product's name."""
    return stock.grid is None and not stock.adhesive
