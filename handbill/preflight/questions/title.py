"""Does the file have a title, and does the viewer show it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import info_dictionary, xmp_packet
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", re.DOTALL)


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    hint = "enter a title in the document's properties, and set the viewer to show it"
    if not str(info_dictionary(file).get("/Title", "")).strip() and not _TITLE.search(xmp_packet(file)):
        yield Defect("the file has no title", hint=hint)
    elif not file.catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Defect("the viewer's window shows the file name instead of the title (DisplayDocTitle)", hint=hint)


QUESTION = Question(
    "title",
    "error",
    "Does the file have a title, and does the viewer show it?",
    "A screen reader reads the title first; without one it reads the file name.",
    _find_defects,
)
