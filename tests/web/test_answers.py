"""What a visitor is told when a worker does not answer: time, death, a queue too long."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from handbill.core.process_pool.pool import PoolBusy, ProcessPool
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.http.app import Options, create_app
from handbill.web.views import piece
from handbill.web.views.preview import Preview
from handbill.web.workers import start_workers
from tests.web import asked
from tests.web.served import until
from tests.web.visitor import NAME, Visitor, problems

PATH = "/en/pieces/help-is-here"


def spin(_wish: PrintSettings) -> Preview:
    asked.spin()
    return Preview()


def eat(_wish: PrintSettings) -> Preview:
    asked.eat()
    return Preview()


def fail(wish: PrintSettings) -> Preview:
    raise ValueError(wish.own.name)


def hold(wish: PrintSettings) -> Preview:
    """Until it is let go, or somebody ends it."""
    asked.hold(wish.own.url.removeprefix("https://"))
    return Preview()


@pytest.fixture(scope="module")
def patient() -> Iterator[ProcessPool]:
    """A call may take as long as a slow machine needs, and two may wait."""
    with start_workers(1, seconds=90, megabytes=512, waiting=2) as pool:
        yield pool


@pytest.fixture
def app(patient: ProcessPool) -> Flask:
    return create_app(Options(), patient)


@pytest.mark.parametrize("function", [eat, fail])
def test_a_page_that_fails_gets_an_apology(app: Flask, monkeypatch: pytest.MonkeyPatch, function: object) -> None:
    monkeypatch.setattr(piece, "preview", function)
    answer = Visitor(app.test_client()).post(PATH, {"name": NAME})
    assert answer.status_code == 503
    assert "This did not work" in answer.text
    assert NAME not in answer.text
    assert "Traceback" not in answer.text


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece, "preview", spin)
    with start_workers(1, seconds=3, megabytes=512) as pool:
        until(lambda: is_answered(pool))
        answer = Visitor(create_app(Options(), pool).test_client()).post(PATH, {"name": NAME})
    assert answer.status_code == 503
    assert "This took too long" in answer.text
    assert NAME not in answer.text


def is_answered(pool: ProcessPool) -> bool:
    """Whether a process has started; on a slow machine that may take longer than a caller waits."""
    try:
        return bool(pool.call(os.getpid))
    except PoolBusy:
        return False


def test_after_a_process_is_killed_the_next_visitor_is_answered(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(piece, "preview", hold)
    visitor = Visitor(app.test_client())
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(visitor.post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        os.kill(int(next(tmp_path.iterdir()).name), signal.SIGKILL)
        answer = waiting.result(timeout=90)
    assert (answer.status_code, "This did not work" in answer.text) == (503, True)
    monkeypatch.undo()
    page = visitor.post("/en/calibrate/sheet", {"stock": "none"})
    assert page.status_code == 400
    assert app.extensions["desk"].workers.call(asked.twice, 21)[0] == 42


def test_one_too_many_is_told_that_many_wait(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(piece, "preview", hold)
    with ThreadPoolExecutor(3) as pool:
        visitors = [Visitor(app.test_client()) for _ in range(4)]
        began = pool.submit(visitors[0].post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        line = [pool.submit(each.post, PATH, {"url": str(tmp_path)}) for each in visitors[1:3]]
        until(lambda: app.extensions["desk"].workers.waiting == 2)
        # Answered while the process is still held, so it did not wait for its turn.
        busy = visitors[3].post(PATH, {"url": str(tmp_path), "name": NAME})
        (tmp_path / "go").touch()
        others = [each.result(timeout=90) for each in (began, *line)]
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert "Many people are printing just now" in busy.text
    assert [each.status_code for each in others] == [200, 200, 200]
    assert problems(others[0].text) == {}
