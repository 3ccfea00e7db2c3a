"""One entry of an order becomes an Item for each of its languages; what nobody makes, sells or prints is a problem at its own key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from handbill.build.job_spec import THEME, JobSpec
from handbill.build.resolve import choose_format, find_job_shop
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.language import find_language
from handbill.layout.format import Format, find_format
from handbill.layout.ink_set import FULL, parse_inks
from handbill.layout.theme import find_theme
from handbill.orders.order import OrderItem
from handbill.orders.trade_customs import Print, unfit
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import PLAIN
from handbill.sheets.print_shop import at_shop
from handbill.sheets.stock import Stock, find_stock

T = TypeVar("T")
_HINT = "name another `sheet`, or none: `generate.py sheets` lists them and what fits on them"


class Source(Protocol):
    """The order's file as it is read: values, and where what is wrong is noted."""

    file: DataFile
    problems: list[Problem]
    final: bool

    def value(self, data: dict[str, Any], keys: tuple[Key, ...]) -> Any: ...

    def take(self, load: Callable[[], T], *keys: Key) -> T | None: ...

    def beside(self, name: str) -> str: ...


@dataclass(frozen=True)
class ItemReader:
    """Reads the entries of one destination. `shop` and `sheet` are the destination's own, or nothing."""

    source: Source
    print: Print
    region: str
    organization: Organization | None
    shop: str
    sheet: str

    def items(self, data: dict[str, Any], keys: tuple[Key, ...]) -> list[OrderItem]:
        """None where anything is wrong."""
        source, before = self.source, len(self.source.problems)
        get = {name: source.value(data, (*keys, name)) for name in ("piece", "language", "quantity", "format", "inks", "theme", "sheet")}
        named = [get["language"]] if isinstance(get["language"], str) else get["language"] or []
        tongues = [self._languages(one, (*keys, "language")) for one in named]
        sheet = source.beside(get["sheet"] or self.sheet)
        request = JobSpec(
            material=get["piece"] or "",
            today=today(),
            purpose=self.print,
            form=get["format"] or "",
            region=self.region,
            organization=self.organization,
            final=source.final,
            paper=replace(PLAIN, stock=sheet if self.print == "office" else ""),
            theme=get["theme"] or THEME,
            inks=get["inks"] or FULL,
            shop=self.shop,
        )
        form = self._form(request, keys)
        if form and len(source.problems) == before:
            self._check_paper(replace(request, form=form.id), sheet, form, keys)
        if not form or not get["quantity"] or len(source.problems) > before:
            return []
        place = source.file.place(*keys)
        return [OrderItem(replace(request, form=form.id, languages=tags), int(get["quantity"]), sheet, place) for tags in tongues]

    def _languages(self, joined: str, keys: tuple[Key, ...]) -> tuple[str, ...]:
        found = [self.source.take(partial(find_language, tag), *keys) for tag in joined.split("+")]
        return tuple(pack.tag for pack in found if pack)

    def _form(self, request: JobSpec, keys: tuple[Key, ...]) -> Format | None:
        """The size, if all that it hangs on is known."""
        take = self.source.take
        known: list[object] = [
            take(partial(parse_inks, request.inks), *keys, "inks"),
            take(partial(find_theme, request.theme), *keys, "theme"),
            take(partial(find_material, request.material), *keys, "piece") if request.material else None,
            take(partial(find_format, request.form), *keys, "format") if request.form else True,
            take(partial(find_stock, request.paper.stock), *keys, "sheet") if request.paper.stock else True,
        ]
        return take(partial(choose_format, request), *keys, "format") if all(known) else None

    def _check_paper(self, request: JobSpec, sheet: str, form: Format, keys: tuple[Key, ...]) -> None:
        """Whether the shop prints it, and whether the stock takes it and is sold for this."""
        take = self.source.take
        if self.print == "press":
            shop = take(partial(find_job_shop, request), *keys, "inks")
            cut = shop and take(partial(at_shop, form, shop), *keys, "format")
            if not cut:
                return
            form = cut
        stock = take(partial(find_stock, sheet), *keys, "sheet") if sheet else None
        if stock:
            take(partial(_check_stock, stock, form, self.print), *keys, "sheet")


def _check_stock(stock: Stock, form: Format, print_: Print) -> None:
    """Raises ProblemsFound (usage-stock, fit-margin)."""
    why = unfit(stock, form, print_)
    if why:
        raise ProblemsFound([Problem("usage-stock", why, hint=_HINT)])
    try:
        lay_out_slots(stock, bare_leaf(form))
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, hint=_HINT) for problem in found.problems]) from None
