"""One document written once, and any number of copies whose organization's words differ: what stays is formatted, subset and packed once.

A copy is the header, the objects that stay, then the objects that change: a Form XObject for each part of the words, the links over them,
what the file says of itself. ISO 32000-1, 7.5.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from handbill.core.geometry import Box
from handbill.graphics.items import Item, Page, TextItem
from handbill.pdf.document import PdfWriter, link_annotation
from handbill.pdf.metadata import About, info_dictionary, xmp_packet
from handbill.pdf.objects import Stream, name
from handbill.sheets.sheet import Sheet

_FAST = 1  # zlib's level for a few lines of text, where more would cost more than it saves

BoxKey = tuple[int, str]  # a page, and the name of a part of its words
BoxItems = Mapping[BoxKey, Sequence[Item]]


class _Link(NamedTuple):
    """A link over the line with this index in a box; the page lies at `trim` on a sheet of this height."""

    box: BoxKey
    line: int
    trim: Box
    height: float
    parent: int  # its StructParent key


@dataclass(frozen=True)
class _Layout:
    """What of the written document stays, and which objects are written again for each copy, by their numbers."""

    head: bytes
    entries: list[bytes]
    offset: int
    boxes: Mapping[int, BoxKey]
    links: Mapping[int, _Link]
    info: int
    metadata: int
    root: int


class VariableDataWriter(PdfWriter):
    """Made from the sheets and pages of any one copy; then `prepare`, then any number of `copy`."""

    def __init__(self, sheets: Sequence[Sheet], pages: Sequence[Page], about: About) -> None:
        super().__init__(pages, about)
        self.sheets = sheets
        self._box_of = {id(item): (index, item.form) for index, page in enumerate(pages) for item in page.items if item.form}
        self._links: dict[int, tuple[Any, _Link]] = {}
        self._layout: _Layout | None = None

    def prepare(self, alphabet: Iterable[Item]) -> None:
        """Write what stays. `alphabet` holds the letters of all copies, in the type of their lines: they go into the fonts."""
        made = [self._sheet(sheet) for sheet in self.sheets]
        for item in alphabet:
            for run in item.runs if isinstance(item, TextItem) else ():
                embedded = self.resources.font(run)
                for cluster in run.clusters:
                    embedded.code(cluster, run.rtl)
        self._finish(made)
        self._describe()
        self._layout = self._laid_out(self.document.GetPDFData(None))

    def knows(self, boxes: BoxItems) -> bool:
        """Whether the fonts hold every letter of these items."""
        items = (item for box in boxes.values() for item in box if isinstance(item, TextItem))
        return all(self.resources.knows(run) for item in items for run in item.runs)

    def copy(self, boxes: BoxItems, author: str) -> bytes:
        """The bytes of the copy with these items in its boxes, by this author. Call `prepare` first."""
        layout = self._layout
        assert layout
        entries, parts, offset = layout.entries.copy(), [layout.head], layout.offset
        digest = hashlib.md5(usedforsecurity=False)
        for number, body in self._changing(layout, boxes, author):
            written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            entries[number] = b"%010d 00000 n \n" % offset
            parts.append(written)
            digest.update(body)
            offset += len(written)
        digits = digest.hexdigest().encode()
        parts += [b"xref\n0 %d\n" % len(entries), *entries]
        names = (digits, digits, layout.info, layout.root, len(entries))
        parts.append(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % names)
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _changing(self, layout: _Layout, boxes: BoxItems, author: str) -> Iterator[tuple[int, bytes]]:
        """The objects that differ from copy to copy: number and bytes."""
        digest = hashlib.md5(author.encode(), usedforsecurity=False)
        for number, key in layout.boxes.items():
            drawn = "\n".join(self.draw_box(key, boxes[key])).encode("latin-1")
            digest.update(drawn)
            entries = {**self.document.idToObject[self.boxes[key].name].entries}
            yield number, self._format(Stream(drawn, entries, level=_FAST))
        for number, link in layout.links.items():
            annotation = link_annotation(boxes[link.box][link.line], link.trim, link.height)
            annotation.dict["StructParent"] = link.parent
            yield number, self._format(annotation)
        about = replace(self.about, author=author)
        yield layout.info, self._format(info_dictionary(about))
        packet = xmp_packet(about, digest.hexdigest())
        yield layout.metadata, self._format(Stream(packet, {"Type": name("Metadata"), "Subtype": name("XML")}, compress=False))

    def _format(self, thing: Any) -> bytes:
        written: bytes = thing.format(self.document)
        return written

    def _link(self, item: Item, trim: Box, sheet: Sheet) -> Any:
        reference = super()._link(item, trim, sheet)
        key = self._box_of.get(id(item))
        if key:
            annotation = self.document.idToObject[reference.name]
            line = [each for each in self.pages[key[0]].items if each.form == key[1]].index(item)
            self._links[id(annotation)] = (annotation, _Link(key, line, trim, sheet.height, annotation.dict["StructParent"]))
        return reference

    def _laid_out(self, data: bytes) -> _Layout:
        document = self.document
        number_of = {id(document.idToObject[known]): number for number, known in document.numberToId.items()}
        boxes = {number_of[id(document.idToObject[form.name])]: key for key, form in self.boxes.items()}
        links = {number_of[known]: link for known, (_, link) in self._links.items()}
        information, metadata = number_of[id(document.info)], number_of[id(document.Catalog.Metadata)]
        changing = {*boxes, *links, information, metadata}
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
        return _Layout(b"".join(head), entries, at, boxes, links, information, metadata, number_of[id(document.Catalog)])
