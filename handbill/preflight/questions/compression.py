"""Is nothing compressed in a way the standard forbids?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    import pikepdf

    count = 0
    for each in file.objects.objects:
        if isinstance(each, pikepdf.Stream) and "/Filter" in each:
            filters = each["/Filter"]
            count += "/LZWDecode" in [str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if count:
        yield Found(
            f"{count} {'stream is' if count == 1 else 'streams are'} compressed with LZW",
            hint="export the file with Flate (ZIP) compression",
        )


QUESTION = Question(
    "compression",
    "error",
    "Is nothing compressed in a way the standard forbids?",
    "PDF/X forbids LZW, which old press software may not read.",
    _ask,
)
