"""The ordered map of the process pool: results in order, and a process that dies loses nothing but the item that kills it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from handbill.core.executor import WorkerLost, pipelined
from handbill.core.local_executor import local_executor
from handbill.core.process_pool.pool import PoolOptions, ProcessPool

_MANY = list(range(40))


def doubled(items: Sequence[int]) -> Iterator[int]:
    yield from (2 * item for item in items)


def dying(items: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Dies on 13 always, and on 21 the first time."""
    for item, folder in items:
        once = Path(folder) / "died"
        if item == 13 or (item == 21 and not once.exists()):
            if item == 21:
                once.touch()
            os._exit(9)
        yield item


def failing(items: Sequence[int]) -> Iterator[int]:
    yield from (1 // item for item in items)


def die() -> None:
    os._exit(3)


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_order_also_twice(count: int) -> None:
    with local_executor(count) as executor:
        assert list(executor.map(doubled, _MANY)) == [2 * item for item in _MANY]
        assert list(executor.map(doubled, [])) == []
        assert list(executor.map(doubled, [4])) == [8]


def test_results_of_many_items_come_in_order() -> None:
    """So many that items travel in large chunks."""
    with ProcessPool(2) as pool:
        assert list(pool.map(doubled, range(5000))) == [2 * item for item in range(5000)]


def test_a_process_that_dies_loses_only_the_item_that_kills_it_twice(tmp_path: Path) -> None:
    with ProcessPool(2) as pool:
        answers = list(pool.map(dying, [(item, str(tmp_path)) for item in _MANY]))
    assert [item for item, answer in enumerate(answers) if isinstance(answer, WorkerLost)] == [13]
    assert [answer for answer in answers if not isinstance(answer, WorkerLost)] == [item for item in _MANY if item != 13]
    assert (tmp_path / "died").exists()


def test_an_error_in_a_process_is_raised_with_its_traceback() -> None:
    with ProcessPool(2) as pool, pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(pool.map(failing, [1, 0, 1]))


def test_when_no_process_can_start_every_item_is_lost() -> None:
    with ProcessPool(2, PoolOptions(prepare=die)) as pool:
        assert all(isinstance(answer, WorkerLost) for answer in pool.map(doubled, _MANY))


def test_a_pipeline_starts_only_so_many_calls_ahead() -> None:
    started: list[int] = []

    def calls() -> Iterator[int]:
        for number in range(10):
            started.append(number)
            yield number

    results = pipelined(calls(), 3, lambda call: [call, -call])
    assert next(results) == 0
    assert started == [0, 1, 2]
    assert list(results) == [0, *(value for number in range(1, 10) for value in (number, -number))]
