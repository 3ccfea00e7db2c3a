"""Reads the structure tree, and the parent tree that leads from each mark back to its element (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from handbill.preflight.content.marked_content import MarkOwner, ObjectId, mark_owner
from handbill.preflight.pdf_box import EMPTY, PdfBox

if TYPE_CHECKING:
    from handbill.preflight.opened_file import OpenedFile

_DEEPEST = 60
MarkKey = tuple[MarkOwner | None, int]  # a page or form, which is None if an element names none, and an MCID


@dataclass(frozen=True)
class StructElement:
    """One element; `kind` is its standard type, by the role map. `has_language`: it or an element above it names its language.

    `has_actual_text`: it or an element above it says what is read in place of its glyphs.
    """

    object_id: ObjectId
    kind: str
    alt: str
    marks: tuple[MarkKey, ...]
    has_language: bool = False
    has_actual_text: bool = False


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


class _Inherited(NamedTuple):
    """What an element has from those above it. `page` is what bare numbers refer to unless the element names another."""

    page: MarkOwner | None = None
    has_language: bool = False
    has_actual_text: bool = False


def read_structure_tree(file: OpenedFile) -> StructureTree:
    """An empty tree if the file has no tags."""
    root = file.catalog.get("/StructTreeRoot")
    if root is None:
        return StructureTree((), {})
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    owners = {page.dictionary.objgen: mark_owner(page.dictionary) for page in file.pages}
    elements = tuple(_read_elements(root, roles, owners, _Inherited(), 0))
    return StructureTree(elements, dict(_read_parents(root.get("/ParentTree", {}), 0)))


def find_figures(file: OpenedFile) -> tuple[TaggedFigure, ...]:
    """Every figure that is drawn. If one spans several pages, its bounds are those on the first."""
    places: dict[MarkKey, tuple[int, PdfBox]] = {}
    for page in file.pages:
        for mark in page.marks:
            if mark.tag and mark.tag.mcid is not None:
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
    node: Any, roles: dict[str, str], owners: dict[ObjectId, MarkOwner], above: _Inherited, depth: int
) -> Iterator[StructElement]:
    """The element and all below it."""
    if depth > _DEEPEST:
        return
    page = owners.get(node["/Pg"].objgen) if "/Pg" in node else above.page
    own = _Inherited(page, above.has_language or "/Lang" in node, above.has_actual_text or "/ActualText" in node)
    marks: list[MarkKey] = []
    below: list[Any] = []
    for kid in _kids(node):
        if isinstance(kid, int):
            marks.append((page, kid))
        elif "/MCID" in kid:
            marks.append((_owner_of_reference(kid, owners, page), int(kid["/MCID"])))
        elif "/S" in kid:
            below.append(kid)
    if "/S" in node:
        kind = str(node["/S"])
        yield StructElement(
            node.objgen, roles.get(kind, kind), str(node.get("/Alt", "")), tuple(marks), own.has_language, own.has_actual_text
        )
    for kid in below:
        yield from _read_elements(kid, roles, owners, own, depth + 1)


def _owner_of_reference(reference: Any, owners: dict[ObjectId, MarkOwner], page: MarkOwner | None) -> MarkOwner | None:
    """The form or page that a marked-content reference names, else the element's page."""
    if "/Stm" in reference:
        return mark_owner(reference["/Stm"])
    return owners.get(reference["/Pg"].objgen) if "/Pg" in reference else page


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
