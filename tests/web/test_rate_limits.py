"""The arithmetic of the rate limit, and what counts as one client."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.web.http.rate_limits import RateLimiter

RATES, BURSTS = st.integers(1, 600), st.integers(1, 50)
PAUSES = st.lists(st.floats(0, 90), min_size=1, max_size=80)
START = st.floats(0, 2e9)


def send_requests(limits: RateLimiter, start: float, pauses: list[float], client: str = "192.0.2.1") -> list[tuple[float, float]]:
    """The time of each request, and the wait that it was answered with."""
    now, requests = start, []
    for pause in pauses:
        now += pause
        requests.append((now, limits.wait_for(client, now)))
    return requests


@settings(deadline=None)
@given(RATES, BURSTS, START, PAUSES)
def test_no_more_requests_pass_than_the_burst_and_the_gain_over_time(rate: int, burst: int, start: float, pauses: list[float]) -> None:
    passed = [now for now, wait in send_requests(RateLimiter(rate, burst, 10), start, pauses) if not wait]
    for first in range(len(passed)):
        for last in range(first, len(passed)):
            assert last - first + 1 <= burst + (passed[last] - passed[first]) * rate / 60 + 0.02


@settings(deadline=None)
@given(RATES, BURSTS, START, PAUSES)
def test_the_wait_is_long_enough_and_not_too_long(rate: int, burst: int, start: float, pauses: list[float]) -> None:
    limits = RateLimiter(rate, burst, 10)
    now = start
    for pause in pauses:
        now += pause
        wait = limits.wait_for("192.0.2.1", now)
        assert 0 <= wait <= 60 / rate + 1e-3
        if wait > 0.01:
            assert limits.wait_for("192.0.2.1", now + wait / 2) > 0
            now += wait
            assert limits.wait_for("192.0.2.1", now) == 0


@settings(deadline=None)
@given(RATES, BURSTS, START, st.integers(0, 30))
def test_a_burst_passes_and_refused_requests_are_not_counted(rate: int, burst: int, start: float, refused: int) -> None:
    limits = RateLimiter(rate, burst, 10)
    waits = [limits.wait_for("192.0.2.1", start) for _ in range(burst + 1 + refused)]
    assert waits[:burst] == [0] * burst
    assert waits[burst:] == [pytest.approx(60 / rate, abs=1e-5)] * (refused + 1)


@settings(deadline=None)
@given(BURSTS, PAUSES, PAUSES)
def test_clients_do_not_affect_each_other(burst: int, pauses: list[float], others: list[float]) -> None:
    alone, both = RateLimiter(30, burst, 10), RateLimiter(30, burst, 10)
    send_requests(both, 0, others, "192.0.2.2")
    assert send_requests(both, 0, pauses) == send_requests(alone, 0, pauses)


def test_a_clock_that_goes_back_does_not_raise_the_limit() -> None:
    limits = RateLimiter(60, 2, 10)
    assert [limits.wait_for("192.0.2.1", now) for now in (100, 100)] == [0, 0]
    assert limits.wait_for("192.0.2.1", 90) > 0


@pytest.mark.parametrize(
    ("first", "second", "same"),
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
def test_addresses_of_one_client(first: str, second: str, same: bool) -> None:
    limits = RateLimiter(1, 1, 10)
    assert limits.wait_for(first, 0) == 0
    assert (limits.wait_for(second, 0) > 0) == same


def test_only_the_last_clients_are_remembered() -> None:
    limits = RateLimiter(1, 1, 3)
    for last in (1, 2, 3, 1, 4):
        limits.wait_for(f"192.0.2.{last}", 0)
    assert [limits.wait_for(f"192.0.2.{last}", 0) > 0 for last in (1, 3, 4)] == [True, True, True]
    assert limits.wait_for("192.0.2.2", 0) == 0


def remembered(limits: RateLimiter) -> set[bytes]:
    """The keys that identify clients, in any of the dictionaries of a limiter."""
    return {key for value in vars(limits).values() if isinstance(value, dict) for key in value}


def test_addresses_are_not_kept_and_no_two_servers_remember_a_client_alike() -> None:
    first, second = RateLimiter(1, 1, 3), RateLimiter(1, 1, 3)
    for limits in (first, second):
        limits.wait_for("192.0.2.1", 0)
        assert len(remembered(limits)) == 1
        assert all(b"192.0.2.1" not in name and bytes([192, 0, 2, 1]) not in name for name in remembered(limits))
    assert not remembered(first) & remembered(second)


def test_threads_share_one_bucket() -> None:
    limits, passed = RateLimiter(1, 500, 10), []
    work = [threading.Thread(target=lambda: passed.extend(limits.wait_for("192.0.2.1", 0) == 0 for _ in range(200))) for _ in range(8)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert (len(passed), sum(passed)) == (1600, 500)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_limits_below_one_are_rejected(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        RateLimiter(*wrong)
