"""Does the file have tags?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.structure_tree import read_structure_tree
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    hint = "export the file as a tagged PDF"
    if not file.is_tagged:
        yield Defect("the file has no tags", hint=hint)
    elif not any(element.marks for element in file.once(read_structure_tree).elements):
        yield Defect("the structure tree is empty: no element refers to anything on a page", hint=hint)
    elif not file.catalog.get("/MarkInfo", {}).get("/Marked", False):
        yield Defect("the file has tags but does not declare them (MarkInfo)", hint=hint)


QUESTION = Question(
    "tags",
    "error",
    "Does the file have tags?",
    "Blind people hear the page; without tags there is silence, or text in any order.",
    _find_defects,
)
