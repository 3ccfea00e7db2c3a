"""Sound files of strangers, in which nothing is wrong, and small faults in them that are found: each as a few objects."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight

KNOWN = "1-888-373-7888"
CODES = b"1 begincodespacerange <%b> <%b> endcodespacerange 1 beginbfrange <%b> <%b> <0041> endbfrange"
CIDS = b"1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 endcidrange"
Change = Callable[[pikepdf.Pdf, Dictionary], object]


def make_pdf(content: bytes, change: Change = lambda document, page: None, **saving: object) -> bytes:
    """One page of letter size with the font F, Helvetica; `change` is given the document and its page object."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(612, 792)).obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page.Resources = Dictionary(Font=Dictionary(F=document.make_indirect(font)))
    page.Contents = document.make_stream(content)
    change(document, page)
    stream = io.BytesIO()
    document.save(stream, **saving)
    return stream.getvalue()


def words(text: str = "words", size: float = 12, y: int = 700) -> bytes:
    return f"BT /F {size} Tf 72 {y} Td ({text}) Tj ET ".encode()


def found(pdf: bytes, profile: str = "office") -> dict[str, list[str]]:
    """The sentences by question; that Helvetica is not embedded is left out."""
    sentences: dict[str, list[str]] = {}
    for finding in preflight(pdf, CheckOptions(profile, known_numbers=(KNOWN,))):
        if finding.check != "font-embedded":
            sentences.setdefault(finding.check, []).append(finding.sentence)
    return sentences


def set_font(document: pikepdf.Pdf, page: Dictionary, **entries: object) -> None:
    page.Resources.Font.F = document.make_indirect(Dictionary(Type=Name.Font, **entries))


def composite(document: pikepdf.Pdf, page: Dictionary, encoding: object, to_unicode: bytes | None, ordering: str = "Identity") -> None:
    carrier = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Song, DW=500)
    carrier.CIDSystemInfo = Dictionary(Registry="Adobe", Ordering=ordering, Supplement=0)
    set_font(document, page, Subtype=Name.Type0, BaseFont=Name.Song, Encoding=encoding, DescendantFonts=Array([carrier]))
    if to_unicode is not None:
        page.Resources.Font.F.ToUnicode = document.make_stream(to_unicode)


def hide(document: pikepdf.Pdf, page: Dictionary, **default: object) -> Dictionary:
    """A layer L, off unless `default` says otherwise."""
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="old number"))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**(default or {"OFF": Array([layer])})))
    page.Resources.Properties = Dictionary(L=layer)
    return layer


def never_print(document: pikepdf.Pdf, page: Dictionary) -> None:
    layer = hide(document, page, Order=Array([]))
    layer.Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))


def member(policy: str) -> Change:
    def change(document: pikepdf.Pdf, page: Dictionary) -> None:
        layer = hide(document, page)
        page.Resources.Properties.L = document.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name(policy)))

    return change


def add_note(document: pikepdf.Pdf, page: Dictionary, flags: int, shown: str | None, **entries: object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([100, 600, 300, 620]), F=flags, **entries)
    if shown is not None:
        look = document.make_stream(f"BT /F 12 Tf 2 5 Td ({shown}) Tj ET".encode(), Type=Name.XObject, Subtype=Name.Form)
        look.BBox, look.Resources = Array([0, 0, 200, 20]), Dictionary(Font=page.Resources.Font)
        note.AP = Dictionary(N=look)
    page.Annots = Array([document.make_indirect(note)])
    document.Root.AcroForm = Dictionary(Fields=page.Annots)


def fill_again(document: pikepdf.Pdf, page: Dictionary) -> None:
    add_note(document, page, 4, "-", V=String("1-888-373-7889"), **FIELD)
    document.Root.AcroForm.NeedAppearances = True


FIELD = {"Subtype": Name.Widget, "FT": Name.Tx, "T": String("phone")}


