"""Is the file free of scripts, forms and automatic actions?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdf_objects import as_array, as_dictionary, name_text


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    # On a screen a form may be what the file is for, and PDF/UA allows scripts (ISO 14289-1, 7.18 and 7.19): that is worth a warning.
    on_screen = options.profile == "screen"
    hint = "export the file without scripts, forms and actions"
    catalog = file.catalog
    if _runs_something(catalog.get("/OpenAction")):
        yield Defect("the file runs a program when it is opened", hint=hint)
    if "/JavaScript" in as_dictionary(catalog.get("/Names")):
        yield Defect("the file contains JavaScript", hint=hint, is_minor=on_screen)
    if "/AA" in catalog or any("/AA" in page.dictionary for page in file.pages):
        yield Defect("the file starts an action when it is opened, turned to a page or printed", hint=hint)
    if len(as_array(as_dictionary(catalog.get("/AcroForm")).get("/Fields"))):
        yield Defect("the file contains a form to fill in", hint=hint, is_minor=on_screen)
    for page in file.pages:
        if any(_runs_something(as_dictionary(note).get("/A")) for note in as_array(page.dictionary.get("/Annots"))):
            yield Defect("a link on the page runs a script", page.number, hint=hint)


def _runs_something(action: Any) -> bool:
    """Whether an action does more than go to a place or an address."""
    import pikepdf

    return isinstance(action, pikepdf.Dictionary) and name_text(action.get("/S")) in (
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
    )


QUESTION = Question(
    "active-content",
    "error",
    "Is the file free of scripts, forms and automatic actions?",
    "Print shops, mail servers and careful people reject files that run programs.",
    _find_defects,
)
