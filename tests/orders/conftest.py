"""Orders written down by a test, and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from library import LIBRARY

from handbill.core.problems import Problem, ProblemsFound
from handbill.orders.order import Order
from handbill.orders.read_order import read_order


@pytest.fixture
def ordered(tmp_path: Path) -> Callable[..., Order]:
    """ordered(text, name='order.yaml'): the order that stands in such a file."""

    def write(text: str, name: str = "order.yaml") -> Order:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_order(LIBRARY, path)

    return write


@pytest.fixture
def wrong(ordered: Callable[..., Order]) -> Callable[..., list[Problem]]:
    """wrong(text, name='order.yaml'): every problem with it."""

    def write(text: str, name: str = "order.yaml") -> list[Problem]:
        with pytest.raises(ProblemsFound) as found:
            ordered(text, name)
        return list(found.value.problems)

    return write