def set_entries(**entries: object) -> Change:
    return lambda document, page: [page.__setitem__(f"/{key}", value) for key, value in entries.items()]


def clear(document: pikepdf.Pdf, page: Dictionary) -> None:
    page.Resources.ExtGState = Dictionary(G=Dictionary(ca=0))


def draw_type3(box: bytes, matrix: list[float], font_box: list[float]) -> Change:
    def change(document: pikepdf.Pdf, page: Dictionary) -> None:
        glyph = document.make_stream(b"%b 0 0 25 35 re f" % box)
        set_font(
            document,
            page,
            **{"Subtype": Name.Type3, "FontBBox": Array(font_box), "FontMatrix": Array(matrix), "CharProcs": Dictionary(A=glyph)},
            **{"Encoding": Dictionary(Differences=Array([65, Name.A])), "FirstChar": 65, "LastChar": 65, "Widths": Array([30])},
        )

    return change


HIDDEN = words() + b"/OC /L BDC " + words("1-888-373-7889", 2, 600) + b"EMC"
GBK_NAME = pikepdf.Object.parse(b"/\xb7\xc2\xcb\xce")
SOUND: dict[str, tuple[bytes, Change]] = {
    "a key twice in marked content": (b"/Artifact <</Subtype /Footer /Subtype /Footer>> BDC " + words() + b"EMC", set_entries()),
    "glyphs that ActualText explains": (
        b"/Span <</ActualText (Help)>> BDC BT /F 24 Tf 72 700 Td <0041004200430044> Tj ET EMC",
        lambda document, page: composite(document, page, Name("/Identity-H"), CODES % (b"0000", b"ffff", b"0041", b"0041")),
    ),
    "codes of one byte in a composite font": (
        b"BT /F 24 Tf 72 700 Td <0203040401> Tj ET",
        lambda document, page: composite(document, page, document.make_stream(CIDS), CODES % (b"00", b"ff", b"00", b"09")),
    ),
    "codes of one and of two bytes, of a predefined CMap": (
        b"BT /F 24 Tf 72 700 Td (Call \xc4\xfa) Tj ET",
        lambda document, page: composite(document, page, Name("/GBK-EUC-H"), None, "GB1"),
    ),
    "ToUnicode that is a name": (words(), lambda document, page: page.Resources.Font.F.__setitem__("/ToUnicode", Name("/Identity-H"))),
    "a font name in GBK": (words(), lambda document, page: page.Resources.Font.F.__setitem__("/BaseFont", GBK_NAME)),
    "names that the resources lack": (
        b"Q Q /GS9 gs /X1 Do /Sh1 sh /OC /L9 BDC EMC " + words() + words().replace(b"/F", b"/F9"),
        set_entries(),
    ),
    "operators with the wrong operands": (b"/A w (x) cm 1 re [ /A ] TJ /F gs " + words(), set_entries()),
    "glyphs in units of a pixel": (
        b"BT /F 0.24 Tf 72 700 Td (AAAA) Tj ET",
        draw_type3(b"30 0 0 0 25 35 d1", [1, 0, 0, 1, 0, 0], [0, 0, 0, 0]),
    ),
    "a page in units of ten points": (words("large", 1.2, 60), set_entries(UserUnit=10, MediaBox=Array([0, 0, 61.2, 79.2]))),
    "words of no opacity": (b"/G gs " + words() + words("1", 1), clear),
    "words of a scan's text layer": (b"3 Tr 1 g " + words("text layer", 2), set_entries()),
    "small words outside the crop": (words() + words("1-888-373-7889", 2, 5), set_entries(CropBox=Array([20, 20, 592, 772]))),
    "a hidden layer": (HIDDEN, hide),
    "a layer that never prints": (HIDDEN, never_print),
    "a member of a hidden layer": (HIDDEN, member("/AllOn")),
    "a field that does not print": (words(), lambda document, page: add_note(document, page, 0, "1-888-373-7889", **FIELD)),
    "a hidden note": (words(), lambda document, page: add_note(document, page, 6, "1-888-373-7889", Subtype=Name.Stamp)),
}
FAULTS: dict[str, tuple[bytes, Change, str]] = {
    "a number in a field": (words(), lambda document, page: add_note(document, page, 4, "1-888-373-7889", **FIELD), "near-numbers"),
    "a number in a stamp": (
        words(),
        lambda document, page: add_note(document, page, 4, "1-888-373-7889", Subtype=Name.Stamp),
        "near-numbers",
    ),
    "a number in a field without a look": (
        words(),
        lambda document, page: add_note(document, page, 4, None, V=String("1-888-373-7889"), **FIELD),
        "near-numbers",
    ),
    "a number in a field whose look is old": (words(), fill_again, "near-numbers"),
    "a layer that is on": (HIDDEN, lambda document, page: hide(document, page, ON=Array([])), "near-numbers type-size"),
    "none of the layers that are off": (HIDDEN, member("/AllOff"), "near-numbers type-size"),
    "small words in a font with a name in GBK": (
        words("far too small", 2),
        lambda document, page: page.Resources.Font.F.__setitem__("/BaseFont", GBK_NAME),
        "type-size",
    ),
    "small glyphs in units of a pixel": (
        b"BT /F 0.05 Tf 72 700 Td (AAAA) Tj ET",
        draw_type3(b"30 0 0 0 25 35 d1", [1, 0, 0, 1, 0, 0], [0, 0, 0, 0]),
        "type-size",
    ),
    "small words on a page in units of two points": (words("small", 1.2, 60), set_entries(UserUnit=2), "type-size"),
    "a form that draws itself": (words() + b"/X Do", lambda document, page: draw_itself(document, page), "damaged"),
}


