"""The name of a language, in its own script, is shown in our own font of it: a browser may have none, and would show boxes."""

from __future__ import annotations

from functools import cache

from flask import Response
from werkzeug.exceptions import NotFound

from handbill.i18n.language import find_language
from handbill.typeset.font_subset import subset_font
from handbill.web.forms.options import pack_tags, tongues
from handbill.web.http.app_context import ask

_ONE_DAY = "private, max-age=86400"
_SCRIPT = "Latn"


def sheet() -> Response:
    """The style sheet that names a font for each language whose script is not Latin."""
    rules = "\n".join(
        f'@font-face {{ font-family: "own {tongue.tag}"; src: url("/letters/{tongue.tag}.ttf"); }}\n'
        f':lang({tongue.tag}).own {{ font-family: "own {tongue.tag}", system-ui, sans-serif; }}'
        for tongue in tongues()
        if tongue.script != _SCRIPT
    )
    return Response(rules, mimetype="text/css", headers={"Cache-Control": _ONE_DAY})


def letters(tag: str) -> Response:
    """The font of one. Raises NotFound."""
    if tag not in pack_tags():
        raise NotFound
    return Response(_made(tag), mimetype="font/ttf", headers={"Cache-Control": _ONE_DAY})


@cache
def _made(tag: str) -> bytes:
    tongue = find_language(tag)
    return ask(subset_font, tongue, tongue.name)
