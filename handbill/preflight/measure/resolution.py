"""The resolution of images at their printed size (ISO 32000-1, 8.9.5: an image fills the unit square of its matrix)."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marks import PaintedImage
from handbill.preflight.finding import Defect
from handbill.preflight.opened_file import OpenedFile, OpenedPage
from handbill.preflight.wording import format_place

_TINY = 4.0  # points; smaller images are rules or dots
_ROUNDING = 0.5  # pixels per inch


def images_below(file: OpenedFile, limits: tuple[float, float], floors: tuple[float, float] = (0.0, 0.0)) -> Iterator[Defect]:
    """The images with fewer pixels per inch than their limit, but not than their floor: each for other images, and for those of one bit."""
    for page in file.pages:
        for image, resolution in _resolutions(page):
            limit, floor = limits[image.bits == 1], floors[image.bits == 1]
            if floor - _ROUNDING <= resolution < limit - _ROUNDING:
                sentence = f"an image has {resolution:.0f} pixels per inch at its printed size; it needs at least {limit:.0f}"
                yield Defect(sentence, page.number, format_place(image.bounds), "use a larger original, or print the image smaller")


def _resolutions(page: OpenedPage) -> Iterator[tuple[PaintedImage, float]]:
    """Every image that prints, with the lower of its two resolutions. A flat image of one pixel has none."""
    for image in page.images:
        if image.is_shading or not page.prints(image) or max(image.width, image.height) < _TINY:
            continue
        across, down = image.pixels
        if across > 1 and down > 1:
            yield image, min(72 * across / max(image.width, 0.01), 72 * down / max(image.height, 0.01))
