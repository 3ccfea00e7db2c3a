"""Single defects, each planted into a good file, and the question that has to find it. docs/preflight.md shows the same table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
from good_files import changed, content_of, icc_profile, with_intent, write
from pikepdf import Array, Dictionary, Name

Plant = Callable[[bytes], bytes]
# Each kind of good file: the piece, its purpose, and how it is judged.
FILES = {
    "x1a": "a flyer for the press, PDF/X-1a:2003",
    "x4": "a flyer for the press, PDF/X-4",
    "x1a poster": "a poster for the press, PDF/X-1a:2003",
    "screen": "a flyer for the screen",
    "screen poster": "a poster for the screen",
}


@dataclass(frozen=True)
class Defect:
    """`file`: a key of FILES. `also`: questions that may find it, too."""

    what: str
    file: str
    found_by: str
    plant: Plant = field(repr=False)
    also: frozenset[str] = frozenset()


DEFECTS: list[Defect] = []


def defect(what: str, file: str, found_by: str, *also: str) -> Callable[[Callable[[pikepdf.Pdf], object]], Callable[[pikepdf.Pdf], object]]:
    """The function below changes the opened file."""

    def keep(change: Callable[[pikepdf.Pdf], object]) -> Callable[[pikepdf.Pdf], object]:
        DEFECTS.append(Defect(what, file, found_by, lambda pdf: changed(pdf, change), frozenset(also)))
        return change

    return keep


def painted(what: str, file: str, found_by: str, operators: str, *also: str) -> None:
    """The operators are painted over the first page, in the page's own space."""
    DEFECTS.append(Defect(what, file, found_by, lambda pdf: changed(pdf, lambda document: paint(document, operators)), frozenset(also)))


def replaced(what: str, file: str, found_by: str, pattern: str, new: str, *also: str) -> None:
    """The first place in the first page's content that a pattern fits is written otherwise."""

    def change(document: pikepdf.Pdf) -> None:
        before = content_of(document)
        after = re.sub(pattern, new, before, count=1, flags=re.DOTALL | re.MULTILINE)
        assert after != before, what
        write(document, after)

    DEFECTS.append(Defect(what, file, found_by, lambda pdf: changed(pdf, change), frozenset(also)))


def paint(document: pikepdf.Pdf, operators: str) -> None:
    write(document, f"{content_of(document)}\nq /Artifact BMC {operators} EMC Q")


def markdown() -> Iterator[str]:
    """The table of docs/preflight.md."""
    yield "| defect | planted into | found by |"
    yield "|---|---|---|"
    for each in DEFECTS:
        yield f"| {each.what} | {FILES[each.file]} | `{each.found_by}` |"


# Boxes and bleed.


@defect("no TrimBox", "x1a", "boxes")
def _(document):
    del document.pages[0].obj.TrimBox


@defect("TrimBox beyond the BleedBox", "x1a", "boxes")
def _(document):
    document.pages[0].obj.TrimBox = Array([10, 28, 640, 820])


@defect("TrimBox and ArtBox on one page", "x1a", "boxes")
def _(document):
    document.pages[0].obj.ArtBox = document.pages[0].obj.TrimBox


@defect("bleed of 1 mm", "x1a", "boxes")
def _(document):
    left, bottom, right, top = (float(value) for value in document.pages[0].obj.TrimBox)
    document.pages[0].obj.BleedBox = Array([left - 2.83, bottom - 2.83, right + 2.83, top + 2.83])


@defect("second page of another size", "x1a", "page-size")
def _(document):
    document.pages.append(document.pages[0])
    left, bottom, right, top = (float(value) for value in document.pages[1].obj.TrimBox)
    document.pages[1].obj.TrimBox = Array([left, bottom + 1, right, top - 1])


replaced("art that stops at the cut", "x1a", "bleed", r"-9 -9 630 810 re f", "0 0 612 792 re f")
TEXT = "BT /F2 {size} Tf {color} 1 0 0 1 {x} {y} Tm <0001000200030004> Tj ET"


def text(size: float = 14, color: str = "/Over gs 0 0 0 1 k", x: float = 300, y: float = 400) -> str:
    """A short text in the flyer's running font."""
    return TEXT.format(size=size, color=color, x=x, y=y)


