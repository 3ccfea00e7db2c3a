"""The page of a piece, with the form and a preview. It works with and without JavaScript."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from flask import g, render_template, request, session
from werkzeug.exceptions import NotFound

from handbill.web.forms import options
from handbill.web.forms.form_errors import FormError
from handbill.web.forms.logo_field import read_logo
from handbill.web.forms.options import PieceOptions
from handbill.web.forms.organization_fields import OrganizationFields, campaign_organization, parse_fields
from handbill.web.forms.print_settings import PrintSettings, parse_settings
from handbill.web.forms.set_settings import SetSettings
from handbill.web.http.app_context import current_campaign, run_in_worker
from handbill.web.http.locale_negotiation import negotiated_piece_language
from handbill.web.views.rendering import Preview, render_preview
from handbill.web.views.view_models import PieceView

_ORGANIZATION = "organization"  # the key in the session
S = TypeVar("S", PrintSettings, SetSettings)


def piece_named(name: str) -> PieceOptions:
    """Raises NotFound."""
    pieces = options.pieces(current_campaign())
    if name not in pieces:
        raise NotFound
    return pieces[name]


def show(name: str) -> str:
    """The page as it is first opened, with the languages of the address, and what was filled in about the organization before."""
    piece = piece_named(name)
    return piece_page(piece, with_kept_organization(parse_settings(current_campaign(), request.args, piece, negotiated_piece_language())))


def with_kept_organization(settings: S) -> S:
    """The settings of a form that is first opened, with what this visitor filled in before, or else the campaign's own organization."""
    if _ORGANIZATION in session:
        return replace(settings, organization=parse_fields(session[_ORGANIZATION]))
    fields, logo = run_in_worker(campaign_organization, current_campaign())
    return replace(settings, organization=fields, logo=logo)


def update_preview(name: str) -> str:
    """The page for a form that was sent."""
    piece = piece_named(name)
    settings, errors = read_form(piece)
    return piece_page(piece, settings, errors)


def read_form(piece: PieceOptions) -> tuple[PrintSettings, tuple[FormError, ...]]:
    """The settings of the form that was sent, as `with_sent_logo` completes them."""
    return with_sent_logo(parse_settings(current_campaign(), request.form, piece, negotiated_piece_language()))


def with_sent_logo(settings: S) -> tuple[S, tuple[FormError, ...]]:
    """The settings of a form that was sent, with a cleaned logo, and the errors of the logo. The session keeps the organization."""
    keep_organization(settings.organization)
    logo, errors = read_logo(request.form.get("carried_logo", ""), request.files.get("logo"), bool(request.form.get("remove_logo")))
    return replace(settings, logo=logo), errors


def keep_organization(fields: OrganizationFields) -> None:
    """Keep the fields in the visitor's session, for the next piece."""
    session[_ORGANIZATION] = fields.filled()


def piece_page(
    piece: PieceOptions, settings: PrintSettings, errors: tuple[FormError, ...] = (), notice: str = "", preview: Preview | None = None
) -> str:
    """The page with `preview`, which is rendered if it is not given. `errors`: those that were found before."""
    preview = preview or run_in_worker(render_preview, current_campaign(), settings)
    preview = replace(preview, errors=(*errors, *preview.errors))
    g.codes = tuple(error.code for error in preview.errors)
    view = PieceView(current_campaign(), settings, preview, g.translations, piece.languages, piece)
    return render_template("piece.html", piece=piece, settings=settings, preview=preview, view=view, notice=notice)
