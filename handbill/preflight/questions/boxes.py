"""Do the boxes say where the sheet is cut and how far the ink goes?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import millimeters
from handbill.preflight.describe_place import in_millimeters
from handbill.preflight.finding import Found, Question
from handbill.preflight.matrix import Corners, within
from handbill.preflight.opened import OpenedFile, OpenedPage
from handbill.preflight.options import CheckOptions

# PDF/X (ISO 15930): TrimBox or ArtBox, not both, inside BleedBox inside MediaBox.
_SLACK = 0.01  # points; files carry two to four decimals
_ANY = 0.03  # points: below it any bleed will do
_HINT = "set the boxes when the file is exported: the cut size as TrimBox, the cut and its bleed as BleedBox"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for sentence in _faults(sheet, asked):
            yield Found(sentence, sheet.number, hint=_HINT)


def _faults(sheet: OpenedPage, asked: CheckOptions) -> Iterator[str]:
    if sheet.trim and sheet.art:
        yield "the page has both a TrimBox and an ArtBox; one of the two is wanted"
    missing = [name for name, box in (("TrimBox", sheet.trim or sheet.art), ("BleedBox", sheet.bleed)) if box is None]
    if missing or sheet.bleed is None:
        yield f"the page has no {' and '.join(missing)}"
        return
    if not within(sheet.bleed, sheet.media, _SLACK):
        yield "the BleedBox reaches beyond the MediaBox"
    if not within(sheet.cut, sheet.bleed, _SLACK):
        yield "the TrimBox reaches beyond the BleedBox"
    else:
        yield from _bleed(sheet.cut, sheet.bleed, asked.within.bleed)
    trim = asked.wanted.trim if asked.wanted else None
    width, height = sheet.cut[2] - sheet.cut[0], sheet.cut[3] - sheet.cut[1]
    if trim and max(abs(width - trim[0]), abs(height - trim[1])) > _SLACK:
        yield f"the TrimBox measures {in_millimeters(width, height)}, but the piece {in_millimeters(*trim)}"


def _bleed(cut: Corners, ink: Corners, least: float) -> Iterator[str]:
    widths = {"left": cut[0] - ink[0], "bottom": cut[1] - ink[1], "right": ink[2] - cut[2], "top": ink[3] - cut[3]}
    wanted = f"; at least {millimeters(least):.2f} mm is wanted" if least > _ANY else ""
    for side, width in widths.items():
        if width < least - _SLACK:
            yield f"the BleedBox leaves {millimeters(width):.2f} mm of bleed on the {side} side{wanted}"


QUESTION = Question(
    "boxes",
    "error",
    "Do the boxes say where the sheet is cut and how far the ink goes?",
    "A wrong box cuts the words or prints the crop marks.",
    _ask,
)
