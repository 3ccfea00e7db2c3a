"""Are all pages the same size?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile, OpenedPage
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_size

_SLACK = 0.1  # points


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    first_width, first_height = _size(file.pages[0])
    for page in file.pages[1:]:
        width, height = _size(page)
        if max(abs(width - first_width), abs(height - first_height)) > _SLACK:
            sentence = f"the page is {format_size(width, height)}, but the first is {format_size(first_width, first_height)}"
            yield Defect(sentence, page.number, hint="make all pages the same size, or send them as two files")


def _size(page: OpenedPage) -> tuple[float, float]:
    """Width and height as the page lies, once it is turned."""
    width, height = page.trimmed_area.width, page.trimmed_area.height
    return (height, width) if page.is_turned else (width, height)


QUESTION = Question(
    "page-size",
    "error",
    "Are all pages the same size?",
    "All sheets of a job are cut alike; a page of another size loses its edge.",
    _find_defects,
)
