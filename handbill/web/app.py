"""The Flask application of the page: its settings, routes and hooks. Nothing that a visitor sends is kept after the answer."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response, g, redirect, request
from werkzeug.wrappers.response import Response as WerkzeugResponse

from handbill.campaign.campaign import Campaign
from handbill.core.process_pool.pool import ProcessPool
from handbill.web.http import error_pages, security
from handbill.web.http.app_context import AppState, current_campaign
from handbill.web.http.locale_negotiation import negotiated_page_language
from handbill.web.http.log import log_request
from handbill.web.http.rate_limits import RateLimiter
from handbill.web.i18n.translations import page_languages, translations
from handbill.web.views import audience_set, calibrate, download, gallery, piece, quick_exit, saved_settings, thumbnails, webfonts
from handbill.web.views.rendering import warm_up
from handbill.web.views.view_models import template_context
from handbill.web.workers import start_workers

LOOPBACK = ("localhost", "127.0.0.1", "::1")
HEALTH = "/health"
LARGEST_REQUEST = 7_000_000  # bytes: a logo of 5 MB and the form around it
_LARGEST_FIELDS = 1_000_000  # bytes of all fields that are not files; the largest is the logo that the form carries
_MOST_PARTS = 200
_CLIENTS = 10_000


@dataclass(frozen=True)
class ServerOptions:
    """How the page is served.

    `public`: others can reach it, so each address may ask for `burst` previews and files at once and `per_minute` after that: enough for a
    class of thirty behind one address (20 a minute each). `hosts`: the host names that it answers to; empty allows any. `secure`: visitors
    reach it by https, through a proxy. `seconds` and `megabytes`: the limits of one render. `waiting`: how many requests may wait for a
    worker.
    """

    public: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    workers: int = 2
    seconds: float = 20
    megabytes: int = 1024
    waiting: int = 40
    per_minute: int = 600
    burst: int = 600


class _InMemoryRequest(Request):
    """Keeps uploaded files in memory. By default, Werkzeug puts large ones into a temporary file."""

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None, content_length: int | None = None
    ) -> IO[bytes]:
        return BytesIO()


class _App(Flask):
    request_class = _InMemoryRequest


def create_app(campaign: Campaign, options: ServerOptions, workers: ProcessPool | None = None) -> Flask:
    """Create the app for the pieces of a campaign.

    Without `workers` it starts as many as `options` says; close the workers of its AppState to end them.
    """
    app = _App("handbill.web")
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=_LARGEST_FIELDS,
        MAX_FORM_PARTS=_MOST_PARTS,
        SESSION_COOKIE_NAME="__Host-form" if options.secure else "form",  # the prefix: set by this host alone (RFC 6265bis 4.1.3)
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=options.secure,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    workers = workers or start_workers(options.workers, options.seconds, options.megabytes, options.waiting, partial(warm_up, campaign))
    limiter = RateLimiter(options.per_minute, options.burst, _CLIENTS) if options.public else None
    app.extensions["handbill"] = AppState(campaign, workers, limiter, frozenset(host.lower() for host in options.hosts))
    _add_routes(app)
    app.before_request(_start_request)
    app.before_request(security.check_request)
    app.after_request(security.add_headers)
    app.after_request(_log_response)
    app.context_processor(template_context)
    error_pages.register(app)
    return app


def _add_routes(app: Flask) -> None:
    add = app.add_url_rule
    language = f"/<any({', '.join(page_languages())}):page_language>"
    add("/", "root", _redirect_to_own_language)
    add(HEALTH, "health", _health)
    add("/quick-exit", "quick_exit", quick_exit.quick_exit)
    add(f"{language}/", "gallery", gallery.gallery)
    add(f"{language}/pieces/<name>", "piece", piece.show)
    add(f"{language}/pieces/<name>", "update_preview", piece.update_preview, methods=["POST"])
    add(f"{language}/pieces/<name>/files", "files", download.download_files, methods=["POST"])
    add(f"{language}/pieces/<name>/details", "save_details", saved_settings.save, methods=["POST"])
    add(f"{language}/pieces/<name>/details/load", "load_details", saved_settings.load, methods=["POST"])
    add(f"{language}/sets/<name>", "audience_set", audience_set.show)
    add(f"{language}/sets/<name>", "update_set", audience_set.update, methods=["POST"])
    add(f"{language}/sets/<name>/files", "set_files", audience_set.download, methods=["POST"])
    add(f"{language}/calibrate", "calibrate", calibrate.show)
    add(f"{language}/calibrate/sheet", "calibration_sheet", calibrate.download_sheet, methods=["POST"])
    add("/thumbnails/<name>/<tag>.png", "thumbnail", thumbnails.thumbnail)
    add("/webfonts.css", "webfonts_css", webfonts.style_sheet)
    add("/webfonts/<tag>.ttf", "webfont", webfonts.webfont)


def _health() -> Response:
    """For whatever watches the server: the page answers."""
    return Response("ok\n", mimetype="text/plain")


def _redirect_to_own_language() -> WerkzeugResponse:
    return redirect(f"/{negotiated_page_language()}/")


def _start_request() -> None:
    g.began = time.monotonic()
    g.codes = ()
    values: dict[str, Any] = request.view_args or {}
    tag = values.pop("page_language", "")
    g.translations = translations(current_campaign(), tag or negotiated_page_language())


def _log_response(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else None
    milliseconds = (time.monotonic() - g.began) * 1000 if "began" in g else 0.0
    log_request(request.method, route, response.status_code, milliseconds, g.get("codes", ()))
    return response
