"""Is there nothing in the file that acts by itself?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    hint = "export the file without scripts, forms and actions"
    catalog = file.catalog
    if "/JavaScript" in catalog.get("/Names", {}) or _scripts(catalog.get("/OpenAction")):
        yield Found("the file holds JavaScript", hint=hint)
    if "/AA" in catalog or any("/AA" in sheet.page.obj for sheet in file.sheets):
        yield Found("the file acts by itself when it is opened, turned or printed", hint=hint)
    if len(catalog.get("/AcroForm", {}).get("/Fields", [])):
        yield Found("the file holds a form to fill in", hint=hint)
    for sheet in file.sheets:
        if any(_scripts(note.get("/A")) for note in sheet.page.obj.get("/Annots", [])):
            yield Found("a link on the page runs a script", sheet.number, hint=hint)


def _scripts(action: Any) -> bool:
    """Whether an action runs something, rather than leading somewhere."""
    import pikepdf

    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")


QUESTION = Question(
    "scripting",
    "error",
    "Is there nothing in the file that acts by itself?",
    "A file that runs a program is refused by shops, mail servers and careful people.",
    _ask,
)
