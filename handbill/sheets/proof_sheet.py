"""Draws both sides of a sheet side by side, to check the imposition: a card's front and back have the same number.

Points, from the proof sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Item, RectItem
from handbill.i18n.language import Language
from handbill.layout.notes import BLACK, note_line, note_paragraph
from handbill.sheets.rotation import Flip, mirror_box
from handbill.sheets.sheet import Placement, Sheet

_EDGE = Color("guide", (0.35, 0.35, 0.35), (0.0, 0.0, 0.0, 0.65))
_PAPER = Color("paper", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
_MARGIN, _GAP = 36.0, 24.0
_TITLE, _BODY, _NUMBER = 18.0, 10.5, 8.0
_FLIP_INSTRUCTIONS = {
    "long": "Flip the paper on its long edge, like the page of a book. In the print dialog: flip on long edge.",
    "short": "Flip the paper on its short edge, like a sheet of a wall calendar. In the print dialog: flip on short edge.",
    "fold": "Print on one side. Fold the sheet in the middle, printed sides out, glue it together, then cut.",
}
_HEAD = 96.0


def proof_sheet(sheets: Sequence[Sheet], flip: Flip, language: Language) -> Sheet:
    """One sheet of the same paper: the first front and its back side by side, or the single sheet. `language` is that of the notes."""
    shown = list(sheets[:2]) if sheets[0].side == "front" else list(sheets[:1])
    width, height = sheets[0].width, sheets[0].height
    scale = min((width - 2 * _MARGIN - _GAP) / 2 / width, (height - _HEAD - 2 * _MARGIN) / height)
    placements: list[Placement] = []
    items: list[Item] = [note_line("Which way up", (_MARGIN, _MARGIN), _TITLE, language, bold=True)]
    items += note_paragraph(
        _FLIP_INSTRUCTIONS[flip] if len(shown) > 1 or flip == "fold" else "",
        Box(_MARGIN, _MARGIN + 28, width - 2 * _MARGIN, 0),
        _BODY,
        language,
    )
    for index, sheet in enumerate(shown):
        corner = (_MARGIN + index * (width * scale + _GAP), _HEAD + _MARGIN)
        title = {"front": "Front, as it comes out", "back": "Back, as it comes out", "single": "The sheet"}[sheet.side]
        items.append(note_line(title, (corner[0], corner[1] - 18), _BODY, language, bold=True))
        items.append(RectItem(Box(*corner, width * scale, height * scale), role="guide", stroke=_EDGE, stroke_width=0.75))
        placements += [_small(placement, corner, scale) for placement in sheet.placements]
        items += _numbers(sheet, corner, scale, flip, language)
    return Sheet(width, height, "single", tuple(placements), notes=tuple(items))


def _small(placement: Placement, corner: tuple[float, float], scale: float) -> Placement:
    return Placement(placement.page, _scaled(placement.box, corner, scale), _scaled(placement.clip, corner, scale), placement.turn)


def _scaled(box: Box, corner: tuple[float, float], scale: float) -> Box:
    return Box(corner[0] + box.x * scale, corner[1] + box.y * scale, box.width * scale, box.height * scale)


def _numbers(sheet: Sheet, corner: tuple[float, float], scale: float, flip: Flip, language: Language) -> Iterator[Item]:
    """A number on each card; a back has the number of its front."""
    for number, placement in _numbered(sheet, flip):
        box = _scaled(placement.box, corner, scale)
        figure = note_line(str(number), (0, 0), _NUMBER, language, BLACK, bold=True)
        x, y, side = box.center[0], box.y + _NUMBER, _NUMBER * 1.8
        yield RectItem(Box(x - side / 2, y - side / 2, side, side), fill=_PAPER, stroke=_EDGE, stroke_width=0.5, radius=side / 2)
        yield note_line(str(number), (x - figure.box.width / 2, y - figure.box.height / 2), _NUMBER, language, BLACK, bold=True)


def _numbered(sheet: Sheet, flip: Flip) -> Iterator[tuple[int, Placement]]:
    if flip == "fold" and sheet.side == "single":
        # Fronts come first, then their backs in the same order.
        half = (len(sheet.placements) + 1) // 2
        yield from ((index % half + 1, placement) for index, placement in enumerate(sheet.placements))
        return
    paper = (sheet.width, sheet.height)
    fronts = [mirror_box(card.box, paper, flip != "short") if sheet.side == "back" else card.box for card in sheet.placements]
    order = sorted(range(len(fronts)), key=lambda index: (round(fronts[index].y), round(fronts[index].x)))
    yield from ((number, sheet.placements[index]) for number, index in enumerate(order, 1))
