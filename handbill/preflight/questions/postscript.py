"""Is everything that prints inside the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_SAID = {
    "/OPI": "a placeholder for a picture kept elsewhere (OPI)",
    "/PS": "a piece of PostScript",
    "/Ref": "a page of another file",
    "/Alternates": "a picture with alternates",
}


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for used in sheet.used:
            if used.kind != "state":
                yield Found(
                    f"the page holds {_SAID.get(used.name, used.name)}", sheet.number, hint="place the picture itself, and export again"
                )


QUESTION = Question(
    "postscript",
    "error",
    "Is everything that prints inside the file?",
    "Placeholders for pictures kept elsewhere, and PostScript in disguise, print as gaps.",
    _ask,
)
