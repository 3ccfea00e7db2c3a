"""Processes that work side by side: their answers come in order, and one that dies loses nothing but what kills it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from handbill.batch.executor import WorkerLost
from handbill.batch.process_pool import Pool

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


@pytest.mark.parametrize("count", [1, 2])
def test_answers_come_in_order_also_twice(count: int) -> None:
    with Pool(count) as pool:
        assert list(pool.each(doubled, _MANY)) == [2 * item for item in _MANY]
        assert list(pool.each(doubled, [])) == []
        assert list(pool.each(doubled, [4])) == [8]


def test_a_process_that_dies_loses_only_what_kills_it_twice(tmp_path: Path) -> None:
    with Pool(2) as pool:
        answers = list(pool.each(dying, [(item, str(tmp_path)) for item in _MANY]))
    assert [item for item, answer in enumerate(answers) if isinstance(answer, WorkerLost)] == [13]
    assert [answer for answer in answers if not isinstance(answer, WorkerLost)] == [item for item in _MANY if item != 13]
    assert (tmp_path / "died").exists()


def test_a_fault_of_ours_is_not_swallowed() -> None:
    with Pool(2) as pool, pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(pool.each(failing, [1, 0, 1]))
