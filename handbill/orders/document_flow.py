"""Set a heading and tables on pages of Letter or A4. Rows are not broken across pages, and each page repeats the column heads.

Points, from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from handbill.core.geometry import INCH, Box
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.core.region import Region
from handbill.graphics.items import Page, RectItem, Tag, TextItem
from handbill.layout.elements.element import Canvas, Element, FitStep
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tagged import Tagged
from handbill.layout.elements.text import Align
from handbill.orders.document_style import FINE, GAP, LEAST, STRONG, DocumentStyle

# Wide enough for punched holes and for a thumb that holds the page; our own choice.
_MARGIN = 0.7 * INCH
_FOOT = 26.0
_GAP, _ABOVE, _BELOW = 14.0, 5.0, 6.0
_BETWEEN = 18.0  # before a further table
_APART = 12.0  # between a part and the line before or after it
_PLAIN = FitStep()
_HEAD = (("O", "Table"), ("Scope", "Column"))


@dataclass(frozen=True)
class Head:
    """A column: its title, and its width in points, or its share of the width that columns of fixed width leave."""

    title: str
    width: float = 0.0
    share: float = 1.0
    align: Align = "start"


@dataclass(frozen=True)
class FlowTable:
    """Each of the `rows` has as many cells as there are `heads`. `title` and `note` are set above the table unless they are empty."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Element, ...], ...]
    title: str = ""
    note: str = ""

    def above(self, style: DocumentStyle) -> Element | None:
        if not self.title:
            return None
        note = (style.words(self.note),) if self.note else ()
        return Stack((style.words(self.title, "heading", "ink", "H2"), *note), gap=GAP)

    def head(self, style: DocumentStyle) -> Row:
        return self._row(tuple(style.words(each.title, "label", "text", align=each.align) for each in self.heads), "TH", _HEAD)

    def row(self, index: int) -> Row:
        return self._row(self.rows[index], "TD", ())

    def _row(self, cells: tuple[Element, ...], kind: str, attributes: tuple[tuple[str, str], ...]) -> Row:
        columns = (
            Column(Tagged(cell, kind, attributes), share=head.share, width=head.width) for cell, head in zip(cells, self.heads, strict=True)
        )
        return Row(tuple(columns), gap=_GAP)


@dataclass(frozen=True)
class FlowList:
    """Parts one under the other, with a line in color between them. None is broken across pages, and the `title` stays with the first.

    `fresh`: it begins a page.
    """

    title: Element
    parts: tuple[Element, ...]
    fresh: bool = False


@dataclass(frozen=True)
class FlowPage:
    """A document to set. `head` begins the first page and `tail` ends the last; `title` is repeated small on further pages, `foot` on all.

    `style`: how these texts are set; its language decides the direction of the pages. `count`: the text of the page number.
    """

    title: str
    foot: str
    region: Region
    head: Element
    tables: tuple[FlowTable | FlowList, ...]
    style: DocumentStyle
    tail: Element | None = None
    count: str = "Page {page} of {pages}"


def pages(sheet: FlowPage) -> tuple[Page, ...]:
    """Set the document on at least one page. Raises ProblemsFound (fit-width): a word so long that it would be too small to read."""
    flow = _Flow(sheet)
    flow.top()
    for table in sheet.tables:
        if isinstance(table, FlowList):
            flow.parts(table)
        else:
            flow.table(table)
    if sheet.tail:
        flow.tail(sheet.tail)
    finished = tuple(flow.page(index) for index in range(len(flow.canvases)))
    raise_if_any(_small_texts(finished))
    return finished


def _small_texts(finished: Sequence[Page]) -> list[Problem]:
    small = [item for page in finished for item in page.items if isinstance(item, TextItem) and item.size < LEAST]
    hint = "shorten it, or put a space where it may be broken"
    return [Problem("fit-width", f"{item.text!r} is too long for the paper of the order", Place(key=item.role), hint) for item in small]