replaced("a line of text at the edge", "x1a", "safe-area", r"1 0 0 1 [\d.]+ ([\d.]+) Tm", r"1 0 0 1 2 \1 Tm")

# Inks.

painted("RGB text in X-1a", "x1a", "color-space", text(color="0.1 0.1 0.1 rg"))
painted("RGB shape in X-1a", "x1a", "color-space", "0.6 0.1 0.1 rg 300 300 40 40 re f")
painted("RGB shape in X-4 without an RGB intent", "x4", "color-space", "0.6 0.1 0.1 rg 300 300 40 40 re f")


def picture(document: pikepdf.Pdf, pixels: int, space: str = "/DeviceGray", side: float = 72, **entries: object) -> pikepdf.Stream:
    """A square picture of a gradient, `side` points wide on the page."""
    channels = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}[space]
    bits = entries.get("BitsPerComponent", 8)
    row = bytes((x * 255 // pixels) for x in range(pixels) for _ in range(channels)) if bits == 8 else b"\xaa" * ((pixels + 7) // 8)
    image = document.make_stream(row * pixels)
    image.stream_dict = Dictionary(
        **{"Type": Name.XObject, "Subtype": Name.Image, "Width": pixels, "Height": pixels, "ColorSpace": Name(space)},
        **{"BitsPerComponent": 8, **entries},
    )
    resources = document.pages[0].obj.Resources
    resources.XObject = Dictionary({**dict(resources.get("/XObject", {}).items()), "/Planted": image})
    paint(document, f"{side} 0 0 {side} 300 300 cm /Planted Do")
    return image


@defect("RGB picture in X-1a", "x1a", "color-space")
def _(document):
    picture(document, 300, "/DeviceRGB")


painted("total ink of 360 percent on 14 square cm", "x1a", "total-ink", "1 0.9 0.8 0.9 k 300 300 120 100 re f")


@defect("a CMYK picture of 400 percent", "x1a", "total-ink")
def _(document):
    picture(document, 300, "/DeviceCMYK")


painted(
    "total ink that only overprinting adds up",
    "x1a",
    "total-ink",
    "/Off gs 1 1 0.8 0 k 300 300 90 90 re f /Over gs 0 0 0 1 k 310 310 70 70 re f",
)
painted("black text in four inks", "x1a", "black-text", text(color="/Off gs 0.6 0.5 0.5 1 k"))
painted("text of 7 pt in three inks", "x1a", "small-text-inks", text(7, "/Off gs 0.8 0.4 0 0.4 k"))
painted("white text of 5.5 pt on black", "x1a", "reversed-text", "0 0 0 1 k 280 380 90 40 re f " + text(5.5, "/Off gs 0 0 0 0 k"))
painted("black text that knocks out", "x1a", "black-overprint", text(color="/Off gs 0 0 0 1 k"))
painted("white text that overprints", "x1a", "white-overprint", "0 0 0 1 k 280 380 90 40 re f " + text(color="/Over gs 0 0 0 0 k"))
painted("a rule in rich black", "x1a", "rich-black", "0.6 0.4 0.4 1 K 1 w 300 300 m 400 300 l S")

# Lines, letters, pictures.

painted("a line of 0.1 pt", "x1a", "line-weight", "0 0 0 1 K 0.1 w 300 300 m 400 300 l S")
painted("a line thin by its matrix", "x1a", "line-weight", "0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 3000 3000 m 4000 3000 l S")
painted("a rectangle as a hairline", "x1a", "line-weight", "0 0 0 1 k 300 300 100 0.1 re f")
painted("a tinted line of 0.3 pt", "x1a", "line-weight", "0.4 0.3 0 0.2 K 0.3 w 300 300 m 400 300 l S")
painted("text of 3 pt", "x1a", "type-size", text(3))
painted("light gray text", "x1a", "contrast", text(color="/Off gs 0 0 0 0.3 k"))
painted("light gray text on the screen", "screen", "contrast", text(color="0.7 0.7 0.7 rg"), "artifact-text")


@defect("a picture of 100 ppi", "x1a", "image-resolution")
def _(document):
    picture(document, 100)


@defect("a picture of 200 ppi", "x1a", "image-softness")
def _(document):
    picture(document, 200)


@defect("line art of 200 ppi", "x1a", "image-resolution")
def _(document):
    picture(document, 200, BitsPerComponent=1)


# Fonts and what their glyphs mean.


def font(document: pikepdf.Pdf, key: str = "/F2") -> pikepdf.Object:
    return document.pages[0].obj.Resources.Font[key]


def unicode(document: pikepdf.Pdf, change: Callable[[str], str], key: str = "/F2") -> None:
    """Change a font's ToUnicode."""
    before = font(document, key).ToUnicode.read_bytes().decode("ascii")
    after = change(before)
    assert after != before
    font(document, key).ToUnicode = document.make_stream(after.encode("ascii"))


def meaning(document: pikepdf.Pdf, old: str, new: str) -> None:
    """Every code that stands for one character stands for another; in whichever font has it."""
    pattern = re.compile(rf"(<[0-9A-F]{{4}}>) <{ord(old):04X}>$", re.MULTILINE)
    key = next(
        key for key in document.pages[0].obj.Resources.Font if pattern.search(font(document, key).ToUnicode.read_bytes().decode("ascii"))
    )
    unicode(document, lambda cmap: pattern.sub(rf"\1 <{ord(new):04X}>", cmap), key)


@defect("a font that is not embedded", "x1a", "font-embedded")
def _(document):
    del font(document).DescendantFonts[0].FontDescriptor.FontFile2


@defect("a font that is not embedded, on the screen", "screen", "font-embedded", "accessibility")
def _(document):
    del font(document).DescendantFonts[0].FontDescriptor.FontFile2


@defect("a whole font", "x1a", "font-subset")
def _(document):
    own = font(document)
    program = own.DescendantFonts[0].FontDescriptor.FontFile2
    program.write(program.read_bytes() + b"\0" * 300_000)
    own.BaseFont = Name("/Whole")


painted("the glyph .notdef", "x1a", "missing-glyph", "BT /F2 14 Tf /Over gs 0 0 0 1 k 1 0 0 1 300 300 Tm <0000> Tj ET", "text-unicode")


@defect("no ToUnicode", "x1a", "text-unicode")
def _(document):
    del font(document).ToUnicode


@defect("ToUnicode without one of the letters", "x1a", "text-unicode")
def _(document):
    unicode(document, lambda cmap: re.sub(r"^<0003> <\w+>$", "", cmap, flags=re.MULTILINE))


@defect("an o that is copied as 0", "x1a", "text-meaning")
def _(document):
    meaning(document, "o", "0")


@defect("a 3 that is copied as 8", "screen", "text-meaning", "near-numbers")
def _(document):
    meaning(document, "3", "8")


@defect("two letters exchanged in ToUnicode", "x1a", "text-meaning")
def _(document):
    def change(cmap: str) -> str:
        first, second = (re.search(rf"^<{code}> (<\w+>)$", cmap, re.MULTILINE) for code in ("0002", "0004"))
        assert first
        assert second
        cmap = cmap.replace(first[0], first[0].replace(first[1], "SECOND")).replace(second[0], second[0].replace(second[1], first[1]))
        return cmap.replace("SECOND", second[1])

    unicode(document, change)


# Numbers and codes.


def digits(document: pikepdf.Pdf, change: Callable[[list[str]], None]) -> None:
    """Change the codes of the printed 1-888-373-7888, in whichever font shows it."""
    content = content_of(document)
    for key in document.pages[0].obj.Resources.Font:
        pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]{4})>$", font(document, key).ToUnicode.read_bytes().decode("ascii"), re.MULTILINE)
        code = {chr(int(character, 16)): code for code, character in pairs}
        if not set("1378-") <= code.keys():
            continue
        shown = [code[character] for character in "1-888-373-7888"]
        wanted = re.compile(r"(?:> -?\d+ <)?".join(shown))
        codes = list(shown)
        change(codes)
        if wanted.search(content):
            write(document, wanted.sub("".join(codes), content, count=1))
            return
    raise AssertionError("no font shows the number")


