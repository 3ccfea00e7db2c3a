"""Sheets of ten cards as the office printer gets them: where each card lies in the file and in the picture, and what is around it."""

from __future__ import annotations

import io
from functools import cache
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

MILLIMETER = 72 / 25.4
DPI = 288  # four pixels a point, so that whole points are whole pixels; a pixel is 0.088 mm
NEAR = 0.1 * MILLIMETER


class Card(NamedTuple):
    """A card's lower left corner and its clip (left, bottom, right, top), in points from the sheet's lower left corner."""

    x: float
    y: float
    clip: tuple[float, float, float, float]


class Stock(NamedTuple):
    """Worked out by hand, from the makers' figures: paper, card, first card's left and top, step, strip that no printer inks."""

    form: str
    paper: tuple[float, float]
    card: tuple[float, float]
    left: float
    top: float
    step: tuple[float, float]
    margin: float


STOCKS = [
    Stock("us-card", (612, 792), (252, 144), 54, 36, (252, 144), 18),
    Stock(
        "id-1",
        (210 * MILLIMETER, 297 * MILLIMETER),
        (85.6 * MILLIMETER, 54 * MILLIMETER),
        # Plain A4: two cards with both their bleeds between them, five without, all in the middle.
        *(16.4 * MILLIMETER, 13.5 * MILLIMETER, (91.6 * MILLIMETER, 54 * MILLIMETER), 6 * MILLIMETER),
    ),
]
by_stock = pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.form)


def cards(pdf: bytes) -> list[list[Card]]:
    """The cards of each page, by the content's own clips and placements: `x y w h re W n 1 0 0 1 x y cm`."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            steps = [(str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(page)]
            own = []
            for (kind, box), (first, _), (second, _), (third, matrix) in zip(steps, steps[1:], steps[2:], steps[3:], strict=False):
                if (kind, first, second, third) == ("re", "W", "n", "cm"):
                    left, bottom, width, height = (float(value) for value in box)
                    assert [float(value) for value in matrix[:4]] == [1, 0, 0, 1]
                    own.append(Card(float(matrix[4]), float(matrix[5]), (left, bottom, left + width, bottom + height)))
            found.append(own)
    return found


@cache
def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def pixels(box: tuple[float, float, float, float], height: float) -> tuple[int, int, int, int]:
    left, bottom, right, top = (value * DPI / 72 for value in box)
    down = height * DPI / 72
    return round(left), round(down - top), round(right), round(down - bottom)


@by_stock
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_ten_fronts_and_ten_backs_lie_where_the_stock_has_its_cards(finished, stock: Stock, tag: str) -> None:
    front, back = cards(finished("indicator-card", tag, "office", stock.form).pdf)
    wanted = sorted(
        (stock.left + column * stock.step[0], stock.paper[1] - stock.top - row * stock.step[1] - stock.card[1])
        for column in (0, 1)
        for row in range(5)
    )
    for side in (front, back):
        # Both stocks are centered, so that fronts and backs take the same ten places.
        assert len(side) == 10
        for card, place in zip(sorted((card.x, card.y) for card in side), wanted, strict=True):
            assert card == pytest.approx(place, abs=NEAR / 10)


@by_stock
def test_each_back_lands_on_its_front(finished, stock: Stock) -> None:
    """Over the long edge the sheet turns left to right: what lies at x comes to lie at W - x."""
    front, back = cards(finished("indicator-card", "en", "office", stock.form).pdf)
    for one, other in zip(front, back, strict=True):
        center = one.x + stock.card[0] / 2, one.y + stock.card[1] / 2
        behind = stock.paper[0] - (other.x + stock.card[0] / 2), other.y + stock.card[1] / 2
        assert behind == pytest.approx(center, abs=NEAR / 10)


@by_stock
def test_the_picture_shows_every_card_where_the_file_says(finished, stock: Stock) -> None:
    """The screen file's page, rendered alone, is looked for around each place; it fits best there, within a pixel (0.088 mm)."""
    sheets = pictures(finished("indicator-card", "en", "office", stock.form).pdf)
    alone = pictures(finished("indicator-card", "en", "screen", stock.form).pdf)
    places = cards(finished("indicator-card", "en", "office", stock.form).pdf)
    assert len(sheets) == len(alone) == len(places) == 2
    for sheet, card, side in zip(sheets, alone, places, strict=True):
        sample = card.convert("L")
        for place in side:
            left, top, *_ = pixels((place.x, place.y, place.x + stock.card[0], place.y + stock.card[1]), stock.paper[1])
            across, down = _best_shift(sheet.convert("L"), sample, left, top)
            # The corner of an A4 card lies between pixels; a US card's lies on one.
            assert max(abs(across), abs(down)) <= (0 if stock.form == "us-card" else 1)


def _best_shift(sheet: Image.Image, sample: Image.Image, left: int, top: int) -> tuple[int, int]:
    inner = (20, 20, sample.width - 20, sample.height - 20)
    wanted = sample.crop(inner)

    def difference(shift: tuple[int, int]) -> float:
        x, y = left + inner[0] + shift[0], top + inner[1] + shift[1]
        found = sheet.crop((x, y, x + wanted.width, y + wanted.height))
        return ImageStat.Stat(ImageChops.difference(found, wanted)).mean[0]

    shifts = [(x, y) for x in (-2, -1, 0, 1, 2) for y in (-2, -1, 0, 1, 2)]
    return min(shifts, key=difference)


