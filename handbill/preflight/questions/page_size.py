"""Are all pages of one size?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import in_millimeters
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_SLACK = 0.1  # points


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    sizes = [(sheet.number, sheet.cut[2] - sheet.cut[0], sheet.cut[3] - sheet.cut[1]) for sheet in file.sheets]
    for number, width, height in sizes[1:]:
        if max(abs(width - sizes[0][1]), abs(height - sizes[0][2])) > _SLACK:
            sentence = f"the page is {in_millimeters(width, height)}, but the first is {in_millimeters(*sizes[0][1:])}"
            yield Found(sentence, number, hint="make all pages one size, or send them as two files")


QUESTION = Question(
    "page-size", "error", "Are all pages of one size?", "A press cuts all sheets alike; a page of another size loses its edge.", _ask
)
