"""Reads the structure tree, and the parent tree that leads from each mark back to its element (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbill.preflight.content.marked_content import struct_parents
from handbill.preflight.pdf_box import EMPTY, PdfBox

if TYPE_CHECKING:
    from handbill.preflight.opened_file import OpenedFile

_DEEPEST = 60
MarkKey = tuple[int | None, int]  # the parent tree's key of a page or form (None if it has none), and an MCID
ObjectId = tuple[int, int]  # an object's number and generation


@dataclass(frozen=True)
class StructElement:
    """One element; `kind` is its standard type, by the role map."""

    object_id: ObjectId
    kind: str
    alt: str
    marks: tuple[MarkKey, ...]


@dataclass(frozen=True)
class StructureTree:
    """Every element, and for each mark the element that the parent tree names."""

    elements: tuple[StructElement, ...]
    parents: dict[MarkKey, ObjectId]


@dataclass(frozen=True)
class TaggedFigure:
    """A figure with its page, its alternative text, and where it is drawn."""

    page: int
    alt: str
    bounds: PdfBox


def read_structure_tree(file: OpenedFile) -> StructureTree:
    """An empty tree if the file has no tags."""
    root = file.catalog.get("/StructTreeRoot")
    if root is None:
        return StructureTree((), {})
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    keys = {page.dictionary.objgen: struct_parents(page.dictionary) for page in file.pages}
    elements = tuple(_read_elements(root, roles, keys, None, 0))
    return StructureTree(elements, dict(_read_parents(root.get("/ParentTree", {}), 0)))


def find_figures(file: OpenedFile) -> tuple[TaggedFigure, ...]:
    """Every figure that is drawn. If one spans several pages, its bounds are those on the first."""
    places: dict[MarkKey, tuple[int, PdfBox]] = {}
    for page in file.pages:
        for mark in page.marks:
            if mark.tag and mark.tag.mcid is not None and mark.tag.owner is not None:
                key = (mark.tag.owner, mark.tag.mcid)
                places[key] = (page.number, places.get(key, (0, EMPTY))[1].union(mark.bounds))
    figures = []
    for element in file.once(read_structure_tree).elements:
        drawn = [places[key] for key in element.marks if key in places]
        if element.kind == "/Figure" and drawn:
            number, box = drawn[0]
            for other, bounds in drawn[1:]:
                box = box.union(bounds) if other == number else box
            figures.append(TaggedFigure(number, element.alt, box))
    return tuple(figures)


def _read_elements(
    node: Any, roles: dict[str, str], keys: dict[ObjectId, int | None], above: int | None, depth: int
) -> Iterator[StructElement]:
    """The element and all below it. `above` is the key that bare numbers refer to unless the node names a page."""
    if depth > _DEEPEST:
        return
    page = keys.get(node["/Pg"].objgen) if "/Pg" in node else above
    marks: list[MarkKey] = []
    below: list[Any] = []
    for kid in _kids(node):
        if isinstance(kid, int):
            marks.append((page, kid))
        elif "/MCID" in kid:
            marks.append((_key_of_reference(kid, keys, page), int(kid["/MCID"])))
        elif "/S" in kid:
            below.append(kid)
    if "/S" in node:
        kind = str(node["/S"])
        yield StructElement(node.objgen, roles.get(kind, kind), str(node.get("/Alt", "")), tuple(marks))
    for kid in below:
        yield from _read_elements(kid, roles, keys, page, depth + 1)


def _key_of_reference(reference: Any, keys: dict[ObjectId, int | None], page: int | None) -> int | None:
    """The key of the form or page that a marked-content reference names, else of the element's page."""
    if "/Stm" in reference:
        return struct_parents(reference["/Stm"])
    return keys.get(reference["/Pg"].objgen) if "/Pg" in reference else page


def _kids(node: Any) -> list[Any]:
    import pikepdf

    value = node.get("/K")
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _read_parents(node: Any, depth: int) -> Iterator[tuple[MarkKey, ObjectId]]:
    """A number tree (ISO 32000-1, 7.9.7) that holds an array of elements for each page, indexed by MCID."""
    import pikepdf

    entries = list(node.get("/Nums", []))
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        if isinstance(value, pikepdf.Array):
            yield from (((int(key), mcid), element.objgen) for mcid, element in enumerate(value) if isinstance(element, pikepdf.Dictionary))
    if depth < _DEEPEST:
        for kid in node.get("/Kids", []):
            yield from _read_parents(kid, depth + 1)
