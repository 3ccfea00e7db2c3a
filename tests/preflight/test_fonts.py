from __future__ import annotations

import pikepdf
import pytest
from good_files import changed


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
