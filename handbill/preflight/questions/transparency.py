"""Is nothing transparent where the standard forbids it?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import GraphicsState
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import standard_of


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if standard_of(file, asked) != "x1a":
        return
    for sheet in file.sheets:
        clear = [mark for mark in sheet.marks if mark.manner.transparent]
        if clear:
            found = Found(
                _said(clear[0].manner), sheet.number, where(clear[0].bounds), "flatten transparency when the file is exported, or send X-4"
            )
            yield found
        elif sheet.page.obj.get("/Group", {}).get("/S") == "/Transparency":
            yield Found(
                "the page is a transparency group", sheet.number, hint="flatten transparency when the file is exported, or send X-4"
            )


def _said(manner: GraphicsState) -> str:
    if manner.alpha < 1:
        return f"something is painted with an opacity of {manner.alpha:g}"
    return "something is painted through a soft mask" if manner.masked else f"something is blended ({manner.blend.lstrip('/')})"


QUESTION = Question(
    "transparency",
    "error",
    "Is nothing transparent where the standard forbids it?",
    "Old press software flattens transparency in its own way: boxes around pictures, text turned into pixels.",
    _ask,
)
