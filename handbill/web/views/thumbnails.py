"""Thumbnails of the pieces: the first page of each, rendered once a day and kept in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from flask import Response, current_app
from werkzeug.exceptions import NotFound

from handbill.core.clock import today
from handbill.web.forms.options import pieces
from handbill.web.http.app_context import current_campaign, run_in_worker
from handbill.web.views.rendering import render_thumbnail

_MOST = 400  # every piece in every language, about 30 kB each
_ONE_HOUR = "private, max-age=3600"


def thumbnail(name: str, tag: str) -> Response:
    """A PNG. Raises NotFound."""
    campaign = current_campaign()
    piece = pieces(campaign).get(name)
    if piece is None or piece.language(tag) != tag:
        raise NotFound
    cached: Callable[[str, str, dt.date], bytes] = current_app.extensions.setdefault("handbill-thumbnails", lru_cache(_MOST)(_render))
    return Response(cached(name, tag, today()), mimetype="image/png", headers={"Cache-Control": _ONE_HOUR})


def _render(name: str, tag: str, day: dt.date) -> bytes:
    """The picture for one day: its numbers may have expired on the next."""
    return run_in_worker(render_thumbnail, current_campaign(), name, tag, day)
