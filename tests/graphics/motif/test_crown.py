"""Labels in the crown of an arch keep clear of the half circles that they stand between, and ask for no larger a picture than they need."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.graphics.motif.crown import foot_of, unit_for

CROWNS = st.tuples(st.floats(0, 8), st.floats(0.5, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
SIZES = st.floats(1, 300)


def room(crown: tuple[float, float], width: float, height: float, foot: float) -> tuple[float, float]:
    """How far a label's foot is from the inner circle, and its upper corners from the outer one."""
    return foot - crown[0], crown[1] - math.hypot(width / 2, foot + height)


@given(CROWNS, SIZES, SIZES, st.floats(0, 10), st.floats(0, 500))
def test_a_label_keeps_clear_of_both_circles_wherever_it_is_wanted(
    crown: tuple[float, float], width: float, height: float, clear: float, wanted: float
) -> None:
    unit = unit_for(crown, width, height, clear) * 1.0001
    inner, outer = (radius * unit for radius in crown)
    foot = foot_of((inner, outer), width, height, clear, wanted)
    assert min(room((inner, outer), width, height, foot)) >= clear - 1e-6 * outer


@given(CROWNS, SIZES, SIZES, st.floats(0, 10))
def test_in_a_smaller_picture_it_would_come_too_near(crown: tuple[float, float], width: float, height: float, clear: float) -> None:
    unit = unit_for(crown, width, height, clear)
    inner, outer = (radius * unit for radius in crown)
    # There the label touches both limits at once.
    assert room((inner, outer), width, height, inner + clear) == pytest.approx((clear, clear), abs=1e-6 * outer)


def test_where_there_is_room_it_stands_where_it_is_wanted() -> None:
    assert foot_of((50, 100), 40, 10, 2, wanted=60) == 60
    assert foot_of((50, 100), 40, 10, 2, wanted=0) == 52
    assert foot_of((50, 100), 40, 10, 2, wanted=200) == pytest.approx(math.sqrt(98**2 - 20**2) - 10)
