"""The booklet on paper: to be printed at an office and filled in with a pencil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from handbill.build.document_pdf import plain_file
from handbill.campaign.campaign import Campaign
from handbill.core.geometry import MILLIMETER
from handbill.core.isolates import LEFT_TO_RIGHT, POP
from handbill.graphics.bitmap import Bitmap
from handbill.graphics.items import Page
from handbill.layout.elements.checkbox import Checkbox
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.shrink_to_fit import ShrinkToFit
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Align, Text
from handbill.layout.theme import TypeStyle
from handbill.orders.document_flow import FlowList, FlowPage, pages
from handbill.orders.document_style import FINE, LEAST, STRONG, DocumentStyle, document_style
from handbill.translation.review.booklet import Booklet, ReviewEntry, Section
from handbill.translation.review.booklet_words import (
    ANSWERS,
    HOW,
    INTRODUCTION,
    QUESTIONS_HEAD,
    SEND,
    WATCH,
    WATCH_HEAD,
    about,
    becomes_text,
    heading,
    uses_text,
)
from handbill.typeset.script_properties import script_heights

_READING, _WORDING, _TITLE = TypeStyle(10.5, "regular", 1.3), TypeStyle(15, "regular", 1.28), TypeStyle(22, "bold", 1.15)
_PICTURE = 190.0  # points, the width of the small pictures
_GAP = 18.0
_PAGE_HEIGHT, _PAGE_WIDTH = 150.0, 210.0  # of the whole pages at the head of a section
_LINE = 8 * MILLIMETER  # from one line to write on to the next
_BOX = 9.0  # points, the square to tick
_SHARES = (2, 4, 4)  # of the width, for each answer
_MOST_LINES = 4
_HAND = 1.35  # how much more room words take when they are written by hand


def booklet_pdf(campaign: Campaign, booklet: Booklet) -> bytes:
    """The booklet as a PDF on paper of its region. Raises ProblemsFound (fit-width): a word that is too long for the page."""
    return plain_file(booklet_pages(campaign, booklet), heading(booklet))


def booklet_pages(campaign: Campaign, booklet: Booklet) -> tuple[Page, ...]:
    """The pages of the booklet. Raises ProblemsFound (fit-width)."""
    return pages(_PaperBooklet(booklet, document_style(campaign)).document())


@dataclass(frozen=True)
class _PaperBooklet:
    booklet: Booklet
    style: DocumentStyle

    def document(self) -> FlowPage:
        made = self.booklet
        return FlowPage(
            title=heading(made),
            foot=f"{made.language.english} ({made.language.tag}) · made {made.made}",
            region=made.region,
            head=self._first_page(),
            tables=(*(self._section(section) for section in made.sections), *self._questions()),
            style=self.style,
        )

    # The first page.

    def _first_page(self) -> Element:
        made, words = self.booklet, self.style.words
        parts: list[Element] = [
            words("Review", "label"),
            Spacer(6),
            words(heading(made), "largest", "ink", "H1"),
            Spacer(2),
            self._own_title(made.language.name, _TITLE),
            Spacer(12),
            *(self._reading(each) for each in about(made)),
            Spacer(4),
            self._reading(INTRODUCTION),
            Spacer(16),
            Row(tuple(Column(self._step(number, *step)) for number, step in enumerate(HOW, 1)), gap=20),
            Spacer(16),
            words(WATCH_HEAD, "heading", "ink", "H2"),
            Spacer(4),
            *(self._marked(each) for each in WATCH),
            Spacer(8),
        ]
        return Stack((*parts, Spacer(10), *self._signature()), gap=3)

    def _step(self, number: int, head: str, what: str) -> Element:
        text = Stack((self.style.words(head, "heading", "ink", "H2"), self._reading(what)), gap=3)
        return Row((Column(self.style.words(str(number), "count", "ink"), width=14), Column(text)), gap=4, align="baseline")

    def _marked(self, words: str) -> Element:
        return Row((Column(self.style.words("•", "heading", "ink"), width=8), Column(self._reading(words))), gap=5, align="baseline")

    def _signature(self) -> Iterator[Element]:
        yield Row((self._blank("Your name", 58), self._blank("Date", 30)), gap=24)
        yield Row((self._blank("Send it to", 58), self._blank("How to reach you", 96)), gap=24)
        yield Spacer(4)
        yield self.style.words(SEND.format(tag=self.booklet.language.tag), "small")

    def _blank(self, label: str, width: float) -> Column:
        return Column(Row((Column(self.style.words(label, "label"), width=width), Column(self._line())), gap=6, align="bottom"))

    # A piece.

    def _section(self, section: Section) -> FlowList:
        title: list[Element] = [self.style.words(section.title, "large", "ink", "H2")]
        if section.own_title:
            title.append(self._own_title(section.own_title, _WORDING))
        head: Element = Stack(tuple(title), gap=4)
        if section.pages:
            figures = [Column(self._page(section, index), width=_width(page), fixed=True) for index, page in enumerate(section.pages)]
            head = Stack((head, Spacer(8), Row((*figures, Column(Spacer(0))), gap=14)))
        return FlowList(head, tuple(self._entry(entry) for entry in section.entries), fresh=True)

    def _page(self, section: Section, index: int) -> Element:
        page = section.pages[index]
        return Figure(page, _PAGE_WIDTH, _PAGE_HEIGHT, alt=f"{section.title}, page {index + 1}", fixed=True)

    def _questions(self) -> Iterator[FlowList]:
        """What is asked about the language as a whole, once its messages have been read."""
        if self.booklet.questions:
            title = self.style.words(QUESTIONS_HEAD, "large", "ink", "H2")
            lines = (self._line(), self._line())
            yield FlowList(title, tuple(Stack((self._reading(each), *lines)) for each in self.booklet.questions), fresh=True)

    # A message.

    def _entry(self, entry: ReviewEntry) -> Element:
        direction = self.booklet.language.direction
        picture: list[Element] = []
        if entry.picture:
            picture.append(Figure(entry.picture, _PICTURE, _PICTURE, alt=f"Where message {entry.number} is printed", fixed=True))
        picture.append(self.style.words(entry.where, "small"))
        columns = (
            Column(Stack(tuple(picture), gap=4), width=_PICTURE, fixed=True),
            Column(Stack((*self._said(entry), Spacer(4), *self._answers(entry)), gap=3)),
        )
        return Row(columns, gap=_GAP, direction=direction)

    def _said(self, entry: ReviewEntry) -> Iterator[Element]:
        number = self.style.words(str(entry.number), "count", "ink")
        english = Stack((self._reading(entry.english), Spacer(3), self._own(entry.translation, _WORDING)))
        yield Row((Column(number, width=32), Column(english)), gap=4, align="baseline", direction=self.booklet.language.direction)
        yield Spacer(1)
        yield self.style.words(uses_text(entry), "small")
        for each in becomes_text(entry):
            yield self.style.words(each, "small")
        for question in entry.questions:
            yield self._tinted(f"Question: {question}")
        for opinion in entry.opinions:
            yield self._tinted(opinion)

    def _tinted(self, words: str) -> Element:
        return FilledBox(self.style.words(words), Edges(6, 4, 6, 4), self.style.colors["accent"], radius=3, fixed=True)

    def _answers(self, entry: ReviewEntry) -> Iterator[Element]:
        """The three answers side by side, and lines for the words that two of them need."""
        boxes = (Column(self._answer(label), share=share) for label, share in zip(ANSWERS, _SHARES, strict=True))
        yield Row(tuple(boxes), gap=6)
        yield from (self._line() for _ in range(self._lines_for(entry)))

    def _answer(self, label: str) -> Element:
        box = Checkbox(_BOX, self.style.colors["text"], STRONG)
        return Row((Column(box, width=_BOX), Column(self.style.words(label, "strong"))), gap=6)

    def _lines_for(self, entry: ReviewEntry) -> int:
        """How many lines a better wording takes, written by hand; a reason takes two."""
        width = self._text(entry.translation, _WORDING).natural_width() * _HAND
        return min(max(2, ceil(width / self._measure)), _MOST_LINES)

    @cached_property
    def _measure(self) -> float:
        return self.booklet.region.document_paper[0] - 2 * 50.4 - _PICTURE - _GAP

    def _line(self) -> Rule:
        return Rule(self.style.colors["text"], FINE, above=_LINE, role="write-in")

    def _reading(self, words: str) -> Element:
        return ShrinkToFit(Text(_together(words), _READING, LEAST, self.style.colors["text"], self.style.language, "text"))

    def _text(self, words: str, style: TypeStyle) -> Text:
        language = self.booklet.language
        sized = replace(style, size=style.size * script_heights(language.script).size)
        return Text(_together(words), sized, LEAST, self.style.colors["text"], language, "wording")

    def _own_title(self, words: str, style: TypeStyle) -> Element:
        """The same under an English title, at the left as that is, whichever way it is read."""
        align: Align = "end" if self.booklet.language.direction == "rtl" else "start"
        return ShrinkToFit(replace(self._text(words, style), align=align))

    def _own(self, words: str, style: TypeStyle) -> Element:
        """Words in the language that is reviewed."""
        return ShrinkToFit(self._text(words, style))


def _together(words: str) -> str:
    """Words in which each {{ }} runs from left to right and stays on one line."""
    return words.replace("{{", LEFT_TO_RIGHT + "{{").replace("}}", "}}" + POP)


def _width(page: Bitmap) -> float:
    """How wide a whole page is shown, in points."""
    return page.width * min(_PAGE_WIDTH / page.width, _PAGE_HEIGHT / page.height)
