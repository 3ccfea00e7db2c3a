"""The figures and commands in docs/hosting.md. What it says about files, the log and hosts is tested with the real server."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from handbill.cli.commands.web import web
from handbill.graphics.bitmap import MAX_PIXELS
from handbill.graphics.logo import LARGEST_FILE
from handbill.web import server
from handbill.web.app import LARGEST_REQUEST, ServerOptions
from handbill.web.workers import CALLS

TEXT = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text(encoding="utf-8")
OPTIONS = ServerOptions()


@pytest.mark.parametrize(
    "promise",
    [
        f"{OPTIONS.burst} requests at once and {OPTIONS.per_minute} a minute after that",
        f"at most {OPTIONS.seconds} seconds and {OPTIONS.megabytes // 1024} GB",
        f"A request can have at most {LARGEST_REQUEST // 1_000_000} MB",
        f"up to {server.LONGEST_READ // 1_000_000} MB",
        f"at most {LARGEST_FILE // 1_000_000} MB and {MAX_PIXELS // 1_000_000} million pixels",
        f"at most {server.MOST_CONNECTIONS} connections",
        f"client_max_body_size {LARGEST_REQUEST // 1_000_000}m;",
        f"client_body_buffer_size {LARGEST_REQUEST // 1_000_000}m;",
    ],
)
def test_a_figure_is_that_of_the_program(promise: str) -> None:
    assert promise in TEXT


def test_figures_in_words() -> None:
    assert (OPTIONS.waiting, "Forty requests can wait" in TEXT) == (40, True)
    assert (CALLS, "after five hundred calls" in TEXT) == (500, True)


def test_every_command_is_understood() -> None:
    lines = [line.strip() for line in TEXT.splitlines() if "generate.py web --" in line and line.startswith("    ")]
    assert len(lines) == 2
    for line in lines:
        words = shlex.split(line)
        with web.make_context("web", words[words.index("web") + 1 :]) as context:
            options = context.params
        server.check_address(
            server.ListenAddress(options["host"], options["port"], options["names"], options["proxied"]), options["public"]
        )
