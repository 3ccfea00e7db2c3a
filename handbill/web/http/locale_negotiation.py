"""Which languages a visitor most likely wants: of the page, and of our pieces."""

from __future__ import annotations

from flask import g, request

from handbill.i18n.language import SOURCE
from handbill.web.forms.options import pack_tags
from handbill.web.i18n.translations import best, tags


def page_language() -> str:
    """The first of the page's own languages that the browser asks for."""
    return best(request.accept_languages.values(), tags())


def own_language() -> str:
    """The page's own, where the visitor reads it in another language than English; else the first that the browser asks for."""
    asked = request.accept_languages.values()
    return best(asked if g.words.tag == SOURCE else [g.words.tag, *asked], pack_tags())
