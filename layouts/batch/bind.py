"""Many requests that differ in their organizations become files, in their order: each page laid out, subset and packed once, then bound.

What a shortcut cannot serve is built the long way. The first file of each kind of page is judged whole, and one in every few after it;
the others are made of the same objects, with lines that the same fonts wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from layouts.batch.master import Bound, Master, Variant
from layouts.pdf.copies import Copies, Place
from layouts.pdf.metadata import About
from layouts.press import Request, Result, Setting, build, file_name, sheets_of
from layouts.press_file import about, intent_of
from layouts.sizes import shop_of
from materials.problems import Problem, ProblemsFound

# Requests that are bound together: their letters are gathered before the fonts are cut, and they are all in memory meanwhile.
TOGETHER = 500
JUDGED = 50  # one file in so many is opened and read back

Outcome = Result | ProblemsFound


@dataclass
class Binder:
    """Keeps the pages that are laid out, from one group of requests to the next."""

    masters: dict[Request, Master] = field(default_factory=dict)
    made: int = 0

    def results(self, requests: Sequence[Request]) -> Iterator[Outcome]:
        """What `build` would give for each request, or raise. In their order."""
        for start in range(0, len(requests), TOGETHER):
            yield from self._group(requests[start : start + TOGETHER])

    def _group(self, requests: Sequence[Request]) -> Iterator[Outcome]:
        bound = [self._bound(request) for request in requests]
        copies = self._copies([(request, each) for request, each in zip(requests, bound, strict=True) if isinstance(each, Bound)])
        for request, each in zip(requests, bound, strict=True):
            if isinstance(each, Bound):
                yield self._finished(request, each, copies[id(each.variant)])
            else:
                yield each if isinstance(each, ProblemsFound) else _built(request)

    def _bound(self, request: Request) -> Bound | ProblemsFound | None:
        own = request.organization
        # A logo's description names the organization: that would be one more thing that changes.
        if own is None or own.logo or request.final:
            return None
        try:
            return self._master(request).bind(own)
        except ProblemsFound as found:
            return found

    def _master(self, request: Request) -> Master:
        own = request.organization
        assert own
        # Whatever organizations share a page have words for the same things.
        kind = replace(own, name="-", phone="-" if own.phone else "", url="-" if own.url else "", dial="", places=())
        key = replace(request, organization=kind)
        if key not in self.masters:
            self.masters[key] = Master(request)
        return self.masters[key]

    def _copies(self, pairs: Sequence[tuple[Request, Bound]]) -> dict[int, Copies]:
        """A document for each kind of page, its fonts cut for all its copies."""
        kinds: dict[int, list[tuple[Request, Bound]]] = {}
        for request, bound in pairs:
            kinds.setdefault(id(bound.variant), []).append((request, bound))
        made = {}
        for key, members in kinds.items():
            request, bound = members[0]
            variant: Variant = bound.variant
            setting = Setting(self._master(request).piece, self._master(request).form, variant.pages)
            places = [Place(page, start, end) for page, start, end, *_ in variant.places]
            copies = Copies(sheets_of(setting, request), variant.pages, places, _about(setting, request))
            copies.prepare(each.lines for _, each in members)
            made[key] = copies
        return made

    def _finished(self, request: Request, bound: Bound, copies: Copies) -> Outcome:
        from layouts.after import examine

        assert request.organization
        setting = self._master(request).setting(bound, request.organization)
        pdf = copies.copy(bound.lines, _about(setting, request))
        remarks: tuple[Problem, ...] = ()
        if self.made % JUDGED == 0 or request.purpose == "press":
            try:
                remarks = examine(pdf, setting.piece.numbers, setting.form.bleed, request)
            except ProblemsFound as found:
                return found
        self.made += 1
        return Result(file_name(setting, request), pdf, setting, tuple(copies.sheets), setting.piece.drafts, remarks)


def _about(setting: Setting, request: Request) -> About:
    shop = shop_of(request) if request.purpose == "press" else None
    return about(setting.piece, request.purpose, intent_of(shop, request.icc) if shop else None)


def _built(request: Request) -> Outcome:
    try:
        return build(request)
    except ProblemsFound as found:
        return found
