"""What all tests share: one day to count from, finished files and the default set, each built once."""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from library import LIBRARY, build
from review_office import office
from small_library import small

from handbill.build.job_spec import JobSpec
from handbill.build.result import Result
from handbill.contacts.organization import Organization

__all__ = ["office", "small"]  # fixtures

Finished = Callable[..., Result]
TODAY = dt.date(2026, 11, 30)
# Every test, and every command a test starts, counts from this day: numbers expire, tests must not.
os.environ["SOURCE_DATE_EPOCH"] = str(int(dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC).timestamp()))
if LIBRARY.folder:
    # Commands run in folders of their tests.
    os.environ["HANDBILL_CAMPAIGN"] = str(LIBRARY.folder)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts background jobs with Ctrl-C ignored, and the commands that tests start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    # Thousands of tests and what is cached stay in memory to the end; to search them for garbage takes a fifth of the suite's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden to what the code makes now; look at the difference")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def library_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """For commands that a test starts outside of any campaign: with nothing laid over the library (library.py)."""
    monkeypatch.delenv("HANDBILL_CAMPAIGN", raising=False)


@pytest.fixture(scope="session")
def today() -> dt.date:
    return TODAY


@pytest.fixture(scope="session")
def finished(today: dt.date) -> Finished:
    """finished('help-is-here', 'en+ar', 'press', 'a4', organization): the Result."""

    @cache
    def make(
        material: str, languages: str = "en", purpose: str = "screen", form: str = "", organization: Organization | None = None
    ) -> Result:
        return build(JobSpec(material, today, tuple(languages.split("+")), purpose, form, organization=organization))

    return make


@pytest.fixture(scope="session")
def default_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the `screen` PDFs of every piece in every language, in both regions' sizes, with and without an organization."""
    from handbill.build.build_files import build_files
    from handbill.build.resolve import BuildOptions, resolve
    from handbill.content.material import material_names

    folder = tmp_path_factory.mktemp("default_set")
    example = Path(__file__).parents[1] / "materials" / "organizations" / "example.yaml"
    for region, who, target in (("us", None, folder), ("metric", None, folder), ("us", example, folder / "organization")):
        for name in material_names(LIBRARY):
            build_files(resolve(LIBRARY, (name,), BuildOptions(region=region, organization=who, purposes=("screen",))), target)
    return folder
