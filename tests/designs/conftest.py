"""Lays out each setting of page_settings.py once for all tests of a module that judge it."""

from __future__ import annotations

import pytest
from library import lay_out

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec


@pytest.fixture(scope="module")
def laid_out(setting: JobSpec) -> LaidOutPiece:
    return lay_out(setting)
