"""Numbers sheets that several people share, in the margin that is cut away, so that a stack of them can be told apart. Points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from handbill.core.geometry import Box
from handbill.graphics.items import TextItem
from handbill.i18n.language import Language
from handbill.layout.notes import note_line
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.leaf import Leaf
from handbill.sheets.rotation import Flip, mirror_box
from handbill.sheets.sheet import Sheet
from handbill.sheets.stock import Stock

_SIZES = (8.0, 7.0, 6.0)  # points; the largest that the margin has room for
_CLEAR, _BESIDE = 1.0, 6.0  # of marks and of the pieces; of marks on both sides of the words, where there is room
_STEP = 2.0
_ROLE = "sheet number"


@dataclass(frozen=True)
class SheetNumbers:
    """How the sheets of a file are numbered: from `first`, in this language."""

    first: int
    language: Language


def number_sheets(sheets: Sequence[Sheet], leaf: Leaf, stock: Stock, flip: Flip, numbers: SheetNumbers) -> tuple[Sheet, ...]:
    """The sheets, each side with its number beside all places of the stock. Where the pieces fill the paper there is no number."""
    slots = lay_out_slots(stock, leaf).slots
    taken = {
        True: [
            _reach(mirror_box(slot.card, stock.paper, flip != "short"), mirror_box(slot.clip, stock.paper, flip != "short"))
            for slot in slots
        ],
        False: [_reach(slot.card, slot.clip) for slot in slots],
    }
    made, number = [], numbers.first - 1
    for sheet in sheets:
        back = sheet.side == "back"
        number += not back
        words = (f"Sheet {number}{', back' if back else ''}", str(number))  # the second for a narrow margin
        label = _label(words, taken[back], [mark.box for mark in sheet.marks], stock.printable, numbers.language)
        made.append(replace(sheet, notes=(*sheet.notes, replace(label, role=_ROLE))) if label else sheet)
    return tuple(made)


def is_numbered(sheets: Sequence[Sheet]) -> bool:
    """Whether there was room for a number on these sheets."""
    return any(note.role == _ROLE for sheet in sheets for note in sheet.notes)


def _reach(card: Box, clip: Box) -> Box:
    """All that a piece may cover: what is cut out, and the bleed around it."""
    x, y = min(card.x, clip.x), min(card.y, clip.y)
    return Box(x, y, max(card.right, clip.right) - x, max(card.bottom, clip.bottom) - y)


def _label(words: Sequence[str], taken: Sequence[Box], marks: Sequence[Box], printable: Box, language: Language) -> TextItem | None:
    """The first of these words that the margin has room for."""
    bands = [(band, beside) for band, beside in _margins(taken, printable) if band.width > 0 and band.height > 0]
    for text, size in product(words, _SIZES):
        line = note_line(text, (0, 0), size, language)
        for band, beside in bands:
            for corner in _corners(band, line.box):
                box = Box(*corner, line.box.width, line.box.height)
                if not _touches(box.grow(beside, _CLEAR, beside, _CLEAR), marks):
                    return note_line(text, corner, size, language)
    return None


def _margins(taken: Sequence[Box], printable: Box) -> tuple[tuple[Box, float], ...]:
    """Under the pieces, above, and beside them, as far as a printer prints; and how far away the marks on both sides should be."""
    left, right = min(box.x for box in taken) - _CLEAR, max(box.right for box in taken) + _CLEAR
    top, bottom = min(box.y for box in taken) - _CLEAR, max(box.bottom for box in taken) + _CLEAR
    return (
        (Box(printable.x, bottom, printable.width, printable.bottom - bottom), _BESIDE),
        (Box(printable.x, printable.y, printable.width, top - printable.y), _BESIDE),
        (Box(printable.x, printable.y, left - printable.x, printable.height), _CLEAR),
        (Box(right, printable.y, printable.right - right, printable.height), _CLEAR),
    )


def _corners(band: Box, label: Box) -> Iterator[tuple[float, float]]:
    """Where a label may stand in a band, from its middle outward; nowhere if it is too large."""
    for y in _from_middle(band.height - label.height):
        for x in _from_middle(band.width - label.width):
            yield band.x + x, band.y + y


def _from_middle(room: float) -> Iterator[float]:
    steps = int(room / 2 / _STEP) if room >= 0 else -1
    for step in range(steps + 1):
        yield room / 2 + step * _STEP
        if step:
            yield room / 2 - step * _STEP


def _touches(box: Box, others: Iterable[Box]) -> bool:
    return any(box.x < other.right and other.x < box.right and box.y < other.bottom and other.y < box.bottom for other in others)
