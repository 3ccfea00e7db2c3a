"""One document written once, and any number of copies whose organization's words differ: what stays is formatted, subset and packed once.

A copy is the header, the objects that stay, then the objects that change: a Form XObject for each part of the words, the links over them,
what the file says of itself. ISO 32000-1, 7.5.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from handbill.core.geometry import Box
from handbill.graphics.items import Item, Page, TextItem
from handbill.pdf.document import PdfWriter, link_object, link_values
from handbill.pdf.metadata import About, escape_xml, info_dictionary, xmp_packet
from handbill.pdf.objects import IDENTIFIER, Raw, dictionary, split_objects, string
from handbill.sheets.sheet import Sheet

_AUTHOR = "\uf8f5"  # stands for the author's name: a private character of Unicode, which no title contains
_LINK_PLACES = (b"rectangle", b"description", b"target")
_FAST = 1  # zlib's level for a few lines of text, where more would cost more than it saves

BoxKey = tuple[int, str]  # a page, and the name of a part of its words
BoxItems = Mapping[BoxKey, Sequence[Item]]


class _Link(NamedTuple):
    """A link over the line with this index in a box; the page is at `trim` on a sheet of this height."""

    box: BoxKey
    line: int
    trim: Box
    height: float
    template: bytes  # with places for what differs: rectangle, description, target


class _Authored(NamedTuple):
    """Bytes before and after each place of the author's name."""

    parts: list[bytes]

    def with_author(self, name: bytes) -> bytes:
        return name.join(self.parts)


@dataclass(frozen=True)
class _Template:
    """The objects that all copies share, already written, and those that each copy replaces, by their numbers.

    `head`: the header and all shared objects. `entries`: the cross-reference table with the places of the others left empty. A box's bytes
    have places for the length of its stream and the stream.
    """

    head: bytes
    entries: list[bytes]
    boxes: Mapping[int, tuple[BoxKey, bytes]]
    links: Mapping[int, _Link]
    info: tuple[int, _Authored]
    metadata: tuple[int, _Authored]
    root: int


class VariableDataWriter(PdfWriter):
    """Made from the sheets and pages of any one copy; then `prepare`, then any number of `copy`."""

    def __init__(self, sheets: Sequence[Sheet], pages: Sequence[Page], about: About) -> None:
        super().__init__(pages, about)
        self.sheets = sheets
        self._box_of = {id(item): (index, item.form) for index, page in enumerate(pages) for item in page.items if item.form}
        self._links: list[tuple[Any, _Link]] = []
        self._template: _Template | None = None

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
        self._template = self._make_template(self.document.GetPDFData(None))

    def knows(self, boxes: BoxItems) -> bool:
        """Whether the fonts hold every letter of these items."""
        items = (item for box in boxes.values() for item in box if isinstance(item, TextItem))
        return all(self.resources.knows(run) for item in items for run in item.runs)

    def copy(self, boxes: BoxItems, author: str) -> bytes:
        """The bytes of the copy with these items in its boxes, by this author. Call `prepare` first."""
        template = self._template
        assert template
        entries, parts, offset = template.entries.copy(), [template.head], len(template.head)
        digest = hashlib.md5(usedforsecurity=False)
        for number, body in self._changing(template, boxes, author):
            written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            entries[number] = b"%010d 00000 n \n" % offset
            parts.append(written)
            digest.update(body)
            offset += len(written)
        digits = digest.hexdigest().encode()
        parts += [b"xref\n0 %d\n" % len(entries), *entries]
        names = (digits, digits, template.info[0], template.root, len(entries))
        parts.append(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % names)
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _changing(self, template: _Template, boxes: BoxItems, author: str) -> Iterator[tuple[int, bytes]]:
        """The objects that differ from copy to copy: number and bytes."""
        digest = hashlib.md5(author.encode(), usedforsecurity=False)
        for number, (key, form) in template.boxes.items():
            drawn = "\n".join(self.draw_box(key, boxes[key])).encode("latin-1")
            digest.update(drawn)
            packed = zlib.compress(drawn, _FAST)
            yield number, form % (len(packed), packed)
        for number, link in template.links.items():
            values = link_values(boxes[link.box][link.line], link.trim, link.height)
            yield number, link.template % dict(zip(_LINK_PLACES, map(self._format, values), strict=True))
        number, info = template.info
        yield number, info.with_author(self._format(string(author)))
        number, metadata = template.metadata
        packet = metadata.with_author(escape_xml(author).encode()).replace(IDENTIFIER.encode(), digest.hexdigest().encode())
        yield number, b"<</Length %d /Subtype /XML /Type /Metadata>>\nstream\n%b\nendstream\n" % (len(packet), packet)

    def _format(self, thing: Any) -> bytes:
        written: bytes = thing.format(self.document)
        return written

    def _link(self, item: Item, trim: Box, sheet: Sheet) -> Any:
        reference = super()._link(item, trim, sheet)
        key = self._box_of.get(id(item))
        if key:
            line = [each for each in self.pages[key[0]].items if each.form == key[1]].index(item)
            template = link_object(*(Raw(f"%({place.decode()})b") for place in _LINK_PLACES))
            template.dict["StructParent"] = self.document.object_of(reference).dict["StructParent"]
            self._links.append((reference, _Link(key, line, trim, sheet.height, self._format(template))))
        return reference

    def _make_template(self, data: bytes) -> _Template:
        document = self.document
        boxes = {document.number_of(box): (key, self._box_template(box)) for key, box in self.boxes.items()}
        links = {document.number_of(reference): link for reference, link in self._links}
        anybody = replace(self.about, author=_AUTHOR)
        info = _Authored(self._format(info_dictionary(anybody)).split(self._format(string(_AUTHOR))))
        metadata = _Authored(xmp_packet(anybody, IDENTIFIER).split(_AUTHOR.encode()))
        info_number, metadata_number = document.number_of(document.info), document.number_of(document.Catalog.Metadata)
        changing = {*boxes, *links, info_number, metadata_number}
        header, objects = split_objects(data)
        head, entries, offset = [header], [b"0000000000 65535 f \n"] + [b""] * len(objects), len(header)
        for number, written in objects.items():
            if number not in changing:
                head.append(written)
                entries[number] = b"%010d 00000 n \n" % offset
                offset += len(written)
        root = document.number_of(document.Catalog)
        return _Template(b"".join(head), entries, boxes, links, (info_number, info), (metadata_number, metadata), root)

    def _box_template(self, box: Any) -> bytes:
        """A box's form with places for the length of its stream and for the stream."""
        entries = {**self.document.object_of(box).entries, "Length": Raw("%d")}
        return self._format(dictionary(**entries)) + b"\nstream\n%b\nendstream\n"
