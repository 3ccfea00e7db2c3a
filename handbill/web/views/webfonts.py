"""Serves a small font for the name of each language in its own script: a browser may have none, and would show boxes."""

from __future__ import annotations

from flask import Response
from werkzeug.exceptions import NotFound

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.i18n.language import all_languages, find_language, language_tags
from handbill.typeset.font_subset import subset_font
from handbill.web.http.app_context import current_campaign, run_in_worker

_ONE_DAY = "private, max-age=86400"
_BROWSERS_HAVE = "Latn"


def style_sheet() -> Response:
    """The style sheet that assigns a font to the name of each language whose script is not Latin."""
    rules = "\n".join(
        f'@font-face {{ font-family: "native {language.tag}"; src: url("/webfonts/{language.tag}.ttf"); }}\n'
        f':lang({language.tag}).native {{ font-family: "native {language.tag}", system-ui, sans-serif; }}'
        for language in all_languages(current_campaign())
        if language.script != _BROWSERS_HAVE
    )
    return Response(rules, mimetype="text/css", headers={"Cache-Control": _ONE_DAY})


def webfont(tag: str) -> Response:
    """The font with the letters of the language's name. Raises NotFound."""
    if tag not in language_tags(current_campaign()):
        raise NotFound
    return Response(_subset(current_campaign(), tag), mimetype="font/ttf", headers={"Cache-Control": _ONE_DAY})


@cached_by_campaign()
def _subset(campaign: Campaign, tag: str) -> bytes:
    pack = find_language(campaign, tag)
    return run_in_worker(subset_font, pack, pack.name)
