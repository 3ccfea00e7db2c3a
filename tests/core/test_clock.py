from __future__ import annotations

import datetime as dt
import os

import pytest

from handbill.core.clock import today
from handbill.core.problems import ProblemsFound


def test_today_honors_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768435200")
    assert today() == dt.date(2026, 1, 15)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ProblemsFound, match="not a time"):
        today()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "SOURCE_DATE_EPOCH" not in os.environ
    assert today() >= dt.date(2026, 1, 1)
