"""Makes small files with a single fault, with ReportLab's canvas or glyph by glyph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import ask_questions

FONT_FILE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
Draw = Callable[[Canvas], object]


@pytest.fixture
def draw_pdf() -> Callable[..., bytes]:
    """draw_pdf(draw, **options): one page of 300 x 200 points in an embedded font of 12 points. Options are the canvas's."""

    def make(draw: Draw, **options: Any) -> bytes:
        pdfmetrics.registerFont(TTFont("Vera", FONT_FILE))
        stream = BytesIO()
        canvas = Canvas(stream, **{"pagesize": (300, 200), "initialFontName": "Vera", "invariant": 1, **options})
        canvas.setFont("Vera", 12)
        draw(canvas)
        canvas.save()
        return stream.getvalue()

    return make


@pytest.fixture
def ask() -> Callable[..., list[str]]:
    """ask('boxes', pdf, options): the sentences of one question, by default with the profile for the press."""

    def sentences(question: str, pdf: bytes, options: CheckOptions = CheckOptions("press")) -> list[str]:  # noqa: B008 - it is frozen
        with OpenedFile(pdf) as file:
            return [finding.sentence for finding in ask_questions((question,), file, options)]

    return sentences


@pytest.fixture
def glyph_pdf() -> Callable[..., bytes]:
    """glyph_pdf(lines): a page of glyphs from left to right. ToUnicode gives each the text in `lines`, whatever it looks like.

    `code` is the first glyph's character code; `matrix`, the first four numbers of a text matrix, rotates the lines.
    """

    def make(lines: Sequence[Sequence[str]], code: int = 10, matrix: str = "1 0 0 1", mapped: bool = True) -> bytes:
        texts = list(dict.fromkeys(text for line in lines for text in line))
        codes = {text: code + index for index, text in enumerate(texts)}
        content = ["BT /F 12 Tf"]
        for row, line in enumerate(lines):
            shown = "".join(f"{codes[text]:04X}" for text in line)
            down, across = (30 * row * float(part) for part in matrix.split()[:1:-1])
            content.append(f"{matrix} {300 - across} {300 - down} Tm <{shown}> Tj")
        document = pikepdf.new()
        page = document.add_blank_page(page_size=(600, 600))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=_font(document, codes, mapped)))
        page.obj.Contents = document.make_stream(" ".join([*content, "ET"]).encode())
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    return make


def _font(document: pikepdf.Pdf, codes: dict[str, int], mapped: bool) -> pikepdf.Dictionary:
    program = document.make_stream(FONT_FILE.read_bytes())
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.Vera, Flags=4, FontFile2=program)
    carrier = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name.Vera,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=pikepdf.Name.Identity,
        FontDescriptor=document.make_indirect(descriptor),
        DW=600,
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Vera,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[document.make_indirect(carrier)],
    )
    if mapped:
        pairs = "\n".join(f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def "
            f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(codes)} beginbfchar\n{pairs}\nendbfchar "
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )
        font.ToUnicode = document.make_stream(cmap.encode())
    return document.make_indirect(font)