def draw_itself(document: pikepdf.Pdf, page: Dictionary) -> None:
    form = document.make_stream(b"q /X Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    page.Resources.XObject = Dictionary(X=form)


@pytest.mark.parametrize("what", SOUND)
def test_nothing_is_wrong(what: str) -> None:
    assert found(make_pdf(*SOUND[what])) == {}


@pytest.mark.parametrize("what", FAULTS)
def test_the_fault_alone_is_found(what: str) -> None:
    content, change, checks = FAULTS[what]
    assert " ".join(found(make_pdf(content, change))) == checks


def test_a_layer_that_never_prints_is_judged_on_a_screen() -> None:
    assert "near-numbers" in found(make_pdf(HIDDEN, never_print), "screen")


def test_a_wrong_hint_for_fast_web_view_is_no_damage() -> None:
    pdf = re.sub(rb"/E \d\d", b"/E 99", make_pdf(words(), linearize=True))
    with OpenedFile(pdf) as file:
        assert any("end of first page" in str(message) for message in file.objects.check_pdf_syntax())
    assert found(pdf) == {}


def test_lost_bytes_are_damage() -> None:
    pdf = bytearray(make_pdf(b" ".join(words(f"line {row}", 12, 12 * row) for row in range(60))))
    start = pdf.index(b"stream\n", pdf.index(b"FlateDecode")) + 60
    pdf[start : start + 40] = b"\xff" * 40
    assert any("the contents of object" in sentence for sentence in found(bytes(pdf))["damaged"])


def test_pages_that_lie_alike_are_the_same_size() -> None:
    def turn(document: pikepdf.Pdf, page: Dictionary) -> None:
        document.add_blank_page(page_size=(792, 612))
        page.Rotate = 90

    assert "page-size" not in found(make_pdf(words(), turn), "press")
    assert "page-size" in found(make_pdf(words(), lambda document, page: document.add_blank_page(page_size=(792, 612))), "press")


def test_paper_needs_no_title() -> None:
    assert "title" not in found(make_pdf(words()))
    assert "title" in found(make_pdf(words()), "screen")
