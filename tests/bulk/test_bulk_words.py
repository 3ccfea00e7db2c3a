"""A short run of bulk_words.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulk_words import judged_made

pytestmark = pytest.mark.slow


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    ends = {judged_made(tmp_path, number, 3) for number in range(4000)}
    assert ends == {"po read", "po refused", "yaml read", "yaml refused"}
