"""What a visitor is told when a worker does not answer: time, death, a queue too long."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from handbill.web.forms.print_settings import PrintSettings
from handbill.web.http.app import Options, create_app
from handbill.web.views import piece
from handbill.web.views.preview import Preview
from handbill.web.workers.workers import Workers
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
def brief() -> Iterator[Workers]:
    """A call may take four seconds, and two may wait."""
    with Workers(1, seconds=4, megabytes=512, waiting=2) as own:
        until(lambda: bool(own._crew._idle))
        yield own


@pytest.fixture
def app(brief: Workers) -> Flask:
    until(lambda: bool(brief._crew._idle))
    return create_app(Options(), brief)


@pytest.mark.parametrize(("function", "told"), [(spin, "This took too long"), (eat, "This did not work"), (fail, "This did not work")])
def test_a_page_that_does_not_come_is_told(app: Flask, monkeypatch: pytest.MonkeyPatch, function: object, told: str) -> None:
    monkeypatch.setattr(piece, "preview", function)
    visitor = Visitor(app.test_client())
    answer = visitor.post(PATH, {"name": NAME})
    assert answer.status_code == 503
    assert told in answer.text
    assert NAME not in answer.text
    assert "Traceback" not in answer.text
    monkeypatch.undo()
    until(lambda: app.extensions["desk"].workers.ask(os.getpid) > 0)


def test_one_who_is_killed_is_told_and_the_next_is_answered(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(piece, "preview", hold)
    visitor = Visitor(app.test_client())
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(visitor.post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        os.kill(int(next(tmp_path.iterdir()).name), signal.SIGKILL)
        answer = waiting.result(timeout=20)
    assert (answer.status_code, "This did not work" in answer.text) == (503, True)
    monkeypatch.undo()
    page = visitor.post("/en/calibrate/sheet", {"stock": "none"})
    assert page.status_code == 400
    assert app.extensions["desk"].workers.ask(asked.twice, 21)[0] == 42


def test_one_too_many_is_told_that_many_wait(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(piece, "preview", hold)
    crew = app.extensions["desk"].workers._crew
    with ThreadPoolExecutor(3) as pool:
        visitors = [Visitor(app.test_client()) for _ in range(4)]
        began = pool.submit(visitors[0].post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        line = [pool.submit(each.post, PATH, {"url": str(tmp_path)}) for each in visitors[1:3]]
        until(lambda: len(crew._callers) == 2)
        at = time.monotonic()
        busy = visitors[3].post(PATH, {"url": str(tmp_path), "name": NAME})
        assert time.monotonic() - at < 1, "at once"
        (tmp_path / "go").touch()
        others = [each.result(timeout=30) for each in (began, *line)]
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert "Many people are printing just now" in busy.text
    assert [each.status_code for each in others] == [200, 200, 200]
    assert problems(others[0].text) == {}
