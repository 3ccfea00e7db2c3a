"""Is the printed area free of notes, links and form fields?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdf_box import box_from_corners
from handbill.preflight.wording import format_place


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for annotation in page.dictionary.get("/Annots", []):
            kind = str(annotation.get("/Subtype", "")).lstrip("/")
            box = box_from_corners(*(float(value) for value in annotation.get("/Rect", (0, 0, 0, 0))))
            if kind not in ("TrapNet", "PrinterMark") and box.overlaps(page.printed_area):
                sentence = f"there is an annotation ({kind}) in the printed area"
                yield Defect(sentence, page.number, format_place(box), "export the press file without links and notes")


QUESTION = Question(
    "annotations",
    "error",
    "Is the printed area free of notes, links and form fields?",
    "Whatever lies over the page may be printed, or hide what is under it.",
    _find_defects,
)
