from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.core.matrix import Matrix, rotation, scaling, translation

FACTORS = st.floats(-10, 10)
MATRICES = st.builds(Matrix, *[FACTORS] * 6)


@given(MATRICES, MATRICES, FACTORS, FACTORS)
def test_then_applies_its_operand_to_the_result(first: Matrix, second: Matrix, x: float, y: float) -> None:
    assert first.then(second).point(x, y) == pytest.approx(second.point(*first.point(x, y)), abs=1e-6)


def test_the_order_of_multiplication_matters() -> None:
    assert scaling(2, 3).then(translation(10, 20)).point(1, 1) == (12, 23)
    assert translation(10, 20).then(scaling(2, 3)).point(1, 1) == (22, 63)


def test_a_rotation_turns_the_x_axis_toward_the_y_axis() -> None:
    assert rotation(90).point(1, 0) == pytest.approx((0, 1))


def test_scale_factors_do_not_depend_on_direction_or_position() -> None:
    matrix = rotation(30).then(scaling(2, 8)).then(rotation(71)).then(translation(5, 6))
    assert matrix.stretches == pytest.approx((8, 2))
    assert matrix.mean_scale == pytest.approx(4)
