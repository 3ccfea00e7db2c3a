"""What a file says it is: its PDF/X version, its output intents, whether it is meant for the press, and its metadata as text."""

from __future__ import annotations

import re
from typing import Any

from handbill.preflight.limits import LimitsStandard
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_XMP_VERSION = re.compile(r"GTS_PDFXVersion(?:>|\s*=\s*[\"'])([^<\"']+)")
_UA = re.compile(r"pdfuaid:part(?:>|\s*=\s*[\"'])\s*\d")


def guessed_profile(file: OpenedFile) -> str:
    """A file with a cut or an output intent is for the press, one that promises PDF/UA for the screen, any other for the office."""
    if output_intents(file) or any("/TrimBox" in page.obj for page in file.objects.pages):
        return "press"
    return "screen" if _UA.search(metadata(file)) else "office"


def metadata(file: OpenedFile) -> str:
    """The XMP packet (ISO 16684-1); an empty text without one."""
    return file.catalog["/Metadata"].read_bytes().decode("utf-8", "replace") if "/Metadata" in file.catalog else ""


def information(file: OpenedFile) -> Any:
    """The document information dictionary (ISO 32000-1, 14.3.3), or an empty one."""
    return file.objects.trailer.get("/Info", {})


def claimed_version(file: OpenedFile) -> str:
    """'PDF/X-1a:2003' or 'PDF/X-4': X-1a is named in Info, X-4 in the XMP packet (ISO 15930-4 and -7)."""
    said = information(file).get("/GTS_PDFXVersion")
    if said is not None:
        return str(said)
    found = _XMP_VERSION.search(metadata(file))
    return found[1].strip() if found else ""


def standard_of(file: OpenedFile, asked: CheckOptions) -> LimitsStandard:
    """The standard that the file is held to: the one asked for, else the one it claims, else the more lenient X-4."""
    if asked.within.standard:
        return asked.within.standard
    return "x1a" if claimed_version(file).startswith("PDF/X-1") else "x4"


def output_intents(file: OpenedFile) -> list[Any]:
    """The output intents for PDF/X."""
    return [intent for intent in file.catalog.get("/OutputIntents", []) if str(intent.get("/S")) == "/GTS_PDFX"]


def profile_header(intent: Any) -> tuple[str, str, int] | None:
    """Class ('prtr'), color space ('CMYK') and /N of the embedded profile (ICC.1, 7.2); None without one."""
    stream = intent.get("/DestOutputProfile")
    if stream is None:
        return None
    data = stream.read_bytes()
    return data[12:16].decode("latin-1"), data[16:20].decode("latin-1"), int(stream.get("/N", 0))
