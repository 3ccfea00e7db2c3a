"""What part of a photograph shows in its window, and the window's outline. Pixels and points, y downward."""

from __future__ import annotations

from typing import NamedTuple

from handbill.contacts.hero import Window
from handbill.core.geometry import Box
from handbill.graphics.items import Command
from handbill.graphics.motif.outlines import arch, circle, polygon

_LEAST_ARCH = 0.75  # the least height of an arch, as part of its width: half of it is the half-circle


class Crop(NamedTuple):
    """A rectangle of whole pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


def crop_about(width: int, height: int, focus: tuple[float, float], proportion: float) -> Crop:
    """The largest part of a picture whose width is `proportion` times its height, with the focus as near its middle as the picture allows.

    `focus`: parts of the picture's width and height.
    """
    if width > proportion * height:
        across, down = min(width, max(1, round(height * proportion))), height
    else:
        across, down = width, min(height, max(1, round(width / proportion)))
    return Crop(_start(focus[0] * width, across, width), _start(focus[1] * height, down, height), across, down)


def _start(focus: float, length: int, whole: int) -> int:
    return max(0, min(round(focus - length / 2), whole - length))


def stored_crop(crop: Crop, width: int, height: int, orientation: int) -> Crop:
    """Where a part of the upright picture, `width` x `height` pixels, lies in the stored one (Exif 2.3, tag 274, Orientation)."""
    right, bottom = width - crop.right, height - crop.bottom  # how far it is from there
    mirrored_across, mirrored_down = orientation in (2, 3, 7, 8), orientation in (3, 4, 6, 7)
    if orientation < 5:
        return Crop(right if mirrored_across else crop.left, bottom if mirrored_down else crop.top, crop.width, crop.height)
    # Turned by a quarter: across in the stored picture is down in the upright one.
    return Crop(bottom if mirrored_across else crop.top, right if mirrored_down else crop.left, crop.height, crop.width)


def fit_window(window: Window, box: Box) -> Box:
    """The largest window of this shape in the middle of a box. A band fills it; an arch is at most a third wider than it is high."""
    width = box.width if window == "band" else min(box.width, box.height if window == "circle" else box.height / _LEAST_ARCH)
    height = width if window == "circle" else box.height
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def outline(window: Window, box: Box) -> tuple[Command, ...]:
    """The path around a window that fills this box."""
    if window == "circle":
        return circle(box.center, box.width / 2)
    if window == "arch":
        return arch((box.center[0], box.bottom), box.width, box.height)
    return polygon(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)))
