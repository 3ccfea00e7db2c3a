"""Processes that answer for a server: each call within its limits, each caller in its turn, and nothing left when they are gone."""

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
from pathlib import Path

import pytest

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.web.workers.errors import Busy, Failed, RenderTimeout, WorkerDied, WorkerError
from handbill.web.workers.pool import _Waiter
from handbill.web.workers.workers import Workers
from tests.web import asked

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


class Brief(Workers):
    calls = 3


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.002)


def gone(pid: int) -> bool:
    """Also one that is dead and whom nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def ready(workers: Workers) -> None:
    """On a busy machine a start may take longer than a caller of a test with short limits may wait."""
    until(lambda: len(workers._crew._idle) == workers._crew.means.count, 30)


def fault_of(future: Future[object]) -> type[BaseException]:
    return type(future.exception(timeout=20))


@pytest.fixture(scope="module")
def pair() -> Iterator[Workers]:
    with Workers(2, seconds=20, megabytes=512) as workers:
        yield workers


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(50) as pool:
        yield pool


def test_problems_come_through_as_they_are(pair: Workers) -> None:
    with pytest.raises(ProblemsFound) as found:
        pair.ask(asked.find_problems, "Amina")
    first = Problem("content-name", "nobody is called Amina", Place("a.yaml", 3, "name"), "ask")
    assert found.value.problems == (first, Problem("fit-height", "too high"))
    assert str(found.value).startswith("a.yaml:3 (name): nobody is called Amina\n")


@pytest.mark.parametrize(
    ("function", "args", "kinds"),
    [(asked.fail, (asked.SECRET,), ("KeyError", "ValueError", "asked.py", "in fail")), (asked.leave, (), ("SystemExit", "in leave"))],
)
def test_a_fault_is_told_without_what_a_visitor_typed(
    pair: Workers, function: Callable[..., object], args: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    with pytest.raises(Failed) as found:
        pair.ask(function, *args)
    assert all(kind in found.value.trace for kind in kinds)
    assert function.__name__ in str(found.value)
    assert "Amina" not in found.value.trace + str(found.value) + repr(found.value.args)


def test_a_process_with_a_fault_is_replaced() -> None:
    with Workers(1) as workers:
        before = workers.ask(os.getpid)
        with pytest.raises(Failed):
            workers.ask(asked.leave)
        assert workers.ask(os.getpid) != before


def test_what_cannot_be_sent_harms_nobody(pair: Workers) -> None:
    with pytest.raises(Failed):
        pair.ask(asked.local_function)
    with pytest.raises((AttributeError, TypeError)):
        pair.ask(asked.twice, lambda: None)
    assert pair.ask(asked.twice, 21)[0] == 42


def test_workers_say_nothing(pair: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    pair.ask(asked.talk, asked.SECRET)
    assert capfd.readouterr() == ("", "")


@linux
def test_workers_inherit_no_socket(pair: Workers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, Workers(1) as late:
        listening.set_inheritable(True)
        ours = os.readlink(f"/proc/self/fd/{listening.fileno()}")
        assert late.ask(asked.open_files)
        assert ours not in late.ask(asked.open_files)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals")
def test_ctrl_c_is_not_theirs(pair: Workers) -> None:
    before = {pair.ask(os.getpid) for _ in range(3)}
    for pid in before:
        os.kill(pid, signal.SIGINT)
    assert {pair.ask(os.getpid) for _ in range(3)} == before


def test_twenty_threads_each_get_their_own_answer(pair: Workers, threads: ThreadPoolExecutor) -> None:
    answers = list(threads.map(lambda number: [pair.ask(asked.twice, number)[0] for _ in range(10)], range(20)))
    assert answers == [[2 * number] * 10 for number in range(20)]


def test_first_come_first_served_and_one_too_many_is_sent_away(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    with Workers(2, seconds=20, waiting=40) as workers:
        held = [threads.submit(workers.ask, asked.hold, str(tmp_path)) for _ in range(2)]
        until(lambda: len(list(tmp_path.iterdir())) == 2)
        line = []
        for number in range(40):
            line.append(threads.submit(workers.ask, asked.turn, number))
            until(lambda: len(workers._crew._callers) == len(line))
        with pytest.raises(Busy):
            workers.ask(asked.turn, 41)
        (tmp_path / "go").touch()
        answers = [future.result(timeout=20) for future in line]
        processes = {future.result(timeout=20) for future in held}
    assert [number for number, _, _ in answers] == list(range(40))
    assert {process for _, process, _ in answers} <= processes
    for process in processes:
        turns = [turn for _, own, turn in answers if own == process]
        assert turns == sorted(turns)


def test_what_never_ends_is_ended_and_others_go_on(threads: ThreadPoolExecutor) -> None:
    with Workers(2, seconds=0.6) as workers:
        ready(workers)
        begun = time.monotonic()
        endless = threads.submit(workers.ask, asked.spin)
        while not endless.done():
            assert workers.ask(asked.twice, 3)[0] == 6
        assert fault_of(endless) is RenderTimeout
        assert 0.55 < time.monotonic() - begun < 3
        ready(workers)


def test_a_call_that_cannot_even_be_handed_over_is_ended(threads: ThreadPoolExecutor) -> None:
    """A process that is stopped takes nothing from its pipe; the call is larger than the pipe holds."""
    with Workers(1, seconds=0.5) as workers:
        ready(workers)
        os.kill(workers.ask(os.getpid), signal.SIGSTOP)
        with pytest.raises(RenderTimeout):
            workers.ask(len, bytes(10_000_000))


def test_who_waits_too_long_is_sent_away(threads: ThreadPoolExecutor) -> None:
    with Workers(1, seconds=0.3) as workers:
        ready(workers)
        line = [threads.submit(workers.ask, asked.spin) for _ in range(5)]
        faults = [fault_of(future) for future in line]
    assert set(faults) == {RenderTimeout, Busy}
    assert faults.count(Busy) >= 3


@linux
def test_what_eats_memory_loses_its_process() -> None:
    with Workers(1, megabytes=256) as workers:
        before = workers.ask(os.getpid)
        with pytest.raises(WorkerDied, match=r"asked\.eat ran out of memory"):
            workers.ask(asked.eat)
        assert workers.ask(os.getpid) != before
        assert gone(before)


def test_a_call_that_kills_is_not_tried_again(tmp_path: Path) -> None:
    with Workers(2) as workers:
        with pytest.raises(WorkerDied, match=r"asked\.vanish"):
            workers.ask(asked.vanish, str(tmp_path))
        assert workers.ask(asked.twice, 4)[0] == 8
    assert len(list(tmp_path.iterdir())) == 1


@linux
def test_a_process_killed_from_outside_is_replaced(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    with Workers(1) as workers:
        idle = workers.ask(os.getpid)
        os.kill(idle, signal.SIGKILL)
        until(lambda: not Path(f"/proc/{idle}").exists())
        busy = threads.submit(workers.ask, asked.hold, str(tmp_path))
        until(lambda: bool(list(tmp_path.iterdir())))
        pid = int(next(tmp_path.iterdir()).name)
        assert pid != idle
        os.kill(pid, signal.SIGKILL)
        assert fault_of(busy) is WorkerDied
        assert workers.ask(os.getpid) not in (idle, pid)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals")
def test_a_process_that_has_just_died_is_given_to_nobody() -> None:
    with Workers(1) as workers:
        workers.ask(asked.twice, 1)
        crew, caller = workers._crew, _Waiter()
        with crew._lock:  # before the keeper can see it
            dead = crew._idle[0]
            os.kill(dead.process.pid, signal.SIGKILL)
            until(lambda: dead.dead)
            crew._callers.append(caller)
            crew._hand_out()
        assert caller.called.wait(10)
        assert caller.process not in (dead, None)


@linux
def test_a_fresh_process_takes_over_after_so_many_calls() -> None:
    with Brief(1) as workers:
        turns = [workers.ask(asked.turn, 0)]
        while turns[-1][1] == turns[0][1]:
            turns.append(workers.ask(asked.turn, 0))
        # The old one goes on until the fresh one is ready.
        assert [count for _, _, count in turns[:-1]] == list(range(1, len(turns)))
        assert len(turns) > Brief.calls
        assert turns[-1][2] == 1
        until(lambda: gone(turns[0][1]))
        until(lambda: len(workers._crew._all) == 1)


def test_closing_ends_the_work_and_those_who_wait(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    workers = Workers(1)
    busy = threads.submit(workers.ask, asked.hold, str(tmp_path))
    until(lambda: bool(list(tmp_path.iterdir())))
    waiting = threads.submit(workers.ask, asked.twice, 1)
    until(lambda: len(workers._crew._callers) == 1)
    workers.close()
    workers.close()
    assert (fault_of(busy), fault_of(waiting)) == (WorkerDied, Busy)
    with pytest.raises(Busy):
        workers.ask(asked.twice, 1)


@linux
def test_nothing_is_left_open() -> None:
    with Workers(1) as workers:  # starts what multiprocessing keeps for itself
        workers.ask(asked.twice, 1)
    before = (sorted(os.listdir("/proc/self/fd")), threading.active_count())
    others = set(multiprocessing.active_children())
    with Brief(2, seconds=1) as workers:
        ready(workers)
        for _ in range(20):
            workers.ask(asked.twice, 1)
        for function in (asked.die_of_warmth, asked.spin):
            with pytest.raises(WorkerError):
                workers.ask(function)
    assert (sorted(os.listdir("/proc/self/fd")), threading.active_count()) == before
    assert set(multiprocessing.active_children()) == others


def test_failing_to_warm_up_is_logged_and_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    with Workers(1, warm=asked.warm_badly) as workers:
        assert workers.ask(asked.twice, 2)[0] == 4
    assert "ValueError" in caplog.text
    assert "Amina" not in caplog.text


def test_processes_that_die_at_their_start_are_not_started_without_end(caplog: pytest.LogCaptureFixture) -> None:
    with Workers(1, seconds=1, warm=asked.die_of_warmth) as workers, pytest.raises(Busy):
        workers.ask(asked.twice, 2)
    assert 1 <= caplog.text.count("a process has died at its start") <= 3


@linux
def test_workers_end_with_a_server_that_is_killed() -> None:
    program = (
        "import os, threading\n"
        "from tests.web import asked\n"
        "from handbill.web.workers.workers import Workers\n"
        "workers = Workers(2)\n"
        "pids = set()\n"
        "while len(pids) < 2:\n"
        "    lines = [threading.Thread(target=lambda: pids.add(workers.ask(os.getpid))) for _ in range(4)]\n"
        "    [line.start() for line in lines]; [line.join() for line in lines]\n"
        "threading.Thread(target=workers.ask, args=(asked.spin,)).start()\n"
        "print(*pids, flush=True)\n"
        "threading.Event().wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pids = [int(word) for word in server.stdout.readline().split()]
        assert [gone(pid) for pid in pids] == [False, False]
        server.kill()
        until(lambda: all(gone(pid) for pid in pids))
