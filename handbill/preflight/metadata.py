"""What a file says about itself: its metadata, its PDF/X version, its output intents, and so what it is for."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdf_objects import as_array, as_dictionary, name_text
from handbill.preflight.profiles import PdfxStandard

_XMP_VERSION = re.compile(r"GTS_PDFXVersion(?:>|\s*=\s*[\"'])([^<\"']+)")
_PDFUA = re.compile(r"pdfuaid:part(?:>|\s*=\s*[\"'])\s*\d")


class IccHeader(NamedTuple):
    """A profile's class ('prtr') and color space ('CMYK') by its header (ICC.1, 7.2), and the number of channels that the PDF gives."""

    kind: str
    space: str
    channels: int


def guess_profile(file: OpenedFile) -> str:
    """The profile for a file by its marks: press for a TrimBox or an output intent, screen for PDF/UA, else office."""
    if output_intents(file) or any("/TrimBox" in page.obj for page in file.objects.pages):
        return "press"
    return "screen" if _PDFUA.search(xmp_packet(file)) else "office"


def xmp_packet(file: OpenedFile) -> str:
    """The XMP metadata (ISO 16684-1); empty if there is none that can be read."""
    import pikepdf

    stream = file.catalog.get("/Metadata")
    try:
        return stream.read_bytes().decode("utf-8", "replace") if isinstance(stream, pikepdf.Stream) else ""
    except pikepdf.PikepdfError:  # its bytes are lost
        return ""


def info_dictionary(file: OpenedFile) -> Any:
    """The document information dictionary (ISO 32000-1, 14.3.3); empty if there is none."""
    return as_dictionary(file.objects.trailer.get("/Info"))


def claimed_pdfx(file: OpenedFile) -> str:
    """'PDF/X-1a:2003' or 'PDF/X-4' as the file has it: X-1a in Info, X-4 in XMP (ISO 15930-4 and -7). Empty if it claims neither."""
    version = info_dictionary(file).get("/GTS_PDFXVersion")
    if version is not None:
        return str(version)
    match = _XMP_VERSION.search(xmp_packet(file))
    return match[1].strip() if match else ""


def required_standard(file: OpenedFile, options: CheckOptions) -> PdfxStandard:
    """The standard that the file must meet: the shop's, else the one it claims, else the more lenient X-4."""
    if options.effective_limits.standard:
        return options.effective_limits.standard
    return "x1a" if claimed_pdfx(file).startswith("PDF/X-1") else "x4"


def output_intents(file: OpenedFile) -> list[Any]:
    """The output intents for PDF/X."""
    intents = [as_dictionary(intent) for intent in as_array(file.catalog.get("/OutputIntents"))]
    return [intent for intent in intents if name_text(intent.get("/S", "")) == "/GTS_PDFX"]


def icc_header(intent: Any) -> IccHeader | None:
    """The header of an output intent's embedded profile; None if it has no profile."""
    stream = intent.get("/DestOutputProfile")
    if stream is None:
        return None
    data = stream.read_bytes()
    return IccHeader(data[12:16].decode("latin-1"), data[16:20].decode("latin-1"), int(stream.get("/N", 0)))
