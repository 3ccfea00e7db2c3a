"""Copies, sheets, overs and totals, for any numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.orders.arithmetic import Overs, count_overs, count_with_overs, sum_by_key
from handbill.orders.trade_customs import trade

NONE = Overs(0, 0)
COPIES = st.integers(1, 1_000_000)
UP = st.integers(1, 100)
OVERS = st.builds(Overs, st.integers(0, 20), st.integers(0, 50))


@given(COPIES, UP)
def test_sheets_hold_every_copy_and_not_one_sheet_is_too_many(copies: int, up: int) -> None:
    made = count_with_overs(copies, up, 1, NONE)
    assert (made.sheets - 1) * up < copies <= made.sheets * up
    assert made.total == made.sheets


@given(COPIES, st.integers(1, 60), OVERS)
def test_a_poster_in_tiles_takes_all_its_sheets_for_each_copy(copies: int, each: int, overs: Overs) -> None:
    assert count_with_overs(copies, 1, each, overs).sheets == copies * each


@given(COPIES, UP, st.integers(1, 4), OVERS)
def test_overs_are_never_fewer_than_the_least_nor_than_the_percent(copies: int, up: int, each: int, overs: Overs) -> None:
    made = count_with_overs(copies, up, each, overs)
    assert made.total - made.sheets == made.overs >= overs.least
    assert made.overs * 100 >= made.sheets * overs.percent
    # One fewer would be too few by one of the two rules.
    assert made.overs == overs.least or (made.overs - 1) * 100 < made.sheets * overs.percent


@given(COPIES, COPIES, UP, OVERS)
def test_more_copies_never_take_fewer_sheets(one: int, other: int, up: int, overs: Overs) -> None:
    less, more = sorted((one, other))
    assert count_with_overs(less, up, 1, overs).total <= count_with_overs(more, up, 1, overs).total


@pytest.mark.parametrize(
    ("sheets", "overs", "more"),
    [
        (50, Overs(2, 0), 1),
        (51, Overs(2, 0), 2),
        (100, Overs(2, 5), 5),
        (5000, Overs(2, 5), 100),
        (1, Overs(0, 1), 1),
        (300, Overs(0.1, 0), 1),
    ],
)
def test_overs_by_example(sheets: int, overs: Overs, more: int) -> None:
    assert count_overs(sheets, overs) == more


def test_percents_that_no_float_holds_are_exact() -> None:
    assert count_overs(1000, Overs(1.1, 0)) == 11
    assert count_overs(1000, Overs(0.7, 0)) == 7


@pytest.mark.parametrize(("copies", "up", "each"), [(0, 1, 1), (1, 0, 1), (1, 1, 0), (-5, 10, 1)])
def test_nothing_is_no_run(copies: int, up: int, each: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        count_with_overs(copies, up, each, NONE)


@given(st.lists(st.tuples(st.sampled_from(["letter", "a4", "5371"]), COPIES)))
def test_a_total_loses_nothing(rows: list[tuple[str, int]]) -> None:
    sums = sum_by_key(rows)
    assert sum(sums.values()) == sum(number for _, number in rows)
    assert list(sums) == list(dict.fromkeys(key for key, _ in rows))


def test_the_house_s_own_overs() -> None:
    assert trade().overs == {"press": Overs(2, 5), "office": Overs(0, 1)}
