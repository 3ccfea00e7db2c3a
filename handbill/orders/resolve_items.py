"""Resolves an entry of an order into an item for each of its languages; what cannot be printed is a problem at its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from handbill.build.job import Job
from handbill.build.job_spec import THEME, JobSpec
from handbill.build.resolve import choose_format, resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.problems import Place, Problem, ProblemsFound, raise_if_any
from handbill.core.schema.value_types import Position
from handbill.i18n.language import find_language
from handbill.layout.format import Format, find_format
from handbill.layout.ink_set import FULL, parse_inks
from handbill.layout.theme import find_theme
from handbill.orders.order import OrderItem
from handbill.orders.order_file import ItemEntry
from handbill.orders.trade_customs import Print, unfit
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import PLAIN
from handbill.sheets.stock import Stock, find_stock

T = TypeVar("T")
_HINT = "name another `sheet`, or none: `generate.py sheets` lists them and what fits on them"


class OrderContext(Protocol):
    """The order that is being read, and where its problems are noted."""

    campaign: Campaign
    problems: list[Problem]
    final: bool

    def take(self, load: Callable[[], T], place: Place) -> T | None: ...

    def beside(self, name: str) -> str: ...


@dataclass(frozen=True)
class ItemReader:
    """Reads the entries of one destination. `shop` and `sheet` are those of the destination, or empty."""

    order: OrderContext
    print: Print
    region: str
    organization: Organization | None
    shop: str
    sheet: str

    def items(self, entry: ItemEntry) -> list[OrderItem]:
        """The items of an entry; none if anything in it is wrong."""
        order, before = self.order, len(self.order.problems)
        tags = [self._languages(one, entry.at.place("language")) for one in entry.languages]
        sheet = order.beside(entry.sheet or self.sheet)
        spec = JobSpec(
            material=entry.piece or "",
            today=today(),
            purpose=self.print,
            form=entry.format or "",
            region=self.region,
            organization=self.organization,
            final=order.final,
            paper=replace(PLAIN, stock=sheet if self.print == "office" else ""),
            theme=entry.theme or THEME,
            inks=entry.inks or FULL,
            shop=self.shop,
        )
        form = self._form(spec, entry.at)
        jobs = [self._job(replace(spec, form=form.id, languages=sides), entry.at) for sides in tags] if form else []
        if form and len(order.problems) == before:
            self._check_stock(sheet, jobs, entry.at)
        if not form or not entry.quantity or len(order.problems) > before:
            return []
        return [OrderItem(job, entry.quantity, sheet, entry.at.place()) for job in jobs if job]

    def _languages(self, joined: str, place: Place) -> tuple[str, ...]:
        found = [self.order.take(partial(find_language, self.order.campaign, tag), place) for tag in joined.split("+")]
        return tuple(pack.tag for pack in found if pack)

    def _form(self, spec: JobSpec, at: Position) -> Format | None:
        """The size, if everything it depends on is known."""
        take, campaign = self.order.take, self.order.campaign
        known: list[object] = [
            take(partial(parse_inks, spec.inks), at.place("inks")),
            take(partial(find_theme, campaign, spec.theme), at.place("theme")),
            take(partial(find_material, campaign, spec.material), at.place("piece")) if spec.material else None,
            take(partial(find_format, campaign, spec.form), at.place("format")) if spec.form else True,
            take(partial(find_stock, campaign, spec.paper.stock), at.place("sheet")) if spec.paper.stock else True,
        ]
        return take(partial(choose_format, campaign, spec), at.place("format")) if all(known) else None

    def _job(self, spec: JobSpec, at: Position) -> Job | None:
        """The resolved job. What can still be wrong is the shop: it does not print these inks, or leaves no room on this format."""
        try:
            return resolve_job(self.order.campaign, spec)
        except ProblemsFound as found:
            for problem in found.problems:
                key = "inks" if problem.code == "usage-inks" else "format"
                self.order.take(partial(raise_if_any, [problem]), at.place(key))
            return None

    def _check_stock(self, sheet: str, jobs: Sequence[Job | None], at: Position) -> None:
        """Note it if the stock does not take the piece or is not sold for this purpose."""
        take, place = self.order.take, at.place("sheet")
        stock = take(partial(find_stock, self.order.campaign, sheet), place) if sheet else None
        if stock and jobs and jobs[0]:
            take(partial(_check_stock, stock, jobs[0].form, self.print), place)


def _check_stock(stock: Stock, form: Format, print_: Print) -> None:
    """Raises ProblemsFound (usage-stock, fit-margin)."""
    why = unfit(stock, form, print_)
    if why:
        raise ProblemsFound([Problem("usage-stock", why, hint=_HINT)])
    try:
        lay_out_slots(stock, bare_leaf(form))
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, hint=_HINT) for problem in found.problems]) from None
