"""A filled-in form becomes an organization's file, as the command line takes it (--organization); and such a file fills in the form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Response, g, request, session

from handbill.contacts.organization import ORGANIZATION
from handbill.core.datafile import dumped, parse
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.schema.record import parse_leniently
from handbill.web.forms.form_error import FormError
from handbill.web.forms.logo_field import kind_of
from handbill.web.forms.print_settings import PrintSettings, own_words
from handbill.web.http.app_context import ask
from handbill.web.i18n.translations import N_
from handbill.web.views.archive import zipped
from handbill.web.views.download import download
from handbill.web.views.piece import OWN, offer_named, page, wish_sent

_FILE = "organization.yaml"
_MOST = 20_000  # bytes; a filled-in one has three hundred
_COLORS = ("ink", "accent")
_UNREADABLE = N_("This is not a saved setup. Choose the organization.yaml that this page gave you.")
_NAMELESS = N_("Write the name of your organization first, then save.")
_NO_LOGO = N_("Your setup is filled in. Choose the logo again: the file names it, but does not hold it.")
_FILLED = N_("Your setup is filled in.")


def save(name: str) -> Response | str:
    """The YAML file; with a logo a ZIP that holds both."""
    offer = offer_named(name)
    wish, complaints = wish_sent(offer)
    if not wish.own.name or complaints:
        nameless = () if wish.own.name else (FormError("name", _NAMELESS),)
        return page(offer, wish, (*complaints, *nameless))
    logo = f"logo.{kind_of(wish.logo)}" if wish.logo else ""
    text = dumped(_data(wish, logo)).encode()
    if not logo:
        return download(text, _FILE, "application/yaml")
    return download(zipped(((_FILE, text), (logo, wish.logo))), "organization.zip", "application/zip")


def load(name: str) -> str:
    """The form, filled in from a saved file."""
    offer = offer_named(name)
    wish, complaints = wish_sent(offer)
    sent = request.files.get("setup")
    try:
        data = ask(read_setup, sent.stream.read(_MOST + 1) if sent else b"")
    except ProblemsFound:
        return page(offer, wish, (*complaints, FormError("setup", _UNREADABLE)))
    logo = data.pop("logo", "")
    wish = replace(wish, own=own_words(data))
    session[OWN] = wish.own.said()
    return page(offer, wish, complaints, notice=g.words(_NO_LOGO if logo and not wish.logo else _FILLED))


def read_setup(data: bytes) -> dict[str, str]:
    """The fields of a saved file, by the form's names. Raises ProblemsFound: not UTF-8, not YAML, not an organization's file."""
    path = Path(_FILE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(data) > _MOST:
        raise ProblemsFound([Problem("content-unreadable", "this is not a setup")])
    entry, problems = parse_leniently(ORGANIZATION, parse(text, path))
    raise_if_any(problems)
    assert entry
    values = {"name": entry.name, "phone": entry.phone, "url": entry.url, "logo": entry.logo, **(entry.colors or {})}
    return {key: value for key, value in values.items() if value}


def _data(wish: PrintSettings, logo: str) -> dict[str, Any]:
    own: dict[str, Any] = dict(wish.own.said())
    colors = {key: own.pop(key) for key in _COLORS if key in own}
    return {**own, **({"logo": logo} if logo else {}), **({"colors": colors} if colors else {})}
