"""Are all pages the same size?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_size

_SLACK = 0.1  # points


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    sizes = [(page.number, page.trimmed_area.width, page.trimmed_area.height) for page in file.pages]
    _, first_width, first_height = sizes[0]
    for number, width, height in sizes[1:]:
        if max(abs(width - first_width), abs(height - first_height)) > _SLACK:
            sentence = f"the page is {format_size(width, height)}, but the first is {format_size(first_width, first_height)}"
            yield Defect(sentence, number, hint="make all pages the same size, or send them as two files")


QUESTION = Question(
    "page-size",
    "error",
    "Are all pages the same size?",
    "All sheets of a job are cut alike; a page of another size loses its edge.",
    _find_defects,
)
