from __future__ import annotations

import pikepdf
import pytest
from good_files import changed

from handbill.preflight.fonts.cmap import parse_cmap, predefined_space


@pytest.fixture
def faults(ask):
    """What the three questions about fonts find."""
    return lambda pdf: [sentence for name in ("font-embedded", "missing-glyph", "text-unicode") for sentence in ask(name, pdf)]


def test_embedded_fonts_with_tounicode_pass(faults, draw_pdf, glyph_pdf):
    assert faults(draw_pdf(lambda canvas: canvas.drawString(20, 100, "Help is here: 911"))) == []
    assert faults(glyph_pdf([list("Help")])) == []


def test_a_font_that_is_not_embedded_is_found(faults, draw_pdf):
    pdf = draw_pdf(lambda canvas: canvas.drawString(20, 100, "words"), initialFontName="Helvetica")
    assert faults(pdf) == ["the font Helvetica is not embedded"]


def test_a_font_inside_a_form_is_found(faults, draw_pdf):
    def draw(canvas) -> None:
        canvas.beginForm("panel")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(10, 10, "words")
        canvas.endForm()
        canvas.doForm("panel")

    assert "the font Times-Roman is not embedded" in faults(draw_pdf(draw))


def test_a_missing_glyph_is_found(faults, glyph_pdf):
    assert faults(glyph_pdf([["x", "y"]], code=0)) == ["the font Vera lacks a character and shows an empty box (.notdef) in “xy”"]
    assert faults(glyph_pdf([["x", "y"]], code=1)) == []


def test_a_missing_glyph_beyond_the_bleed_is_not_printed(faults, glyph_pdf):
    def trim(document) -> None:
        document.pages[0].obj.TrimBox = pikepdf.Array([0, 0, 290, 290])

    assert faults(changed(glyph_pdf([["x", "y"]], code=0), trim)) == []


def test_a_font_without_tounicode_is_found(faults, glyph_pdf):
    assert faults(glyph_pdf([["x"]], mapped=False)) == ["the font Vera has no ToUnicode: its text cannot be copied or read aloud"]


def test_glyphs_that_tounicode_does_not_map_are_counted(faults, glyph_pdf):
    def change(document) -> None:
        mapping = document.pages[0].obj.Resources.Font.F.ToUnicode
        mapping.write(mapping.read_bytes().replace(b"<000B> <0079>", b"<0063> <0079>"))

    assert faults(changed(glyph_pdf([["x", "y", "z"]]), change)) == ["the font Vera shows 1 glyph that ToUnicode does not map to text"]


@pytest.mark.parametrize("name", ["NotoSans-²", "NotoSans-①", "NotoSans-bold", "NotoSans-"])
def test_a_font_s_name_may_end_in_anything(ask, glyph_pdf, name: str):
    def rename(document) -> None:
        document.pages[0].obj.Resources.Font.F.BaseFont = pikepdf.Name(f"/{name}")

    assert ask("glyph-meaning", changed(glyph_pdf([["x"]], code=91), rename)) == []


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (b"begincodespacerange <00> <80> <8140> <fefe> endcodespacerange", [0x41, 0x8140, 0x20, 0xC4FA]),
        (b"begincodespacerange <0000> <ffff> endcodespacerange", [0x4181, 0x4020, 0xC4FA]),
        (b"begincodespacerange <00> <ff> endcodespacerange", [0x41, 0x81, 0x40, 0x20, 0xC4, 0xFA]),
        (b"begincodespacerange <00000000> <0000ffff> <20> <7f> endcodespacerange", [0x41, 0x81, 0x40, 0x20, 0xC4, 0xFA]),
    ],
)
def test_a_string_is_divided_as_the_codespace_says(written: bytes, codes: list[int]) -> None:
    assert list(parse_cmap(written).space.codes(b"A\x81\x40 \xc4\xfa")) == codes


def test_a_predefined_map_has_codes_and_text() -> None:
    space = predefined_space("/90ms-RKSJ-V")
    assert space is not None
    assert [space.text(code) for code in space.codes("Aあ ｱ".encode("cp932"))] == ["A", "あ", " ", "ｱ"]
    assert predefined_space("/OneByte") is None
