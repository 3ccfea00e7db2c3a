"""Everything that can be wrong, at once: words, numbers, formats, themes, print shops, and whether every piece fits in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from handbill.build.expand import BuildOptions, expand
from handbill.build.pipeline import lay_out
from handbill.content.check import check
from handbill.content.material import material, names
from handbill.core.problems import Problem, errors_from
from handbill.layout.format import format_named, format_names
from handbill.layout.theme import theme_named, theme_names
from handbill.sheets.print_shop import shop_named, shop_names
from handbill.sheets.stock import stock_named, stock_names

_DATA: tuple[tuple[Callable[[str], object], Callable[[], tuple[str, ...]]], ...] = (
    (format_named, format_names),
    (stock_named, stock_names),
    (theme_named, theme_names),
    (shop_named, shop_names),
)


def check_all(today: dt.date) -> list[Problem]:
    """Every problem once. Pieces are laid out only when their words are in order."""
    found = check(today)
    for load, known in _DATA:
        for name in known():
            found += errors_from(partial(load, name))
    if not found:
        for name in names():
            for form in material(name).formats:
                for request in expand((name,), BuildOptions((), (form,), "us", None, ("screen",))):
                    found += errors_from(partial(lay_out, request))
    return list(dict.fromkeys(found))
