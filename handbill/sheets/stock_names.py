"""What a stock is called where it is bought: its product, its part numbers, and the paper's own name. The same in every language."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign
from handbill.sheets.stock import Stock, find_stock, stock_names

_SAME = 1.0  # points; paper is cut no closer


def product_name(stock: Stock) -> str:
    """'Avery 5371'; plain paper is no product."""
    return stock.name.partition(",")[0] if stock.grid else ""


def part_numbers(stock: Stock) -> tuple[str, ...]:
    """Its own number, then others of the same geometry; plain paper has none."""
    if not stock.grid:
        return ()
    own = stock.id.rpartition("-")[2].upper()
    named = (own,) if any(letter.isdigit() for letter in own) else ()
    return (*named, *(each for each in stock.aliases if each != own))


def paper_name(campaign: Campaign, stock: Stock) -> str:
    """'Letter' or 'A4': the name of plain paper of this size; nothing where it has none."""
    plain = (one for one in (find_stock(campaign, name) for name in stock_names(campaign)) if one.grid is None and one.aliases)
    short = next((one.aliases[0] for one in plain if is_same_size(one.paper, stock.paper)), "")
    return short.upper() if any(letter.isdigit() for letter in short) else short.capitalize()


def is_same_size(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two sizes in points are the same to whoever cuts paper."""
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))
