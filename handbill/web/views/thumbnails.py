"""Thumbnails of the pieces: the first page of each, rendered once while the page runs and kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from flask import Response, current_app
from werkzeug.exceptions import NotFound

from handbill.content.material import material_names
from handbill.i18n.language import language_tags
from handbill.web.http.app_context import current_campaign, run_in_worker
from handbill.web.views.rendering import render_thumbnail

_MOST = 400  # every piece in every language, about 30 kB each
_ONE_HOUR = "private, max-age=3600"


class ThumbnailCache:
    """The thumbnails that were shown last."""

    def __init__(self) -> None:
        self._pngs: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str, tag: str) -> bytes:
        """The PNG of a piece in a language; rendered if it is not in memory."""
        key = (name, tag)
        with self._lock:
            if key in self._pngs:
                self._pngs.move_to_end(key)
                return self._pngs[key]
        png = run_in_worker(render_thumbnail, current_campaign(), name, tag)
        with self._lock:
            self._pngs[key] = png
            while len(self._pngs) > _MOST:
                self._pngs.popitem(last=False)
        return png


def thumbnail(name: str, tag: str) -> Response:
    """A PNG. Raises NotFound."""
    campaign = current_campaign()
    if name not in material_names(campaign) or tag not in language_tags(campaign):
        raise NotFound
    cache: ThumbnailCache = current_app.extensions.setdefault("handbill-thumbnails", ThumbnailCache())
    return Response(cache.get(name, tag), mimetype="image/png", headers={"Cache-Control": _ONE_HOUR})
