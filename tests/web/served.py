"""The real server, as a command starts it, and what can be seen of it from outside."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.web.visitor import multipart, token_in

ROOT = Path(__file__).parents[2]


class Served:
    """`log`: all that the server writes."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path, host: str) -> None:
        self.process, self.port, self.log, self.host = process, port, log, host
        self.browsers: list[Browser] = []

    def written(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def processes(self) -> list[int]:
        """The server and its workers."""
        return [self.process.pid, *children(self.process.pid)]

    def browser(self, patience: float = 60) -> Browser:
        self.browsers.append(Browser(self.host, self.port, patience))
        return self.browsers[-1]

    def close_browsers(self) -> None:
        for browser in self.browsers:
            browser.line.close()
        self.browsers.clear()

    def raw(self, said: bytes, patience: float = 10) -> bytes:
        """What comes back on a line of its own until it is closed."""
        with socket.create_connection((self.host, self.port), timeout=patience) as line:
            line.sendall(said)
            answer = b""
            try:
                while part := line.recv(65536):
                    answer += part
            except (TimeoutError, ConnectionResetError):
                pass
        return answer


class Browser:
    """Sends requests, keeps the cookie, knows the word of its forms."""

    def __init__(self, host: str, port: int, patience: float) -> None:
        self.line = http.client.HTTPConnection(host, port, timeout=patience)
        self.cookie = self.token = ""

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        sent = {key.replace("_", "-"): value for key, value in headers.items()}
        self.line.request(method, path, body, {**({"Cookie": self.cookie} if self.cookie else {}), **sent})
        answer = self.line.getresponse()
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        self.headers = answer.headers
        return answer.status, answer.read()

    def post(self, path: str, **fields: Any) -> tuple[int, bytes]:
        if not self.token:
            self.token = token_in(self.ask("GET", "/en/calibrate")[1].decode())
        body, kind = multipart({"token": self.token, **fields})
        return self.ask("POST", path, body, Content_Type=kind)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def children(pid: int) -> list[int]:
    """Those that serve: multiprocessing's own helper is none."""
    told = Path(f"/proc/{pid}/task").glob("*/children")
    every = [int(each) for path in told for each in path.read_text().split()]
    return [each for each in every if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def memory(pid: int) -> float:
    """Megabytes that are its own (PSS)."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def open_files(pid: int) -> list[str]:
    """What its descriptors lead to."""
    found = []
    for each in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(os.readlink(each))
        except FileNotFoundError:
            continue
    return found


@contextmanager
def served(
    folder: Path, *options: str, host: str = "127.0.0.1", module: tuple[str, ...] = ("generate.py",), **environment: str
) -> Iterator[Served]:
    """The page, until the context ends. `options` beside the port; `environment` on top of our own."""
    port, log = free_port(), folder / "log.txt"
    command = [sys.executable, *module, "web", "--no-open", "--port", str(port), "--host", host, *options]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=stream, stderr=stream, env={**os.environ, "PYTHONUNBUFFERED": "1", **environment}
        )
    server = Served(process, port, log, host)
    try:
        until(lambda: "The page is at" in server.written() or process.poll() is not None)
        assert process.poll() is None, server.written()
        yield server
    finally:
        server.close_browsers()
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            finally:
                process.kill()


def until(true: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)
