"""Does the file say which PDF/X it is, and keep to that version of PDF?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import claimed_version, standard_of

_WANTED = {"x1a": "PDF/X-1a:2003", "x4": "PDF/X-4"}
_NEWEST = {"x1a": "1.4", "x4": "1.6"}  # ISO 15930-4 and -7
_KNOWN = {"PDF/X-1a:2003", "PDF/X-1a:2001", "PDF/X-4"}


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    claimed = claimed_version(file)
    standard = standard_of(file, asked)
    hint = "export the file as PDF/X-1a:2003, which every shop takes, or as the shop asks"
    if not claimed:
        yield Found("the file does not say that it is PDF/X", hint=hint)
    elif asked.within.standard and claimed != _WANTED[asked.within.standard]:
        yield Found(f"the file is {claimed}, but {_WANTED[asked.within.standard]} is wanted", hint=hint)
    elif claimed not in _KNOWN:
        yield Found(f"{claimed!r} is no PDF/X that is known here", hint=hint)
    if claimed and file.objects.pdf_version > _NEWEST[standard]:
        sentence = f"the file is PDF {file.objects.pdf_version}; {_WANTED[standard]} is PDF {_NEWEST[standard]} at most"
        yield Found(sentence, hint=hint)


QUESTION = Question(
    "pdfx-version",
    "error",
    "Does the file say which PDF/X it is, and keep to that version of PDF?",
    "A shop's software picks its rules by what the file claims to be.",
    _ask,
)
