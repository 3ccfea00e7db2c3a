"""Draws the registration marks, the millimeter ruler and the color bar of a press sheet, all outside the bleed.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Color, Item, RectItem
from handbill.layout.notes import REGISTRATION
from handbill.sheets.marks import mark_style
from handbill.sheets.sheet import Mark

_HALF = 0.5
_LONG_TICK, _MIDDLE_TICK, _SHORT_TICK = 1.0, 0.8, 0.55  # in parts of a registration mark's width


def registration_marks(trim: Box, bleed: Box, folds: Sequence[float]) -> tuple[Mark, ...]:
    """A cross in a square at the middle of each side, except where a fold mark is."""
    style = mark_style()
    out, reach = style.crop_clear + style.length / 2, style.target / 2
    middle = trim.center
    places = [(bleed.x - out, middle[1]), (bleed.right + out, middle[1]), (middle[0], bleed.y - out), (middle[0], bleed.bottom + out)]
    marks: list[Mark] = []
    for x, y in places:
        beside = x in (places[0][0], places[1][0])
        along, corner = (y, trim.y) if beside else (x, trim.x)
        if any(abs(along - (corner + fold)) < style.target for fold in folds):
            continue
        lines = [(x - reach, y, x + reach, y), (x, y - reach, x, y + reach)]
        half = reach * _HALF
        square = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
        lines += [(*start, *end) for start, end in zip(square, [*square[1:], square[0]], strict=True)]
        marks += [Mark("registration", *line, style.width) for line in lines]
    return tuple(marks)


def millimeter_ruler(trim: Box, bleed: Box) -> tuple[Mark, ...]:
    """A ruler in millimeters above the top right corner, to check the scale of the print; none on a narrow piece."""
    style = mark_style()
    foot = bleed.y - style.crop_clear
    start = trim.right - style.crop_clear - style.scale * MILLIMETER
    if start < trim.center[0] + style.target:
        return ()
    ticks = []
    for step in range(style.scale + 1):
        tall = style.target * (_LONG_TICK if step % 10 == 0 else _MIDDLE_TICK if step % 5 == 0 else _SHORT_TICK)
        x = start + step * MILLIMETER
        ticks.append(Mark("registration", x, foot - tall, x, foot, style.width))
    return (*ticks, Mark("registration", start, foot, start + style.scale * MILLIMETER, foot, style.width))


def color_bar(trim: Box, bleed: Box, inks: Sequence[Color]) -> tuple[Item, ...]:
    """Patches of each ink at full and half strength, and one of all inks, from the top left corner."""
    style = mark_style()
    patches = list(_patches(inks))
    side = min(style.patch, (trim.width / 2 - style.target) / len(patches))
    y = bleed.y - style.crop_clear - style.patch
    left = trim.x + style.crop_clear
    return tuple(RectItem(Box(left + index * side, y, side, style.patch), role="patch", fill=ink) for index, ink in enumerate(patches))


def _patches(inks: Sequence[Color]) -> Iterator[Color]:
    for ink in inks:
        yield ink
        if ink.spot:
            yield Color(ink.name, _paler(ink.rgb), ink.cmyk, ink.spot, ink.tint * _HALF)
        else:
            cyan, magenta, yellow, black = ink.cmyk
            yield Color(ink.name, _paler(ink.rgb), (cyan * _HALF, magenta * _HALF, yellow * _HALF, black * _HALF))
    yield REGISTRATION


def _paler(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = (1 - (1 - part) * _HALF for part in rgb)
    return red, green, blue
