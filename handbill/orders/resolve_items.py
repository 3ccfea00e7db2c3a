"""One entry of an order becomes an Item for each of its languages; what nobody makes, sells or prints is a problem at its own key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from handbill.build.job import Job
from handbill.build.job_spec import THEME, JobSpec
from handbill.build.resolve import choose_format, resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.i18n.language import find_language
from handbill.layout.format import Format, find_format
from handbill.layout.ink_set import FULL, parse_inks
from handbill.layout.theme import find_theme
from handbill.orders.order import OrderItem
from handbill.orders.trade_customs import Print, unfit
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import PLAIN
from handbill.sheets.stock import Stock, find_stock

T = TypeVar("T")
_HINT = "name another `sheet`, or none: `generate.py sheets` lists them and what fits on them"


class Source(Protocol):
    """The order's file as it is read: values, and where what is wrong is noted."""

    campaign: Campaign
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
        spec = JobSpec(
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
        form = self._form(spec, keys)
        jobs = [self._job(replace(spec, form=form.id, languages=tags), keys) for tags in tongues] if form else []
        if form and len(source.problems) == before:
            self._check_stock(sheet, jobs, keys)
        if not form or not get["quantity"] or len(source.problems) > before:
            return []
        place = source.file.place(*keys)
        return [OrderItem(job, int(get["quantity"]), sheet, place) for job in jobs if job]

    def _languages(self, joined: str, keys: tuple[Key, ...]) -> tuple[str, ...]:
        found = [self.source.take(partial(find_language, self.source.campaign, tag), *keys) for tag in joined.split("+")]
        return tuple(pack.tag for pack in found if pack)

    def _form(self, spec: JobSpec, keys: tuple[Key, ...]) -> Format | None:
        """The size, if everything it depends on is known."""
        take, campaign = self.source.take, self.source.campaign
        known: list[object] = [
            take(partial(parse_inks, spec.inks), *keys, "inks"),
            take(partial(find_theme, campaign, spec.theme), *keys, "theme"),
            take(partial(find_material, campaign, spec.material), *keys, "piece") if spec.material else None,
            take(partial(find_format, campaign, spec.form), *keys, "format") if spec.form else True,
            take(partial(find_stock, campaign, spec.paper.stock), *keys, "sheet") if spec.paper.stock else True,
        ]
        return take(partial(choose_format, campaign, spec), *keys, "format") if all(known) else None

    def _job(self, spec: JobSpec, keys: tuple[Key, ...]) -> Job | None:
        """Resolved; what is left to be wrong is the shop, which does not print these inks or leaves no room on this format."""
        try:
            return resolve_job(self.source.campaign, spec)
        except ProblemsFound as found:
            for problem in found.problems:
                key = "inks" if problem.code == "usage-inks" else "format"
                self.source.take(partial(raise_if_any, [problem]), *keys, key)
            return None

    def _check_stock(self, sheet: str, jobs: Sequence[Job | None], keys: tuple[Key, ...]) -> None:
        """Whether the stock takes the piece and is sold for this purpose."""
        take = self.source.take
        stock = take(partial(find_stock, self.source.campaign, sheet), *keys, "sheet") if sheet else None
        if stock and jobs and jobs[0]:
            take(partial(_check_stock, stock, jobs[0].form, self.print), *keys, "sheet")


def _check_stock(stock: Stock, form: Format, print_: Print) -> None:
    """Raises ProblemsFound (usage-stock, fit-margin)."""
    why = unfit(stock, form, print_)
    if why:
        raise ProblemsFound([Problem("usage-stock", why, hint=_HINT)])
    try:
        lay_out_slots(stock, bare_leaf(form))
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, hint=_HINT) for problem in found.problems]) from None
