"""Resolve one entry of an order to an item for each of its languages; report unknown names and unsuitable stock at their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from handbill.build.defaults import default_theme
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import choose_format, known_names, resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.core.schema.declaration import Position
from handbill.i18n.language import find_languages
from handbill.layout.format import Format, formats_meant
from handbill.layout.ink_set import FULL, parse_inks
from handbill.layout.theme import find_edition, find_theme
from handbill.orders.order import OrderItem, place_in_order
from handbill.orders.order_file import ItemEntry
from handbill.orders.trade_customs import Print, why_unsuitable
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.paper import PLAIN
from handbill.sheets.stock import Stock, find_stock

T = TypeVar("T")
# By the code of a problem; others are about the format.
_KEYS = {"usage-language": "language", "usage-inks": "inks", "fit-theme": "theme", "fit-edition": "editions"}
_HINT = "name another `sheet`, or none: `handbill sheets` lists them and what fits on them"


class OrderSource(Protocol):
    """The file of an order while it is read, and the problems found so far."""

    campaign: Campaign
    problems: list[Problem]
    final: bool

    def collect_at(self, place: Place, load: Callable[[], T]) -> T | None: ...

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

    def items(self, entry: ItemEntry) -> list[OrderItem]:
        """Return the items of an entry; empty if anything in it is invalid, and the problems are added to `source.problems`."""
        source, before = self.source, len(self.source.problems)
        tag_groups = [tags for written in entry.languages for tags in self._languages(written, entry.at.place("language"))]
        sheet = source.resolve_name(entry.sheet or self.sheet)
        spec = JobSpec(
            material=entry.piece or "",
            today=today(),
            purpose=self.print,
            form=entry.format or "",
            region=self.region,
            organization=self.organization,
            final=source.final,
            paper=replace(PLAIN, stock=sheet if self.print == "office" else ""),
            theme=entry.theme or default_theme(source.campaign),
            editions=tuple(entry.editions or ()),
            inks=entry.inks or FULL,
            shop=self.shop,
        )
        form = self._form(spec, entry.at)
        jobs = [self._job(replace(spec, form=form.id, languages=tags), entry.at) for tags in tag_groups] if form else []
        if form and len(source.problems) == before:
            self._check_stock(sheet, jobs, entry.at.place("sheet"))
        if not form or not entry.quantity or len(source.problems) > before:
            return []
        return [OrderItem(job, entry.quantity, sheet, entry.at.place()) for job in jobs if job]

    def _languages(self, written: str, place: Place) -> tuple[tuple[str, ...], ...]:
        return self.source.collect_at(place, partial(find_languages, self.source.campaign, written)) or ()

    def _form(self, spec: JobSpec, at: Position) -> Format | None:
        """Return the format, if everything it depends on is known."""
        collect_at, campaign = self.source.collect_at, self.source.campaign
        known: list[object] = [
            collect_at(at.place("inks"), partial(parse_inks, spec.inks)),
            collect_at(at.place("theme"), partial(find_theme, campaign, spec.theme)),
            *(collect_at(at.place("editions"), partial(find_edition, campaign, edition)) for edition in spec.editions),
            collect_at(at.place("piece"), partial(find_material, campaign, spec.material)) if spec.material else None,
            collect_at(at.place("format"), partial(formats_meant, campaign, spec.form)) if spec.form else True,
            collect_at(at.place("sheet"), partial(find_stock, campaign, spec.paper.stock)) if spec.paper.stock else True,
        ]
        return self._resolved(partial(choose_format, campaign, spec), at) if all(known) else None

    def _job(self, spec: JobSpec, at: Position) -> Job | None:
        """Resolve the job. What can still go wrong is that the shop does not print these inks or this format."""
        campaign = self.source.campaign
        return self._resolved(lambda: resolve_job(campaign, known_names(campaign, spec)), at)

    def _resolved(self, load: Callable[[], T], at: Position) -> T | None:
        """Return what `load` returns; or None, and its problems are added at the keys that they are about."""
        try:
            return load()
        except ProblemsFound as found:
            for problem in found.problems:
                self.source.problems.append(place_in_order(problem, at.place(_KEYS.get(problem.code, "format"))))
            return None

    def _check_stock(self, sheet: str, jobs: Sequence[Job | None], place: Place) -> None:
        """Check that the stock exists, fits the piece, and is sold for this use."""
        collect_at = self.source.collect_at
        stock = collect_at(place, partial(find_stock, self.source.campaign, sheet)) if sheet else None
        if stock and jobs and jobs[0]:
            collect_at(place, partial(_check_fit, stock, jobs[0].form, self.print))


def _check_fit(stock: Stock, form: Format, print_: Print) -> None:
    """Raise ProblemsFound (usage-stock, fit-margin) if the piece cannot be printed on this stock."""
    reason = why_unsuitable(stock, form, print_)
    if reason:
        raise ProblemsFound([Problem("usage-stock", reason, hint=_HINT)])
    try:
        lay_out_slots(stock, bare_leaf(form))
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, hint=_HINT) for problem in found.problems]) from None
