"""Does the file leave the press's calibration alone?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for feature in page.features:
            if feature.kind == "state":
                sentence = f"the page sets {feature.name.lstrip('/')} in its graphics state"
                yield Defect(sentence, page.number, hint="export the file without transfer functions and halftones")


QUESTION = Question(
    "transfer-functions",
    "error",
    "Does the file leave the press's calibration alone?",
    "A transfer function or halftone phase in the file overrides the printer's calibration.",
    _find_defects,
)
