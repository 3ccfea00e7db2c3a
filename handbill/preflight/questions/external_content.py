"""Is everything that prints inside the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_FEATURES = {
    "/OPI": "a placeholder for an image kept elsewhere (OPI)",
    "/PS": "PostScript code",
    "/Ref": "a page of another file",
    "/Alternates": "an image with alternates",
}


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for feature in page.features:
            if feature.kind != "state":
                sentence = f"the page contains {_FEATURES.get(feature.name, feature.name)}"
                yield Defect(sentence, page.number, hint="place the image itself, and export the file again")


QUESTION = Question(
    "external-content",
    "error",
    "Is everything that prints inside the file?",
    "Placeholders for images kept elsewhere, and embedded PostScript, print as gaps.",
    _find_defects,
)
