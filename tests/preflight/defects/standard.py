"""PDF/X, and what it forbids."""

from __future__ import annotations

import pikepdf
from good_files import changed, icc_profile, with_intent
from pikepdf import Array, Dictionary, Name

from defects.planting import DEFECTS, Defect, defect, paint, picture, with_state


@defect("no GTS_PDFXVersion", "x1a", "pdfx-version", "output-intent")
def _(document):
    del document.trailer.Info["/GTS_PDFXVersion"]


DEFECTS.append(Defect("PDF 1.6 as X-1a", "x1a", "pdfx-version", lambda pdf: changed(pdf, lambda document: None, "1.6")))


@defect("no word on trapping", "x1a", "pdfx-identity")
def _(document):
    del document.trailer.Info.Trapped


@defect("no dates", "x1a", "pdfx-identity")
def _(document):
    del document.trailer.Info.CreationDate
    del document.trailer.Info.ModDate


@defect("X-4 without a document's number", "x4", "pdfx-identity")
def _(document):
    document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(b"xmpMM:DocumentID", b"xmpMM:Other"))


@defect("no output intent", "x1a", "output-intent")
def _(document):
    del document.Root.OutputIntents


@defect("an output intent without a registry or profile", "x1a", "output-intent")
def _(document):
    with_intent(document)


@defect("X-4 without a profile", "x4", "output-intent")
def _(document):
    with_intent(document)


@defect("a scanner's profile", "x4", "output-intent")
def _(document):
    with_intent(document, DestOutputProfile=icc_profile(document, "scnr"))


@defect("a profile whose N does not fit", "x4", "output-intent")
def _(document):
    with_intent(document, DestOutputProfile=icc_profile(document, channels=3))


@defect("half transparent in X-1a", "x1a", "transparency")
def _(document):
    with_state(document, ca=0.5)


@defect("a blend mode in X-1a", "x1a", "transparency")
def _(document):
    with_state(document, BM=Name.Multiply)


@defect("a soft mask in X-1a", "x1a", "transparency")
def _(document):
    image = picture(document, 300)
    mask = document.make_stream(bytes(image.read_bytes()))
    mask.stream_dict = Dictionary({key: value for key, value in image.stream_dict.items() if key not in ("/Length", "/Filter")})
    image.SMask = mask


@defect("a transfer function", "x1a", "transfer-functions")
def _(document):
    with_state(document, TR=Dictionary(FunctionType=2, Domain=[0, 1], N=1))


@defect("a link in a press file", "x1a", "annotations")
def _(document):
    action = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org"))
    document.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120], A=action)])


@defect("JavaScript when it is opened", "x1a", "scripting")
def _(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@defect("a form to fill in", "screen", "scripting", "accessibility")
def _(document):
    document.Root.AcroForm = Dictionary(Fields=[document.make_indirect(Dictionary(FT=Name.Tx, T=pikepdf.String("name")))])


@defect("LZW", "x1a", "compression")
def _(document):
    stream = document.make_stream(b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    document.Root.Planted = stream


@defect("an OPI placeholder", "x1a", "postscript")
def _(document):
    picture(document, 300, OPI=Dictionary())


@defect("a PostScript XObject", "x1a", "postscript")
def _(document):
    script = document.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    document.pages[0].obj.Resources.XObject = Dictionary(Planted=script)
    paint(document, "/Planted Do")
