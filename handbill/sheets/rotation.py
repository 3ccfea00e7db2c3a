"""Rotates boxes by quarter turns, and mirrors them onto the other side of the paper.

Rotations are in degrees, counterclockwise: at 90, the page's top edge is on the left.
"""

from __future__ import annotations

from typing import Literal, cast

from handbill.core.geometry import Box

Rotation = Literal[0, 90, 180, 270]
# How the paper is flipped: on its long or its short edge, or not at all, with both faces on one side of a sheet that is folded.
Flip = Literal["long", "short", "fold"]


def rotated_size(width: float, height: float, turn: Rotation) -> tuple[float, float]:
    return (width, height) if turn in (0, 180) else (height, width)


def rotate_box(box: Box, size: tuple[float, float], turn: Rotation) -> Box:
    """A box on a page of this width and height after the page is rotated, measured from the rotated page's top left corner."""
    width, height = size
    if turn == 90:
        return Box(box.y, width - box.right, box.height, box.width)
    if turn == 180:
        return Box(width - box.right, height - box.bottom, box.width, box.height)
    if turn == 270:
        return Box(height - box.bottom, box.x, box.height, box.width)
    return box


def add_rotations(first: Rotation, second: Rotation) -> Rotation:
    return cast(Rotation, (first + second) % 360)


def back_rotation(turn: Rotation, across: bool) -> Rotation:
    """The rotation of a back that reads the same way up as its front. `across`: the paper is flipped sideways, else top to bottom."""
    return cast(Rotation, -turn % 360 if across else (180 - turn) % 360)


def mirror_box(box: Box, paper: tuple[float, float], across: bool) -> Box:
    """The same area of the paper as seen from the other side. `across`: the paper is flipped sideways, else top to bottom."""
    x = paper[0] - box.right if across else box.x
    y = box.y if across else paper[1] - box.bottom
    return Box(x, y, box.width, box.height)
