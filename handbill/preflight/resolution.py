"""Pictures become pixels an inch at their printed size (ISO 32000-1, 8.9.5: an image fills the unit square of its matrix)."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.marks import PaintedImage, seen
from handbill.preflight.opened import OpenedPage

_TINY = 4.0  # points; what is smaller is a rule or a dot drawn as a picture


def resolutions(sheet: OpenedPage) -> Iterator[tuple[PaintedImage, float]]:
    """Every picture that prints, with the smaller of its two resolutions. A flat picture of one pixel has none."""
    for picture in sheet.pictures:
        if picture.shading or not seen(picture, sheet.printed) or max(picture.across, picture.up) < _TINY:
            continue
        across, up = picture.size
        if across > 1 and up > 1:
            yield picture, min(72 * across / max(picture.across, 0.01), 72 * up / max(picture.up, 0.01))
