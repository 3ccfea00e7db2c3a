"""The quick way out: the form is forgotten, and the browser shows something that anybody may look at."""

from __future__ import annotations

from flask import redirect, session
from werkzeug.wrappers import Response

NEUTRAL = "https://www.weather.gov/"


def leave() -> Response:
    """Away; what this page has left in the browser is cleared."""
    session.clear()
    answer = redirect(NEUTRAL, 303)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
