"""The first page: every piece as a small picture, in a language the visitor reads where there is a pack; to be narrowed down."""

from __future__ import annotations

from flask import render_template, request

from handbill.web.forms import options
from handbill.web.http.locale_negotiation import own_language


def gallery() -> str:
    """By `for` (an audience), `language` and `size`; what is not offered filters nothing."""
    args = request.args
    tag = args.get("language", "") if args.get("language") in options.pack_tags() else own_language()
    audience = args.get("for", "") if args.get("for") in {each.name for each in options.audiences()} else ""
    size = args.get("size", "") if args.get("size") in dict(options.sizes()) else ""
    shown = [
        offer
        for offer in options.offers().values()
        if (not audience or audience in offer.audiences) and (not size or options.of_size(offer, size))
    ]
    return render_template("gallery.html", offers=shown, tag=tag, audience=audience, size=size)
