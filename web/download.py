"""A form becomes files: one PDF, or a ZIP of several with a note on how to print them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

from flask import Response, g, request

from layouts.printing import Printing
from web.asking import ask
from web.note import note
from web.piece import offer_named, page, wish_sent
from web.render import Preview, files
from web.wish import Wish

_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say (APPNOTE 4.4.6): no clock in what we make


def download(data: bytes, name: str, kind: str) -> Response:
    """An answer that a browser saves."""
    answer = Response(data, mimetype=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def files_of(name: str) -> Response | str:
    """The files; where something is wrong, the page that says what."""
    offer = offer_named(name)
    wish, complaints = wish_sent(offer)
    if complaints:
        return page(offer, wish, complaints)
    made = ask(files, wish)
    if made.complaints:
        return page(offer, wish, known=Preview(complaints=made.complaints))
    if len(made.files) == 1 and not request.form.get("note"):
        return download(made.files[0][1], made.files[0][0], "application/pdf")
    return download(_zip(wish, made.files, made.printings), f"{offer.name}.zip", "application/zip")


def _zip(wish: Wish, made: Sequence[tuple[str, bytes]], printings: Sequence[Printing]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        title, data = ask(note, wish, tuple(printings), g.words.tag)
        for name, content in ((title, data), *made):
            archive.writestr(zipfile.ZipInfo(name, _DAY), content)
    return stream.getvalue()
