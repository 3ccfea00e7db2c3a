"""Finds QR codes on the rendered page, reads them as a phone would, and measures them.

A code is expected where a figure's alternative text holds a web address, as ours do: 'label: https://...'. In a file without tags each page
is searched for codes, and for the finder patterns of one that cannot be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from handbill.preflight.content.structure_tree import find_figures
from handbill.preflight.measure.qr_finder import PixelBox, find_finder_patterns
from handbill.preflight.pdf_box import PdfBox

if TYPE_CHECKING:
    from PIL.Image import Image

    from handbill.preflight.opened_file import OpenedFile, OpenedPage

_ADDRESS = re.compile(r"https?://\S+")
_PIXELS = 360  # along the side of a code that is rendered alone: six a module in a code of 57
_PAGE_SCALE = 2.5  # pixels a point for whole pages (180 dpi): a module of 0.4 mm is three pixels
_LARGEST_SCALE = 6.0
_QUIET_ZONE = 4  # modules (ISO/IEC 18004)
_TOLERANCE = 0.5  # modules: the code's position is known to a pixel or two
_SQUARE = (0.75, 1.33)  # width to height of a figure that may be a code
_SURROUNDINGS = 0.3  # of a code's side, rendered around it: four modules of a code of 21 are a fifth


@dataclass(frozen=True)
class MeasuredCode:
    """`text` is what was read (None: nothing), `expected` the address that the file gives, `module` a module's side in points.

    `quiet`: whether the quiet zone is empty.
    """

    page: int
    bounds: PdfBox
    text: str | None
    expected: str
    module: float = 0.0
    quiet: bool = True


def find_codes(file: OpenedFile) -> tuple[MeasuredCode, ...]:
    """Every code on the pages, and every one that should be."""
    if file.is_tagged:
        figures = [(figure, _ADDRESS.search(figure.alt)) for figure in file.once(find_figures)]
        return tuple(
            _read_expected(file, file.pages[figure.page - 1], figure.bounds, address[0])
            for figure, address in figures
            if address and _SQUARE[0] < figure.bounds.width / max(0.01, figure.bounds.height) < _SQUARE[1]
        )
    return tuple(code for page in file.pages if page.shapes or page.images for code in _search_page(file, page))


def _read_expected(file: OpenedFile, page: OpenedPage, bounds: PdfBox, address: str) -> MeasuredCode:
    side = max(bounds.width, bounds.height)
    area = bounds.grow(side * _SURROUNDINGS).intersection(page.media_box)
    render = _Render(file, page, area, min(_LARGEST_SCALE, max(1.0, _PIXELS / side)))
    codes = _decode(render.picture)
    return _measure(codes[0], render, address) if codes else MeasuredCode(page.number, bounds, None, address)


def _search_page(file: OpenedFile, page: OpenedPage) -> list[MeasuredCode]:
    render = _Render(file, page, page.media_box, _PAGE_SCALE)
    codes = [_measure(code, render, "") for code in _decode(render.picture)]
    # Words are no code, whatever squares and rings their letters have, so one that cannot be read is looked for without them.
    if not codes and (box := find_finder_patterns(file.background_gray(page.number, _PAGE_SCALE))):
        codes.append(MeasuredCode(page.number, render.on_page(box), None, ""))
    return codes


class _Render:
    """Part of a page as a gray picture, with the way back from pixels to points."""

    def __init__(self, file: OpenedFile, page: OpenedPage, area: PdfBox, scale: float) -> None:
        self.page, self.area, self.scale = page.number, area, scale
        self.picture = file.area_picture(page.number, area, scale)

    def on_page(self, box: PixelBox) -> PdfBox:
        left, top, right, bottom = (value / self.scale for value in box)
        return PdfBox(self.area.left + left, self.area.top - bottom, self.area.left + right, self.area.top - top)


def _decode(picture: Image) -> list[Any]:
    import zxingcpp

    return [code for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode) if code.valid]


def _measure(code: Any, render: _Render, expected: str) -> MeasuredCode:
    corners = [code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left]
    across, down = [point.x for point in corners], [point.y for point in corners]
    box = min(across), min(down), max(across) + 1, max(down) + 1
    module = (box[2] - box[0]) / (17 + 4 * int(code.extra.get("Version", "1")))
    quiet = _has_quiet_zone(render.picture, box, module)
    return MeasuredCode(render.page, render.on_page(box), code.text, expected, module / render.scale, quiet)


def _has_quiet_zone(picture: Image, box: PixelBox, module: float) -> bool:
    """Whether the ring around a code is as light as its light modules. Pixels at the code's edge may be half covered."""
    left, top, right, bottom = box
    limit = sum(_extrema(picture, box)) / 2
    width, edge = round((_QUIET_ZONE - _TOLERANCE) * module), 2
    strips = (
        (left - width, top - width, right + width, top - edge),
        (left - width, bottom + edge, right + width, bottom + width),
        (left - width, top - edge, left - edge, bottom + edge),
        (right + edge, top - edge, right + width, bottom + edge),
    )
    inside = [(max(0, a), max(0, b), min(picture.width, c), min(picture.height, d)) for a, b, c, d in strips]
    return all(_extrema(picture, strip)[0] > limit for strip in inside if strip[0] < strip[2] and strip[1] < strip[3])


def _extrema(picture: Image, box: PixelBox) -> tuple[int, int]:
    """The darkest and the lightest value in a part of a gray picture."""
    return cast("tuple[int, int]", picture.crop(box).getextrema())
