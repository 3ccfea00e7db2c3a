"""Which way up things lie: boxes of a page that is turned by quarters, and what a turn becomes on the other side of the paper.

Turns are in degrees, counterclockwise: at 90 the page's top edge lies at the left.
"""

from __future__ import annotations

from typing import Literal, cast

from handbill.core.geometry import Box

Rotation = Literal[0, 90, 180, 270]
# How the paper is turned over: on its long edge or its short one, or not at all: both faces on one side, folded together.
Flip = Literal["long", "short", "fold"]


def rotated_size(width: float, height: float, turn: Rotation) -> tuple[float, float]:
    return (width, height) if turn in (0, 180) else (height, width)


def rotate_box(box: Box, size: tuple[float, float], turn: Rotation) -> Box:
    """Where a box of a page of this width and height comes to lie when the page is turned, from the turned page's own top left corner."""
    width, height = size
    if turn == 90:
        return Box(box.y, width - box.right, box.height, box.width)
    if turn == 180:
        return Box(width - box.right, height - box.bottom, box.width, box.height)
    if turn == 270:
        return Box(height - box.bottom, box.x, box.height, box.width)
    return box


def add_rotations(one: Rotation, other: Rotation) -> Rotation:
    return cast(Rotation, (one + other) % 360)


def back_rotation(turn: Rotation, across: bool) -> Rotation:
    """The turn that puts the back head to head with a front turned so. `across`: the paper turns over sideways, else head over heels."""
    return cast(Rotation, -turn % 360 if across else (180 - turn) % 360)


def mirror_box(box: Box, paper: tuple[float, float], across: bool) -> Box:
    """The same place of the paper, seen from the other side."""
    x = paper[0] - box.right if across else box.x
    y = box.y if across else paper[1] - box.bottom
    return Box(x, y, box.width, box.height)
