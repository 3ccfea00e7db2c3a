"""Draws the calibration sheet: scales across the middle of the paper on both sides, to be read at a crease, and long lines to measure.

Points, from the sheet's top left corner; scales are labeled in millimeters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.geometry import MILLIMETER, Box
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import MapType, TextType
from handbill.graphics.items import Item
from handbill.i18n.language import Language
from handbill.layout.notes import BLACK, note_height, note_line, note_paragraph
from handbill.sheets.printer_offset import LINE_ACROSS, LINE_DOWN
from handbill.sheets.rotation import Flip, mirror_box
from handbill.sheets.sheet import Mark, Sheet, Side
from handbill.sheets.stock import Stock

_FINE, _STRONG = 0.3, 0.8
_REACH = 15  # millimeters in each direction
_HALF_STEPS = 2  # ticks per millimeter
_SMALL, _TICK, _LONG = 1.2 * MILLIMETER, 2.2 * MILLIMETER, 4.2 * MILLIMETER
_NUMBER, _BODY, _FIRST, _TITLE = 6.5, 9.0, 11.0, 15.0
_FLIP_EDGE = {"long": "the long edge", "short": "the short edge", "fold": "the long edge"}
_FRONT = (
    "Print this sheet on both sides at 100 percent (“actual size”), flipped on {edge}, on the paper and from the tray that you will use.",
    "Fold the left edge onto the right edge, crease sharply, and open the sheet. Then fold the top edge onto the bottom edge.",
    "Read where the vertical crease crosses the scale “across” and the horizontal crease the scale “down”, on both sides.",
    "Measure the two long lines with a ruler, from end mark to end mark.",
    "Write the six figures into a file, as shown below, and use it when you print: --printer office.yaml",
    "Print this sheet again with that file. Each crease should now be at 0, and front and back crosses should meet when held to the light.",
)
_FILE = (
    "name: Office printer",
    "tray: Manual feed    # leave it out for the usual tray",
    "stocks: [{stock}]    # leave it out for every paper",
    "front: {across: 0.0 mm, down: 0.0 mm}",
    "back: {across: 0.0 mm, down: 0.0 mm}",
    "lines: {across: 150.0 mm, down: 200.0 mm}",
)


CALIBRATION = RecordType(
    lambda plain_paper_first, source: plain_paper_first,
    "The words of the calibration sheet that are in several languages.",
    {
        "plain_paper_first": MapType("That card stock is not wasted on the first try, by language.", TextType("The sentence.")),
        "source": TextType("Where the words come from."),
    },
)


@cache
def plain_paper_first() -> Mapping[str, str]:
    """The sentence that stands above the steps, by the tag of its language."""
    return parse_data(CALIBRATION, read(Path(__file__).with_suffix(".yaml")))


def calibration_sheets(stock: Stock, flip: Flip, language: Language, others: Sequence[Language] = ()) -> tuple[Sheet, ...]:
    """Both sides of the sheet for this paper. On card stock it also marks the corners of the cards, to compare with a real sheet.

    `language` is that of the instructions, English; what comes first is said in the `others`, too.
    """
    first = tuple((plain_paper_first()[each.tag], each) for each in (language, *others))
    return (_side(stock, "front", "Front", flip, language, first), _side(stock, "back", "Back", flip, language, first))


def _side(stock: Stock, side: Side, title: str, flip: Flip, language: Language, first: Sequence[tuple[str, Language]]) -> Sheet:
    width, height = stock.paper
    # Off the middle, so that each crease crosses only one scale.
    marks = [*_scale(width / 2, height * 0.3, across=True), *_scale(width * 0.3, height / 2, across=False)]
    marks += [*_long_line(width / 2, height * 0.6, across=True), *_long_line(width * 0.9, height / 2, across=False)]
    marks += [mark for x, y in _corners(stock.printable.inset(8 * MILLIMETER)) for mark in _cross(x, y, _LONG)]
    items = [*_labels(stock, language), *_words(stock, title, flip if side == "front" else None, language)]
    if side == "front":
        items += _first_words(stock, first)
    cards = [stock.grid.place(column, row) for row in range(stock.grid.rows) for column in range(stock.grid.columns)] if stock.grid else []
    if side == "back":
        cards = [mirror_box(card, stock.paper, flip != "short") for card in cards]
    # Corners only: whole outlines would cross the text.
    marks += [
        mark for x, y in sorted({(round(x, 3), round(y, 3)) for card in cards for x, y in _corners(card)}) for mark in _cross(x, y, _SMALL)
    ]
    return Sheet(width, height, side, (), tuple(marks), notes=tuple(items))


def _scale(x: float, y: float, across: bool) -> Iterator[Mark]:
    """Half millimeters around zero, the middle of the paper."""
    for step in range(-_REACH * _HALF_STEPS, _REACH * _HALF_STEPS + 1):
        at, length = (
            step / _HALF_STEPS * MILLIMETER,
            _LONG if step % (5 * _HALF_STEPS) == 0 else _TICK * (1 if step % _HALF_STEPS == 0 else 0.5),
        )
        line = (x + at, y - length, x + at, y) if across else (x - length, y + at, x, y + at)
        yield Mark("cut", *line, _STRONG if step == 0 else _FINE)


def _long_line(x: float, y: float, across: bool) -> Iterator[Mark]:
    half, end = (LINE_ACROSS if across else LINE_DOWN) / 2, _LONG / 2
    place = partial(Mark, "cut", width=_FINE)
    if across:
        yield place(x - half, y, x + half, y)
        yield from (place(at, y - end, at, y + end) for at in (x - half, x + half))
    else:
        yield place(x, y - half, x, y + half)
        yield from (place(x - end, at, x + end, at) for at in (y - half, y + half))


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]


def _cross(x: float, y: float, reach: float) -> Iterator[Mark]:
    yield Mark("cut", x - reach, y, x + reach, y, _FINE)
    yield Mark("cut", x, y - reach, x, y + reach, _FINE)


def _labels(stock: Stock, language: Language) -> Iterator[Item]:
    """The figures of the scales, and their names."""
    width, height = stock.paper
    for value in range(-_REACH, _REACH + 1, 5):
        figure = note_line(f"{value:+d}".replace("-", "−") if value else "0", (0, 0), _NUMBER, language)
        half = figure.box.width / 2
        x, y = width / 2 + value * MILLIMETER, height / 2 + value * MILLIMETER
        yield note_line(figure.text, (x - half, height * 0.3 - _LONG - _NUMBER * 1.5), _NUMBER, language)
        yield note_line(figure.text, (width * 0.3 - _LONG - 2 * half - 3, y - figure.box.height / 2), _NUMBER, language)
    yield note_line("across (mm)", (width / 2 + (_REACH + 3) * MILLIMETER, height * 0.3 - _BODY * 1.2), _BODY, language, bold=True)
    yield note_line("down (mm)", (width * 0.3 + 3, height / 2 - (_REACH + 2) * MILLIMETER), _BODY, language, bold=True)
    yield note_line(
        "lines, across: should measure 150 mm (5 29/32 in)", (width / 2 - LINE_ACROSS / 2, height * 0.6 - _BODY * 1.7), _BODY, language
    )
    down = "lines, down: should measure 200 mm (7 7/8 in)"
    yield note_line(
        down, (width * 0.9 - note_line(down, (0, 0), _BODY, language).box.width - 6, height / 2 - LINE_DOWN / 2), _BODY, language
    )


def _first_words(stock: Stock, first: Sequence[tuple[str, Language]]) -> Iterator[Item]:
    """What to do before anything else, a line for each language, under the title."""
    corner = stock.printable.inset(14 * MILLIMETER)
    for index, (words, language) in enumerate(first):
        yield note_line(words, (corner.x, corner.y + _TITLE * 1.7 + index * _FIRST * 1.4), _FIRST, language, bold=True)


def _words(stock: Stock, title: str, flip: Flip | None, language: Language) -> Iterator[Item]:
    """The title of each side; on the front also the instructions and the file to write."""
    width, height = stock.paper
    inner = stock.printable.inset(14 * MILLIMETER)
    yield note_line(f"Calibration · {stock.name} · {title}", (inner.x, inner.y), _TITLE, language, bold=True)
    if flip is None:
        return
    y, room = height * 0.63, width * 0.72
    for number, step in enumerate(_FRONT, 1):
        words = step.format(edge=_FLIP_EDGE[flip])
        yield note_line(f"{number}.", (inner.x, y), _BODY, language, bold=True)
        yield from note_paragraph(words, Box(inner.x + 2 * _BODY, y, room, 0), _BODY, language)
        y += note_height(words, room, _BODY, language) + 3
    for index, line in enumerate(_FILE):
        yield note_line(
            line.replace("{stock}", stock.id), (inner.x + 2 * _BODY, y + 4 + index * _BODY * 1.35), _BODY, language, BLACK, bold=True
        )
