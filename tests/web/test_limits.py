"""How often a client may ask: the arithmetic of its bucket, and what counts as a client."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.web.http.rate_limits import RateLimiter

RATES, BURSTS = st.integers(1, 600), st.integers(1, 50)
PAUSES = st.lists(st.floats(0, 90), min_size=1, max_size=80)
START = st.floats(0, 2e9)


def asked_at(limits: RateLimiter, start: float, pauses: list[float], client: str = "192.0.2.1") -> list[tuple[float, float]]:
    """When it asked, and what it was told."""
    now, told = start, []
    for pause in pauses:
        now += pause
        told.append((now, limits.allow(client, now)))
    return told


@settings(deadline=None)
@given(RATES, BURSTS, START, PAUSES)
def test_never_more_than_the_burst_and_what_time_has_gained(rate: int, burst: int, start: float, pauses: list[float]) -> None:
    passed = [now for now, wait in asked_at(RateLimiter(rate, burst, 10), start, pauses) if not wait]
    for first in range(len(passed)):
        for last in range(first, len(passed)):
            assert last - first + 1 <= burst + (passed[last] - passed[first]) * rate / 60 + 0.02


@settings(deadline=None)
@given(RATES, BURSTS, START, PAUSES)
def test_the_wait_that_is_told_is_enough_and_not_too_long(rate: int, burst: int, start: float, pauses: list[float]) -> None:
    limits = RateLimiter(rate, burst, 10)
    now = start
    for pause in pauses:
        now += pause
        wait = limits.allow("192.0.2.1", now)
        assert 0 <= wait <= 60 / rate + 1e-3
        if wait > 0.01:
            assert limits.allow("192.0.2.1", now + wait / 2) > 0
            now += wait
            assert limits.allow("192.0.2.1", now) == 0


@settings(deadline=None)
@given(RATES, BURSTS, START, st.integers(0, 30))
def test_a_burst_goes_through_and_being_refused_costs_nothing(rate: int, burst: int, start: float, refused: int) -> None:
    limits = RateLimiter(rate, burst, 10)
    waits = [limits.allow("192.0.2.1", start) for _ in range(burst + 1 + refused)]
    assert waits[:burst] == [0] * burst
    assert waits[burst:] == [pytest.approx(60 / rate, abs=1e-5)] * (refused + 1)


@settings(deadline=None)
@given(BURSTS, PAUSES, PAUSES)
def test_clients_do_not_touch_each_other(burst: int, pauses: list[float], others: list[float]) -> None:
    alone, both = RateLimiter(30, burst, 10), RateLimiter(30, burst, 10)
    asked_at(both, 0, others, "192.0.2.2")
    assert asked_at(both, 0, pauses) == asked_at(alone, 0, pauses)


def test_a_clock_that_runs_backwards_gives_nothing_away() -> None:
    limits = RateLimiter(60, 2, 10)
    assert [limits.allow("192.0.2.1", now) for now in (100, 100)] == [0, 0]
    assert limits.allow("192.0.2.1", 90) > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", True),
        ("2001:DB8::1", "2001:db8:0:0:1::", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("", "unix", False),
        ("\udcff", "\udcfe", False),
    ],
)
def test_what_is_one_client(one: str, other: str, same: bool) -> None:
    limits = RateLimiter(1, 1, 10)
    assert limits.allow(one, 0) == 0
    assert (limits.allow(other, 0) > 0) == same


def test_only_so_many_are_remembered_and_those_who_asked_last() -> None:
    limits = RateLimiter(1, 1, 3)
    for last in (1, 2, 3, 1, 4):
        limits.allow(f"192.0.2.{last}", 0)
    assert len(limits._full) == 3
    assert [limits.allow(f"192.0.2.{last}", 0) > 0 for last in (1, 3, 4)] == [True, True, True]
    assert limits.allow("192.0.2.2", 0) == 0


def test_no_address_is_kept_and_no_two_servers_keep_the_same() -> None:
    kept = []
    for limits in (RateLimiter(1, 1, 3), RateLimiter(1, 1, 3)):
        limits.allow("192.0.2.1", 0)
        assert all(b"192.0.2.1" not in name and bytes([192, 0, 2, 1]) not in name for name in limits._full)
        kept.append(set(limits._full))
    assert not kept[0] & kept[1]


def test_threads_share_one_bucket() -> None:
    limits, passed = RateLimiter(1, 500, 10), []
    work = [threading.Thread(target=lambda: passed.extend(limits.allow("192.0.2.1", 0) == 0 for _ in range(200))) for _ in range(8)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert (len(passed), sum(passed)) == (1600, 500)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_limits_below_one_are_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        RateLimiter(*wrong)
