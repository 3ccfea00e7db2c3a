"""Is the file free of compression that the standard forbids?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    import pikepdf

    count = 0
    for candidate in file.objects.objects:
        if isinstance(candidate, pikepdf.Stream) and "/Filter" in candidate:
            filters = candidate["/Filter"]
            count += "/LZWDecode" in [str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if count:
        sentence = f"{count} {'stream is' if count == 1 else 'streams are'} compressed with LZW"
        yield Defect(sentence, hint="export the file with Flate (ZIP) compression")


QUESTION = Question(
    "compression",
    "error",
    "Is the file free of compression that the standard forbids?",
    "PDF/X forbids LZW, which old press software may not be able to read.",
    _find_defects,
)
