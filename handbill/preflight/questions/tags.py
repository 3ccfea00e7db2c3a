"""Is the page tagged?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.structure_tree import tree


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    hint = "export the file as a tagged PDF"
    if "/StructTreeRoot" not in file.catalog:
        yield Found("the file has no tags", hint=hint)
    elif not any(element.marks for element in file.once(tree).elements):
        yield Found("the structure tree is empty: no element leads to anything on a page", hint=hint)
    elif not file.catalog.get("/MarkInfo", {}).get("/Marked", False):
        yield Found("the file does not say that it is tagged (MarkInfo)", hint=hint)


QUESTION = Question(
    "tags",
    "error",
    "Is the page tagged?",
    "A person who cannot see the page hears it; without tags the file is silence, or words in any order.",
    _ask,
)
