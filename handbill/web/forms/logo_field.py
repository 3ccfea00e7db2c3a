"""The logo that a visitor sends becomes harmless bytes that wait in the form, signed, and in nothing else."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import Literal

from flask import current_app
from werkzeug.datastructures import FileStorage

from handbill.core.problems import Place, ProblemsFound
from handbill.graphics.bitmap import PNG
from handbill.graphics.logo import LARGEST_FILE
from handbill.graphics.upload import sanitize_picture
from handbill.web.forms.form_error import FormError
from handbill.web.forms.form_errors import pictures
from handbill.web.http.app_context import ask

_MOST_KEPT = 700_000  # letters: what a cleaned picture takes in base 64, and its seal
_AT = Place(key="logo")


def logo_of(kept: str, sent: FileStorage | None, none: bool) -> tuple[bytes, tuple[FormError, ...]]:
    """The logo to use, and what is wrong with it: a new file, or what waited in the form, or none."""
    data = sent.stream.read(LARGEST_FILE + 1) if sent else b""
    waiting = b"" if none else _waiting(kept)
    if not data:
        return waiting, ()
    try:
        return ask(sanitize_picture, data, _AT), ()
    except ProblemsFound as found:
        return waiting, pictures(found.problems)


def kind_of(logo: bytes) -> Literal["png", "svg"]:
    """Which of the two a cleaned logo is."""
    return "png" if logo.startswith(PNG) else "svg"


def sealed(logo: bytes) -> str:
    """A cleaned logo as it waits in the form: so nothing of it has to stay on this machine, and nobody else's bytes come back."""
    return f"{_seal(logo)}.{base64.b64encode(logo).decode()}" if logo else ""


def _waiting(kept: str) -> bytes:
    """What this page has sealed; anything else is nothing."""
    seal, _, text = kept.partition(".") if len(kept) <= _MOST_KEPT else ("", "", "")
    try:
        logo = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return logo if logo and hmac.compare_digest(seal.encode(), _seal(logo).encode()) else b""


def _seal(logo: bytes) -> str:
    key = current_app.config["SECRET_KEY"]
    return hmac.new(key, b"logo\0" + logo, hashlib.sha256).hexdigest()
