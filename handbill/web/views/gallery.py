"""The first page: a thumbnail of every piece, filtered by audience and size, in a language that the visitor reads."""

from __future__ import annotations

from flask import render_template, request

from handbill.web.forms import options
from handbill.web.http.app_context import current_campaign
from handbill.web.http.locale_negotiation import negotiated_piece_language


def gallery() -> str:
    """Filtered by the query values `for` (an audience), `language` and `size` (a group of sizes). Other values are ignored."""
    campaign, args = current_campaign(), request.args
    audiences, size_groups = options.audiences(campaign), options.size_groups(campaign)
    tag = options.one_of(args.get("language", ""), (negotiated_piece_language(), *(each.tag for each in options.languages(campaign))))
    audience = options.one_of(args.get("for", ""), ("", *(each.name for each in audiences)))
    size_group = options.one_of(args.get("size", ""), ("", *dict(size_groups)))
    pieces = [
        piece
        for piece in options.pieces(campaign).values()
        if (not audience or audience in piece.audiences) and (not size_group or piece.is_in_size_group(size_group))
    ]
    return render_template(
        "gallery.html",
        pieces=pieces,
        audiences=audiences,
        audience=audience,
        languages=options.languages(campaign),
        tag=tag,
        size_groups=size_groups,
        size_group=size_group,
    )
