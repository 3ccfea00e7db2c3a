"""The calibration sheet for the visitor's own card stock."""

from __future__ import annotations

from flask import Response, render_template, request
from werkzeug.exceptions import BadRequest

from handbill.build.calibration_file import calibration_file
from handbill.web.forms import options
from handbill.web.forms.print_settings import FLIPS
from handbill.web.http.app_context import ask
from handbill.web.views.download import download


def show() -> str:
    """The page on which it is asked for."""
    return render_template("calibrate.html")


def sheet() -> Response:
    """The PDF. Raises BadRequest: a stock that is not offered."""
    stock, flip = request.form.get("stock", ""), request.form.get("flip", "long")
    if stock not in {each.id for each in options.card_stocks()} or flip not in FLIPS:
        raise BadRequest
    name, data = ask(calibration_file, stock, flip, None)
    return download(data, name, "application/pdf")
