"""A piece's first page as a small picture. Made once while the page runs, and kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from flask import Response, current_app
from werkzeug.exceptions import NotFound

from handbill.web.forms.options import offers, pack_tags
from handbill.web.http.app_context import ask
from handbill.web.views.preview import thumbnail

_MOST = 400  # every piece in every language; about 30 kB each
_ONE_HOUR = "private, max-age=3600"


class ThumbnailCache:
    """The pictures seen last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str, tag: str) -> bytes:
        key = (name, tag)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = ask(thumbnail, name, tag, offers()[name].forms[0].id)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made


def thumb(name: str, tag: str) -> Response:
    """A PNG. Raises NotFound."""
    if name not in offers() or tag not in pack_tags():
        raise NotFound
    shelf: ThumbnailCache = current_app.extensions.setdefault("thumbs", ThumbnailCache())
    return Response(shelf.get(name, tag), mimetype="image/png", headers={"Cache-Control": _ONE_HOUR})
