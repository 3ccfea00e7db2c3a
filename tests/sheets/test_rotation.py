"""Quarter turns and the other side of the paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.core.geometry import Box
from handbill.sheets.rotation import Rotation, add_rotations, back_rotation, mirror_box, rotate_box, rotated_size

TURNS: tuple[Rotation, ...] = (0, 90, 180, 270)
PARTS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(1, 50)).map(lambda part: Box(*part))


def test_a_quarter_turn_puts_the_head_at_the_left() -> None:
    assert rotate_box(Box(0, 0, 100, 10), (100, 60), 90) == Box(0, 0, 10, 100)
    assert rotate_box(Box(0, 0, 10, 10), (100, 60), 90) == Box(0, 90, 10, 10)
    assert rotate_box(Box(0, 0, 10, 10), (100, 60), 180) == Box(90, 50, 10, 10)
    assert rotate_box(Box(0, 0, 10, 10), (100, 60), 270) == Box(50, 0, 10, 10)


@given(PARTS, st.sampled_from(TURNS))
def test_four_quarters_are_a_whole(part: Box, turn: Rotation) -> None:
    size = (120.0, 130.0)
    once = rotate_box(part, size, turn)
    back: Rotation = (360 - turn) % 360  # type: ignore[assignment]
    assert rotate_box(once, rotated_size(*size, turn), back) == part
    assert add_rotations(turn, back) == 0


@given(PARTS, st.sampled_from(TURNS), st.booleans())
def test_behind_twice_is_the_front_again(part: Box, turn: Rotation, across: bool) -> None:
    assert mirror_box(mirror_box(part, (200, 300), across), (200, 300), across) == part
    assert back_rotation(back_rotation(turn, across), across) == turn


@pytest.mark.parametrize(("turn", "across", "wanted"), [(0, True, 0), (90, True, 270), (0, False, 180), (90, False, 90)])
def test_the_back_is_head_to_head(turn: Rotation, across: bool, wanted: Rotation) -> None:
    assert back_rotation(turn, across) == wanted
