"""Builds the structure tree and marked content from the items' tags (ISO 32000-1, 14.7 and 14.8; PDF/UA-1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handbill.core.geometry import Box
from handbill.graphics.items import Item, Tag
from handbill.pdf.objects import Document, Raw, array, dictionary, name, pdf_box, string


@dataclass
class _StructNode:
    reference: Any
    entries: dict[str, Any]  # the entries of the dictionary object
    kids: list[Any] = field(default_factory=list)


class Structure:
    """The structure tree of one document. Marked content follows drawing order; lines of a paragraph share one marked-content sequence."""

    def __init__(self, document: Document, language: str) -> None:
        self.document = document
        self.language = language
        self.root = dictionary(Type=name("StructTreeRoot"))
        self.root_reference = document.Reference(self.root)
        self._elements: dict[Tag, _StructNode] = {}
        self._parents: list[Any] = []  # the parent tree: a list of elements for a page, one element for an annotation
        self._page: Any = None
        self._marks: list[Any] = []
        self._open: Tag | None = None
        self._top = self._element(Tag("Document", language), None)

    def begin_page(self, page: Any) -> int:
        """Start a page; returns its StructParents key."""
        self._page, self._marks = page, []
        self._parents.append(self._marks)
        return len(self._parents) - 1

    def mark(self, item: Item, height: float) -> list[str]:
        """The operators before a tagged item that put it into its structure element."""
        leaf = item.tags[-1]
        if leaf is self._open:
            return []
        element = self._reach(item.tags)
        if leaf.kind == "Figure":
            element.entries["A"] = _placed(item.box, height)
        element.entries.setdefault("Pg", self._page)
        number_of_mark = len(self._marks)
        self._marks.append(element.reference)
        element.kids.append(self._kid(element, number_of_mark))
        closing = self.close()
        self._open = leaf
        return [*closing, f"/{leaf.kind} <</MCID {number_of_mark}>> BDC"]

    def close(self) -> list[str]:
        """The operators that end the open marked-content sequence, if any."""
        was_open, self._open = self._open, None
        return ["EMC"] if was_open else []

    def annotate(self, item: Item, annotation: Any) -> int:
        """Add a link annotation to the item's element; returns the annotation's StructParent key."""
        element = self._reach(item.tags)
        element.kids.append(dictionary(Type=name("OBJR"), Obj=annotation, Pg=self._page))
        self._parents.append(element.reference)
        return len(self._parents) - 1

    def finish(self) -> Any:
        """Complete every element and return the reference to the root."""
        for element in self._elements.values():
            element.entries["K"] = array(*element.kids)
        numbers: list[Any] = []
        for place, parent in enumerate(self._parents):
            numbers += [place, self.document.Reference(array(*parent)) if isinstance(parent, list) else parent]
        self.root.dict["K"] = array(self._top.reference)
        self.root.dict["ParentTree"] = self.document.Reference(dictionary(Nums=array(*numbers)))
        self.root.dict["ParentTreeNextKey"] = len(self._parents)
        return self.root_reference

    def _reach(self, tags: tuple[Tag, ...]) -> _StructNode:
        element = self._top
        for tag in tags:
            element = self._elements.get(tag) or self._element(tag, element)
        return element

    def _element(self, tag: Tag, parent: _StructNode | None) -> _StructNode:
        written = dictionary(
            Type=name("StructElem"),
            S=name(tag.kind),
            P=parent.reference if parent else self.root_reference,
            Lang=string(tag.language) if tag.language and (parent is None or tag.language != self.language) else None,
            Alt=string(tag.alt) if tag.alt else None,
            A=Raw("<<" + " ".join(f"/{key} /{value}" for key, value in tag.attributes) + ">>") if tag.attributes else None,
        )
        element = _StructNode(self.document.Reference(written), written.dict)
        self._elements[tag] = element
        if parent:
            parent.kids.append(element.reference)
        return element

    def _kid(self, element: _StructNode, mark: int) -> Any:
        if element.entries["Pg"].name == self._page.name:
            return mark
        return dictionary(Type=name("MCR"), Pg=self._page, MCID=mark)


def _placed(box: Box, height: float) -> Any:
    return dictionary(O=name("Layout"), Placement=name("Block"), BBox=pdf_box(box, height))
