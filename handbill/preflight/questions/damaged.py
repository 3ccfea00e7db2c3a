"""Is the file intact?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ListType, TextType
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_FILE = Path(__file__).parents[1] / "damage.yaml"
_SOURCE = re.compile(r"stream <[^>]*>,? ?")  # pikepdf names its source; here that is a memory address


LOSSES: RecordType[tuple[tuple[str, str], ...]] = RecordType(
    lambda losses: tuple(losses),
    "What qpdf says of a file when content is lost.",
    {
        "losses": ListType(
            "The messages; the first that is found in what it says counts.",
            RecordType(
                lambda says, means: (says, means),
                "A message.",
                {
                    "says": TextType("A regular expression; its named groups stand in `means`."),
                    "means": TextType("What that means for somebody who prints the file."),
                },
            ),
        )
    },
)


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    messages = [_SOURCE.sub("", str(message)) for message in file.objects.check_pdf_syntax()]
    for loss in dict.fromkeys(loss for message in messages if (loss := _loss(message))):
        yield Defect(f"the file is damaged: {loss}", hint="export or send the file again; it may have been truncated on its way")
    for number in file.endless_pages:
        yield Defect("a form on the page draws itself, so there is no end to it", number, hint="export the file again")


def _loss(message: str) -> str:
    """What is lost by a message of qpdf; nothing for a note."""
    for says, means in _losses():
        if match := says.search(message):
            return means.format(**match.groupdict())
    return ""


@cache
def _losses() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(says), means) for says, means in parse_data(LOSSES, read(_FILE)))


QUESTION = Question(
    "damaged",
    "error",
    "Is the file intact?",
    "A damaged file prints half a page or nothing, and the shop calls back a day later.",
    _find_defects,
)
