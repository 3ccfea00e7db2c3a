"""Is the printed area free of notes, links and fields?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.matrix import meet
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for note in sheet.page.obj.get("/Annots", []):
            a, b, c, d = (float(value) for value in note.get("/Rect", (0, 0, 0, 0)))
            kind, box = str(note.get("/Subtype", "")).lstrip("/"), (min(a, c), min(b, d), max(a, c), max(b, d))
            if kind not in ("TrapNet", "PrinterMark") and meet(box, sheet.printed):
                yield Found(
                    f"an annotation ({kind}) lies in the printed area",
                    sheet.number,
                    where(box),
                    "export the press file without links and notes",
                )


QUESTION = Question(
    "annotations",
    "error",
    "Is the printed area free of notes, links and fields?",
    "What lies over the page may be printed, or hide what it lies on.",
    _ask,
)
