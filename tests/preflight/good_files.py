"""Files without faults, in which defects are planted: our own, also as PDF/X-1a:2003 and PDF/X-4."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf

Change = Callable[[pikepdf.Pdf], object]
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" pdfxid:GTS_PDFXVersion="PDF/X-4" '
    'xmp:CreateDate="2026-11-24T12:00:00Z" xmp:ModifyDate="2026-11-24T12:00:00Z" xmp:MetadataDate="2026-11-24T12:00:00Z" '
    'pdf:Trapped="False" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Help is here</rdf:li></rdf:Alt></dc:title></rdf:Description>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def changed(pdf: bytes, change: Change, version: str = "") -> bytes:
    """The file after a change to its objects."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        stream = io.BytesIO()
        # By default pikepdf would decode LZW.
        document.save(
            stream,
            force_version=version or document.pdf_version,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        return stream.getvalue()


def content_of(document: pikepdf.Pdf, page: int = 0) -> str:
    return document.pages[page].obj.Contents.read_bytes().decode("latin-1")


def write_content(document: pikepdf.Pdf, content: str, page: int = 0) -> None:
    document.pages[page].obj.Contents = document.make_stream(content.encode("latin-1"))


def icc_profile(document: pikepdf.Pdf, kind: str = "prtr", channels: int = 4) -> pikepdf.Stream:
    """A profile's header, the only part that preflight reads (ICC.1, 7.2)."""
    header = bytearray(128)
    header[12:16], header[16:20], header[36:40] = kind.encode(), b"CMYK", b"acsp"
    stream = document.make_stream(bytes(header))
    stream.N = channels
    return stream


def set_output_intent(document: pikepdf.Pdf, **entries: object) -> None:
    intent = pikepdf.Dictionary(Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39", **entries)
    document.Root.OutputIntents = pikepdf.Array([document.make_indirect(intent)])


def make_black_overprint(document: pikepdf.Pdf) -> None:
    """Black of one ink overprints its background; everything else knocks it out."""
    over = pikepdf.Dictionary(OP=True, op=True, OPM=1)
    off = pikepdf.Dictionary(OP=False, op=False, OPM=1)
    for number, page in enumerate(document.pages):
        page.obj.Resources.ExtGState = pikepdf.Dictionary(Over=over, Off=off)
        written = re.sub(
            r"^(\S+ \S+ \S+ \S+ k)$",
            lambda match: f"{match[1]} /{'Over' if match[1] == '0 0 0 1 k' else 'Off'} gs",
            content_of(document, number),
            flags=re.MULTILINE,
        )
        write_content(document, written, number)


def as_x1a(pdf: bytes) -> bytes:
    """A press file of ours as PDF/X-1a:2003, with the name of a registered condition."""

    def change(document: pikepdf.Pdf) -> None:
        document.trailer.Info["/GTS_PDFXVersion"] = pikepdf.String("PDF/X-1a:2003")
        set_output_intent(document, RegistryName="http://www.color.org")
        make_black_overprint(document)

    return changed(pdf, change, "1.4")


def as_x4(pdf: bytes) -> bytes:
    """A press file of ours as PDF/X-4, with a profile."""

    def change(document: pikepdf.Pdf) -> None:
        if "/GTS_PDFXVersion" in document.trailer.Info:
            del document.trailer.Info["/GTS_PDFXVersion"]
        document.Root.Metadata = document.make_stream(_XMP.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        set_output_intent(document, DestOutputProfile=icc_profile(document))
        make_black_overprint(document)

    return changed(pdf, change, "1.6")
