"""Is the file free of transparency where the standard forbids it?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.graphics_state import Compositing
from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import required_standard
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place

_HINT = "flatten transparency when you export the file, or send X-4"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if required_standard(file, options) != "x1a":
        return
    for page in file.pages:
        first = next((mark for mark in page.marks if mark.compositing.is_transparent), None)
        if first:
            yield Defect(_describe(first.compositing), page.number, format_place(first.bounds), _HINT)
        elif page.dictionary.get("/Group", {}).get("/S") == "/Transparency":
            yield Defect("the page is a transparency group", page.number, hint=_HINT)


def _describe(compositing: Compositing) -> str:
    if (alpha := min(compositing.alpha, compositing.stroke_alpha)) < 1:
        return f"something is painted with an opacity of {alpha:g}"
    if compositing.soft_masked:
        return "something is painted through a soft mask"
    return f"something is painted with the blend mode {compositing.blend_mode.lstrip('/')}"


QUESTION = Question(
    "transparency",
    "error",
    "Is the file free of transparency where the standard forbids it?",
    "Old press software flattens transparency badly: boxes appear around images, and text turns into pixels.",
    _find_defects,
)
