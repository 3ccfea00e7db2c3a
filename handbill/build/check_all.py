"""Everything that can be wrong, at once: words, numbers, formats, themes, print shops, and whether every piece fits in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from handbill.build.expand import BuildOptions, expand
from handbill.build.pipeline import lay_out
from handbill.content.check import check
from handbill.content.material import find_material, material_names
from handbill.core.problems import Problem, errors_from
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import find_theme, theme_names
from handbill.sheets.print_shop import find_shop, shop_names
from handbill.sheets.stock import find_stock, stock_names

_DATA: tuple[tuple[Callable[[str], object], Callable[[], tuple[str, ...]]], ...] = (
    (find_format, format_names),
    (find_stock, stock_names),
    (find_theme, theme_names),
    (find_shop, shop_names),
)


def check_all(today: dt.date) -> list[Problem]:
    """Every problem once. Pieces are laid out only when their words are in order."""
    found = check(today)
    for load, known in _DATA:
        for name in known():
            found += errors_from(partial(load, name))
    if not found:
        for name in material_names():
            for form in find_material(name).formats:
                for request in expand((name,), BuildOptions((), (form,), "us", None, ("screen",))):
                    found += errors_from(partial(lay_out, request))
    return list(dict.fromkeys(found))
