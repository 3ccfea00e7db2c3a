"""The server's worker processes: each call within its limits, each caller in turn, and nothing left when they are gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.core.process_pool.pool import CallFailed, CallTimeout, PoolBusy, ProcessPool, WorkerDied, WorkerError
from handbill.web.workers import start_workers
from tests.web import asked
from tests.web.served import ROOT, is_gone, until

_PATIENCE = 90  # seconds that anything may take on a busy machine
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
signals = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals")


def answer(workers: ProcessPool, function: Callable[..., Any], *args: object) -> Any:
    """Call until a process is free: where a test sets short limits, starting one may take longer than a caller waits."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return workers.call(function, *args)
        except PoolBusy:
            assert time.monotonic() < end


def error_of(future: Future[object]) -> type[BaseException]:
    return type(future.exception(timeout=_PATIENCE))


@pytest.fixture(scope="module")
def pair() -> Iterator[ProcessPool]:
    with start_workers(2, seconds=_PATIENCE, megabytes=512) as workers:
        yield workers


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(50) as pool:
        yield pool


def test_problems_come_through_as_they_are(pair: ProcessPool) -> None:
    with pytest.raises(ProblemsFound) as found:
        pair.call(asked.find_problems, "Amina")
    first = Problem("content-name", "nobody is called Amina", Place("a.yaml", 3, "name"), "ask")
    assert found.value.problems == (first, Problem("fit-height", "too high"))
    assert str(found.value).startswith("a.yaml:3 (name): nobody is called Amina\n")


