"""The structure tree becomes elements and their marked content; the parent tree leads back from each mark (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbill.preflight.matrix import NOWHERE, Corners, around

if TYPE_CHECKING:
    from handbill.preflight.opened import OpenedFile

_DEEPEST = 60
_NodeKey = tuple[int, int]


@dataclass(frozen=True)
class StructElement:
    """`marks` are (key of the page or form in the parent tree, MCID); `identity` the object's number."""

    identity: _NodeKey
    kind: str
    alt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Tree:
    """Every element, and for each mark the element that the parent tree names."""

    elements: tuple[StructElement, ...]
    parents: dict[tuple[int, int], _NodeKey]


@dataclass(frozen=True)
class TaggedFigure:
    """A tagged picture: its page, its alternative text, and where it is drawn."""

    page: int
    alt: str
    bounds: Corners


def tree(file: OpenedFile) -> Tree:
    """An empty one where the file has no tags."""
    root = file.catalog.get("/StructTreeRoot")
    if root is None:
        return Tree((), {})
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    keys = {sheet.page.obj.objgen: int(sheet.page.obj.get("/StructParents", -1)) for sheet in file.sheets}
    elements = tuple(_elements(root, roles, keys, -1, 0))
    return Tree(elements, dict(_parents(root.get("/ParentTree", {}), 0)))


def figures(file: OpenedFile) -> tuple[TaggedFigure, ...]:
    """Every figure that is drawn."""
    places: dict[tuple[int, int], tuple[int, Corners]] = {}
    for sheet in file.sheets:
        for mark in sheet.marks:
            if mark.tag and mark.tag.mark is not None and mark.tag.owner is not None:
                key = (mark.tag.owner, mark.tag.mark)
                places[key] = (sheet.number, around(places.get(key, (0, NOWHERE))[1], mark.bounds))
    found = []
    for element in file.once(tree).elements:
        drawn = [places[key] for key in element.marks if key in places]
        if element.kind == "/Figure" and drawn:
            box = NOWHERE
            for page, bounds in drawn:
                box = around(box, bounds) if page == drawn[0][0] else box
            found.append(TaggedFigure(drawn[0][0], element.alt, box))
    return tuple(found)


def _elements(node: Any, roles: dict[str, str], keys: dict[_NodeKey, int], page: int, depth: int) -> Iterator[StructElement]:
    """The element and all below it; `page` is the key that bare numbers count on."""
    if depth > _DEEPEST:
        return
    own = keys.get(node["/Pg"].objgen, -1) if "/Pg" in node else page
    marks: list[tuple[int, int]] = []
    below: list[Any] = []
    for kid in _kids(node.get("/K")):
        if isinstance(kid, int):
            marks.append((own, kid))
        elif "/MCID" in kid:
            holder = kid.get("/Stm", kid.get("/Pg"))
            key = own if holder is None else int(holder.get("/StructParents", -1)) if "/Stm" in kid else keys.get(holder.objgen, -1)
            marks.append((key, int(kid["/MCID"])))
        elif "/S" in kid:
            below.append(kid)
    if "/S" in node:
        kind = str(node["/S"])
        yield StructElement(node.objgen, roles.get(kind, kind), str(node.get("/Alt", "")), tuple(marks))
    for kid in below:
        yield from _elements(kid, roles, keys, own, depth + 1)


def _kids(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _parents(node: Any, depth: int) -> Iterator[tuple[tuple[int, int], _NodeKey]]:
    """A number tree (ISO 32000-1, 7.9.7): for a page an array of elements, one for each mark."""
    import pikepdf

    entries = list(node.get("/Nums", []))
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        if isinstance(value, pikepdf.Array):
            yield from (((int(key), mark), element.objgen) for mark, element in enumerate(value) if isinstance(element, pikepdf.Dictionary))
    if depth < _DEEPEST:
        for kid in node.get("/Kids", []):
            yield from _parents(kid, depth + 1)
