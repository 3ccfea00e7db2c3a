"""One app and one crew of workers for all tests of the page; a fresh browser for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handbill.core.process_pool.pool import ProcessPool
from handbill.web.http.app import Options, create_app
from handbill.web.views.preview import warm
from handbill.web.workers import start_workers
from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
def workers() -> Iterator[ProcessPool]:
    """With time enough for a machine that does much beside."""
    with start_workers(2, seconds=90, warm=warm) as own:
        yield own


@pytest.fixture(scope="session")
def app(workers: ProcessPool) -> Flask:
    return create_app(Options(), workers)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def visitor(client: FlaskClient) -> Visitor:
    return Visitor(client)
