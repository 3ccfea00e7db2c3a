"""The page for calibrating a printer, and the calibration sheet for a stock."""

from __future__ import annotations

from flask import Response, render_template, request
from werkzeug.exceptions import BadRequest

from handbill.build.calibration_file import calibration_file
from handbill.web.forms import options
from handbill.web.forms.print_settings import FLIPS
from handbill.web.http.app_context import current_campaign, run_in_worker
from handbill.web.views.download import file_response


def show() -> str:
    return render_template("calibrate.html", stocks=options.stocks(current_campaign()))


def download_sheet() -> Response:
    """The calibration sheet as a PDF. Raises BadRequest: a stock or a flip that is not offered."""
    stock, flip = request.form.get("stock", ""), request.form.get("flip", "long")
    if stock not in {offered.id for offered in options.stocks(current_campaign())} or flip not in FLIPS:
        raise BadRequest
    name, pdf = run_in_worker(calibration_file, current_campaign(), stock, flip, None)
    return file_response(pdf, name, "application/pdf")
