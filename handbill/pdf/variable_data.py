"""One document written once, and any number of copies that differ in a few lines: what stays is formatted, subset and packed once.

A copy is the header, the objects that stay, then the objects that change: the holes' own small content streams, links over them, what the
file says of itself. ISO 32000-1, 7.5.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbill.core.geometry import Box
from handbill.graphics.items import Item, Page, TextItem
from handbill.pdf.content_stream import draw_item
from handbill.pdf.document import PdfWriter, link_object, link_values
from handbill.pdf.metadata import About
from handbill.pdf.metadata_template import MetadataTemplate
from handbill.pdf.objects import Raw, Stream, array
from handbill.sheets.sheet import Sheet

_MARK = "%%hole "  # a comment: no operator looks like it
_LINK_MARKS = ("%%rectangle", "%%contents", "%%target")
_QUICK = 1  # zlib's level for a few lines of text, where more would cost more than it saves

CopyLines = Sequence[tuple[Item, ...]]


class CopyPlace(NamedTuple):
    """A hole in the pages: the page, and its items from `start` to `end`."""

    page: int
    start: int
    end: int


class _Link(NamedTuple):
    hole: int
    line: int
    trim: Box
    height: float
    written: bytes  # with marks in the place of what differs


class _Form(NamedTuple):
    entries: dict[str, Any]
    drawn: list[str]


@dataclass(frozen=True)
class _Plan:
    """What of the written document stays, and how the rest is written anew. Numbers are those of objects."""

    head: bytes
    entries: list[bytes]
    offset: int
    holes: Mapping[int, int]  # object -> hole
    forms: Mapping[int, _Form]
    links: Mapping[int, _Link]
    info: int
    metadata: int
    root: int
    said: MetadataTemplate


class VariableDataWriter(PdfWriter):
    """Made from the sheets and pages of any one copy. `alphabet` holds the lines of all copies: their letters go into the fonts."""

    def __init__(self, sheets: Sequence[Sheet], pages: Sequence[Page], places: Sequence[CopyPlace], about: About) -> None:
        super().__init__(pages, about)
        self.sheets = sheets
        self.places = tuple(places)
        self._hole_of = {
            id(pages[place.page].items[at]): (index, at - place.start)
            for index, place in enumerate(self.places)
            for at in range(place.start, place.end)
        }
        self._slots: list[tuple[Any, int]] = []
        self._links: list[tuple[Any, _Link]] = []
        self._forms: list[tuple[Any, _Form]] = []
        self._plan: _Plan | None = None

    def prepare(self, alphabet: Iterable[CopyLines]) -> None:
        """Write down what stays."""
        made = [self._sheet(sheet) for sheet in self.sheets]
        for lines in alphabet:
            self._learn(lines)
        self._finish(made)
        self._describe()
        data = self.document.GetPDFData(None)
        self._plan = self._planned(data if isinstance(data, bytes) else data.encode("latin-1"))

    def knows(self, lines: CopyLines) -> bool:
        """Whether the fonts hold every letter of these lines."""
        return all(
            self.resources.knows(run) for own in lines for item in own if isinstance(item, TextItem) for run in item.runs
        )  # fmt: skip

    def copy(self, lines: CopyLines, author: str) -> bytes:
        """The bytes of one copy by this author; `lines` holds the items of each place, in the places' order. Call `prepare` first."""
        plan = self._plan
        assert plan
        entries, parts, offset = plan.entries.copy(), [plan.head], plan.offset
        digest = hashlib.md5(usedforsecurity=False)
        for number, body in self._changing(plan, lines, author):
            written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            entries[number] = b"%010d 00000 n \n" % offset
            parts.append(written)
            digest.update(body)
            offset += len(written)
        digits = digest.hexdigest().encode()
        parts += [b"xref\n0 %d\n" % len(entries), *entries]
        names = (digits, digits, plan.info, plan.root, len(entries))
        parts.append(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % names)
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _changing(self, plan: _Plan, lines: CopyLines, author: str) -> Iterator[tuple[int, bytes]]:
        drawn = ["\n".join(self._lines(place, own)) for place, own in zip(self.places, lines, strict=True)]
        for number, hole in plan.holes.items():
            yield number, self._format(Stream(drawn[hole].encode("latin-1"), level=_QUICK))
        for number, form in plan.forms.items():
            yield number, self._format(Stream("\n".join(_filled(form.drawn, drawn)).encode("latin-1"), form.entries))
        for number, link in plan.links.items():
            yield number, _filled_link(link, lines[link.hole][link.line])
        yield plan.info, plan.said.info(author)
        yield plan.metadata, plan.said.metadata(author, hashlib.md5("\n".join(drawn).encode(), usedforsecurity=False).hexdigest())

    def _format(self, thing: Any) -> bytes:
        written: bytes = thing.format(self.document)
        return written

    def _lines(self, place: CopyPlace, own: tuple[Item, ...]) -> list[str]:
        height = self.pages[place.page].height
        return [operator for item in own for operator in draw_item(item, height, self.resources)]

    def _learn(self, lines: CopyLines) -> None:
        for item in (item for own in lines for item in own if isinstance(item, TextItem)):
            for run in item.runs:
                embedded = self.resources.font(run)
                for cluster in run.clusters:
                    embedded.code(cluster, run.rtl)

    def _drawn(self, item: Item, height: float) -> list[str]:
        hole = self._hole_of.get(id(item))
        if hole is None:
            return super()._drawn(item, height)
        # All lines of a hole stand where its first one stood.
        return [f"{_MARK}{hole[0]}"] if hole[1] == 0 else []

    def _contents(self, content: list[str]) -> Any:
        parts: list[Any] = []
        stays: list[str] = []
        for line in content:
            if not line.startswith(_MARK):
                stays.append(line)
                continue
            slot = Stream(b"")
            self._slots.append((slot, int(line.removeprefix(_MARK))))
            parts += [Stream("\n".join(stays).encode("latin-1")), slot]
            stays = []
        return array(*(self.document.Reference(part) for part in [*parts, Stream("\n".join(stays).encode("latin-1"))]))

    def _form(self, drawn: list[str], entries: dict[str, Any]) -> Any:
        stream = super()._form([line for line in drawn if not line.startswith(_MARK)], entries)
        if any(line.startswith(_MARK) for line in drawn):
            # The same dictionary: resources are put into it later.
            self._forms.append((stream, _Form(stream.entries, drawn)))
        return stream

    def _link(self, item: Item, trim: Box, sheet: Sheet) -> Any:
        reference = super()._link(item, trim, sheet)
        hole = self._hole_of.get(id(item))
        if hole:
            annotation = self.document.idToObject[reference.name]
            self._links.append((annotation, _Link(*hole, trim, sheet.height, self._around_link(annotation.dict["StructParent"]))))
        return reference

    def _around_link(self, parent: int) -> bytes:
        annotation = link_object(*map(Raw, _LINK_MARKS))
        annotation.dict["StructParent"] = parent
        return self._format(annotation)

    def _planned(self, data: bytes) -> _Plan:
        document = self.document
        number_of = {id(document.idToObject[known]): number for number, known in document.numberToId.items()}
        holes = {number_of[id(slot)]: hole for slot, hole in self._slots}
        forms = {number_of[id(stream)]: form for stream, form in self._forms}
        links = {number_of[id(annotation)]: link for annotation, link in self._links}
        information, metadata = number_of[id(document.info)], number_of[id(document.Catalog.Metadata)]
        changing = {*holes, *forms, *links, information, metadata}
        offsets = {number: document.idToOffset[known] for number, known in document.numberToId.items()}
        order = sorted(offsets, key=lambda number: offsets[number])
        ends = dict(zip(order, [*(offsets[number] for number in order[1:]), data.rindex(b"xref\n0 ")], strict=True))
        head, at = [data[: offsets[order[0]]]], offsets[order[0]]
        entries = [b"0000000000 65535 f \n"] + [b""] * len(order)
        for number in order:
            if number in changing:
                continue
            head.append(data[offsets[number] : ends[number]])
            entries[number] = b"%010d 00000 n \n" % at
            at += len(head[-1])
        return _Plan(
            b"".join(head),
            entries,
            at,
            holes,
            forms,
            links,
            information,
            metadata,
            number_of[id(document.Catalog)],
            MetadataTemplate(self.about, document),
        )


def _filled_link(link: _Link, item: Item) -> bytes:
    written = link.written
    for mark, value in zip(_LINK_MARKS, link_values(item, link.trim, link.height), strict=True):
        written = written.replace(mark.encode(), value.format(None))
    return written


def _filled(drawn: list[str], holes: list[str]) -> Iterator[str]:
    for line in drawn:
        yield holes[int(line.removeprefix(_MARK))] if line.startswith(_MARK) else line