@pytest.mark.parametrize(
    ("function", "args", "kinds"),
    [(asked.fail, (asked.SECRET,), ("KeyError", "ValueError", "asked.py", "in fail")), (asked.leave, (), ("SystemExit", "in leave"))],
)
def test_an_error_is_described_without_what_a_visitor_typed(
    pair: ProcessPool, function: Callable[..., object], args: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    with pytest.raises(CallFailed) as found:
        pair.call(function, *args)
    assert all(kind in found.value.trace for kind in kinds)
    assert function.__name__ in str(found.value)
    assert "Amina" not in found.value.trace + str(found.value) + repr(found.value.args)


def test_a_process_that_failed_is_replaced() -> None:
    with start_workers(1, seconds=_PATIENCE) as workers:
        before = workers.call(os.getpid)
        with pytest.raises(CallFailed):
            workers.call(asked.leave)
        assert workers.call(os.getpid) != before


def test_a_call_that_cannot_be_pickled_harms_no_process(pair: ProcessPool) -> None:
    with pytest.raises(CallFailed):
        pair.call(asked.local_function)
    with pytest.raises((AttributeError, TypeError)):
        pair.call(asked.twice, lambda: None)
    assert pair.call(asked.twice, 21)[0] == 42


def test_workers_write_nothing(pair: ProcessPool, capfd: pytest.CaptureFixture[str]) -> None:
    pair.call(asked.talk, asked.SECRET)
    assert capfd.readouterr() == ("", "")


@linux
def test_workers_inherit_no_socket() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, start_workers(1, seconds=_PATIENCE) as late:
        listening.set_inheritable(True)
        ours = os.readlink(f"/proc/self/fd/{listening.fileno()}")
        files = late.call(asked.open_files)
    assert files
    assert ours not in files


@signals
def test_workers_ignore_ctrl_c() -> None:
    with start_workers(1, seconds=_PATIENCE) as workers:
        before = workers.call(os.getpid)
        os.kill(before, signal.SIGINT)
        assert workers.call(os.getpid) == before


def test_twenty_threads_each_get_their_own_answer(pair: ProcessPool, threads: ThreadPoolExecutor) -> None:
    answers = list(threads.map(lambda number: [pair.call(asked.twice, number)[0] for _ in range(10)], range(20)))
    assert answers == [[2 * number] * 10 for number in range(20)]


def test_first_come_first_served_and_one_too_many_is_refused(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    with start_workers(2, seconds=_PATIENCE, waiting=40) as workers:
        held = [threads.submit(workers.call, asked.hold, str(tmp_path)) for _ in range(2)]
        until(lambda: len(list(tmp_path.iterdir())) == 2)
        line = []
        for number in range(40):
            line.append(threads.submit(workers.call, asked.turn, number))
            until(lambda: workers.waiting == len(line))
        with pytest.raises(PoolBusy):
            workers.call(asked.turn, 41)
        (tmp_path / "go").touch()
        answers = [future.result(timeout=_PATIENCE) for future in line]
        processes = {future.result(timeout=_PATIENCE) for future in held}
    assert [number for number, _, _ in answers] == list(range(40))
    assert {process for _, process, _ in answers} <= processes
    for process in processes:
        turns = [turn for _, own, turn in answers if own == process]
        assert turns == sorted(turns)


def test_an_endless_call_is_ended_while_others_go_on(threads: ThreadPoolExecutor) -> None:
    with start_workers(2, seconds=1) as workers:
        answer(workers, asked.twice, 1)
        began = time.monotonic()
        endless = threads.submit(answer, workers, asked.spin)
        while not endless.done():
            assert answer(workers, asked.twice, 3)[0] == 6
        assert error_of(endless) is CallTimeout
        assert time.monotonic() - began >= 1
        assert answer(workers, asked.twice, 4)[0] == 8


@signals
def test_a_call_that_cannot_even_be_handed_over_is_ended() -> None:
    """A stopped process reads nothing from its pipe; the call is larger than the pipe holds."""
    with start_workers(1, seconds=0.5) as workers:
        os.kill(answer(workers, os.getpid), signal.SIGSTOP)
        with pytest.raises(CallTimeout):
            workers.call(len, bytes(10_000_000))


def test_a_caller_who_waits_too_long_gets_an_error(threads: ThreadPoolExecutor) -> None:
    with start_workers(1, seconds=0.5) as workers:
        answer(workers, asked.twice, 1)
        line = [threads.submit(workers.call, asked.spin) for _ in range(10)]
        errors = [error_of(future) for future in line]
    # In the second that a caller waits at most two calls end.
    assert set(errors) == {CallTimeout, PoolBusy}


@linux
def test_a_call_that_eats_memory_costs_its_process() -> None:
    with start_workers(1, seconds=_PATIENCE, megabytes=256) as workers:
        before = workers.call(os.getpid)
        with pytest.raises(WorkerDied, match=r"asked\.eat ran out of memory"):
            workers.call(asked.eat)
        assert workers.call(os.getpid) != before
        assert is_gone(before)


def test_a_call_that_kills_its_process_is_not_tried_again(tmp_path: Path) -> None:
    with start_workers(2, seconds=_PATIENCE) as workers:
        with pytest.raises(WorkerDied, match=r"asked\.vanish"):
            workers.call(asked.vanish, str(tmp_path))
        assert workers.call(asked.twice, 4)[0] == 8
    assert len(list(tmp_path.iterdir())) == 1


@linux
def test_a_process_killed_from_outside_is_replaced(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    with start_workers(1, seconds=_PATIENCE) as workers:
        idle = workers.call(os.getpid)
        os.kill(idle, signal.SIGKILL)
        until(lambda: is_gone(idle))
        busy = threads.submit(workers.call, asked.hold, str(tmp_path))
        until(lambda: bool(list(tmp_path.iterdir())))
        pid = int(next(tmp_path.iterdir()).name)
        assert pid != idle
        os.kill(pid, signal.SIGKILL)
        assert error_of(busy) is WorkerDied
        assert workers.call(os.getpid) not in (idle, pid)


@linux
def test_a_fresh_process_takes_over_after_so_many_calls() -> None:
    with start_workers(1, seconds=_PATIENCE, calls=3) as workers:
        turns = [workers.call(asked.turn, 0)]
        while turns[-1][1] == turns[0][1]:
            turns.append(workers.call(asked.turn, 0))
        # The old one goes on until the fresh one is ready.
        assert [count for _, _, count in turns[:-1]] == list(range(1, len(turns)))
        assert len(turns) > 3
        assert turns[-1][2] == 1
        until(lambda: is_gone(turns[0][1]))


def test_closing_ends_the_work_and_the_waiting(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    workers = start_workers(1, seconds=_PATIENCE)
    busy = threads.submit(workers.call, asked.hold, str(tmp_path))
    until(lambda: bool(list(tmp_path.iterdir())))
    waiting = threads.submit(workers.call, asked.twice, 1)
    until(lambda: workers.waiting == 1)
    workers.close()
    workers.close()
    assert (error_of(busy), error_of(waiting)) == (WorkerDied, PoolBusy)
    with pytest.raises(PoolBusy):
        workers.call(asked.twice, 1)


@linux
def test_nothing_is_left_open() -> None:
    with start_workers(1, seconds=_PATIENCE) as workers:  # starts what multiprocessing keeps for itself
        workers.call(asked.twice, 1)
    before = (sorted(os.listdir("/proc/self/fd")), threading.active_count())
    others = set(multiprocessing.active_children())
    with start_workers(2, seconds=1, calls=3) as workers:
        for _ in range(20):
            answer(workers, asked.twice, 1)
        for function in (asked.die_of_warmth, asked.spin):
            with pytest.raises(WorkerError):
                answer(workers, function)
    until(lambda: (sorted(os.listdir("/proc/self/fd")), threading.active_count()) == before)
    assert set(multiprocessing.active_children()) == others


def test_failing_to_warm_up_is_logged_and_does_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    with start_workers(1, seconds=_PATIENCE, warm=asked.warm_badly) as workers:
        assert workers.call(asked.twice, 2)[0] == 4
    assert "ValueError" in caplog.text
    assert "Amina" not in caplog.text


def test_when_processes_die_at_their_start_callers_get_an_error_and_starts_are_spaced(caplog: pytest.LogCaptureFixture) -> None:
    with (
        start_workers(1, seconds=_PATIENCE, warm=asked.die_of_warmth) as workers,
        pytest.raises(WorkerDied, match="no process can be started"),
    ):
        workers.call(asked.twice, 2)
    times = [record.created for record in caplog.records if "a process could not be started" in record.getMessage()]
    assert len(times) >= 3
    assert all(later - earlier >= 0.9 for earlier, later in pairwise(times))


@linux
def test_workers_end_with_a_server_that_is_killed() -> None:
    program = (
        "import os, threading\n"
        "from tests.web import asked\n"
        "from handbill.web.workers import start_workers\n"
        "workers = start_workers(2, seconds=90)\n"
        "pids = set()\n"
        "while len(pids) < 2:\n"
        "    lines = [threading.Thread(target=lambda: pids.add(workers.call(os.getpid))) for _ in range(4)]\n"
        "    [line.start() for line in lines]; [line.join() for line in lines]\n"
        "threading.Thread(target=workers.call, args=(asked.spin,)).start()\n"
        "print(*pids, flush=True)\n"
        "threading.Event().wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pids = [int(word) for word in server.stdout.readline().split()]
        assert [is_gone(pid) for pid in pids] == [False, False]
        server.kill()
        until(lambda: all(is_gone(pid) for pid in pids))
