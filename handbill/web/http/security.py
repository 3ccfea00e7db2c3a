"""Checks each request before it is answered, and tells the browser what it may do with the answer."""

from __future__ import annotations

import secrets
import time
from urllib.parse import urlsplit

from flask import Response, request, session
from werkzeug.exceptions import SecurityError, TooManyRequests

from handbill.web.http.app_context import current_app_state
from handbill.web.http.error_pages import FormExpired

_TOKEN = "token"  # the name of the field, not a secret
# Only our own scripts, styles and pictures. Previews are data addresses inside the page.
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
# What makes a worker render for one visitor alone. Thumbnails are made once a day for all, and everything else costs next to nothing.
_COUNTED = (
    "piece",
    "update_preview",
    "files",
    "save_details",
    "load_details",
    "audience_set",
    "update_set",
    "set_files",
    "calibration_sheet",
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The Back button of a shared computer must not bring back a filled-in form.
    "Cache-Control": "no-store",
}


def check_request() -> None:
    """Raises SecurityError: the host name is not ours, for example a foreign name that resolves to this machine (DNS rebinding);
    TooManyRequests; FormExpired: the form was not sent by this page to this browser (cross-site request forgery).
    """
    state = current_app_state()
    if request.endpoint == "health":
        return  # asked by address, again and again, and answered without anything of a visitor
    if state.hosts and _host() not in state.hosts:
        raise SecurityError
    if state.limiter and request.endpoint in _COUNTED:
        wait = state.limiter.wait_for(request.remote_addr or "", time.monotonic())
        if wait:
            raise TooManyRequests(retry_after=int(wait) + 1)
    if request.method == "POST":
        sent, expected = request.form.get(_TOKEN, ""), session.get(_TOKEN, "")
        if not expected or not secrets.compare_digest(sent.encode(), expected.encode()):
            raise FormExpired


def _host() -> str:
    """The requested host name without its port. IPv6 addresses lose their brackets, which Flask's TRUSTED_HOSTS cannot match."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def form_token() -> str:
    """The token that each form of this session must send back."""
    if _TOKEN not in session:
        session[_TOKEN] = secrets.token_urlsafe(24)
    return str(session[_TOKEN])


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
