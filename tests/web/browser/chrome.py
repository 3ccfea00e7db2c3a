"""A real Chromium, and a witness that records the requests and console errors of its pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Nothing leaves this machine: no updates, no variations, no sync, and no other host has an address.
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"),
)
_PATIENCE = 30_000  # milliseconds that anything may take on a slow machine


def program() -> str:
    """The path of the browser; empty if there is none. CHROMIUM overrides the one on the PATH."""
    return os.environ.get("CHROMIUM") or next((path for name in _NAMES if (path := shutil.which(name))), "")


def unavailable() -> str:
    """Why no browser can be used; empty if one can."""
    missing = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
    if missing:
        return f"no {' and no '.join(missing)}: install the extra 'browser'"
    return "" if program() else "no Chromium: apt-get install chromium, or set CHROMIUM to its path"


@contextmanager
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as driver, driver.chromium.launch(executable_path=program(), args=list(_QUIET)) as chromium:
        yield chromium


class Witness:
    """For all pages of a context: requests to hosts other than `home`, and errors on the console, including violations of the policy."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.asked: list[str] = []
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(_PATIENCE)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.home:
            self.outside.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")
