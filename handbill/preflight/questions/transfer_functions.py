"""Does the file leave the press's curves alone?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for used in sheet.used:
            if used.kind == "state":
                yield Found(
                    f"the page sets {used.name.lstrip('/')} in its graphics state",
                    sheet.number,
                    hint="export without transfer functions and halftones",
                )


QUESTION = Question(
    "transfer-functions",
    "error",
    "Does the file leave the press's curves alone?",
    "A transfer function or a halftone phase of its own overrides what the printer has calibrated.",
    _ask,
)
