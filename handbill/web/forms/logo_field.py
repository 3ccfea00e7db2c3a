"""The logo of a form: cleaned in a worker, then carried by the form itself with a signature, so that nothing is stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Literal

from flask import current_app
from werkzeug.datastructures import FileStorage

from handbill.core.problems import Place, ProblemsFound
from handbill.graphics.bitmap import PNG
from handbill.graphics.logo import LARGEST_FILE
from handbill.graphics.upload import sanitize_picture
from handbill.web.forms.form_errors import FormError, logo_error
from handbill.web.http.app_context import run_in_worker

_LONGEST_FIELD = 700_000  # characters of a cleaned picture in base 64 with its signature
_PLACE = Place(key="logo")


def read_logo(carried: str, upload: FileStorage | None, remove: bool) -> tuple[bytes, tuple[FormError, ...]]:
    """The logo to use, and its errors: a new upload, or else the one that the form carried. `remove`: the carried one is dropped."""
    data = upload.stream.read(LARGEST_FILE + 1) if upload else b""
    current = b"" if remove else _verified_logo(carried)
    if not data:
        return current, ()
    try:
        return run_in_worker(sanitize_picture, data, _PLACE), ()
    except ProblemsFound as found:
        return current, (logo_error(found.problems[0]),)


def logo_type(logo: bytes) -> Literal["png", "svg"]:
    """The type of a cleaned logo."""
    return "png" if logo.startswith(PNG) else "svg"


def signed_logo(logo: bytes) -> str:
    """A cleaned logo for a field of the form. The signature makes sure that only a logo that this app has cleaned comes back."""
    return f"{_signature(logo)}.{base64.b64encode(logo).decode()}" if logo else ""


def _verified_logo(carried: str) -> bytes:
    """The logo in a field, or nothing if the signature is not ours."""
    signature, _, text = carried.partition(".") if len(carried) <= _LONGEST_FIELD else ("", "", "")
    try:
        logo = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return logo if logo and hmac.compare_digest(signature.encode(), _signature(logo).encode()) else b""


def _signature(logo: bytes) -> str:
    key = current_app.config["SECRET_KEY"]
    return hmac.new(key, b"logo\0" + logo, hashlib.sha256).hexdigest()
