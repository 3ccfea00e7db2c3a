"""The flyer on offers of work: two papers to be compared, row by row, then the steps to take before one goes.

The papers are the picture: their signs take the room that words leave.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.color import mixed
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.elements.papers import ComparedPaper, Papers
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.steps import Steps
from handbill.layout.figures import numbered_dot, title_of
from handbill.layout.flow import chunks
from handbill.layout.flyer_foot import TOP, at_margins, foot, margin, photograph_above
from handbill.layout.kit import Kit, each_side, first, spacer

ROLES = frozenset({"title", "lead", "text", "heading", "list", "note", "contact", "helpline", "emergency", "local", "imprint"})
TITLE = 0.0665  # the x-height of the title, as a part of the sheet's width
LEAST_TITLE = 0.5  # the least part of its size that is left of the title
WORD = 0.16  # of the sheet's height, for a title that is the picture
SIGNS = ("check", "care")  # pictures: of the offer that is true, and of the one to take care with
SIGN, LEAST_SIGN = 0.07, 0.03  # the most and the least height of a sign, as a part of the sheet's
PALE = 0.3  # how much of the accent is left on the torn paper
PITCH = 1.3  # times the leading, from item to item
ACROSS = 30.0  # em of body text: on a narrower form the steps stand one under the other


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    unit = kit.unit
    title, lead, closing = (first(side.blocks, role) for role in ("title", "lead", "text"))
    head: list[Element] = [_title(kit, title), spacer(0, 10 * unit)] if title else []
    head += [kit.body(lead, "lead")] if lead else []
    lists = [(chunk[0], chunk[1]) for chunk in chunks(side.blocks) if [block.role for block in chunk[:2]] == ["heading", "list"]]
    offers, after = lists[: len(SIGNS)], lists[len(SIGNS) :]
    above = photograph_above(kit, has_picture=False)
    parts: list[Element] = [above, spacer(0, 12 * unit)] if above else []
    parts += [at_margins(kit, Stack(tuple(head)), 0 if above else TOP * margin(kit)), spacer(0, 14 * unit)]
    if len(offers) == len(SIGNS):
        parts += [at_margins(kit, _papers(kit, offers), flex=1), spacer(0, 18 * unit)]
    words: list[Element] = [part for heading, block in after for part in _steps(kit, heading, block)]
    words += [kit.text(closing, closing.text, "body", "ink", short=closing.short, bold=True, balance=True)] if closing else []
    return Stack((*parts, at_margins(kit, Stack(tuple(words))), spacer(0, 10 * unit), *foot(kit, side)))


def _title(kit: Kit, title: Block) -> Element:
    """The title, smaller where it then stands on one line."""
    if kit.theme.composition == "word":
        return kit.title(title, WORD * kit.form.height)
    most = TITLE * kit.form.width
    measure, widest = kit.form.width - 2 * margin(kit), title_of(kit, title, most).natural_width()
    part = min(1.0, measure / widest)
    if part < LEAST_TITLE:
        part = 1.0
    return title_of(kit, title, part * most, LEAST_TITLE / part)


def _papers(kit: Kit, offers: list[tuple[Block, Block]]) -> Papers:
    """The true offer on the bright color, the other on a torn paper; both are outlines where there is no room for color."""
    unit, height = kit.unit, kit.form.height
    is_plain = kit.theme.monochrome or kit.theme.composition == "word"
    accent = kit.color("accent")
    grounds = (accent, mixed(accent, kit.color("paper"), 1 - PALE))
    made: list[ComparedPaper] = []
    for name, ground, (heading, block) in zip(SIGNS, grounds, offers, strict=True):
        best = LEAST_SIGN if kit.theme.composition == "word" else SIGN
        made.append(
            ComparedPaper(
                kit.growing_sign(name, best * height, LEAST_SIGN * height),
                kit.heading(heading, "heading", "H2"),
                tuple(kit.body(item) for item in block.items),
                None if is_plain else ground,
                kit.color("ink") if is_plain else None,
                torn=bool(made),
            )
        )
    return Papers((made[0], made[1]), 14 * unit, 13 * unit, 9 * unit, PITCH, kit.line, SIGN * height)


def _steps(kit: Kit, heading: Block, block: Block) -> list[Element]:
    """What to do, in order, along a dotted path."""
    unit = kit.unit
    dots = tuple(numbered_dot(kit, number, item, "heading") for number, item in enumerate(block.items, 1))
    across = kit.form.width - 2 * margin(kit) >= ACROSS * kit.style("body").size
    steps = Steps(dots, tuple(kit.body(item) for item in block.items), kit.color("ink"), across, (22 if across else 6) * unit)
    return [kit.heading(heading, "heading", "H2"), spacer(0, 7 * unit), steps, spacer(0, 14 * unit)]
