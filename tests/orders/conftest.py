"""Orders that a test writes to a file and reads."""

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
    """ordered(text, name='order.yaml'): the order read from a file of this name with this text."""

    def write(text: str, name: str = "order.yaml") -> Order:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_order(LIBRARY, path)

    return write


@pytest.fixture
def wrong(ordered: Callable[..., Order]) -> Callable[..., list[Problem]]:
    """wrong(text, name='order.yaml'): every problem of such an order."""

    def write(text: str, name: str = "order.yaml") -> list[Problem]:
        with pytest.raises(ProblemsFound) as found:
            ordered(text, name)
        return list(found.value.problems)

    return write
