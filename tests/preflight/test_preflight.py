"""Foreign files: the profile guessed for them, what is found in them, and that no fault in them stops the other questions."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
import segno
from good_files import changed, content_of, write_content
from library import FONTS
from PIL import Image

from handbill.preflight import questions
from handbill.preflight.fonts.cmap import parse_cmap
from handbill.preflight.measure.qr_codes import find_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import ask_questions, examine, preflight, question_names
from handbill.preflight.profiles import profile_named, profile_names

QUESTION = """
from handbill.preflight.finding import Defect, Question

def find_defects(file, options):
    yield Defect(f"the file has {len(file.pages)} page")

QUESTION = Question("page-count", "warning", "How many pages?", "A test asks.", find_defects)
"""
BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}


def code_image(text: str, hole: bool = False) -> Image.Image:
    stream = io.BytesIO()
    segno.make(text, error="l").save(stream, kind="png", scale=8, border=6)
    picture = Image.open(stream).convert("L")
    if hole:
        side = picture.width
        picture.paste(255, (side // 3, side // 3, side * 3 // 4, side * 3 // 4))
    return picture


def with_code(draw_pdf, picture: Image.Image, side: float) -> bytes:
    from reportlab.lib.utils import ImageReader

    return draw_pdf(lambda canvas: canvas.drawImage(ImageReader(picture), 50, 40, side, side))


def test_a_profile_is_guessed_from_the_file(draw_pdf, finished) -> None:
    assert examine(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words")), CheckOptions())[0] == "office"
    assert examine(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words"), **BOXES), CheckOptions())[0] == "press"
    assert examine(finished("help-is-here", "en").pdf, CheckOptions())[0] == "screen"


def test_every_question_belongs_to_a_profile() -> None:
    assert {name for profile in profile_names() for name in profile_named(profile).questions} == set(question_names())


def test_a_question_is_one_module(tmp_path: Path, monkeypatch, draw_pdf) -> None:
    """A module with a QUESTION is found by its id; nothing else has to know it."""
    (tmp_path / "page_count.py").write_text(QUESTION, encoding="utf-8")
    monkeypatch.setattr(questions, "__path__", [*questions.__path__, str(tmp_path)])
    assert "page-count" in question_names()
    with OpenedFile(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words"))) as file:
        (finding,) = ask_questions(("page-count",), file, CheckOptions("office"))
    assert (finding.check, finding.sentence) == ("page-count", "the file has 1 page")


def test_a_question_that_a_malformed_file_leaves_open_says_why_in_words(draw_pdf) -> None:
    def change(document) -> None:
        document.pages[0].obj.Resources.Font.F1 = pikepdf.Dictionary(Subtype=pikepdf.Name.Type0, DescendantFonts=pikepdf.Array([7]))
        document.pages[0].obj.Contents = pikepdf.Array([document.make_stream(b"x", Filter=pikepdf.Name.JBIG2Decode)])

    pdf = changed(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words")), change)
    findings = preflight(pdf, CheckOptions("press"))
    assert {"boxes", "pdfx-version"} <= {finding.check for finding in findings if finding.severity == "error"}
    left_open = [finding for finding in findings if finding.severity == "unanswered"]
    assert {"contrast", "type-size"} <= {finding.check for finding in left_open}
    for finding in left_open:
        assert finding.sentence.startswith("this cannot be answered: ")
        assert not re.search(r"Error|object at|0x|[<>{}]", finding.sentence)
    assert findings == preflight(pdf, CheckOptions("press"))


def test_many_findings_of_one_kind_are_counted(draw_pdf, ask) -> None:
    pdf = draw_pdf(lambda canvas: [canvas.line(20, 20 + row, 90, 20 + row) for row in range(12)] and None, **BOXES)
    thin = changed(pdf, lambda document: write_content(document, content_of(document).replace("n 20", "0.1 w n 20")))
    sentences = ask("line-weight", thin)
    assert len(sentences) == 6
    assert sentences[-1] == "and 7 more of the same kind"


def test_a_code_without_tags_is_found_read_and_measured(draw_pdf) -> None:
    (code,) = find_codes(OpenedFile(with_code(draw_pdf, code_image("https://example.org"), 120)))
    assert code.text == "https://example.org"
    assert code.quiet
    modules = 25 + 12  # version 2 and a border of six
    assert code.module == pytest.approx(120 / modules, rel=0.03)


def test_a_small_code_and_a_broken_one_without_tags_are_found(draw_pdf, ask) -> None:
    assert "0.2" in ask("qr-size", with_code(draw_pdf, code_image("https://example.org"), 24))[0]
    assert ask("qr-readable", with_code(draw_pdf, code_image("https://example.org/" + 60 * "a", hole=True), 120)) == [
        "the QR code cannot be read from the page"
    ]


def test_a_grid_of_squares_is_not_a_code(draw_pdf, ask) -> None:
    def squares(canvas) -> None:
        for row in range(5):
            for column in range(8):
                canvas.rect(30 + 30 * column, 30 + 30 * row, 12, 12, stroke=row % 2, fill=column % 2)

    assert ask("qr-readable", draw_pdf(squares)) == []


@pytest.mark.parametrize("sides", [(28, 14, 14), (14, 28, 28)])
def test_squares_in_squares_of_different_sizes_are_not_a_code(draw_pdf, ask, sides: tuple[int, int, int]) -> None:
    """A code's finder patterns are all of one size."""

    def pattern(canvas, left: float, top: float, side: float) -> None:
        for share, gray in ((7, 0), (5, 1), (3, 0)):
            canvas.setFillGray(gray)
            edge = (7 - share) / 14 * side
            canvas.rect(left + edge, top - side + edge, side * share / 7, side * share / 7, stroke=0, fill=1)

    def draw(canvas) -> None:
        for (left, top), side in zip(((40, 160), (140, 160), (40, 60)), sides, strict=True):
            pattern(canvas, left, top, side)

    assert ask("qr-readable", draw_pdf(draw)) == []


