"""Everything for an audience at once: one form, a small picture of each piece with the organization on it, and one ZIP of all files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import RawIOBase
from typing import Any

from flask import Response, g, render_template, request, stream_with_context
from werkzeug.exceptions import NotFound

from handbill.build.print_plan import Printing
from handbill.content.sets import MaterialSet
from handbill.web.forms import options
from handbill.web.forms.form_errors import FormError
from handbill.web.forms.options import PieceOptions
from handbill.web.forms.organization_fields import OrganizationFields
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.forms.set_settings import SetSettings, parse_set
from handbill.web.http.app_context import current_app_state, current_campaign, run_in_worker
from handbill.web.http.locale_negotiation import negotiated_piece_language
from handbill.web.instructions.instructions_pdf import instructions_in
from handbill.web.views.download import EARLIEST, INSTRUCTIONS, file_response
from handbill.web.views.piece import with_kept_organization, with_sent_logo
from handbill.web.views.rendering import Preview, render_files, render_small_preview
from handbill.web.views.view_models import SetView

_FILES = "X-Handbill-Files"  # how many files the ZIP will have, for those who watch it come
_THREADS = 8  # that wait for workers


def show(name: str) -> str:
    """The page of a set as it is first opened, with what was filled in about the organization before. Raises NotFound."""
    material_set = _set_named(name)
    settings = parse_set(current_campaign(), request.args, material_set, negotiated_piece_language())
    return _page(material_set, with_kept_organization(settings))


def update(name: str) -> str:
    """The page for a form that was sent. Raises NotFound."""
    material_set = _set_named(name)
    settings, errors = _read_form(material_set)
    return _page(material_set, settings, errors)


def download(name: str) -> Response | str:
    """The ZIP, sent while it is made; or the page with the errors, if any piece has one. Raises NotFound."""
    material_set = _set_named(name)
    settings, errors = _read_form(material_set)
    chosen = _chosen(material_set, settings)
    previews = _previews([each for _, each in chosen])
    if errors or not chosen or any(preview.errors for preview in previews):
        return _page(material_set, settings, errors, previews)
    response = file_response(stream_with_context(_zipped(chosen)), f"{name}.zip", "application/zip")
    response.headers[_FILES] = str(sum(len(each.sides) for _, each in chosen) + 1)
    return response


def _set_named(name: str) -> MaterialSet:
    found = {each.name: each for each in options.audiences(current_campaign())}
    if name not in found:
        raise NotFound
    return found[name]


def _read_form(material_set: MaterialSet) -> tuple[SetSettings, tuple[FormError, ...]]:
    return with_sent_logo(parse_set(current_campaign(), request.form, material_set, negotiated_piece_language()))


def _offered(material_set: MaterialSet) -> list[PieceOptions]:
    """The pieces of a set that are made in any language."""
    pieces = options.pieces(current_campaign())
    return [pieces[name] for name in material_set.materials if name in pieces]


def _chosen(material_set: MaterialSet, settings: SetSettings) -> list[tuple[PieceOptions, PrintSettings]]:
    """The pieces that are made, each with its settings."""
    made = ((piece, settings.of_piece(current_campaign(), piece)) for piece in _offered(material_set))
    return [(piece, each) for piece, each in made if each]


def _previews(settings: Sequence[PrintSettings]) -> list[Preview]:
    """A small preview of each piece, made by all workers side by side."""
    state = current_app_state()
    with ThreadPoolExecutor(_THREADS) as threads:
        return list(threads.map(partial(state.workers.call, render_small_preview, state.campaign), settings))


def _page(
    material_set: MaterialSet, settings: SetSettings, errors: tuple[FormError, ...] = (), previews: Sequence[Preview] | None = None
) -> str:
    campaign, offered, chosen = current_campaign(), _offered(material_set), _chosen(material_set, settings)
    shown = dict(zip([piece.name for piece, _ in chosen], previews or _previews([each for _, each in chosen]), strict=True))
    every = [error for preview in shown.values() for error in preview.errors]
    fields = [*errors, *(error for error in every if error.field in (*OrganizationFields._fields, "logo"))]
    g.codes = tuple(error.code for error in (*errors, *every))
    preview = Preview(errors=tuple(dict.fromkeys(fields)))
    pieces = tuple((piece, shown.get(piece.name)) for piece in offered)
    languages = tuple(pack for pack in options.languages(campaign) if any(pack in piece.languages for piece in offered))
    view = SetView(campaign, settings, preview, g.translations, languages, pieces)
    return render_template("set.html", set=material_set, settings=settings, preview=preview, view=view)


class _ZipStream(RawIOBase):
    """A stream that is only written to; `taken` returns what has been written since it was last asked."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._written.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        written, self._written = b"".join(self._written), []
        return written


def _zipped(chosen: Sequence[tuple[PieceOptions, PrintSettings]]) -> Iterator[bytes]:
    """The bytes of the ZIP: a folder for each piece, numbered in the order of printing, and last how to print them."""
    stream, printings = _ZipStream(), list[Printing]()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:  # PDFs are compressed already
        for number, (piece, settings) in enumerate(chosen, 1):
            rendered = run_in_worker(render_files, current_campaign(), settings)
            if rendered.errors:  # what no preview could find: half a set must not look like a whole one, so the download breaks off
                raise RuntimeError(f"{piece.name} cannot be made: {', '.join(error.code for error in rendered.errors)}")
            for name, pdf in rendered.files:
                archive.writestr(zipfile.ZipInfo(f"{number}-{piece.name}/{name}", EARLIEST), pdf)
                yield stream.taken()
            printings += rendered.printings
        instructions = run_in_worker(instructions_in, current_campaign(), g.translations.tag, printings)
        archive.writestr(zipfile.ZipInfo(INSTRUCTIONS, EARLIEST), instructions)
    yield stream.taken()