@defect("a wrong digit in the number", "screen", "near-numbers")
def _(document):
    digits(document, lambda codes: codes.__setitem__(-1, codes[0]))


@defect("two digits exchanged in the number", "x1a", "near-numbers")
def _(document):
    digits(document, lambda codes: codes.__setitem__(slice(-4, -2), [codes[-3], codes[-4]]))


CODE = re.compile(r"(/Figure <</MCID \d+>> BDC\n)(q [-\d. ]+ cm)")


def code_at(document: pikepdf.Pdf) -> tuple[float, float, float]:
    """Left, bottom and scale of the poster's QR code (ours are drawn downward from the top left)."""
    match = CODE.search(content_of(document))
    assert match
    scale, _, _, _, left, top = (float(part) for part in match[2].split()[1:7])
    return left, top, scale


@defect("a QR code with a hole", "screen poster", "code-reads")
def _(document):
    left, top, scale = code_at(document)
    paint(document, f"1 1 1 rg {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f")


@defect("a QR code with a hole, on the press", "x1a poster", "code-reads")
def _(document):
    left, top, scale = code_at(document)
    write(
        document,
        content_of(document).replace(
            "EMC\nQ\nq /Artifact BMC",
            f"EMC /Off gs 0 0 0 0 k {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f\nQ\nq /Artifact BMC",
        ),
    )


