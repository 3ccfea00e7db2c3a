"""Defects in PDF/X, and what PDF/X forbids."""

from __future__ import annotations

import pikepdf
from good_files import changed, icc_profile, set_output_intent
from pikepdf import Array, Dictionary, Name

from defects.planting import DEFECTS, Defect, add_image, defect, paint, paint_with_state


@defect("no GTS_PDFXVersion", "x1a", "pdfx-version", "output-intent")
def _(document):
    del document.trailer.Info["/GTS_PDFXVersion"]


DEFECTS.append(Defect("PDF 1.6 as X-1a", "x1a", "pdfx-version", lambda pdf: changed(pdf, lambda document: None, "1.6")))


@defect("trapping not stated", "x1a", "pdfx-identity")
def _(document):
    del document.trailer.Info.Trapped


@defect("no dates", "x1a", "pdfx-identity")
def _(document):
    del document.trailer.Info.CreationDate
    del document.trailer.Info.ModDate


@defect("X-4 without a document ID", "x4", "pdfx-identity")
def _(document):
    document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(b"xmpMM:DocumentID", b"xmpMM:Other"))


@defect("no output intent", "x1a", "output-intent")
def _(document):
    del document.Root.OutputIntents


@defect("an output intent without a registry or profile", "x1a", "output-intent")
def _(document):
    set_output_intent(document)


@defect("X-4 without a profile", "x4", "output-intent")
def _(document):
    set_output_intent(document)


@defect("a scanner's profile", "x4", "output-intent")
def _(document):
    set_output_intent(document, DestOutputProfile=icc_profile(document, "scnr"))


@defect("a profile whose N is wrong", "x4", "output-intent")
def _(document):
    set_output_intent(document, DestOutputProfile=icc_profile(document, channels=3))


@defect("opacity of 50 percent in X-1a", "x1a", "transparency")
def _(document):
    paint_with_state(document, ca=0.5)


@defect("a blend mode in X-1a", "x1a", "transparency")
def _(document):
    paint_with_state(document, BM=Name.Multiply)


@defect("a soft mask in X-1a", "x1a", "transparency")
def _(document):
    image = add_image(document, 300)
    mask = document.make_stream(bytes(image.read_bytes()))
    mask.stream_dict = Dictionary({key: value for key, value in image.stream_dict.items() if key not in ("/Length", "/Filter")})
    image.SMask = mask


@defect("a transfer function", "x1a", "transfer-functions")
def _(document):
    paint_with_state(document, TR=Dictionary(FunctionType=2, Domain=[0, 1], N=1))


@defect("a link in a press file", "x1a", "annotations")
def _(document):
    action = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org"))
    document.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120], A=action)])


@defect("JavaScript that runs on opening", "x1a", "active-content")
def _(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@defect("a form to fill in", "screen", "active-content", "accessibility")
def _(document):
    document.Root.AcroForm = Dictionary(Fields=[document.make_indirect(Dictionary(FT=Name.Tx, T=pikepdf.String("name")))])


@defect("LZW compression", "x1a", "compression")
def _(document):
    stream = document.make_stream(b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    document.Root.Planted = stream


@defect("an OPI placeholder", "x1a", "external-content")
def _(document):
    add_image(document, 300, OPI=Dictionary())


@defect("a PostScript XObject", "x1a", "external-content")
def _(document):
    script = document.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    document.pages[0].obj.Resources.XObject = Dictionary(Planted=script)
    paint(document, "/Planted Do")
