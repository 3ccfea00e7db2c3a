"""check-boxes: a press file says where the sheet is cut (TrimBox) and how far the ink goes (BleedBox), and both are true.

A print shop's software places pages by these boxes (ISO 15930-7, PDF/X-4: TrimBox inside BleedBox inside MediaBox). A wrong one cuts the
words or prints the crop marks. Points from the lower left corner, as in the file: left, bottom, right, top.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_float
from typing import Any

from layouts.checks.document import bare_pages
from layouts.geometry import millimeters
from materials.problems import Place, Problem

Corners = tuple[float, float, float, float]
_SLACK = 0.01  # points; files carry two to four decimals
SOME = 0.02  # points: any bleed at all


def boxes(pdf: bytes, trim: tuple[float, float] | None = None, bleed: float = SOME) -> list[Problem]:
    """Judge every page's boxes. `trim` is the width and height wanted, `bleed` the least bleed on each side, in points;
    0 for a shop that takes none."""
    with bare_pages(pdf) as pages:
        return [problem for index, page in enumerate(pages) for problem in _page(page, f"page {index + 1}", trim, bleed)]


def _page(page: Any, name: str, trim: tuple[float, float] | None, bleed: float) -> list[Problem]:
    import pypdfium2_raw as pdfium

    media, cut, ink = (_corners(page, of) for of in (pdfium.FPDFPage_GetMediaBox, pdfium.FPDFPage_GetTrimBox, pdfium.FPDFPage_GetBleedBox))
    if media is None or cut is None or ink is None:
        missing = " and ".join(label for label, box in (("MediaBox", media), ("TrimBox", cut), ("BleedBox", ink)) if box is None)
        return [_problem(name, f"the page has no {missing}")]
    found = []
    if not _within(ink, media):
        found.append(_problem(name, "the BleedBox reaches beyond the MediaBox"))
    if not _within(cut, ink):
        found.append(_problem(name, "the TrimBox reaches beyond the BleedBox"))
    else:
        found += _bleed(name, cut, ink, bleed)
    if trim is not None and max(abs(cut[2] - cut[0] - trim[0]), abs(cut[3] - cut[1] - trim[1])) > _SLACK:
        found.append(_problem(name, f"the TrimBox measures {_size(cut)}, but the piece {_size((0, 0, *trim))}"))
    return found


def _corners(page: Any, of: Callable[..., int]) -> Corners | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    found = of(page, byref(left), byref(bottom), byref(right), byref(top))
    return (left.value, bottom.value, right.value, top.value) if found else None


def _bleed(name: str, cut: Corners, ink: Corners, least: float) -> list[Problem]:
    widths = {"left": cut[0] - ink[0], "bottom": cut[1] - ink[1], "right": ink[2] - cut[2], "top": ink[3] - cut[3]}
    wanted = f"; at least {millimeters(least):.2f} mm is wanted" if least > SOME else ""
    return [
        _problem(name, f"the BleedBox leaves {millimeters(width):.2f} mm of bleed on the {side} side{wanted}")
        for side, width in widths.items()
        if width < least - _SLACK
    ]


def _within(inner: Corners, outer: Corners) -> bool:
    low = all(inner[side] >= outer[side] - _SLACK for side in (0, 1))
    return low and all(inner[side] <= outer[side] + _SLACK for side in (2, 3))


def _size(box: tuple[float, ...]) -> str:
    return f"{millimeters(box[2] - box[0]):.2f} x {millimeters(box[3] - box[1]):.2f} mm"


def _problem(name: str, sentence: str) -> Problem:
    return Problem("check-boxes", sentence, Place(name), "this is a fault of the program, not of the content: please report it")