@pytest.mark.parametrize(
    ("color", "background", "passes"),
    [
        ((0, 0, 0), (1, 1, 1), True),
        ((0.46, 0.46, 0.46), (1, 1, 1), True),
        ((0.5, 0.5, 0.5), (1, 1, 1), False),
        ((1, 1, 1), (0.1, 0.2, 0.4), True),
    ],
)
def test_contrast_is_measured_against_the_background_as_rendered(draw_pdf, ask, color, background, passes) -> None:
    def draw(canvas) -> None:
        canvas.setFillColorRGB(*background)
        canvas.rect(10, 60, 200, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(*color)
        canvas.drawString(20, 100, "Call, day or night")

    assert (ask("contrast", draw_pdf(draw), CheckOptions("screen")) == []) is passes


def test_text_half_on_a_dark_band_is_judged_by_its_worse_half(draw_pdf, ask) -> None:
    def draw(canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.rect(60, 60, 200, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(20, 100, "Call, day or night")

    assert len(ask("contrast", draw_pdf(draw), CheckOptions("screen"))) == 1


def test_a_rotated_and_cropped_page_is_judged_like_the_original(finished) -> None:
    def change(document) -> None:
        document.pages[0].obj.Rotate = 90
        document.pages[0].obj.CropBox = pikepdf.Array([10, 10, 700, 1200])

    assert preflight(changed(finished("know-the-signs", "en").pdf, change), CheckOptions("screen", fonts=FONTS)) == []


def test_a_tounicode_map_is_read_in_all_its_forms() -> None:
    cmap = b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar 2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange"
    assert parse_cmap(cmap).texts == {1: "A", 2: "fi", 0x10: "a", 0x11: "b", 0x12: "c", 0x20: "x", 0x21: "y"}


def test_text_that_is_clipped_away_has_no_background(draw_pdf, ask) -> None:
    """A poster's tile contains the whole poster and shows a part of it."""

    def draw(canvas) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 60, 200)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(0, 60, 300, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(20, 100, "Call, day or night, or write to us")
        canvas.drawString(120, 80, "Call")

    assert ask("contrast", draw_pdf(draw), CheckOptions("office")) == []


def test_letters_that_look_like_the_corners_of_a_code_are_words(draw_pdf, ask) -> None:
    """Set in a font of squares in squares, at the corners of a square."""

    def change(document) -> None:
        glyph = document.make_stream(b"700 0 0 0 700 700 d1 0 0 700 700 re 100 100 500 500 re 200 200 300 300 re f*")
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, 700, 700]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=pikepdf.Dictionary(a=glyph),
            Encoding=pikepdf.Dictionary(Differences=pikepdf.Array([97, pikepdf.Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=pikepdf.Array([900]),
        )
        document.pages[0].obj.Resources.Font.Squares = document.make_indirect(font)
        places = ("40 140", "140 140", "40 40")
        shown = "".join(f"BT /Squares 40 Tf {place} Td (a) Tj ET " for place in places)
        write_content(document, shown + "10 10 280 180 re S")

    assert ask("qr-readable", changed(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words")), change)) == []
