"""Has the file a title, and does the window show it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import information, metadata

_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", re.DOTALL)


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    said = str(information(file).get("/Title", "")).strip() or _TITLE.search(metadata(file))
    hint = "enter a title in the document's properties, and let the window show it"
    if not said:
        yield Found("the file has no title", hint=hint)
    elif not file.catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Found("the window shows the file's name instead of its title (DisplayDocTitle)", hint=hint)


QUESTION = Question(
    "title",
    "error",
    "Has the file a title, and does the window show it?",
    "A screen reader says the title first; without one it says the file's name.",
    _ask,
)
