"""One app and one set of workers for all tests of the page, and a fresh browser for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from flask.testing import FlaskClient
from library import LIBRARY

from handbill.web.app import ServerOptions, create_app
from handbill.web.views.rendering import warm_up
from handbill.web.workers.workers import Workers
from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """With enough time on a busy machine."""
    with Workers(2, seconds=300, warm=partial(warm_up, LIBRARY)) as workers:
        yield workers


@pytest.fixture(scope="session")
def app(workers: Workers) -> Flask:
    return create_app(LIBRARY, ServerOptions(), workers)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def visitor(client: FlaskClient) -> Visitor:
    return Visitor(client)
