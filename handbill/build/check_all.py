"""Everything that can be wrong, at once: words, numbers, formats, themes, print shops, and whether every piece fits in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from handbill.build.lay_out import lay_out
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.content.check import check
from handbill.content.material import find_material, material_names
from handbill.core.problems import Problem, errors_from
from handbill.layout.format import find_format, format_names
from handbill.layout.kind import find_kind, kind_names
from handbill.layout.theme import find_theme, theme_names
from handbill.sheets.print_shop import find_shop, shop_names
from handbill.sheets.stock import find_stock, stock_names

_DATA: tuple[tuple[Callable[[Campaign, str], object], Callable[[Campaign], tuple[str, ...]]], ...] = (
    (find_kind, kind_names),
    (find_format, format_names),
    (find_stock, stock_names),
    (find_theme, theme_names),
    (find_shop, shop_names),
)


def check_all(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Every problem once. Pieces are laid out only when their words are in order."""
    found = check(campaign, today)
    for find, names in _DATA:
        for name in names(campaign):
            found += errors_from(partial(find, campaign, name))
    if not found:
        for name in material_names(campaign):
            for form in find_material(campaign, name).formats:
                for job in resolve(campaign, (name,), BuildOptions(forms=(form,), purposes=("screen",))):
                    found += errors_from(partial(lay_out, job))
    return list(dict.fromkeys(found))
