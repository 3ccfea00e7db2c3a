"""Does the file name its PDF/X version, and keep to that version of PDF?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import claimed_pdfx, required_standard
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import quote

_REQUIRED = {"x1a": "PDF/X-1a:2003", "x4": "PDF/X-4"}
_NEWEST = {"x1a": "1.4", "x4": "1.6"}  # ISO 15930-4 and -7
_KNOWN = {"PDF/X-1a:2003", "PDF/X-1a:2001", "PDF/X-4"}


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    claimed = claimed_pdfx(file)
    standard, required = required_standard(file, options), options.effective_limits.standard
    hint = "export the file as PDF/X-1a:2003, which every shop accepts, or as the shop requires"
    if not claimed:
        yield Defect("the file does not claim to be PDF/X", hint=hint)
    elif required and claimed != _REQUIRED[required]:
        yield Defect(f"the file is {claimed}, but {_REQUIRED[required]} is required", hint=hint)
    elif claimed not in _KNOWN:
        yield Defect(f"{quote(claimed)} is not a known PDF/X version", hint=hint)
    if claimed and file.objects.pdf_version > _NEWEST[standard]:
        sentence = f"the file is PDF {file.objects.pdf_version}, but {_REQUIRED[standard]} allows PDF {_NEWEST[standard]} at most"
        yield Defect(sentence, hint=hint)


QUESTION = Question(
    "pdfx-version",
    "error",
    "Does the file name its PDF/X version, and keep to that version of PDF?",
    "A shop's software chooses its rules by the version that the file names.",
    _find_defects,
)
