"""A piece's own page: the form on one side, what it makes on the other. The same page answers with and without JavaScript."""

from __future__ import annotations

from dataclasses import replace

from flask import g, render_template, request, session
from werkzeug.exceptions import NotFound

from handbill.web.forms import options
from handbill.web.forms.form_error import FormError
from handbill.web.forms.logo_field import logo_of
from handbill.web.forms.options import PieceOptions
from handbill.web.forms.print_settings import PrintSettings, own_words, read_wish
from handbill.web.http.app_context import ask
from handbill.web.http.locale_negotiation import own_language
from handbill.web.views.preview import Preview, preview
from handbill.web.views.view_models import PieceView

OWN = "own"  # of the session: what an organization has written about itself, for the next piece


def offer_named(name: str) -> PieceOptions:
    """Raises NotFound."""
    if name not in options.offers():
        raise NotFound
    return options.offers()[name]


def show(name: str) -> str:
    """The page as it is opened: `language` in the address, and what the organization wrote on the last piece."""
    offer = offer_named(name)
    wish = replace(read_wish(request.args, offer, own_language()), own=own_words(session.get(OWN, {})))
    return page(offer, wish)


def look(name: str) -> str:
    """The page for a form that was sent."""
    offer = offer_named(name)
    wish, complaints = wish_sent(offer)
    return page(offer, wish, complaints)


def wish_sent(offer: PieceOptions) -> tuple[PrintSettings, tuple[FormError, ...]]:
    """The wish in a form, its logo cleaned; and what is wrong with the logo. The organization's words go into the session."""
    wish = read_wish(request.form, offer, own_language())
    session[OWN] = wish.own.said()
    logo, complaints = logo_of(request.form.get("logo_kept", ""), request.files.get("logo"), bool(request.form.get("no_logo")))
    return replace(wish, logo=logo), complaints


def page(
    offer: PieceOptions, wish: PrintSettings, before: tuple[FormError, ...] = (), notice: str = "", known: Preview | None = None
) -> str:
    """The whole page with its preview, unless that is `known`. `before`: what is wrong already."""
    made = known or ask(preview, wish)
    if before:
        made = replace(made, complaints=(*before, *made.complaints))
    g.codes = tuple(complaint.code for complaint in made.complaints)
    return render_template("piece.html", offer=offer, wish=wish, made=made, shown=PieceView(offer, wish, made, g.words), notice=notice)