@dataclass
class _Flow:
    sheet: FlowPage
    canvases: list[Canvas] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.width, self.height = self.sheet.region.document_paper
        self.room = Box(0, 0, self.width, self.height).inset(_MARGIN).grow(0, 0, 0, -_FOOT)
        self.style, self.direction = self.sheet.style, self.sheet.style.language.direction
        self._begin()

    def top(self) -> None:
        self._place(self.sheet.head)
        self.y += _BETWEEN

    def table(self, table: FlowTable) -> None:
        tag = Tag("Table")
        title = table.above(self.style)
        above = (self._height(title) + 6 if title else 0.0) + self._head_height(table)
        if table.rows and self.y + above + self._row_height(table, 0) > self.room.bottom:
            self._begin_further_page()
        if title:
            self._place(title)
            self.y += 6
        self._place_heads(table, tag)
        for index in range(len(table.rows)):
            if self.y + self._row_height(table, index) > self.room.bottom:
                self._begin_further_page()
                self._place_heads(table, None)
            self.y += _ABOVE
            with self.canvas.tag(tag), self.canvas.tag(Tag("TR")):
                self._place(table.row(index))
            self.y += _BELOW
            self._line(FINE)
        self.y += _BETWEEN

    def parts(self, parts: FlowList) -> None:
        first = self._height(parts.parts[0]) if parts.parts else 0.0
        if parts.fresh or self.y + self._height(parts.title) + _BETWEEN + first > self.room.bottom - _ABOVE:
            self._begin_further_page()
        self._place(parts.title)
        self.y += _BETWEEN
        for index, part in enumerate(parts.parts):
            if self.y + self._height(part) > self.room.bottom - _ABOVE:
                self._begin_further_page()
            elif index:
                self._line(STRONG, "accent")
                self.y += _APART
            self._place(part)
            self.y += _APART

    def tail(self, tail: Element) -> None:
        if self.y + self._height(tail) > self.room.bottom:
            self._begin_further_page()
        self._place(tail)

    @property
    def canvas(self) -> Canvas:
        return self.canvases[-1]

    def page(self, index: int) -> Page:
        """Finish a page with its foot, once the number of pages is known."""
        canvas = self.canvases[index]
        with canvas.decoration():
            page = self.sheet.count.format(page=index + 1, pages=len(self.canvases))
            foot, number = self.style.words(self.sheet.foot, "small", "text"), self.style.words(page, "small", "text", align="end")
            row = Row((Column(foot, share=3), Column(number)), gap=_GAP)
            top = self.height - _MARGIN - row.measure(self.room.width, _PLAIN).height
            row.place(Box(self.room.x, top, self.room.width, 0), _PLAIN, canvas)
        return Page(
            f"page {index + 1}", self.style.language.tag, self.direction, self.width, self.height, 0.0, _MARGIN, tuple(canvas.items)
        )

    def _begin(self) -> None:
        self.canvases.append(Canvas(self.width, self.direction))
        self.y = self.room.y

    def _begin_further_page(self) -> None:
        """Begin a further page with the title in one small line, which is not read aloud again."""
        self._begin()
        with self.canvas.decoration():
            self._place(self.style.words(self.sheet.title, "strong", "ink"))
        self.y += 14

    def _place_heads(self, table: FlowTable, tag: Tag | None) -> None:
        """Set the column heads. Repeated ones are decoration, since the tags of the table contain them already."""
        with self.canvas.tag(tag) if tag else self.canvas.decoration(), self.canvas.tag(Tag("TR")) if tag else nullcontext():
            self._place(table.head(self.style))
        self.y += 4
        self._line(STRONG, "ink")

    def _line(self, thickness: float, color: str = "text") -> None:
        with self.canvas.decoration():
            box = Box(self.room.x, self.y, self.room.width, thickness)
            self.canvas.add(RectItem(box, role="rule", fill=self.style.colors[color]))
        self.y += thickness

    def _place(self, element: Element) -> None:
        height = self._height(element)
        element.place(Box(self.room.x, self.y, self.room.width, height), _PLAIN, self.canvas)
        self.y += height

    def _height(self, element: Element) -> float:
        return element.measure(self.room.width, _PLAIN).height

    def _head_height(self, table: FlowTable) -> float:
        return self._height(table.head(self.style)) + 4 + STRONG

    def _row_height(self, table: FlowTable, index: int) -> float:
        return self._height(table.row(index)) + _ABOVE + _BELOW + FINE
