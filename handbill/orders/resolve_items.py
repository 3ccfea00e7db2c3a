"""Resolve one entry of an order to an item for each of its languages; report unknown names and unsuitable stock at their keys."""

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
from handbill.orders.trade_customs import Print, why_unsuitable
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import PLAIN
from handbill.sheets.stock import Stock, find_stock

T = TypeVar("T")
_HINT = "name another `sheet`, or none: `generate.py sheets` lists them and what fits on them"


class OrderSource(Protocol):
    """The file of an order while it is read, and the problems found so far."""

    campaign: Campaign
    file: DataFile
    problems: list[Problem]
    final: bool

    def value(self, data: dict[str, Any], keys: tuple[Key, ...]) -> Any: ...

    def collect_at(self, load: Callable[[], T], *keys: Key) -> T | None: ...

    def resolve_name(self, name: str) -> str: ...


@dataclass(frozen=True)
class ItemReader:
    """Reads the entries of one destination. `shop` and `sheet` are the ones that the destination names, or empty."""

    source: OrderSource
    print: Print
    region: str
    organization: Organization | None
    shop: str
    sheet: str

    def items(self, data: dict[str, Any], keys: tuple[Key, ...]) -> list[OrderItem]:
        """Return the items of an entry; empty if anything in it is invalid, and the problems are added to `source.problems`."""
        source, before = self.source, len(self.source.problems)
        get = {name: source.value(data, (*keys, name)) for name in ("piece", "language", "quantity", "format", "inks", "theme", "sheet")}
        languages = [get["language"]] if isinstance(get["language"], str) else get["language"] or []
        tag_groups = [self._languages(joined, (*keys, "language")) for joined in languages]
        sheet = source.resolve_name(get["sheet"] or self.sheet)
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
        jobs = [self._job(replace(spec, form=form.id, languages=tags), keys) for tags in tag_groups] if form else []
        if form and len(source.problems) == before:
            self._check_stock(sheet, jobs, keys)
        if not form or not get["quantity"] or len(source.problems) > before:
            return []
        place = source.file.place(*keys)
        return [OrderItem(job, int(get["quantity"]), sheet, place) for job in jobs if job]

    def _languages(self, joined: str, keys: tuple[Key, ...]) -> tuple[str, ...]:
        packs = [self.source.collect_at(partial(find_language, self.source.campaign, tag), *keys) for tag in joined.split("+")]
        return tuple(pack.tag for pack in packs if pack)

    def _form(self, spec: JobSpec, keys: tuple[Key, ...]) -> Format | None:
        """Return the format, if everything it depends on is known."""
        collect_at, campaign = self.source.collect_at, self.source.campaign
        known: list[object] = [
            collect_at(partial(parse_inks, spec.inks), *keys, "inks"),
            collect_at(partial(find_theme, campaign, spec.theme), *keys, "theme"),
            collect_at(partial(find_material, campaign, spec.material), *keys, "piece") if spec.material else None,
            collect_at(partial(find_format, campaign, spec.form), *keys, "format") if spec.form else True,
            collect_at(partial(find_stock, campaign, spec.paper.stock), *keys, "sheet") if spec.paper.stock else True,
        ]
        return collect_at(partial(choose_format, campaign, spec), *keys, "format") if all(known) else None

    def _job(self, spec: JobSpec, keys: tuple[Key, ...]) -> Job | None:
        """Resolve the job. What can still go wrong is that the shop does not print these inks or this format."""
        try:
            return resolve_job(self.source.campaign, spec)
        except ProblemsFound as found:
            for problem in found.problems:
                key = "inks" if problem.code == "usage-inks" else "format"
                self.source.collect_at(partial(raise_if_any, [problem]), *keys, key)
            return None

    def _check_stock(self, sheet: str, jobs: Sequence[Job | None], keys: tuple[Key, ...]) -> None:
        """Check that the stock exists, fits the piece, and is sold for this use."""
        collect_at = self.source.collect_at
        stock = collect_at(partial(find_stock, self.source.campaign, sheet), *keys, "sheet") if sheet else None
        if stock and jobs and jobs[0]:
            collect_at(partial(_check_fit, stock, jobs[0].form, self.print), *keys, "sheet")


def _check_fit(stock: Stock, form: Format, print_: Print) -> None:
    """Raise ProblemsFound (usage-stock, fit-margin) if the piece cannot be printed on this stock."""
    reason = why_unsuitable(stock, form, print_)
    if reason:
        raise ProblemsFound([Problem("usage-stock", reason, hint=_HINT)])
    try:
        lay_out_slots(stock, bare_leaf(form))
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, hint=_HINT) for problem in found.problems]) from None
