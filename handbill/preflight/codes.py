"""QR codes as a telephone meets them: looked for on the drawn page, read, and measured. Points from the lower left corner.

A code is expected where a figure's alternative text holds a web address, as ours say 'label: https://...'. A file without tags is looked
over page by page, for codes and for the three squares of one that cannot be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbill.preflight.matrix import Corners, shared
from handbill.preflight.qr_finder import looks_like_a_code
from handbill.preflight.structure_tree import figures

if TYPE_CHECKING:
    from PIL.Image import Image

    from handbill.preflight.opened import OpenedFile, OpenedPage

_ADDRESS = re.compile(r"https?://\S+")
_PIXELS = 360  # along a code's side when it is drawn on its own: six a module in a code of 57
_PAGE_SCALE = 2.5  # pixels a point for whole pages (180 dpi): a module of 0.4 mm is three pixels
_QUIET = 4  # modules (ISO/IEC 18004)
_HALF = 0.5  # a module: the code's place is known to a pixel or two
_SQUARE = (0.75, 1.33)  # width to height of what may be a code
_LARGEST = 6.0  # pixels a point


@dataclass(frozen=True)
class Code:
    """`text` is what it says (None: nothing could be read); `module` the side of one; `quiet` whether four modules around it are bare."""

    page: int
    bounds: Corners
    text: str | None
    wanted: str
    module: float = 0.0
    quiet: bool = True


def codes(file: OpenedFile) -> tuple[Code, ...]:
    """Every code that is there, and every one that should be."""
    if "/StructTreeRoot" in file.catalog:
        expected = [(figure, _ADDRESS.search(figure.alt)) for figure in file.once(figures)]
        return tuple(
            _expected(file, file.sheets[figure.page - 1], figure.bounds, address[0])
            for figure, address in expected
            if address and _SQUARE[0] < _ratio(figure.bounds) < _SQUARE[1]
        )
    return tuple(code for sheet in file.sheets if sheet.shapes or sheet.pictures for code in _on(file, sheet))


def _expected(file: OpenedFile, sheet: OpenedPage, bounds: Corners, address: str) -> Code:
    side = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    margin = side * 0.3  # four modules of a code of 21 are a fifth of its side
    area = shared((bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin), sheet.media)
    scale = min(_LARGEST, max(1.0, _PIXELS / side))
    picture = file.part(sheet.number, area, scale)
    for read in _read(picture):
        return _measured(read, picture, (area, scale), (sheet.number, address))
    return Code(sheet.number, bounds, None, address)


def _on(file: OpenedFile, sheet: OpenedPage) -> list[Code]:
    picture = file.picture(sheet.number, _PAGE_SCALE)
    found = [_measured(read, picture, (sheet.media, _PAGE_SCALE), (sheet.number, "")) for read in _read(picture)]
    if not found and (box := looks_like_a_code(picture)):
        left, top, right, bottom = (value / _PAGE_SCALE for value in box)
        found.append(
            Code(sheet.number, (sheet.media[0] + left, sheet.media[3] - bottom, sheet.media[0] + right, sheet.media[3] - top), None, "")
        )
    return found


def _read(picture: Image) -> list[Any]:
    import zxingcpp

    return [found for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode) if found.valid]


def _measured(read: Any, picture: Image, place: tuple[Corners, float], known: tuple[int, str]) -> Code:
    (area, scale), (page, address) = place, known
    corners = [read.position.top_left, read.position.top_right, read.position.bottom_right, read.position.bottom_left]
    across, down = [point.x for point in corners], [point.y for point in corners]
    left, top, right, bottom = min(across), min(down), max(across) + 1, max(down) + 1
    module = (right - left) / (17 + 4 * int(read.extra.get("Version", "1")))
    quiet = _bare(picture, (left, top, right, bottom), module)
    bounds = (area[0] + left / scale, area[3] - bottom / scale, area[0] + right / scale, area[3] - top / scale)
    return Code(page, bounds, read.text, address, module / scale, quiet)


def _bare(picture: Image, box: tuple[int, int, int, int], module: float) -> bool:
    """Whether the ring around a code is as light as its light modules; a pixel at the code's edge is half covered."""
    gray = picture
    left, top, right, bottom = box
    low, high = gray.crop(box).getextrema()
    limit = (float(str(low)) + float(str(high))) / 2
    wide, edge = round((_QUIET - _HALF) * module), 2
    strips = (
        (left - wide, top - wide, right + wide, top - edge),
        (left - wide, bottom + edge, right + wide, bottom + wide),
        (left - wide, top - edge, left - edge, bottom + edge),
        (right + edge, top - edge, right + wide, bottom + edge),
    )
    inside = [(max(0, a), max(0, b), min(gray.width, c), min(gray.height, d)) for a, b, c, d in strips]
    return all(float(str(gray.crop(strip).getextrema()[0])) > limit for strip in inside if strip[0] < strip[2] and strip[1] < strip[3])


def _ratio(bounds: Corners) -> float:
    return (bounds[2] - bounds[0]) / max(0.01, bounds[3] - bounds[1])
