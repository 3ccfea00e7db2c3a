"""Finds what a piece says that its design has no place for, before and after it is laid out, so that nothing is dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbill.build.designs import DESIGNS, design_name, design_names, design_roles
from handbill.campaign.campaign import Campaign
from handbill.content.material import IMPRINT, find_material
from handbill.content.piece import Block, Piece
from handbill.core.problems import Place, Problem, display_path
from handbill.graphics.items import Page, TextItem
from handbill.layout.format import Format
from handbill.typeset.itemize import strip_controls

_BREAKS = re.compile(r"\s|(?<=[^\W\d_])[-\u2010\u2011](?=\s*[^\W\d_])")  # where lines may end


def empty_problems(campaign: Campaign, piece: Piece) -> list[Problem]:
    """The problem (content-empty) of a piece of which nothing is left but the imprint."""
    if any(block.role != IMPRINT for panel in piece.panels for block in panel.blocks):
        return []
    place = find_material(campaign, piece.material).place("panels")
    return [Problem("content-empty", "nothing of it is left to print", place, "look at the `when` of its blocks")]


def role_problems(campaign: Campaign, piece: Piece, form: Format) -> list[Problem]:
    """One problem (content-role) for each block whose role the piece's design does not take in this format."""
    name = design_name(piece, form)
    roles = design_roles(campaign, name)
    return [_problem(campaign, block, name) for panel in piece.panels for block in panel.blocks if block.role not in roles]


def dropped_blocks(campaign: Campaign, piece: Piece, form: Format, pages: Sequence[Page]) -> list[Problem]:
    """One problem (content-role) for each block that a design takes by its role and still does not show, such as a second title."""
    text = _reduced("".join(item.text for page in pages for item in page.items if isinstance(item, TextItem)))
    name = design_name(piece, form)
    blocks = (block for panel in piece.panels for block in panel.blocks)
    return [_problem(campaign, block, name) for block in blocks if not all(_is_in(text, each) for each in _said(block))]


def _said(block: Block) -> tuple[Block, ...]:
    """A block and its items; those of an organization are reported where they are not printed (unprinted.py)."""
    return (block,) if block.role in ("local", IMPRINT) else (block, *block.items)


def _is_in(text: str, block: Block) -> bool:
    """Whether any of a block's own strings is in a text; a design may leave out a label where the value speaks for itself."""
    strings = (block.text, block.short, block.label, block.value, block.note if block.role == IMPRINT else "")
    own = [_reduced(string) for string in strings if string]
    return not own or any(string in text for string in own)


def _reduced(text: str) -> str:
    """A string as it is whatever the lines that it is broken into."""
    return _BREAKS.sub("", strip_controls(text))


def _problem(campaign: Campaign, block: Block, name: str) -> Problem:
    what = (
        f"this {block.role!r}"
        if block.role in design_roles(campaign, name)
        else f"{'an' if block.role[0] in 'aeiou' else 'a'} {block.role!r}"
    )
    if block.role == IMPRINT:  # the program adds it, so its place is in no content file
        place = Place(display_path(campaign.files(DESIGNS, "*.py")[name]), 1)
        hint = "set it with kit.imprint(block), or with plate(), and name the role imprint in its ROLES"
        return Problem("content-role", f"the design {name} leaves out the imprint", place, hint)
    sentence = f"the design {name} has no place for {what}"
    return Problem("content-role", sentence, block.place, _hint(campaign, block.role, name))


def _hint(campaign: Campaign, role: str, name: str) -> str:
    others = ", ".join(_taking(campaign, role, name))
    return f"leave it out, or use a design that has one: {others}" if others else "leave it out"


def _taking(campaign: Campaign, role: str, but: str) -> Iterator[str]:
    return (name for name in design_names(campaign) if name != but and role in design_roles(campaign, name))
