"""Does the file have the metadata that PDF/X requires?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import claimed_pdfx, info_dictionary, required_standard, xmp_packet
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_TRAPPED = re.compile(r"pdf:Trapped(?:>|=[\"'])(?:True|False)")
_HINT = "use the PDF/X setting when you export the file"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not claimed_pdfx(file):
        return
    info, packet = info_dictionary(file), xmp_packet(file)
    if required_standard(file, options) == "x4":
        missing = [name for name in ("CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "dc:title") if name not in packet]
        states_trapping = bool(_TRAPPED.search(packet))
    else:
        missing = [name for name in ("CreationDate", "ModDate", "Title") if not str(info.get(f"/{name}", "")).strip()]
        states_trapping = False
    if "/ID" not in file.objects.trailer:
        missing.append("ID")
    if missing:
        yield Defect(f"the file lacks metadata: {', '.join(missing)}", hint=_HINT)
    if not states_trapping and str(info.get("/Trapped", "")) not in ("/True", "/False"):
        yield Defect("the file does not say whether it is trapped (Trapped must be True or False)", hint=_HINT)


QUESTION = Question(
    "pdfx-identity",
    "error",
    "Does the file have the metadata that PDF/X requires?",
    "Title, dates, trapping and a unique ID keep versions of a file from being confused.",
    _find_defects,
)
