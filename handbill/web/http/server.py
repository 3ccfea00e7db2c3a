"""The page is served by waitress, on this machine alone unless somebody says otherwise. Bodies stay in memory, and so are bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from waitress.server import create_server

from handbill.core.problems import Problem, ProblemsFound
from handbill.web.http.app import LARGEST_REQUEST, Options, create_app
from handbill.web.http.app_context import AppState
from handbill.web.http.log import LOG, set_up
from handbill.web.http.request_size_limit import LONGEST_READ, channel
from handbill.web.http.security import HEADERS

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_THREADS = 32
_CONNECTIONS = 200
_IDLE = 60  # seconds a connection may say nothing
_ANSWER = 64_000_000  # bytes of an answer that wait in memory for a slow reader; above, waitress would take a file


@dataclass(frozen=True)
class ListenAddress:
    """Where the page is reached. `names`: the hosts it answers to beside loopback's own. `proxied`: a proxy stands before it."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    proxied: bool = False


def check_address(address: ListenAddress, public: bool) -> None:
    """Raises ProblemsFound (usage-host): an address that others can reach, and nobody said that they may."""
    if address.host not in LOOPBACK and not public:
        hint = "use 127.0.0.1, or add --public, which limits what each visitor may ask; read docs/hosting.md first"
        raise ProblemsFound([Problem("usage-host", f"{address.host} can be reached by others", hint=hint)])
    if public and not address.names:
        hint = "add --name handbill.example.org: the host name that visitors type"
        raise ProblemsFound([Problem("usage-host", "a public page must know its own name", hint=hint)])


def serve(address: ListenAddress, options: Options, opened: Callable[[], object]) -> None:
    """Serve until somebody presses Ctrl-C; `opened` is called once the address is ours and a browser may come.

    Raises ProblemsFound (usage-host): the address is taken, or is none of this machine.
    """
    set_up()
    app = create_app(options)
    desk: AppState = app.extensions["desk"]
    try:
        server = _server(app, address)
    except OSError as error:
        desk.workers.close()
        where = f"{address.host}:{address.port}"
        hint = "another program may use it: choose another one with --port"
        raise ProblemsFound(
            [Problem("usage-host", f"cannot listen at {where}: {(error.strerror or 'no such address').lower()}", hint=hint)]
        ) from None
    try:
        opened()
        server.run()
    finally:
        LOG.info("the page is closed")
        server.close()
        desk.workers.close()


def _server(app: Flask, address: ListenAddress) -> Any:
    """Raises OSError."""
    doors: dict[int, Any] = {}  # `localhost` may be two addresses
    server = create_server(
        app,
        doors,
        host=address.host,
        port=address.port,
        threads=_THREADS,
        connection_limit=_CONNECTIONS,
        channel_timeout=_IDLE,
        max_request_body_size=LONGEST_READ,
        inbuf_overflow=LARGEST_REQUEST + 1,
        outbuf_overflow=_ANSWER,
        ident=None,
        **_proxy(address),
    )
    for door in doors.values():
        door.channel_class = channel(LARGEST_REQUEST, HEADERS)
    return server


def _proxy(address: ListenAddress) -> dict[str, object]:
    """A visitor's own address is the one that the proxy next door has seen; what others claim is let be."""
    if not address.proxied:
        return {}
    return {
        "trusted_proxy": "::1" if ":" in address.host else "127.0.0.1",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }
