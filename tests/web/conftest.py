"""One app and one set of workers for all tests of the page, and a fresh browser for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from flask.testing import FlaskClient
from library import LIBRARY, LIBRARY_ALONE

from handbill.core.process_pool.pool import ProcessPool
from handbill.web.app import ServerOptions, create_app
from handbill.web.views.rendering import warm_up
from handbill.web.workers import start_workers
from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
def workers() -> Iterator[ProcessPool]:
    """With enough time on a busy machine."""
    with start_workers(2, seconds=300, warm=partial(warm_up, LIBRARY)) as workers:
        yield workers


@pytest.fixture(scope="session")
def app(workers: ProcessPool) -> Flask:
    return create_app(LIBRARY, ServerOptions(), workers)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def visitor(client: FlaskClient) -> Visitor:
    return Visitor(client)


@pytest.fixture
def library_visitor(workers: ProcessPool) -> Visitor:
    """Of a page with nothing laid over the library, which offers every language."""
    return Visitor(create_app(LIBRARY_ALONE, ServerOptions(), workers).test_client())
