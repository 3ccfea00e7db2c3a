"""Files from elsewhere: what they are taken for, what is found in them, and that nothing in them stops the other questions."""

from __future__ import annotations

import io

import pikepdf
import pytest
import segno
from PIL import Image

from handbill.core.problems import ProblemsFound
from handbill.preflight.codes import codes
from handbill.preflight.font_program import unicode_map
from handbill.preflight.limits import profile_named, profile_names
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import answers, examined, preflight, question_names

BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}


def code_picture(text: str, hole: bool = False) -> Image.Image:
    stream = io.BytesIO()
    segno.make(text, error="l").save(stream, kind="png", scale=8, border=6)
    picture = Image.open(stream).convert("L")
    if hole:
        side = picture.width
        picture.paste(255, (side // 3, side // 3, side * 3 // 4, side * 3 // 4))
    return picture


def with_code(drawn, picture: Image.Image, side: float) -> bytes:
    from reportlab.lib.utils import ImageReader

    return drawn(lambda canvas: canvas.drawImage(ImageReader(picture), 50, 40, side, side))


def test_a_profile_is_guessed_from_what_the_file_says(drawn, finished) -> None:
    assert examined(drawn(lambda canvas: canvas.drawString(20, 100, "words")), CheckOptions())[0] == "office"
    assert examined(drawn(lambda canvas: canvas.drawString(20, 100, "words"), **BOXES), CheckOptions())[0] == "press"
    assert examined(finished("help-is-here", "en").pdf, CheckOptions())[0] == "screen"
    with pytest.raises(ProblemsFound, match="no profile called"):
        preflight(finished("help-is-here", "en").pdf, CheckOptions("web"))


def test_every_question_belongs_to_a_profile() -> None:
    assert {name for profile in profile_names() for name in profile_named(profile).questions} == set(question_names())


def test_a_question_that_a_broken_file_leaves_open_is_a_finding(drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(20, 100, "words")))) as document:
        document.pages[0].obj.Resources.Font = pikepdf.Dictionary(F1=pikepdf.Dictionary(Subtype=pikepdf.Name.Type0))
        document.pages[0].obj.Contents = document.make_stream(b"BT /F1 12 Tf (words) Tj ET")
        stream = io.BytesIO()
        document.save(stream)
    found = preflight(stream.getvalue(), CheckOptions("press"))
    assert {"damaged", "boxes", "pdfx-version"} <= {each.check for each in found}
    assert any("cannot be answered" in each.sentence for each in found)


def test_many_findings_of_one_kind_are_counted(drawn) -> None:
    pdf = drawn(lambda canvas: [canvas.line(20, 20 + row, 90, 20 + row) for row in range(12)] and None, **BOXES)
    thin = OpenedFile(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        data = document.pages[0].Contents.read_bytes().replace(b"n 20", b"0.1 w n 20")
        document.pages[0].Contents = document.make_stream(data)
        stream = io.BytesIO()
        document.save(stream)
    thin = OpenedFile(stream.getvalue())
    sentences = [each.sentence for each in answers(("line-weight",), thin, CheckOptions("press"))]
    assert len(sentences) == 6
    assert sentences[-1] == "and 7 more of the same kind"


def test_a_code_without_tags_is_found_read_and_measured(drawn) -> None:
    (code,) = codes(OpenedFile(with_code(drawn, code_picture("https://example.org"), 120)))
    assert code.text == "https://example.org"
    assert code.quiet
    modules = 25 + 12  # version 2 and a border of six
    assert code.module == pytest.approx(120 / modules, rel=0.03)


def test_a_small_code_and_a_dead_one_without_tags_are_found(drawn, ask) -> None:
    assert "0.2" in ask("code-size", with_code(drawn, code_picture("https://example.org"), 24))[0]
    assert ask("code-reads", with_code(drawn, code_picture("https://example.org/" + 60 * "a", hole=True), 120)) == [
        "the QR code cannot be read from the page"
    ]


def test_a_table_of_squares_is_no_code(drawn, ask) -> None:
    def squares(canvas) -> None:
        for row in range(5):
            for column in range(8):
                canvas.rect(30 + 30 * column, 30 + 30 * row, 12, 12, stroke=row % 2, fill=column % 2)

    assert ask("code-reads", drawn(squares)) == []


@pytest.mark.parametrize(
    ("color", "ground", "fits"),
    [
        ((0, 0, 0), (1, 1, 1), True),
        ((0.46, 0.46, 0.46), (1, 1, 1), True),
        ((0.5, 0.5, 0.5), (1, 1, 1), False),
        ((1, 1, 1), (0.1, 0.2, 0.4), True),
    ],
)
def test_contrast_is_taken_from_the_ground_as_it_is_seen(drawn, ask, color, ground, fits) -> None:
    def draw(canvas) -> None:
        canvas.setFillColorRGB(*ground)
        canvas.rect(10, 60, 200, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(*color)
        canvas.drawString(20, 100, "Call, day or night")

    assert (ask("contrast", drawn(draw), CheckOptions("screen")) == []) is fits


def test_text_half_on_a_dark_band_is_judged_by_the_worse_half(drawn, ask) -> None:
    def draw(canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.rect(60, 60, 200, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(20, 100, "Call, day or night")

    assert len(ask("contrast", drawn(draw), CheckOptions("screen"))) == 1


def test_a_turned_and_cropped_page_is_judged_where_its_words_stand(finished) -> None:
    with pikepdf.open(io.BytesIO(finished("know-the-signs", "en").pdf)) as document:
        page = document.pages[0]
        page.obj.Rotate = 90
        page.obj.CropBox = pikepdf.Array([10, 10, 700, 1200])
        stream = io.BytesIO()
        document.save(stream)
    assert [each.sentence for each in preflight(stream.getvalue(), CheckOptions("screen"))] == []


def test_a_tounicode_map_is_read_in_all_its_forms() -> None:
    cmap = b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar 2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange"
    assert unicode_map(cmap) == {1: "A", 2: "fi", 0x10: "a", 0x11: "b", 0x12: "c", 0x20: "x", 0x21: "y"}


def test_words_that_are_clipped_away_stand_on_no_ground(drawn, ask) -> None:
    """A tile of a poster holds the whole poster, and shows a part of it."""

    def draw(canvas) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 60, 200)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(0, 60, 300, 80, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(20, 100, "Call, day or night, or write to us")
        canvas.drawString(120, 80, "Call")

    assert ask("contrast", drawn(draw), CheckOptions("office")) == []
