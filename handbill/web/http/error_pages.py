"""What goes wrong becomes a page that says what to do, in the visitor's language; never a traceback, never a word that was typed."""

from __future__ import annotations

from flask import Flask, g, render_template
from werkzeug.exceptions import BadRequest, HTTPException

from handbill.core.problems import ProblemsFound
from handbill.core.process_pool.pool import CallTimeout, PoolBusy, WorkerError
from handbill.web.http.locale_negotiation import page_language
from handbill.web.http.log import LOG
from handbill.web.i18n.translations import N_, words

ErrorPage = tuple[str, int, dict[str, str]]


class Stale(BadRequest):
    """A form that this page has not sent, or that was open for longer than the program runs."""


_SAID = {
    400: (N_("This could not be read"), N_("Go back, reload the page, and try once more.")),
    404: (N_("There is nothing here"), N_("Start again from the list of all pieces.")),
    405: (N_("There is nothing here"), N_("Start again from the list of all pieces.")),
    413: (N_("This is too large"), N_("A logo may have 5 MB. Save it smaller, and choose it once more.")),
    429: (N_("That was a lot at once"), N_("Wait a minute, then go on.")),
}
_STALE = (N_("This page was open for too long"), N_("Go back, reload the page, and try once more."))
_BUSY = (
    N_("Many people are printing just now"),
    N_("Wait a moment, then try once more. What you typed is still in your browser: go back."),
)
_LONG = (N_("This took too long"), N_("Choose fewer languages at once, or another size."))
_FAILED = (N_("This did not work"), N_("It is not your fault. Try once more; if it stays so, please tell whoever runs this page."))


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(WorkerError, _no_answer)
    app.register_error_handler(ProblemsFound, _not_made)
    app.register_error_handler(Exception, _failed)


def _http(error: HTTPException) -> ErrorPage:
    if isinstance(error, Stale):
        return _page(_STALE, 400)
    status = error.code or 500
    headers = {"Retry-After": str(error.retry_after)} if getattr(error, "retry_after", None) else {}  # type: ignore[attr-defined]
    return _page(_SAID.get(status, _SAID[400] if status < 500 else _FAILED), status, headers)


def _no_answer(error: WorkerError) -> ErrorPage:
    LOG.warning("%s", error, exc_info=error)
    if isinstance(error, PoolBusy):
        return _page(_BUSY, 503, {"Retry-After": "5"})
    return _page(_LONG if isinstance(error, CallTimeout) else _FAILED, 503)


def _not_made(error: ProblemsFound) -> ErrorPage:
    """Where there is no field to say it at: a small picture, a note. Of those that a visitor does not cause, as a number out of date."""
    g.codes = tuple(problem.code for problem in error.problems)
    return _page(_FAILED, 503)


def _failed(error: Exception) -> ErrorPage:
    LOG.error("a request failed", exc_info=error)
    return _page(_FAILED, 500)


def _page(said: tuple[str, str], status: int, headers: dict[str, str] | None = None) -> ErrorPage:
    if "words" not in g:
        g.words = words(page_language())
    title, what = said
    return render_template("sorry.html", title=title, what=what), status, headers or {}
