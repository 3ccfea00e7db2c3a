"""The languages that a visitor most likely wants: for the page, and for the pieces."""

from __future__ import annotations

from flask import g, request

from handbill.build.defaults import default_country
from handbill.i18n.language import SOURCE, language_tags, of_country
from handbill.web.http.app_context import current_campaign
from handbill.web.i18n.translations import best_match, page_languages


def negotiated_page_language() -> str:
    """The tag of the first language of the page that the browser accepts."""
    return best_match(request.accept_languages.values(), page_languages())


def negotiated_piece_language() -> str:
    """The tag of the page's language if that is not English; else of the first language pack that the browser accepts."""
    accepted = request.accept_languages.values()
    current = g.translations.tag
    campaign = current_campaign()
    known = of_country(campaign, language_tags(campaign), default_country(campaign))
    return best_match(accepted if current == SOURCE else [current, *accepted], known)
