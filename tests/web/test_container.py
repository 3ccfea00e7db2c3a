"""What the container runs, without a container: the page behind the web server of docs/hosting.md, where Caddy is installed."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handbill.web.app import HEALTH, LARGEST_REQUEST
from tests.web.served import ROOT, free_port, until

HOSTING = ROOT / "docs" / "hosting"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_container_runs_what_is_there() -> None:
    assert 'CMD ["sh", "docs/hosting/start.sh"]' in DOCKERFILE
    assert "docs/hosting/Caddyfile" in (HOSTING / "start.sh").read_text(encoding="utf-8")
    assert f"127.0.0.1:8000{HEALTH}" in DOCKERFILE
    assert f"max_size {LARGEST_REQUEST // 1_000_000}MB" in (HOSTING / "Caddyfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+)", DOCKERFILE, re.MULTILINE)
    assert copied == ["."]


class Container:
    """The running script. `port`: of the web server before the page."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
        with closing(http.client.HTTPConnection("localhost", self.port, timeout=120)) as line:
            line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = line.getresponse()
            self.text = answer.read()
            return answer

    def is_up(self) -> bool:
        try:
            return self.ask(HEALTH).status == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    if not shutil.which("caddy"):
        pytest.skip("no Caddy: apt-get install caddy")
    folder = tmp_path_factory.mktemp("container")
    port, inner, programs = free_port(), free_port(), folder / "bin"
    programs.mkdir()
    command = programs / "handbill"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m handbill "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HANDBILL_NAME": f"http://localhost:{port}",
        "HANDBILL_PORT": str(inner),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    log = folder / "log.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            ["sh", str(HOSTING / "start.sh")], cwd=ROOT, env=environment, stdout=stream, stderr=stream, start_new_session=True
        )
    running = Container(process, port, log)
    try:
        until(lambda: running.is_up() or process.poll() is not None)
        assert process.poll() is None, log.read_text(encoding="utf-8")
        yield running
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


def test_the_page_is_reached_through_the_server_before_it(container: Container) -> None:
    answer = container.ask("/en/", Accept_Encoding="gzip")
    assert answer.status == 200
    assert answer.getheader("Content-Encoding") == "gzip"
    assert answer.getheader("Content-Security-Policy")


def test_another_host_name_is_refused(container: Container) -> None:
    assert container.ask("/en/", Host="other.example").status != 200 or container.text == b""


def test_what_is_too_large_is_refused_before_the_page(container: Container) -> None:
    try:
        status = container.ask("/en/calibrate/sheet", "POST", b"x" * (LARGEST_REQUEST + 100_000)).status
    except (BrokenPipeError, ConnectionResetError):
        return  # it hangs up as soon as it has read enough
    assert status in (400, 413, 502)


def test_the_log_names_no_path_and_no_address(container: Container) -> None:
    container.ask("/en/pieces/help-is-here?name=Quetzalcanary")
    written = container.log.read_text(encoding="utf-8")
    assert "Quetzalcanary" not in written
    assert "help-is-here" not in written
