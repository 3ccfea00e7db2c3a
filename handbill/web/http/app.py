"""The browser's door: requests become pages, previews and files. Nothing a visitor sends outlives the answer."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response, g, redirect, request
from werkzeug.wrappers.response import Response as Answer

from handbill.core.process_pool.pool import ProcessPool
from handbill.web.forms import saved_settings
from handbill.web.http import error_pages, quick_exit, security
from handbill.web.http.app_context import AppState
from handbill.web.http.locale_negotiation import page_language
from handbill.web.http.log import log_request
from handbill.web.http.rate_limits import RateLimiter
from handbill.web.i18n.translations import tags, words
from handbill.web.views import calibrate, download, gallery, piece, thumbnails, webfonts
from handbill.web.views.preview import warm
from handbill.web.views.view_models import template_words
from handbill.web.workers import start_workers

LARGEST_REQUEST = 7_000_000  # bytes: a logo of 5 MB, and the form around it
_LARGEST_FIELDS = 1_000_000  # bytes of all fields that are no file: the logo that waits in the form is the largest
_MOST_PARTS = 200
_CLIENTS = 10_000


@dataclass(frozen=True)
class Options:
    """How the page is served. `public`: anybody may reach it, so each client gets `per_minute` requests after a first `burst`.

    `hosts`: the names it answers to; none is any name. `secure`: it is reached by https, through a proxy. `seconds` and `megabytes` are for
    one page, `waiting` visitors may queue.
    """

    public: bool = False
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    secure: bool = False
    workers: int = 2
    seconds: float = 20
    megabytes: int = 1024
    waiting: int = 40
    per_minute: int = 60
    burst: int = 120


class InMemory(Request):
    """An uploaded file stays in memory: by default a large one would wait in a file."""

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None, content_length: int | None = None
    ) -> IO[bytes]:
        return BytesIO()


class _App(Flask):
    request_class = InMemory


def create_app(options: Options, workers: ProcessPool | None = None) -> Flask:
    """The page. `workers`: for tests; else as many processes as `options` says, which `close` of the desk ends."""
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
    own = workers or start_workers(options.workers, options.seconds, options.megabytes, options.waiting, warm)
    limits = RateLimiter(options.per_minute, options.burst, _CLIENTS) if options.public else None
    app.extensions["desk"] = AppState(own, limits, frozenset(host.lower() for host in options.hosts))
    _routes(app)
    app.before_request(_begin)
    app.before_request(security.check)
    app.after_request(security.headers)
    app.after_request(_log)
    app.context_processor(template_words)
    error_pages.register(app)
    return app


def _routes(app: Flask) -> None:
    add = app.add_url_rule
    tongue = f"/<any({', '.join(tags())}):ui>"
    add("/", "root", _root)
    add("/leave", "leave", quick_exit.leave)
    add(f"{tongue}/", "gallery", gallery.gallery)
    add(f"{tongue}/pieces/<name>", "piece", piece.show)
    add(f"{tongue}/pieces/<name>", "look", piece.look, methods=["POST"])
    add(f"{tongue}/pieces/<name>/files", "files", download.files_of, methods=["POST"])
    add(f"{tongue}/pieces/<name>/setup", "setup", saved_settings.save, methods=["POST"])
    add(f"{tongue}/pieces/<name>/load", "load", saved_settings.load, methods=["POST"])
    add(f"{tongue}/calibrate", "calibrate", calibrate.show)
    add(f"{tongue}/calibrate/sheet", "sheet", calibrate.sheet, methods=["POST"])
    add("/thumbs/<name>/<tag>.png", "thumb", thumbnails.thumb)
    add("/letters.css", "letters_sheet", webfonts.sheet)
    add("/letters/<tag>.ttf", "letters", webfonts.letters)


def _root() -> Answer:
    """To the visitor's own language, as the browser tells it."""
    return redirect(f"/{page_language()}/")


def _begin() -> None:
    g.began = time.monotonic()
    g.codes = ()
    values: dict[str, Any] = request.view_args or {}
    ui = values.pop("ui", "")
    g.words = words(ui or page_language())


def _log(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else None
    spent = (time.monotonic() - g.began) * 1000 if "began" in g else 0.0
    log_request(request.method, route, response.status_code, spent, g.get("codes", ()))
    return response
