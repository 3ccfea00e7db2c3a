"""Does the file carry what PDF/X wants to know of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import claimed_version, information, metadata, standard_of

_TRAPPED = re.compile(r"pdf:Trapped(?:>|=[\"'])(?:True|False)")
_HINT = "export the file with its PDF/X setting"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if not claimed_version(file):
        return
    info, packet = information(file), metadata(file)
    x4 = standard_of(file, asked) == "x4"
    missing = [name for name in ("/CreationDate", "/ModDate", "/Title") if not x4 and not str(info.get(name, "")).strip()]
    missing += [name for name in ("CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "dc:title") if x4 and name not in packet]
    missing += ["/ID"] if "/ID" not in file.objects.trailer else []
    if missing:
        yield Found(f"the file does not say: {', '.join(name.lstrip('/') for name in missing)}", hint=_HINT)
    if str(info.get("/Trapped", "")) not in ("/True", "/False") and not (x4 and _TRAPPED.search(packet)):
        yield Found("the file does not say whether it is trapped (Trapped is True or False)", hint=_HINT)


QUESTION = Question(
    "pdfx-identity",
    "error",
    "Does the file carry what PDF/X wants to know of it?",
    "Title, dates, trapping and a number of its own keep one version from being taken for another.",
    _ask,
)
