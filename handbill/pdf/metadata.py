"""Writes a file's metadata: the Info dictionary, and XMP (ISO 16684-1) with the standards that the file conforms to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape as html_escape
from typing import Any, Literal

from handbill.pdf.objects import Info, Raw, string
from handbill.pdf.output_intent import Intent, pdf_date, xmp_date
from handbill.sheets.print_window import PrintWindow

PRODUCER = "Handbill"
Inks = Literal["rgb", "cmyk"]
# The date of a file without a day: ReportLab's earliest date, not the current one.
_NO_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class About:
    """A file's metadata and conformance. `accessible` adds live links and the PDF/UA-1 identifier; an `intent` makes the file PDF/X.
    `total_ink`: the most that its pictures may have of all inks together, in percent. `printing`: how an office printer is to be set.

    `day` is the day on which its numbers were checked, not the current day, so that a file made twice is the same.
    """

    title: str
    language: str
    author: str = ""
    inks: Inks = "rgb"
    accessible: bool = False
    intent: Intent | None = None
    total_ink: float = 400.0
    printing: PrintWindow | None = None
    day: dt.date = _NO_DAY


def info_dictionary(about: About) -> Info:
    """The Info dictionary (ISO 32000-1, 14.3.3); PDF/X requires title, dates and Trapped, X-1a also its version."""
    entries: dict[str, Any] = {
        "Title": string(about.title),
        "Author": string(about.author) if about.author else None,
        "Creator": string(PRODUCER),
        "Producer": string(PRODUCER),
        "CreationDate": string(pdf_date(about.day)),
        "ModDate": string(pdf_date(about.day)),
        "Trapped": Raw("/False"),
    }
    if about.intent and not about.intent.profile:
        entries["GTS_PDFXVersion"] = string(about.intent.version)
    return Info({key: value for key, value in entries.items() if value is not None})


def xmp_packet(about: About, document_id: str) -> bytes:
    """The XMP packet. `document_id` is 32 hexadecimal digits unique to this content."""
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape_xml(about.author)}</rdf:li></rdf:Seq></dc:creator>" if about.author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape_xml(about.title)}</rdf:li></rdf:Alt></dc:title>{creator}'
        f"<dc:language><rdf:Bag><rdf:li>{escape_xml(about.language)}</rdf:li></rdf:Bag></dc:language></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<pdf:Producer>{PRODUCER}</pdf:Producer></rdf:Description>"
        f'{_dates(about)}{_standards(about, document_id)}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _dates(about: About) -> str:
    day = xmp_date(about.day)
    dates = "".join(f"<xmp:{name}>{day}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    return _description("xmp", "http://ns.adobe.com/xap/1.0/", dates)


def _standards(about: About, document_id: str) -> str:
    standards = ""
    if about.accessible:
        standards += _description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "<pdfuaid:part>1</pdfuaid:part>")
    if about.intent and about.intent.profile:
        version = f"<pdfxid:GTS_PDFXVersion>{about.intent.version}</pdfxid:GTS_PDFXVersion>"
        standards += _description("pdfxid", "http://www.npes.org/pdfx/ns/id/", version)
        kept = f"<xmpMM:DocumentID>uuid:{document_id}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>"
        standards += _description("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", f"{kept}<xmpMM:RenditionClass>default</xmpMM:RenditionClass>")
    return standards


def _description(prefix: str, namespace: str, properties: str) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{properties}</rdf:Description>'


def escape_xml(text: str) -> str:
    """Text with XML's special characters escaped."""
    # xml.sax.saxutils has the same, but imports half of urllib.
    return html_escape(text, quote=False)
