"""One piece laid out once for many organizations: for each only its own words are set, in a page that stays as it is.

A page depends on an organization's words only by how much room they take (layouts/page/elements/hole.py). The master keeps a page for each
way in which words have taken room so far, and lays out a new one where none fits; so a bound page is the page that would be laid out alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from handbill.build.designs import find_design
from handbill.build.job import Job, LaidOutPiece
from handbill.build.pipeline import kit_for
from handbill.contacts.hotlines import address
from handbill.contacts.organization import Organization
from handbill.contacts.phone_numbers import dialed
from handbill.content.compose import PieceRequest as Words
from handbill.content.compose import compose
from handbill.content.piece import Piece, strings_of
from handbill.core.isolates import FIRST_STRONG, LEFT_TO_RIGHT
from handbill.graphics.items import Item, Page
from handbill.layout.elements.text import Text
from handbill.layout.elements.variable_text import (
    ADDRESS,
    DIAL,
    LINK,
    NAME,
    PHONE,
    VariableText,
    VariableValues,
    filled,
    placed,
    same_layout,
)
from handbill.layout.format import Format
from handbill.layout.kit import Fill
from handbill.typeset.paragraph import ParagraphStyle, missing_characters

_MOST_VARIANTS = 64


@dataclass(frozen=True)
class LayoutVariant:
    """Pages laid out for certain words, and the holes in them."""

    pages: tuple[Page, ...]
    holes: tuple[VariableText, ...]

    def bound(self, values: VariableValues) -> tuple[Text, ...]:
        """The text of each hole with these words in it."""
        return tuple(hole.bound(values) for hole in self.holes)

    def page_of(self, hole: VariableText, index: int) -> int:
        """On which page a hole was placed the time with this index."""
        placing = hole.log.placings[index]
        start = placing.items[0]
        return next(at for at, page in enumerate(self.pages) if start < len(page.items) and page.items[start] is placing.first)

    @cached_property
    def places(self) -> tuple[tuple[int, int, int, int, int], ...]:
        """Every place of a hole in page order: page, from, to, which hole, which of its placings."""
        found = [
            (self.page_of(hole, index), *placing.items, number, index)
            for number, hole in enumerate(self.holes)
            for index, placing in enumerate(hole.log.placings)
        ]
        return tuple(sorted(found))


@dataclass(frozen=True)
class FilledPage:
    """One organization's own texts in the pages of a variant."""

    variant: LayoutVariant
    texts: tuple[Text, ...]
    values: VariableValues

    @cached_property
    def lines(self) -> tuple[tuple[Item, ...], ...]:
        """The items for each of the variant's places."""
        holes = self.variant.holes
        return tuple(placed(self.texts[number], holes[number].log.placings[index]) for *_, number, index in self.variant.places)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Whole pages, as if they had been laid out alone."""
        items = [list(page.items) for page in self.variant.pages]
        for (page, start, end, *_), own in reversed(list(zip(self.variant.places, self.lines, strict=True))):
            items[page][start:end] = own
        return tuple(replace(page, items=tuple(own)) for page, own in zip(self.variant.pages, items, strict=True))


@dataclass
class PageTemplate:
    """A request without its organization's words. `like` shows which words there will be: its name, phone and address may be any."""

    like: Job
    variants: list[LayoutVariant] = field(default_factory=list)

    @cached_property
    def form(self) -> Format:
        return self.like.form

    @cached_property
    def piece(self) -> Piece:
        """The piece with markers in the place of words to come."""
        spec, own = self.like.spec, self.like.organization
        assert own is not None
        marked = replace(
            own, name=NAME, phone=PHONE if own.phone else "", dial=DIAL if own.phone else "", url=f"{LINK}://{ADDRESS}" if own.url else ""
        )
        return compose(self.like.campaign, Words(spec.material, spec.today, spec.languages, marked))

    @cached_property
    def static(self) -> frozenset[str]:
        """The strings that hold no marker: an organization's name that stands in one of them may change what else is said."""
        return frozenset(string for panel in self.piece.panels for string in strings_of(panel.blocks) if NAME not in string)

    def bind(self, organization: Organization) -> FilledPage | None:
        """The organization's pages; None when its words could change more than the room they take: then they are laid out by themselves."""
        values = values_of(organization)
        if not self._is_plain(organization):
            return None
        variant, texts = self._fitting(values) or self._another(values)
        return None if _missing(texts) else FilledPage(variant, texts, values)

    def _fitting(self, values: VariableValues) -> tuple[LayoutVariant, tuple[Text, ...]] | None:
        """A page that learns the same of these words, with the words set; what fitted last is asked first."""
        for index, variant in enumerate(self.variants):
            texts = variant.bound(values)
            if all(same_layout(text, hole.log) for text, hole in zip(texts, variant.holes, strict=True)):
                if index:
                    self.variants.insert(0, self.variants.pop(index))
                return variant, texts
        return None

    def _another(self, values: VariableValues) -> tuple[LayoutVariant, tuple[Text, ...]]:
        variant = self._lay_out(values)
        self.variants.insert(0, variant)
        del self.variants[_MOST_VARIANTS:]
        return variant, variant.bound(values)

    def _is_plain(self, organization: Organization) -> bool:
        """Whether its words are put in as they are: not isolated already, no address that is printed without its last slash."""
        odd = organization.name.startswith((FIRST_STRONG, LEFT_TO_RIGHT)) or organization.url.endswith("/")
        return not odd and not any(organization.name in string for string in self.static)

    def setting(self, bound: FilledPage, organization: Organization) -> LaidOutPiece:
        """What `lay_out` would have returned."""
        return LaidOutPiece(replace(self.piece, numbers=self.numbers(bound), organization=organization), self.form, bound.pages)

    def numbers(self, bound: FilledPage) -> tuple[str, ...]:
        """The numbers that stand on these pages."""
        return tuple(filled(number, bound.values) for number in self.piece.numbers)

    def _lay_out(self, values: VariableValues) -> LayoutVariant:
        fill = Fill(values)
        kit = replace(kit_for(self.like, self.piece, self.form), fill=fill)
        pages = tuple(find_design(self.like.campaign, self.piece, self.form)(kit))
        return LayoutVariant(pages, tuple(hole for hole in fill.holes if hole.log.placings))


def values_of(organization: Organization) -> VariableValues:
    """What stands in the place of each marker."""
    values = {NAME: organization.name}
    if organization.phone:
        values |= {PHONE: organization.phone, DIAL: organization.dial or dialed(organization.phone, "US") or ""}
    if organization.url:
        values |= {ADDRESS: address(organization.url).printed.printed, LINK: organization.url.partition("://")[0]}
    return values


def _missing(texts: tuple[Text, ...]) -> bool:
    return any(
        missing_characters(text.words, ParagraphStyle(text.language, text.style.weight == "bold", text.balance, text.hyphenate))
        for text in texts
    )