@by_stock
def test_clips_keep_to_the_printable_part_and_to_half_the_gutter(finished, stock: Stock) -> None:
    for side in cards(finished("indicator-card", "en", "office", stock.form).pdf):
        for card in side:
            left, bottom, right, top = card.clip
            assert min(left, bottom) >= stock.margin - 0.002
            assert right <= stock.paper[0] - stock.margin + 0.002
            assert top <= stock.paper[1] - stock.margin + 0.002
            assert (left, bottom) <= (card.x + 0.002, card.y + 0.002)
            assert right >= card.x + stock.card[0] - 0.002
            assert top >= card.y + stock.card[1] - 0.002
            for other in side:
                apart = max(other.clip[0] - right, left - other.clip[2], other.clip[1] - top, bottom - other.clip[3])
                assert other is card or apart >= -0.002


def cut_marks(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The lines of the artifact that ends each page."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            steps = [(str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(page)]
            start = max(index for index, (operator, _) in enumerate(steps) if operator == "BMC")
            ends = [[float(value) for value in operands] for operator, operands in steps[start:] if operator in ("m", "l")]
            found.append([(*one, *other) for one, other in zip(ends[::2], ends[1::2], strict=True)])
    return found


@by_stock
def test_cut_marks_stand_in_line_with_the_cards_and_never_on_artwork(finished, stock: Stock) -> None:
    pdf = finished("indicator-card", "en", "office", stock.form).pdf
    for side, marks in zip(cards(pdf), cut_marks(pdf), strict=True):
        columns = {x for card in side for x in (card.x, card.x + stock.card[0])}
        rows = {y for card in side for y in (card.y, card.y + stock.card[1])}
        assert len(marks) >= 8
        for x1, y1, x2, y2 in marks:
            assert x1 == x2 or y1 == y2
            edges, place = (columns, x1) if x1 == x2 else (rows, y1)
            assert min(abs(edge - place) for edge in edges) < 0.002
            for card in side:
                left, bottom, right, top = card.clip
                assert max(x1, x2) <= left or min(x1, x2) >= right or max(y1, y2) <= bottom or min(y1, y2) >= top
        for x in columns:
            assert any(x1 == x2 and abs(x1 - x) < 0.002 for x1, _, x2, _ in marks)
        for y in rows:
            assert any(y1 == y2 and abs(y1 - y) < 0.002 for _, y1, _, y2 in marks)


@by_stock
def test_nothing_but_marks_inks_outside_the_clips(finished, stock: Stock) -> None:
    pdf = finished("indicator-card", "en", "office", stock.form).pdf
    for sheet, side, marks in zip(pictures(pdf), cards(pdf), cut_marks(pdf), strict=True):
        rest = sheet.convert("L")
        draw = ImageDraw.Draw(rest)
        for card in side:
            left, top, right, bottom = pixels(card.clip, stock.paper[1])
            draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=255)
        # Without the marks painted out the picture is not clean: the test can see ink.
        assert rest.getextrema()[0] < 200
        for x1, y1, x2, y2 in marks:
            left, top, right, bottom = pixels((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), stock.paper[1])
            draw.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=255)
        assert rest.getextrema() == (255, 255)


@pytest.mark.parametrize(("name", "form"), [("help-is-here", "letter"), ("know-the-signs", "a3")])
def test_a_page_for_the_office_printer_leaves_its_margin_white(finished, name: str, form: str) -> None:
    result = finished(name, "en", "office", form)
    (picture,) = pictures(result.pdf)
    margin = round((18 if form == "letter" else 6 * MILLIMETER) * DPI / 72)
    inner = picture.convert("L")
    assert inner.getextrema()[0] < 100
    ImageDraw.Draw(inner).rectangle((margin - 1, margin - 1, inner.width - margin, inner.height - margin), fill=255)
    assert inner.getextrema() == (255, 255)


@pytest.mark.parametrize("form", ["label", "label-metric"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_label_sheet_has_no_ink_outside_its_labels(finished, form: str, tag: str) -> None:
    """Labels are cut before they are printed: a frame around them would come to lie on the next label when the feed is off."""
    result = finished("overlay-label", tag, "office", form)
    (sheet,), (picture,) = result.sheets, pictures(result.pdf)
    rest = picture.convert("L")
    assert rest.getextrema()[0] < 100
    draw = ImageDraw.Draw(rest)
    for placed in sheet.placements:
        left, top, right, bottom = (round(value * DPI / 72) for value in (placed.box.x, placed.box.y, placed.box.right, placed.box.bottom))
        draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=255)
    assert rest.getextrema() == (255, 255)
    assert sheet.marks == ()


@pytest.mark.parametrize(("name", "form"), [("help-is-here", "trifold"), ("what-you-can-do", "trifold-metric"), ("room-notice", "tent")])
def test_fold_marks_are_seen_on_every_ground_of_both_sides(finished, name: str, form: str) -> None:
    result = finished(name, "en", "office", form)
    for sheet, picture in zip(result.sheets, pictures(result.pdf), strict=True):
        marks = [mark for mark in sheet.marks if mark.kind == "fold"]
        assert len(marks) == 4
        for mark in marks:
            assert mark.on_ink
            assert mark.y1 == mark.y2
            # In the middle of the first dash.
            x, y = round((mark.x1 + 1) * DPI / 72), round(mark.y1 * DPI / 72)
            shades = [picture.convert("L").getpixel((x, y + down)) for down in range(-4, 5)]
            # A black line with white at both sides of it.
            dark = shades.index(min(shades))
            assert shades[dark] < 100
            assert max(shades[:dark]) > 200
            assert max(shades[dark:]) > 200


def test_a_flyer_in_two_languages_is_one_sheet_with_two_sides(finished) -> None:
    assert [sheet.side for sheet in finished("help-is-here", "en+es", "office").sheets] == ["front", "back"]
