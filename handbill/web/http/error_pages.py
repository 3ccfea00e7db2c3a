"""Errors become a page in the visitor's language that says what to do. It has no traceback and nothing that the visitor typed."""

from __future__ import annotations

from flask import Flask, g, render_template
from werkzeug.exceptions import BadRequest, HTTPException

from handbill.core.problems import ProblemsFound
from handbill.core.process_pool.pool import CallTimeout, PoolBusy, WorkerError
from handbill.i18n.message_mark import N_
from handbill.web.http.app_context import current_campaign
from handbill.web.http.locale_negotiation import negotiated_page_language
from handbill.web.http.log import LOG
from handbill.web.i18n.translations import translations

ErrorPage = tuple[str, int, dict[str, str]]
_TitleAndAdvice = tuple[str, str]


class FormExpired(BadRequest):
    """The form was not sent by this page, or was opened before the program was started."""


_BY_STATUS: dict[int, _TitleAndAdvice] = {
    400: (N_("The page could not read this request"), N_("Go back, reload the page, and try again.")),
    404: (N_("There is nothing here"), N_("Start again from the list of all pieces.")),
    405: (N_("There is nothing here"), N_("Start again from the list of all pieces.")),
    413: (N_("This is too large"), N_("A logo can have up to 5 MB. Save it in a smaller size, and choose it again.")),
    429: (N_("Too many requests at once"), N_("Wait a minute, then continue.")),
}
_EXPIRED = (N_("This page was open for too long"), N_("Go back, reload the page, and try again."))
_BUSY = (
    N_("Many people are using this page right now"),
    N_("Wait a moment, then try again. What you typed is still in your browser: go back."),
)
_TIMEOUT = (N_("This took too long"), N_("Choose fewer languages at once, or another size."))
_FAILED = (
    N_("Something went wrong"),
    N_("It is not your fault. Try again. If it keeps happening, please tell the people who run this page."),
)


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(WorkerError, _worker_error)
    app.register_error_handler(ProblemsFound, _problems_found)
    app.register_error_handler(Exception, _unexpected_error)


def _http_error(error: HTTPException) -> ErrorPage:
    if isinstance(error, FormExpired):
        return _error_page(_EXPIRED, 400)
    status = error.code or 500
    retry_after = getattr(error, "retry_after", None)
    text = _BY_STATUS.get(status, _BY_STATUS[400] if status < 500 else _FAILED)
    return _error_page(text, status, {"Retry-After": str(retry_after)} if retry_after else None)


def _worker_error(error: WorkerError) -> ErrorPage:
    LOG.warning("%s", error, exc_info=error)
    if isinstance(error, PoolBusy):
        return _error_page(_BUSY, 503, {"Retry-After": "5"})
    return _error_page(_TIMEOUT if isinstance(error, CallTimeout) else _FAILED, 503)


def _problems_found(error: ProblemsFound) -> ErrorPage:
    """Problems that the visitor did not cause and that belong to no field: an expired number in a thumbnail, for example."""
    g.codes = tuple(problem.code for problem in error.problems)
    return _error_page(_FAILED, 503)


def _unexpected_error(error: Exception) -> ErrorPage:
    LOG.error("a request failed", exc_info=error)
    return _error_page(_FAILED, 500)


def _error_page(text: _TitleAndAdvice, status: int, headers: dict[str, str] | None = None) -> ErrorPage:
    if "translations" not in g:
        g.translations = translations(current_campaign(), negotiated_page_language())
    title, advice = text
    return render_template("error.html", title=title, advice=advice), status, headers or {}
