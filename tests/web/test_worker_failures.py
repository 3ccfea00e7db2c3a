"""What a visitor sees when a worker has no result: it takes too long, dies, or too many requests are waiting."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from flask import Flask
from library import LIBRARY

from handbill.campaign.campaign import Campaign
from handbill.core.process_pool.pool import ProcessPool
from handbill.web.app import ServerOptions, create_app
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.views import piece
from handbill.web.views.rendering import Preview
from handbill.web.workers import start_workers
from tests.web import asked
from tests.web.served import until
from tests.web.visitor import NAME, Visitor, errors_in

PATH = "/en/pieces/help-is-here"
_LONG = 300.0  # seconds; far more than these calls take on a busy machine


def spin(_campaign: Campaign, _settings: PrintSettings) -> Preview:
    asked.spin()
    return Preview()


def use_all_memory(_campaign: Campaign, _settings: PrintSettings) -> Preview:
    asked.eat()
    return Preview()


def fail(_campaign: Campaign, settings: PrintSettings) -> Preview:
    raise ValueError(settings.organization.name)


def hold(_campaign: Campaign, settings: PrintSettings) -> Preview:
    """Work until the test lets go, or ends the process."""
    asked.hold(settings.organization.url.removeprefix("https://"))
    return Preview()


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPool]:
    """One worker; two calls may wait."""
    with start_workers(1, seconds=_LONG, megabytes=512, waiting=2) as workers:
        yield workers


@pytest.fixture
def app(workers: ProcessPool) -> Flask:
    workers.call(os.getpid)  # a worker is ready
    return create_app(LIBRARY, ServerOptions(), workers)


def assert_fails(app: Flask, monkeypatch: pytest.MonkeyPatch, function: Callable[[Campaign, PrintSettings], Preview], heading: str) -> None:
    """The visitor sees the heading and nothing internal; afterwards another worker answers."""
    monkeypatch.setattr(piece, "render_preview", function)
    answer = Visitor(app.test_client()).post(PATH, {"name": NAME})
    assert answer.status_code == 503
    assert heading in answer.text
    assert NAME not in answer.text
    assert "Traceback" not in answer.text
    assert app.extensions["handbill"].workers.call(asked.twice, 21)[0] == 42


def test_a_render_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    with start_workers(1, seconds=1) as workers:
        monkeypatch.setattr(piece, "render_preview", spin)
        answer = Visitor(create_app(LIBRARY, ServerOptions(), workers).test_client()).post(PATH, {"name": NAME})
    assert (answer.status_code, "This took too long" in answer.text, NAME in answer.text) == (503, True, False)


@pytest.mark.parametrize("function", [use_all_memory, fail])
def test_a_render_that_fails_shows_an_error_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch, function: Callable[[Campaign, PrintSettings], Preview]
) -> None:
    assert_fails(app, monkeypatch, function, "Something went wrong")


def test_after_a_worker_is_killed_the_next_visitor_is_served(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(piece, "render_preview", hold)
    visitor = Visitor(app.test_client())
    with ThreadPoolExecutor(1) as pool:
        request = pool.submit(visitor.post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        os.kill(int(next(tmp_path.iterdir()).name), signal.SIGKILL)
        answer = request.result()
    assert (answer.status_code, "Something went wrong" in answer.text) == (503, True)
    assert app.extensions["handbill"].workers.call(asked.twice, 21)[0] == 42


def test_one_request_too_many_is_refused_at_once(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One request is at work and two of the next three may wait, so exactly one is refused while all others are still held."""
    monkeypatch.setattr(piece, "render_preview", hold)
    visitors = [Visitor(app.test_client()) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        at_work = pool.submit(visitors[0].post, PATH, {"url": str(tmp_path)})
        until(lambda: any(tmp_path.iterdir()))
        others = [pool.submit(visitor.post, PATH, {"url": str(tmp_path), "name": NAME}) for visitor in visitors[1:]]
        try:
            refused, waiting = wait(others, return_when=FIRST_COMPLETED)
        finally:
            (tmp_path / "go").touch()
        answers = [request.result() for request in (at_work, *waiting)]
    (busy,) = (request.result() for request in refused)
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert "Many people are using this page right now" in busy.text
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert errors_in(answers[0].text) == {}
