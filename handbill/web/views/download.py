"""A form becomes files: one PDF, or a ZIP of several with a note on how to print them."""

from __future__ import annotations

from flask import Response, g, request

from handbill.web.http.app_context import ask
from handbill.web.views.archive import zipped
from handbill.web.views.instructions_pdf import note
from handbill.web.views.piece import offer_named, page, wish_sent
from handbill.web.views.preview import Preview, files


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
    how_to = ask(note, wish, made.printings, g.words.tag)
    return download(zipped((how_to, *made.files)), f"{offer.name}.zip", "application/zip")