@defect("a QR code that leads elsewhere", "screen poster", "code-reads")
def _(document):
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure and "http" in str(each.get("/Alt", "")):
            each.Alt = pikepdf.String("Hotline: https://example.org")


@defect("a QR code of 0.3 mm a module", "screen poster", "code-size")
def _(document):
    left, top, _ = code_at(document)
    small = f"q 0.85 0 0 -0.85 {left + 20} {top - 20} cm"
    write(document, CODE.sub(rf"\g<1>{small}", content_of(document)))


@defect("words in the quiet zone of a QR code", "screen poster", "code-quiet")
def _(document):
    left, top, scale = code_at(document)
    paint(document, f"0 0 0 rg {left + scale} {top - 30 * scale} {1.5 * scale} {20 * scale} re f")


# Tags and what a screen reader says.

replaced("text in no tag", "screen", "tagged-text", r"^/P <</MCID \d+>> BDC\n(.*?)^EMC$", r"\1", "accessibility", "tag-tree")
replaced("text as an artifact", "screen", "artifact-text", r"^/P <</MCID \d+>> BDC$", "/Artifact BMC", "tag-tree")
replaced("a mark that no element knows", "screen", "tag-tree", r"/P <</MCID \d+>> BDC", "/P <</MCID 900>> BDC", "accessibility")


@defect("a parent tree that leads to the wrong element", "screen", "tag-tree", "accessibility")
def _(document):
    parents = document.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


@defect("no tags", "screen", "tags", "accessibility")
def _(document):
    del document.Root.StructTreeRoot


@defect("an empty structure tree", "screen", "tags", "accessibility", "tag-tree")
def _(document):
    document.Root.StructTreeRoot.K = Array([])


@defect("no title", "screen", "title", "accessibility")
def _(document):
    document.trailer.Info.Title = pikepdf.String("")
    document.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", document.Root.Metadata.read_bytes()))


@defect("a title that the window does not show", "screen", "title", "accessibility")
def _(document):
    del document.Root.ViewerPreferences


@defect("no language", "screen", "language", "accessibility")
def _(document):
    del document.Root.Lang


@defect("a figure without alternative text", "screen poster", "accessibility")
def _(document):
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure:
            del each.Alt


# PDF/X.


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


def with_state(document: pikepdf.Pdf, **entries: object) -> None:
    """Paint a square in a graphics state of its own."""
    document.pages[0].obj.Resources.ExtGState["/Planted"] = Dictionary(**entries)
    paint(document, "/Planted gs 0 0 0 0.4 k 300 300 40 40 re f")


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


# The file as a whole.


def _locked(pdf: bytes, user: str) -> bytes:
    import io

    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = io.BytesIO()
        document.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user, R=4, aes=False, metadata=False))
        return stream.getvalue()


DEFECTS.append(Defect("locked with a password", "screen", "encrypted", lambda pdf: _locked(pdf, "user")))
DEFECTS.append(Defect("locked against changes", "screen", "encrypted", lambda pdf: _locked(pdf, ""), frozenset({"accessibility"})))
DEFECTS.append(Defect("cut off in the middle", "x1a", "damaged", lambda pdf: pdf[: len(pdf) // 2]))
DEFECTS.append(Defect("cut off near its end", "x1a", "damaged", lambda pdf: pdf[:-400]))
DEFECTS.append(Defect("no PDF at all", "x1a", "damaged", lambda pdf: b"words"))


@defect("no page", "screen", "pages")
def _(document):
    del document.pages[0]
