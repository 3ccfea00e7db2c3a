"""The log of the server says what happened, and nothing that a visitor typed."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbill.core.process_pool.pool import CallFailed
from handbill.web.http.log import PrivateFormatter, format_request

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def logged() -> str:
    """Everything that a server and its libraries log for an app that tries to leak what a visitor sends."""
    done = subprocess.run([sys.executable, "-m", "tests.web.logged_server"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_nothing_that_a_visitor_typed_is_logged(logged: str) -> None:
    for word in ("Amina", "AMINA", "336", "0142", "nowhere", "?q", "Traceback"):
        assert word not in logged


def test_what_happened_is_logged(logged: str) -> None:
    assert re.search(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 GET /pieces/<name> 500 84 ms fit-height \?$", logged, re.MULTILINE)
    assert re.search(r"^\S+ GET - 404 84 ms fit-height \?$", logged, re.MULTILINE)
    assert re.search(r"^\S+ \? - 40\d 84 ms", logged, re.MULTILINE)
    assert re.search(
        r"^\S+ ERROR of handbill\.web at \w+:\d+\nbuiltins\.ValueError\n(?:  .*\n)+  .*logged_server\.py:\d+ in .*piece$",
        logged,
        re.MULTILINE,
    )
    assert re.search(r"^\S+ ERROR of waitress at channel:\d+\nbuiltins\.KeyError\n", logged, re.MULTILINE)
    assert re.search(r"^\S+ WARNING of py\.warnings at \w+:\d+$", logged, re.MULTILINE)
    assert re.search(r"^\S+ ERROR of some\.library at logged_server:\d+$", logged, re.MULTILINE)
    assert len(re.findall(r"^\S+ an uncaught error\nbuiltins\.(?:ValueError|RuntimeError)\n", logged, re.MULTILINE)) == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("GET", "/pieces/<name>", 200, 83.6), "GET /pieces/<name> 200 84 ms"),
        (("POST", "/build", 422, 1204.2, ["fit-height", "number-stale"]), "POST /build 422 1204 ms fit-height number-stale"),
        (("GET", None, 404, 0.2), "GET - 404 0 ms"),
        (("AMINA", None, 405, 1, ["336-555", "a b", "fit-height\n2027", ""]), "? - 405 1 ms ? ? ? ?"),
    ],
)
def test_the_line_of_a_request(arguments: tuple[str, str | None, int, float], line: str) -> None:
    assert format_request(*arguments) == line


def record_of(error: BaseException, name: str = "handbill") -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "page.py", 7, "in %s", ("web",), (type(error), error, error.__traceback__))


def test_an_error_is_logged_with_its_causes() -> None:
    try:
        try:
            int("Amina")
        except ValueError as error:
            raise CallFailed("web.page.build", "builtins.KeyError\n  draw.py:3 in draw") from error
    except CallFailed as error:
        lines = PrivateFormatter().format(record_of(error)).splitlines()
    assert lines[0].endswith(" in web")
    assert lines[1] == "handbill.core.process_pool.pool.CallFailed"
    cause = lines.index("caused by:")
    assert lines[cause - 3 : cause] == ["in a worker process:", "builtins.KeyError", "  draw.py:3 in draw"]
    assert lines[cause + 1] == "builtins.ValueError"
    assert "Amina" not in "\n".join(lines)


def test_errors_that_cause_each_other_do_not_loop() -> None:
    one, other = ValueError("Amina"), KeyError("Amina")
    one.__cause__, other.__cause__ = other, one
    assert PrivateFormatter().format(record_of(one)).splitlines()[1:] == ["builtins.ValueError", "caused by:", "builtins.KeyError"]


def test_a_suppressed_context_is_not_logged() -> None:
    error = ValueError()
    error.__context__, error.__suppress_context__ = KeyError(), True
    assert "KeyError" not in PrivateFormatter().format(record_of(error))
