"""Saves what was filled in about an organization as the file that --organization reads, and fills in the form from such a file."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, g, request

from handbill.core.problems import ProblemsFound
from handbill.i18n.message_mark import N_
from handbill.web.forms.form_errors import FormError
from handbill.web.forms.logo_field import logo_type
from handbill.web.forms.organization_fields import FILE_NAME, LARGEST_FILE, SavedFile, parse_fields, read_file, write_file
from handbill.web.http.app_context import run_in_worker
from handbill.web.views.download import file_response, zip_files
from handbill.web.views.piece import keep_organization, piece_named, piece_page, read_form

_UNREADABLE = N_("These are not saved details. Choose the file organization.yaml that this page gave you.")
_NAMELESS = N_("Write the name of your organization first, then save.")
_LOGO_MISSING = N_("Your details are filled in. Choose the logo again: the file has its name, but not the picture.")
_ONE_LOGO = N_(
    "Your details are filled in. Choose your own logo again: this page prints one. The command line prints all that your file names."
)
_ONE_LABEL = N_(
    "Your details are filled in. The words before your numbers are now in English only. The command line uses all languages of your file."
)
_FILLED_IN = N_("Your details are filled in.")


def save(name: str) -> Response | str:
    """The YAML file, or a ZIP of the file and the logo; the page with the errors if there are any."""
    piece = piece_named(name)
    settings, errors = read_form(piece)
    fields = settings.organization
    if not fields.name or errors:
        nameless = () if fields.name else (FormError("name", _NAMELESS),)
        return piece_page(piece, settings, (*errors, *nameless))
    logo = f"logo.{logo_type(settings.logo)}" if settings.logo else ""
    file = write_file(fields, logo)
    if not logo:
        return file_response(file, FILE_NAME, "application/yaml")
    return file_response(zip_files([(FILE_NAME, file), (logo, settings.logo)]), "organization.zip", "application/zip")


def load(name: str) -> str:
    """The page with the form filled in from a saved file."""
    piece = piece_named(name)
    settings, errors = read_form(piece)
    upload = request.files.get("details")
    try:
        saved = run_in_worker(read_file, upload.stream.read(LARGEST_FILE + 1) if upload else b"")
    except ProblemsFound:
        return piece_page(piece, settings, (*errors, FormError("details", _UNREADABLE)))
    settings = replace(settings, organization=parse_fields(saved.fields))
    keep_organization(settings.organization)
    return piece_page(piece, settings, errors, notice=g.translations(_notice(saved, bool(settings.logo))))


def _notice(saved: SavedFile, has_logo: bool) -> str:
    """What to tell about a file that was loaded: what of it the form has no field for."""
    if saved.logos > 1:
        return _ONE_LOGO
    if saved.lost:
        return _ONE_LABEL
    return _LOGO_MISSING if saved.logos and not has_logo else _FILLED_IN
