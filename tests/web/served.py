"""The real server, started as by the command, and what can be seen of it from outside."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.web.visitor import multipart, token_in

ROOT = Path(__file__).parents[2]


class Served:
    """A running server. `log`: the file with everything that it writes."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path, host: str) -> None:
        self.process, self.port, self.log, self.host = process, port, log, host
        self.browsers: list[Browser] = []

    def written(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def processes(self) -> list[int]:
        """The server and its workers."""
        return [self.process.pid, *children(self.process.pid)]

    def browser(self, patience: float = 240) -> Browser:
        self.browsers.append(Browser(self.host, self.port, patience))
        return self.browsers[-1]

    def close_browsers(self) -> None:
        for browser in self.browsers:
            browser.line.close()
        self.browsers.clear()

    def send_raw(self, data: bytes, patience: float = 60) -> bytes:
        """What the server sends back on a new connection until it closes it."""
        with socket.create_connection((self.host, self.port), timeout=patience) as line:
            line.sendall(data)
            answer = b""
            try:
                while part := line.recv(65536):
                    answer += part
            except (TimeoutError, ConnectionResetError):
                pass
        return answer


class Browser:
    """Sends requests with the cookie and the form token of one browser."""

    def __init__(self, host: str, port: int, patience: float) -> None:
        self.line = http.client.HTTPConnection(host, port, timeout=patience)
        self.cookie = self.token = ""

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> None:
        """Send a request without waiting for the answer."""
        sent = {key.replace("_", "-"): value for key, value in headers.items()}
        self.line.request(method, path, body, {**({"Cookie": self.cookie} if self.cookie else {}), **sent})

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        self.send(method, path, body, **headers)
        answer = self.line.getresponse()
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        self.headers = answer.headers
        return answer.status, answer.read()

    def post(self, path: str, **fields: Any) -> tuple[int, bytes]:
        body, content_type = self.form(**fields)
        return self.ask("POST", path, body, Content_Type=content_type)

    def form(self, **fields: Any) -> tuple[bytes, str]:
        """The body of a form with its token, and its content type."""
        if not self.token:
            self.token = token_in(self.ask("GET", "/en/calibrate")[1].decode())
        return multipart({"token": self.token, **fields})


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def children(pid: int) -> list[int]:
    """The workers of a server, without the helper process of multiprocessing."""
    found = [int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    return [child for child in found if b"spawn_main" in _read(f"/proc/{child}/cmdline")]


def _read(path: str) -> bytes:
    """Empty where the process has ended."""
    try:
        return Path(path).read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def is_gone(pid: int) -> bool:
    """Whether a process has ended, with all its threads, even if its parent has not waited for it yet."""
    try:
        ended = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        return ended and len(os.listdir(f"/proc/{pid}/task")) == 1
    except (FileNotFoundError, ProcessLookupError):
        return True


def cpu_seconds(pid: int) -> float:
    """The processor time that a process has used; 0 where it has ended (proc_pid_stat(5), fields 14 and 15)."""
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def memory(pid: int) -> float:
    """The memory of a process in MB, with its share of shared memory (PSS)."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def open_files(pid: int) -> list[str]:
    """The targets of its file descriptors."""
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
    """The page, until the context ends. `options` besides the port; `environment` is added to ours."""
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
                process.wait(120)
            finally:
                process.kill()


def until(condition: Callable[[], object], seconds: float = 240) -> None:
    """Wait for a condition. The limit is only there to end a test that hangs."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition was never met"
        time.sleep(0.02)
