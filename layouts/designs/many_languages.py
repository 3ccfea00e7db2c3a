"""The multilingual flyer: the number on top, and under it the short message in every language, each in its own script and name."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, of_role, spacer

# Two columns keep a measure of 40-60 letters; with more than MANY languages there are more and narrower ones.
FEW_COLUMNS, MANY = 2, 12
MANY_IN_HAND, MANY_ON_A_WALL = 3, 4


def pages(kit: Kit) -> list[Page]:
    """One page with all languages."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe * 1.2
    helpline = first(side.blocks, "helpline")
    parts: list[Element] = [_band(kit, helpline, margin)] if helpline else []
    entries, unit = _entries(kit, of_role(side.blocks, "entry")), kit.enlargement
    parts.append(FilledBox(entries, Edges(margin, 14 * unit, margin, 0), flex=1, align="top", fixed=True))
    parts.append(FilledBox(_foot(kit, side), Edges(margin, 10 * unit, margin, kit.form.safe), fixed=True))
    return Stack(tuple(parts))


def _band(kit: Kit, helpline: Block, margin: float) -> Element:
    unit = kit.enlargement
    words = Stack(
        (kit.text(helpline, helpline.label, "heading", "paper", kind="H1"), kit.number(helpline, "number", "paper")),
        gap=6 * unit,
    )
    icon = kit.icon("languages", 54 * unit, "paper")
    row = Row((Column(words), Column(icon, width=54 * unit)), gap=20 * unit, align="middle")
    bleed = kit.form.bleed
    return FilledBox(row, Edges(margin, margin, margin, 18 * unit), fill=kit.color("ink"), bleed=Edges(bleed, bleed, bleed, 0), fixed=True)


def _entries(kit: Kit, entries: tuple[Block, ...]) -> Element:
    many = len(entries) > MANY
    in_hand = kit.form.kind.group != "poster"
    count = (MANY_IN_HAND if in_hand else MANY_ON_A_WALL) if many else FEW_COLUMNS
    compact = many and in_hand
    rows: list[Element] = []
    unit = kit.enlargement
    for start in range(0, len(entries), count):
        cells = [Column(_entry(kit, entry, compact)) for entry in entries[start : start + count]]
        cells += [Column(Spacer())] * (count - len(cells))
        rows += [Rule(kit.color("ink"), 2 * kit.theme.rule * unit), spacer(0, 5 * unit), Row(tuple(cells), gap=20 * unit, align="baseline")]
        rows.append(spacer(0, (7 if compact else 11) * unit))
    return Stack(tuple(rows))


def _entry(kit: Kit, block: Block, compact: bool) -> Element:
    """One language's cell; a compact one has the number beside the name."""
    unit = kit.enlargement
    # In the hand, some of them are smaller than words in several inks may be.
    ink, accent = ("text", "text") if compact else ("ink", "accent")
    name = kit.text(block, block.label, "heading", ink, kind="H2", close=True, one_line=True)
    number = kit.number(block, "heading", accent, align="end" if compact else "start", close=True)
    message: list[Element] = [kit.body(block, close=True), *(kit.body(item, close=True) for item in block.items)]
    if compact:
        head = Row((Column(name, share=1.1), Column(number)), gap=8 * unit, align="baseline", direction=block.language.direction)
        return Stack((head, *message), gap=4 * unit)
    return Stack((name, *message, spacer(1, 3 * unit), number), gap=4 * unit)


def _foot(kit: Kit, side: Side) -> Element:
    local, imprint = first(side.blocks, "local"), first(side.blocks, "imprint")
    parts: list[Element] = []
    if local:
        parts.append(kit.near(local, 110 * kit.enlargement, 40 * kit.enlargement))
    if imprint:
        parts.append(kit.imprint(imprint))
    return Stack(tuple(parts), gap=8 * kit.enlargement)
