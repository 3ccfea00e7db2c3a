"""Do tags and page lead to each other?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.structure_tree import StructElement, tree

_HINT = "export the file again from the program it was made with, or repair its tags"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if "/StructTreeRoot" not in file.catalog:
        return
    found = file.once(tree)
    owners: dict[tuple[int, int], StructElement] = {}
    for element in found.elements:
        for key in element.marks:
            if key in owners:
                yield Found(f"mark {key[1]} belongs to two elements, {owners[key].kind} and {element.kind}", hint=_HINT)
            owners[key] = element
    drawn: dict[tuple[int, int], int] = {}
    for sheet in file.sheets:
        for mark in sheet.marks:
            if mark.tag and mark.tag.mark is not None:
                drawn.setdefault((-1 if mark.tag.owner is None else mark.tag.owner, mark.tag.mark), sheet.number)
    for key, page in drawn.items():
        yield from _faults(key, page, owners.get(key), found.parents.get(key))


def _faults(key: tuple[int, int], page: int, owner: StructElement | None, parent: tuple[int, int] | None) -> Iterator[Found]:
    if owner is None:
        yield Found(f"mark {key[1]} on the page belongs to no element of the structure tree", page, hint=_HINT)
    elif parent is None:
        yield Found(f"the parent tree does not know mark {key[1]}, which belongs to {owner.kind}", page, hint=_HINT)
    elif parent != owner.identity:
        yield Found(f"the parent tree leads from mark {key[1]} to another element than the {owner.kind} it belongs to", page, hint=_HINT)


QUESTION = Question(
    "tag-tree",
    "error",
    "Do tags and page lead to each other?",
    "Where they do not, a screen reader reads the wrong words, or skips them.",
    _ask,
)
