"""Serves the page with waitress, to this machine alone by default. Request bodies stay in memory, so their size is limited."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from waitress.server import create_server

from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.web.app import LARGEST_REQUEST, LOOPBACK, ServerOptions, create_app
from handbill.web.http.app_context import AppState
from handbill.web.http.log import LOG, set_up_logging

# Bytes of a body that are read on this machine, where no proxy limits them: enough for a photo from a phone, so that the app can refuse it
# with a page that says why. waitress itself closes the connection before the body is read, and a browser then shows an error of its own.
LONGEST_READ = 25_000_000
_LISTEN_HINTS = {
    errno.EADDRINUSE: "another program is using it: choose another port with --port",
    errno.EACCES: "choose a port above 1023 with --port",
}
_HOST_NAME = re.compile(r"[^\s/@\[\]]+")  # an IPv6 address has more than one colon; a name with one has a port
_THREADS = 32
MOST_CONNECTIONS = 200
_IDLE = 60  # seconds before a silent connection is closed
_LARGEST_ANSWER = 64_000_000  # bytes of an answer that are held in memory for a slow reader; above this, waitress would write a file


@dataclass(frozen=True)
class ListenAddress:
    """Where the page is reached. `names`: the host names it answers to besides those of loopback. `proxied`: it is behind a proxy."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    proxied: bool = False


def check_address(address: ListenAddress, public: bool) -> None:
    """Raises ProblemsFound (usage-host): others could reach the address without --public, --public has no host name, a name is none."""
    if address.host not in LOOPBACK and not public:
        hint = "use 127.0.0.1, or add --public, which limits what each visitor may request; read docs/hosting.md first"
        raise ProblemsFound([Problem("usage-host", f"{address.host} can be reached by others", hint=hint)])
    if public and not address.names:
        hint = "add --name with the host name that visitors type, for example --name handbill.example.org"
        raise ProblemsFound([Problem("usage-host", "a public page must know its own name", hint=hint)])
    hint = "leave out http:// and the port, as in --name handbill.example.org"
    wrong = [name for name in address.names if not _HOST_NAME.fullmatch(name) or name.count(":") == 1]
    raise_if_any([Problem("usage-host", f"{name!r} is not a host name", hint=hint) for name in wrong])


def serve(campaign: Campaign, address: ListenAddress, options: ServerOptions, on_open: Callable[[], object]) -> None:
    """Serve the pieces of a campaign until Ctrl-C. Calls `on_open` once the address is bound and a browser can connect.

    Raises ProblemsFound (usage-host): the address is in use, or does not belong to this machine.
    """
    set_up_logging()
    app = create_app(campaign, options)
    state: AppState = app.extensions["handbill"]
    try:
        server = _create_server(app, address, LARGEST_REQUEST + 1 if options.public else LONGEST_READ)
    except OSError as error:
        state.workers.close()
        where = f"{address.host}:{address.port}"
        hint = _LISTEN_HINTS.get(error.errno or 0, "name an address of this machine with --host")
        raise ProblemsFound(
            [Problem("usage-host", f"cannot listen at {where}: {(error.strerror or 'no such address').lower()}", hint=hint)]
        ) from None
    try:
        on_open()
        server.run()
    finally:
        LOG.info("the page is closed")
        server.close()
        state.workers.close()


def _create_server(app: Flask, address: ListenAddress, longest_read: int) -> Any:
    """Raises OSError."""
    return create_server(
        app,
        host=address.host,
        port=address.port,
        threads=_THREADS,
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=_IDLE,
        max_request_body_size=longest_read,
        inbuf_overflow=longest_read,
        outbuf_overflow=_LARGEST_ANSWER,
        ident=None,
        **_proxy_options(address),
    )


def _proxy_options(address: ListenAddress) -> dict[str, object]:
    """Take the visitor's address from the proxy on this machine; ignore all other claims about it."""
    if not address.proxied:
        return {}
    return {
        "trusted_proxy": "::1" if ":" in address.host else "127.0.0.1",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }
