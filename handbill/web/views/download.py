"""Downloads: one PDF, or a ZIP of several with instructions for printing them."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable
from io import BytesIO
from urllib.parse import quote

from flask import Response, g, request

from handbill.web.http.app_context import current_campaign, run_in_worker
from handbill.web.instructions.instructions_pdf import instructions_in
from handbill.web.views.piece import piece_named, piece_page, read_form
from handbill.web.views.rendering import Preview, render_files

INSTRUCTIONS = "how-to-print.pdf"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can record (APPNOTE 4.4.6), so that the bytes do not depend on the clock


def download_files(name: str) -> Response | str:
    """The files of a form, or its page with the errors."""
    piece = piece_named(name)
    settings, errors = read_form(piece)
    if errors:
        return piece_page(piece, settings, errors)
    rendered = run_in_worker(render_files, current_campaign(), settings)
    if rendered.errors:
        return piece_page(piece, settings, preview=Preview(errors=rendered.errors))
    if len(rendered.files) == 1 and not request.form.get("instructions"):
        file_name, pdf = rendered.files[0]
        return file_response(pdf, file_name, "application/pdf")
    instructions = run_in_worker(instructions_in, current_campaign(), g.translations.tag, rendered.printings)
    return file_response(zip_files([(INSTRUCTIONS, instructions), *rendered.files]), f"{piece.name}.zip", "application/zip")


def file_response(data: bytes | Iterable[bytes], name: str, mime_type: str) -> Response:
    """A response that the browser saves under this name, which may be in any script: a header is Latin-1, so RFC 6266 has a second form."""
    response = Response(data, mimetype=mime_type)
    names = {"filename": name} if name.isascii() else {"filename": _ascii(name), "filename*": f"UTF-8''{quote(name)}"}
    response.headers.set("Content-Disposition", "attachment", **names)
    return response


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def zip_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files by name, uncompressed. The same files always make the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content)
    return stream.getvalue()
