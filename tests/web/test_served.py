"""The real server: no files, nothing typed in its log, bounded memory, and broken requests."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from library import LIBRARY
from pictures import png

from handbill.web.app import ServerOptions
from handbill.web.forms import options
from handbill.web.server import LONGEST_READ
from tests.web.served import ROOT, Served, cpu_seconds, is_gone, memory, open_files, served, until
from tests.web.visitor import pdf_text

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
_PATIENCE = 90  # seconds that anything may take on a busy machine
CANARY, NUMBER = "Quetzalcanary", "(336) 555-0199"
PIECE = "/en/pieces/help-is-here"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Served]:
    """With a folder of its own for temporary files: other programs write to that of the machine."""
    temporary = folder / "temporary"
    temporary.mkdir()
    with served(folder, TMPDIR=str(temporary), PYTHONDONTWRITEBYTECODE="1") as running:
        yield running


@pytest.fixture(autouse=True)
def _close(server: Served) -> Iterator[None]:
    yield
    server.close_browsers()


def files_on_disk(server: Served) -> set[str]:
    """Open files that may hold what visitors sent, including deleted ones, as temporary files are.

    A worker that has just started still reads its own program.
    """
    found = {each for pid in server.processes() for each in open_files(pid) if each.startswith("/") and not each.startswith("/dev/")}
    return {each for each in found if not each.endswith((".py", ".pyc", ".so", ".ttf", ".otf", ".ttc", ".yaml", "/log.txt"))}


def test_large_bodies_leave_no_file_and_bad_logos_are_errors(server: Served) -> None:
    browser = server.browser()
    logos = {
        "large": os.urandom(4_900_000),
        "bomb": png(60_000, 60_000, bytes(5_000_000)),
        "cut off": png(300, 300, bytes(5_000_000))[:-40],
        "program": b"MZ" + os.urandom(2_000_000),
        "entities": b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
        "a file": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
        "empty JPEG": b"\xff\xd8\xff",
    }
    for name, data in logos.items():
        status, page = browser.post(PIECE, languages="en", purpose="screen", name=CANARY, logo=(data, f"{CANARY}.png"))
        assert status == 200, name
        assert b'href="#logo"' in page, name
        assert b"root:" not in page
    assert browser.post(PIECE, languages="en", name=CANARY, logo=(bytes(6_900_000), "x"))[0] == 200
    assert browser.post(PIECE, languages="en", name=CANARY, extra="x" * 1_500_000)[0] == 413
    assert files_on_disk(server) == set()
    assert os.listdir(server.log.parent / "temporary") == []


def test_a_logo_that_is_too_large_is_refused_in_words(server: Served) -> None:
    """Also without the check of page.js, which does not send it at all."""
    status, page = server.browser().post(PIECE, languages="en", logo=(bytes(20_000_000), "photo.jpg"))
    assert status == 413
    assert "A logo can have up to 5 MB" in page.decode()
    assert memory(server.process.pid) < 300
    assert files_on_disk(server) == set()


HEAD = f"POST {PIECE} HTTP/1.1\r\nHost: localhost\r\n"
FORM = "Content-Type: multipart/form-data; boundary=b\r\n"
BODIES = {
    "4 GB declared": (f"{HEAD}{FORM}Content-Length: 4294967296\r\n\r\n{CANARY}", b"413"),
    "no length that is a number": (f"{HEAD}{FORM}Content-Length: {CANARY}\r\n\r\n", b"400"),
    "less than nothing": (f"{HEAD}{FORM}Content-Length: -5\r\n\r\n", b"400"),
    "two lengths": (f"{HEAD}{FORM}Content-Length: 5\r\nContent-Length: 6\r\n\r\n", b"400"),
    "chunks of nothing": (f"{HEAD}{FORM}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
    "chunks that are none": (f"{HEAD}{FORM}Transfer-Encoding: chunked\r\n\r\n{CANARY}\r\n", b"400"),
    "chunks and a length": (f"{HEAD}{FORM}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
    "packed": (f"{HEAD}{FORM}Transfer-Encoding: gzip\r\n\r\n", b"501"),
    "no boundary": (f"{HEAD}Content-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\nabcde", b"400"),
    "a header of 300 kB": (f"{HEAD}X-{CANARY}: {'x' * 300_000}\r\n\r\n", b"431"),
    "no request": (f"{CANARY} {CANARY}\r\n\r\n", b"400"),
    "another version": (f"GET / HTTP/{CANARY}\r\nHost: localhost\r\n\r\n", b"400"),
    "no host": ("GET /en/ HTTP/1.0\r\n\r\n", b"400"),
    "two hosts": ("GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n", b"400"),
    "an address whole": (f"GET http://example.org/{CANARY} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n", b"400"),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_broken_request_is_refused(server: Served, case: str) -> None:
    request, status = BODIES[case]
    answer = server.send_raw(request.replace("Host: localhost\r\n", "Host: localhost\r\nConnection: close\r\n", 1).encode())
    assert answer.split(b" ", 2)[1] == status
    assert b"<" not in answer.partition(b"\r\n\r\n")[2] or b"Content-Security-Policy: default-src 'none'" in answer
    assert b"waitress" not in answer.lower()


def test_endless_chunks_are_cut_off(server: Served) -> None:
    chunk = b"7a120\r\n" + b"x" * 500_000 + b"\r\n"
    with socket.create_connection((server.host, server.port), timeout=_PATIENCE) as line:
        line.sendall(f"{HEAD}{FORM}Transfer-Encoding: chunked\r\n\r\n".encode())
        with suppress(ConnectionError):  # cut off before the answer can be read
            for _ in range(2 * LONGEST_READ // len(chunk)):
                line.sendall(chunk)
            answer = line.recv(4096)
            assert not answer or b"413" in answer
    assert files_on_disk(server) == set()


def test_slow_senders_do_not_delay_others(server: Served) -> None:
    lines = [socket.create_connection((server.host, server.port)) for _ in range(60)]
    try:
        for line in lines:
            line.sendall(f"{HEAD}{FORM}Content-Length: 5000000\r\n\r\n--b".encode())
        assert server.browser().ask("GET", "/en/calibrate")[0] == 200
    finally:
        for line in lines:
            line.close()


def test_visitors_who_disconnect_break_nothing(server: Served) -> None:
    browser = server.browser()
    body, content_type = browser.form(languages="en", name=CANARY, purpose="screen")
    for _ in range(20):
        hasty = server.browser()
        hasty.cookie = browser.cookie
        hasty.send("POST", PIECE, body, Content_Type=content_type)
        hasty.line.close()
    status, page = browser.post(PIECE, languages="en", name=f"{CANARY} last", purpose="screen")
    assert status == 200
    assert f"{CANARY} last" in page.decode()


def test_a_worker_that_is_killed_is_replaced_and_its_visitor_sees_an_error(server: Served) -> None:
    """The worker that uses the processor is the one that renders; it has several seconds of work left when it is killed."""
    browser = server.browser()
    assert browser.post(PIECE, languages="en", purpose="screen")[0] == 200  # the workers are ready
    until(lambda: len(server.processes()) == 3)
    workers = server.processes()[1:]
    before = {pid: cpu_seconds(pid) for pid in workers}
    languages = [pack.tag for pack in options.languages(LIBRARY)]
    with ThreadPoolExecutor(1) as pool:
        request = pool.submit(server.browser().post, f"{PIECE}/files", languages=languages, purpose="office", name=CANARY)
        until(lambda: request.done() or any(cpu_seconds(pid) > before[pid] + 0.1 for pid in workers))
        os.kill(max(workers, key=lambda pid: cpu_seconds(pid) - before[pid]), signal.SIGKILL)
        status, page = request.result()
    assert status == 503
    assert "Something went wrong" in page.decode()
    until(lambda: len(server.processes()) == 3)
    status, data = server.browser().post(f"{PIECE}/files", languages="en", name=CANARY, purpose="screen", phone=NUMBER)
    assert (status, data[:5]) == (200, b"%PDF-")
    assert CANARY in pdf_text(data)


def test_nothing_that_visitors_send_is_in_the_log(server: Served) -> None:
    browser = server.browser()
    for path in (
        f"/{CANARY}",
        f"/en/pieces/{CANARY}?q={CANARY}",
        f"/static/{CANARY}",
        f"/thumbnails/{CANARY}/{CANARY}.png",
        f"/en/?for={CANARY}",
    ):
        browser.ask("GET", path, Referer=f"http://{CANARY}/", User_Agent=CANARY, Accept_Language=CANARY, X_Forwarded_For="192.0.2.77")
    for fields in (
        {"name": CANARY, "phone": CANARY},
        {"name": CANARY * 9, "phone": NUMBER},
        {"url": CANARY, "own_colors": "y", "ink": CANARY},
    ):
        for tail in ("", "/files", "/details"):
            assert browser.post(PIECE + tail, languages="en", purpose="screen", **fields)[0] == 200
    for setup in (f"name: !!python/object:{CANARY} x", f"{CANARY}: [", f"name: {CANARY}"):
        assert browser.post(f"{PIECE}/details/load", languages="en", purpose="screen", details=(setup.encode(), CANARY))[0] == 200
    assert browser.ask("POST", PIECE, f"name={CANARY}&token={CANARY}".encode(), Content_Type="application/x-www-form-urlencoded")[0] == 400
    assert browser.ask("GET", "/en/", Host=CANARY)[0] == 400
    browser.ask(CANARY.upper(), "/")
    written = server.written()
    assert re.search(r" POST /<any\(.*\):page_language>/pieces/<name> 200 \d+ ms number-malformed", written)
    for word in (CANARY, CANARY.lower(), CANARY.upper(), "555-0199", "192.0.2.77", "Traceback", "127.0.0.1 -"):
        assert word not in written
    assert not re.search(r" 500 \d+ ms", written)


def test_a_name_is_on_its_own_file_alone(server: Served) -> None:
    """Nothing of one visitor is on the piece of the next one."""
    data = server.browser().post(f"{PIECE}/files", languages="en", purpose="screen")[1]
    assert CANARY not in pdf_text(data)
    page = server.browser().ask("GET", PIECE)[1].decode()
    assert CANARY not in page


def command(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "generate.py", "web", "--no-open", *options], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_a_public_address_needs_an_option(host: str) -> None:
    done = command("--host", host)
    assert done.returncode == 2
    assert f"{host} can be reached by others" in done.stderr
    assert "--public" in done.stderr


def test_a_public_page_needs_a_host_name() -> None:
    done = command("--public")
    assert (done.returncode, "must know its own name" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["http://handbill.example.org", "handbill.example.org:8000", "two words", ""])
def test_what_is_no_host_name_is_refused(name: str) -> None:
    done = command("--public", "--name", name)
    assert (done.returncode, f"{name!r} is not a host name" in done.stderr) == (2, True)


def test_an_address_of_another_machine_is_a_problem() -> None:
    done = command("--public", "--name", "handbill.example.org", "--host", "192.0.2.1")
    assert (done.returncode, "hint: name an address of this machine" in done.stderr) == (2, True)


def test_a_port_in_use_is_a_problem(server: Served) -> None:
    done = command("--port", str(server.port))
    assert done.returncode == 2
    assert f"cannot listen at 127.0.0.1:{server.port}: address already in use" in done.stderr
    assert "The page is at" not in done.stdout
    assert "Traceback" not in done.stderr


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 here")
def test_the_page_can_listen_on_ipv6(folder: Path) -> None:
    with served(folder, host="::1") as running:
        browser = running.browser()
        for host in (f"[::1]:{running.port}", f"localhost:{running.port}"):
            assert browser.ask("GET", "/en/calibrate", Host=host)[0] == 200


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_the_server(tmp_path: Path, end: signal.Signals) -> None:
    with served(tmp_path) as running:
        until(lambda: len(running.processes()) == 3)
        workers = running.processes()[1:]
        running.process.send_signal(end)
        code = running.process.wait(120)
        until(lambda: all(is_gone(pid) for pid in workers))
    if end == signal.SIGINT:
        assert code == 0
        assert running.written().rstrip().endswith("the page is closed")
    assert "Traceback" not in running.written()


def test_only_the_proxy_can_name_the_visitor_for_the_rate_limit(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    public = ("--public", "--name", "localhost", "--workers", "1")

    def refused(running: Served, address: str, most: int) -> int:
        """How many requests pass until one is refused; `most` if none is. In `address`, {} is another number each time."""
        browser = running.browser()
        for count in range(most):
            asked = {"Host": "localhost", "X_Forwarded_For": address.format(count % 250), "X_Forwarded_Proto": "https"}
            if browser.ask("GET", "/en/pieces/none", **asked)[0] == 429:
                return count
        return most

    burst, many = ServerOptions().burst, 20_000  # far more than a slow machine is allowed while it asks
    with served(tmp_path / "a", *public) as running:
        assert burst <= refused(running, "192.0.2.{}", many) < many, "claims about the address are ignored"
    with served(tmp_path / "b", *public, "--proxied") as running:
        assert refused(running, "192.0.2.{}", 2 * burst) == 2 * burst
        assert burst <= refused(running, "198.51.100.{}, 192.0.2.251", many) < many, "only the last address comes from the proxy"
        browser = running.browser()
        browser.ask("GET", "/en/calibrate", Host="localhost", X_Forwarded_For="192.0.2.201", X_Forwarded_Host="example.org")
        assert browser.headers["Set-Cookie"].startswith("__Host-form=")
        assert "; Secure; HttpOnly; Path=/; SameSite=Strict" in browser.headers["Set-Cookie"]
