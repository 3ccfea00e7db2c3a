"""Twenty visitors at once, each with a name and a number: every answer is right, and no one gets those of another."""

from __future__ import annotations

import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from threading import Lock

import pytest

from tests.web.served import Browser, Served, memory, open_files, served, until
from tests.web.visitor import count_pictures, pdf_text

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
PIECES = ("help-is-here", "indicator-card", "know-the-signs")
_WORDS = re.compile(r"House of Visitor (\d{4})")
_NUMBERS = re.compile(r"336-555-(\d{4})")
_READING = Lock()  # PDFium has no threads
Times = dict[str, list[float]]


class Client:
    """One visitor, who visits again and again. Records the milliseconds of each kind of request."""

    def __init__(self, browser: Browser, number: int, times: Times) -> None:
        self.browser, self.number, self.times = browser, number, times
        self.own = f"{5000 + number:04d}"
        self.fields = {"name": f"House of Visitor {self.own}", "phone": f"336-555-{self.own}", "languages": "en"}
        self.chance = random.Random(number)

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.times[kind].append((time.perf_counter() - began) * 1000)

    def visit(self) -> None:
        piece = self.chance.choice(PIECES)
        with self.timed("gallery"):
            status, page = self.browser.ask("GET", "/en/")
        assert (status, page.count(b"/thumbnails/") > 10) == (200, True)
        for _ in range(4):
            with self.timed("thumb"):
                status, data = self.browser.ask(
                    "GET", f"/thumbnails/{self.chance.choice(PIECES)}/{self.chance.choice(('en', 'es', 'ar'))}.png"
                )
            assert (status, data[:4]) == (200, b"\x89PNG")
        with self.timed("piece"):
            status, page = self.browser.ask("GET", f"/en/pieces/{piece}?languages=en")
        self.check_words(status, page.decode(), (_WORDS,))
        with self.timed("preview"):
            status, page = self.browser.post(f"/en/pieces/{piece}", purpose="office", **self.fields)
        text = page.decode()
        self.check_words(status, text, (_WORDS, _NUMBERS))
        assert count_pictures(text) >= 2
        with self.timed("download"):
            status, data = self.browser.post(f"/en/pieces/{piece}/files", purpose="office", **self.fields)
        with _READING:
            text = pdf_text(data).replace("\u00a0", " ")
        self.check_words(status, text, (_WORDS, _NUMBERS), every=True)

    def check_words(self, status: int, text: str, patterns: tuple[re.Pattern[str], ...], every: bool = False) -> None:
        """No name or number of another visitor is in the text; `every`: the visitor's own must be."""
        assert status == 200
        flat = " ".join(text.split())
        for pattern in patterns:
            found = set(pattern.findall(flat)) - {"0142"}  # the example beside the field
            assert found == {self.own} if every else found <= {self.own}


def run(server: Served, clients: int, seconds: float) -> Times:
    """Milliseconds by kind of request. Raises the first error of any visitor."""
    times: Times = defaultdict(list)
    end = time.monotonic() + seconds

    def life(number: int) -> None:
        client = Client(server.browser(300), number, times)
        client.visit()
        while time.monotonic() < end:
            client.visit()

    with ThreadPoolExecutor(clients) as pool:
        for done in [pool.submit(life, number) for number in range(clients)]:
            done.result()
    return times


def print_figures(server: Served, times: Times, when: str) -> None:
    for kind, each in times.items():
        marks = quantiles(each, n=20, method="inclusive") if len(each) > 1 else each * 19
        print(f"{kind:9} {len(each):5} requests  p50 {marks[9]:6.0f} ms  p95 {marks[18]:6.0f} ms")
    pids = server.processes()
    print(f"{when}: memory in MB {[round(memory(pid)) for pid in pids]}, open files {[len(open_files(pid)) for pid in pids]}")


def loaded(folder: Path, seconds: float) -> None:
    with served(folder, PYTHONHASHSEED="0") as server:
        server.browser().ask("GET", "/en/pieces/help-is-here")
        print_figures(server, {}, "before")
        files = [len(open_files(pid)) for pid in server.processes()]
        times = run(server, 20, seconds)
        server.close_browsers()
        until(lambda: sum(len(open_files(pid)) for pid in server.processes()) <= sum(files) + 40)  # no descriptors leak
        print_figures(server, times, "after")
        assert {"gallery", "thumb", "piece", "preview", "download"} == times.keys()
        assert all(memory(pid) < 600 for pid in server.processes())
        assert not re.search(r" 5\d\d \d+ ms|ERROR|WARNING", server.written())


@pytest.mark.usefixtures("library_alone")
def test_twenty_visitors_at_once(tmp_path: Path) -> None:
    loaded(tmp_path, 3)


@pytest.mark.slow
@pytest.mark.usefixtures("library_alone")
def test_twenty_visitors_at_once_for_a_minute(tmp_path: Path) -> None:
    loaded(tmp_path, 60)
