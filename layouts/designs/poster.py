"""The poster: a picture, one short thought that carries across a corridor, a few words of any kind, and the number as wide as the sheet."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.faces import one_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, flow, without
from handbill.layout.kit import Kit, first, of_role, spacer
from handbill.layout.plate import is_open, plate
from handbill.layout.sheet import COLUMNS_APART, TITLE, TOPICS_APART, in_margins, margin_of, near, title_beside_picture

ROLES = ANY
PICTURE = (0.44, 0.11)  # the picture's height as a part of the sheet's: what suits it, and the least
BESIDE = 0.4  # of the width, that the picture takes on a sheet that is wider than high
PART = 0.84  # of the size of titles, which leaves room for the picture
LOW = 0.6  # of its least size, of a title on a sheet that is wider than high
WORD = 0.42  # the title's height as a part of the sheet's, where there is no picture
LARGEST = 1.9  # times its size, of a title with few words
UNDER_TITLE, UNDER_LEAD = 14.0, 20.0  # points on a poster at the distance the theme is made for
OVER_RULE = 14.0  # on a sheet that is wider than high
ROOM, TITLE_AGAIN = 1.3, 0.45  # of the usual room between words, and of its size, of a further title among them


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return one_face(replace(kit, theme=kit.theme.growing(titles=LARGEST)), _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, bleed = margin_of(kit), kit.form.bleed
    wide = kit.form.width > kit.form.height
    best, least = (part * kit.form.height for part in PICTURE)
    picture = kit.picture(best, least, Edges(bleed, bleed, 0 if wide else bleed, 0), margin, upright=wide or None)
    picture = picture and in_margins(picture, Edges(margin, margin, 0 if wide else margin, 0))
    across = (1 - BESIDE if wide and picture else 1) * kit.form.width - 2 * margin
    edges = Edges(margin, margin * 0.7, margin, margin * 0.55)
    has_flex = wide or not picture
    words = FilledBox(_words(kit, side, across), edges, flex=has_flex, align="top", fixed=True, clear=kit.form.safe if has_flex else 0)
    upper: tuple[Element, ...] = (picture, words) if picture else (words,)
    if wide and picture:
        columns = (Column(picture, width=BESIDE * kit.form.width, fixed=True), Column(words))
        upper = (FilledBox(Row(columns, align="stretch"), Edges(0, 0, 0, 0), flex=1, fixed=True),)
    foot = plate(kit, side, margin, kit.enlargement, at_foot=not kit.form.covered.bottom, beside=wide)
    return Stack((*_over(kit, bool(picture)), *upper, *_near(kit, side, margin), foot, *_under(kit)))


def _over(kit: Kit, has_picture: bool) -> list[Element]:
    """Room at the head that an app covers, where no picture fills it."""
    return [spacer(0, kit.form.covered.top)] if kit.form.covered.top and not has_picture else []


def _under(kit: Kit) -> list[Element]:
    """The plate's ground goes on under what an app covers at the foot."""
    room = kit.form.covered.bottom
    if not room:
        return []
    bleed = kit.form.bleed
    fill = None if is_open(kit) else kit.color("ink")
    return [FilledBox(spacer(0, room), Edges(0, 0, 0, 0), fill=fill, bleed=Edges(bleed, 0, bleed, bleed), fixed=True)]


def _words(kit: Kit, side: Side, measure: float) -> Element:
    """The title and the lead under it, then whatever else there is in reading order."""
    unit, parts = kit.enlargement, list[Element]()
    title, lead = first(side.blocks, "title"), _lead(side)
    if title:
        wide = kit.form.width > kit.form.height
        parts.append(title_beside_picture(kit, title, WORD * kit.form.height, PART, (LOW if wide else 1) * TITLE * unit))
    if lead:
        parts += [*([spacer(0, UNDER_TITLE * unit)] if parts else []), kit.body(lead, "lead")]
    helpline = first(side.blocks, "helpline")
    danger = first(side.blocks, "emergency") if helpline else None
    own = without(side.blocks, title, lead, helpline, danger, _local(side), *of_role(side.blocks, "imprint"))
    if own and parts:
        parts.append(spacer(0, (UNDER_LEAD if lead else UNDER_TITLE) * unit))
    parts += flow(kit, own, measure, scale=unit, room=ROOM, across=COLUMNS_APART, down=TOPICS_APART, titles=TITLE_AGAIN)
    return Stack(tuple(parts))


def _lead(side: Side) -> Block | None:
    """The lead that follows the title, or opens the sheet."""
    opening = [block for block in side.blocks if block.role != "title"][:1]
    return first(tuple(opening), "lead")


def _local(side: Side) -> Block | None:
    """Who helps near by, if a heading does not head it and it is a name: a line to write on stands among the words."""
    return next((block for block in alone(side.blocks, "local") if block.text), None)


def _near(kit: Kit, side: Side, margin: float) -> list[Element]:
    """Who helps near by; the rule over it keeps away from a picture beside the words."""
    clear = OVER_RULE * kit.enlargement if kit.form.width > kit.form.height else 0
    return [FilledBox(each, Edges(0, clear, 0, 0), fixed=True) for each in near(kit, _local(side), margin)]
