"""A short run of bulk_lists.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulk_lists import damaged_lists, judged

pytestmark = pytest.mark.slow


def test_damaged_lists_are_read_or_refused(tmp_path: Path) -> None:
    ends = set()
    for number, data in enumerate(damaged_lists(3000, 2)):
        (tmp_path / "list.csv").write_bytes(data)
        ends.add(judged(tmp_path / "list.csv", str(number)))
    assert ends == {"read", "refused"}
