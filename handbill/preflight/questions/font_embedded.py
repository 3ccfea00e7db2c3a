"""Is every font embedded in the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for font in page.fonts:
            if not font.is_embedded:
                yield Defect(f"the font {font.name} is not embedded", page.number, hint="embed all fonts when you export the file")


QUESTION = Question(
    "font-embedded",
    "error",
    "Is every font embedded in the file?",
    "A font that is not embedded is silently replaced by another: other widths, other letters, and no Khmer at all.",
    _find_defects,
)
