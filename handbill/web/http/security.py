"""Every request is checked before it is answered, and every answer is told what a browser may do with it."""

from __future__ import annotations

import secrets
import time
from urllib.parse import urlsplit

from flask import Response, request, session
from werkzeug.exceptions import SecurityError, TooManyRequests

from handbill.web.http.app_context import desk
from handbill.web.http.error_pages import Stale

_TOKEN = "token"  # not a secret: the name under which one stands
# No script, style or picture but our own; previews come inside the page.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # What a visitor filled in must not come back with the Back button of a shared computer.
    "Cache-Control": "no-store",
}


def check() -> None:
    """Raises SecurityError: asked for by a name that is not ours, as by a stranger's page whose name leads here (DNS rebinding);
    TooManyRequests; or Stale: a form that this page has not sent to this browser (cross-site request forgery).
    """
    limits, hosts = desk().limits, desk().hosts
    if hosts and _host() not in hosts:
        raise SecurityError
    if limits and request.endpoint != "static":
        wait = limits.allow(request.remote_addr or "", time.monotonic())
        if wait:
            raise TooManyRequests(retry_after=int(wait) + 1)
    if request.method == "POST":
        sent, own = request.form.get(_TOKEN, ""), session.get(_TOKEN, "")
        if not own or not secrets.compare_digest(sent.encode(), own.encode()):
            raise Stale


def _host() -> str:
    """The name that was asked for, without its port; an IPv6 address without its brackets, which Flask's TRUSTED_HOSTS cannot match."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def token() -> str:
    """The word that a form of this session must bring back."""
    if _TOKEN not in session:
        session[_TOKEN] = secrets.token_urlsafe(24)
    return str(session[_TOKEN])


def headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
