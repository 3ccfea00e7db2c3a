"""Do the tags and the page content refer to each other correctly?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marked_content import ObjectId
from handbill.preflight.content.structure_tree import MarkKey, StructElement, read_structure_tree
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_HINT = "export the file again from the program that made it, or repair its tags"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not file.is_tagged:
        return
    tree = file.once(read_structure_tree)
    owners: dict[MarkKey, StructElement] = {}
    for element in tree.elements:
        for key in element.marks:
            if key in owners:
                yield Defect(f"mark {key[1]} belongs to two elements, {owners[key].kind} and {element.kind}", hint=_HINT)
            owners[key] = element
    drawn: dict[MarkKey, int] = {}
    for page in file.pages:
        for mark in page.marks:
            if mark.tag and mark.tag.mcid is not None:
                drawn.setdefault((mark.tag.owner, mark.tag.mcid), page.number)
    for key, number in drawn.items():
        for sentence in _mark_defects(key[1], owners.get(key), tree.parents.get(key)):
            yield Defect(sentence, number, hint=_HINT)


def _mark_defects(mcid: int, owner: StructElement | None, parent: ObjectId | None) -> Iterator[str]:
    """`owner` is the element that holds the mark, `parent` the one that the parent tree names."""
    if owner is None:
        yield f"mark {mcid} on the page belongs to no element of the structure tree"
    elif parent is None:
        yield f"the parent tree lacks mark {mcid}, which belongs to {owner.kind}"
    elif parent != owner.object_id:
        yield f"the parent tree assigns mark {mcid} to another element than the {owner.kind} that holds it"


QUESTION = Question(
    "structure-tree",
    "error",
    "Do the tags and the page content refer to each other correctly?",
    "If they do not, a screen reader reads the wrong text, or skips it.",
    _find_defects,
)
