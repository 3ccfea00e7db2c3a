from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest


@pytest.fixture
def faults(ask):
    """What the questions about fonts find."""
    return lambda pdf: [sentence for name in ("font-embedded", "missing-glyph", "text-unicode") for sentence in ask(name, pdf)]


def test_embedded_fonts_with_text_pass(faults, drawn, typed):
    assert faults(drawn(lambda canvas: canvas.drawString(20, 100, "Help is here: 911"))) == []
    assert faults(typed([list("Help")])) == []


def test_helvetica_that_is_only_named_is_found(faults, drawn):
    pdf = drawn(lambda canvas: canvas.drawString(20, 100, "words"), initialFontName="Helvetica")
    assert faults(pdf) == ["the font Helvetica is not embedded"]


def test_a_font_inside_a_form_is_found(faults, drawn):
    def draw(canvas) -> None:
        canvas.beginForm("panel")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(10, 10, "words")
        canvas.endForm()
        canvas.doForm("panel")

    assert "the font Times-Roman is not embedded" in faults(drawn(draw))


def test_the_empty_box_is_found(faults, typed):
    assert faults(typed([["x", "y"]], code=0)) == ["the font Vera shows the glyph .notdef in “xy”: a character is missing from it"]
    assert faults(typed([["x", "y"]], code=1)) == []


def test_glyphs_without_text_are_found(faults, typed):
    assert faults(typed([["x"]], mapped=False)) == ["the font Vera has no ToUnicode: its text cannot be copied or read aloud"]


def test_a_glyph_that_tounicode_leaves_out_is_counted(faults, typed):
    document = pikepdf.open(BytesIO(typed([["x", "y", "z"]])))
    mapping = document.pages[0].obj.Resources.Font.F.ToUnicode
    mapping.write(mapping.read_bytes().replace(b"<000B> <0079>", b"<0063> <0079>"))
    stream = BytesIO()
    document.save(stream)
    assert faults(stream.getvalue()) == ["the font Vera shows 1 glyphs that ToUnicode does not explain"]
