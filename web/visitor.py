"""Which of the languages of our pieces a visitor most likely wants."""

from __future__ import annotations

from flask import g, request

from materials.language import SOURCE
from web.choices import tongues
from web.words import best


def own_language() -> str:
    """The page's own, where the visitor reads it in another language than English; else the first that the browser asks for."""
    asked = [tag for tag, _ in request.accept_languages]
    return best(asked if g.words.tag == SOURCE else [g.words.tag, *asked], [tongue.tag for tongue in tongues()])
