"""The page as a visitor sees it: the real server in a process of its own, and a fresh browser profile for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chrome
import pytest

from tests.web.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test in this folder needs a browser; without one it is skipped, with the reason."""
    why = chrome.unavailable()
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if why:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page, without a slash at its end."""
    with served(tmp_path_factory.mktemp("server")) as server:
        yield f"http://localhost:{server.port}"
    assert "Traceback" not in server.written()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chrome.browser() as browser:
        yield browser


@pytest.fixture
def profile(chromium: Browser, home: str) -> Iterator[Callable[..., tuple[BrowserContext, chrome.Witness]]]:
    """profile(java_script_enabled=False): a new browser profile, English unless `locale` says otherwise, and its witness.

    After the test, no page of it may have sent a request to another host, or logged an error on the console.
    """
    made: list[tuple[BrowserContext, chrome.Witness]] = []

    def make(**options: Any) -> tuple[BrowserContext, chrome.Witness]:
        context = chromium.new_context(**{"viewport": chrome.DESK, "locale": "en-US", "base_url": home, **options})
        made.append((context, chrome.Witness(context, home)))
        return made[-1]

    yield make
    for context, _ in made:
        context.close()
    assert [(witness.outside, witness.errors) for _, witness in made] == [([], [])] * len(made)


@pytest.fixture
def page(profile: Callable[..., tuple[BrowserContext, chrome.Witness]]) -> Page:
    """One page of a fresh profile, in a desktop window."""
    return profile()[0].new_page()


@pytest.fixture(scope="session")
def logo() -> bytes:
    """A PNG of 600 by 300 dots: orange with a white band."""
    from PIL import Image

    picture, stream = Image.new("RGB", (600, 300), (160, 60, 18)), BytesIO()
    picture.paste((255, 255, 255), (60, 120, 540, 180))
    picture.save(stream, "PNG")
    return stream.getvalue()
