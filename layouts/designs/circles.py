"""The poster of the social-ecological model: arches around a person, and under them a table of what raises risk and what protects."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.draw import Paints, dot_like
from handbill.graphics.motif.find import find_picture
from handbill.layout.elements.element import Edges, Element, FitStep
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tagged import EmptyCell, Tagged
from handbill.layout.elements.text import Text
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.plate import plate
from handbill.layout.sheet import margin_of, near, title_beside_picture
from handbill.typeset.paragraph import narrowest_measure

ROLES = frozenset({"title", "lead", "heading", "level", "helpline", "emergency", "local", "imprint"})

# Points, as every figure here, on a poster at the distance the theme is made for; all grow with the distance.
PICTURE = (0.36, 0.0)  # the picture's height as a part of the sheet's: what suits it, and the least; it is as large as its labels need
PART = 0.84  # of the size of titles, which leaves room for the picture
WORD = 0.3  # the title's height as a part of the sheet's, where there is no picture
SHORT = 100.0  # a name of a level that stands on one line
MARK, RIM = 0.7, 0.16  # of the size of the words beside it, and of the mark
COLUMNS_APART = 18.0
ABOVE, BELOW = 6.0, 7.0  # the words of a row, to the rules
HEAD_OF_COLUMN, HEAD_OF_ROW = ((("O", "Table"), ("Scope", scope)) for scope in ("Column", "Row"))


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin, unit = margin_of(kit), kit.enlargement
    words: list[Element] = []
    for block in side.blocks:
        if block.role == "title":
            words += [title_beside_picture(kit, block, WORD * kit.form.height, PART), spacer(0, 8 * unit)]
        elif block.role == "lead":
            words.append(kit.body(block))
    levels = of_role(side.blocks, "level")
    best, least = (part * kit.form.height for part in PICTURE)
    labels = tuple(kit.text(level, level.label, "small", bold=True) for level in levels)
    picture = kit.picture(best, least, labels=labels)
    shown = [spacer(0, 14 * unit), picture] if picture else [spacer(1, 14 * unit)]
    edges = Edges(margin, margin * 0.7, margin, 10 * unit)
    upper = FilledBox(Stack((*words, *shown, _table(kit, side, levels))), edges, flex=1, align="top", fixed=True, clear=kit.form.safe)
    return Stack((upper, *near(kit, first(side.blocks, "local"), margin), plate(kit, side, margin, unit)))


def _table(kit: Kit, side: Side, levels: tuple[Block, ...]) -> Element:
    """A column of levels, from the person outward, and one for each heading, on a ground line."""
    size = MARK * kit.style("small").size
    names = _names(kit, levels)
    indent = 1.5 * size
    width = indent + max((_room(name) for name in names), default=0.0)
    heads = [kit.text(block, block.text, "small", "ink", bold=True) for block in of_role(side.blocks, "heading")]
    parts: list[Element] = [_row(kit, width, Tagged(EmptyCell(), "TD"), [Tagged(head, "TH", HEAD_OF_COLUMN) for head in heads])]
    for level, name, mark in zip(levels, names, _marks(kit, size, len(levels)), strict=True):
        cells = [Tagged(kit.body(item), "TD") for item in level.items]
        parts.append(_row(kit, width, Tagged(Marked(mark, name, indent), "TH", HEAD_OF_ROW), cells))
    lines = [line for at, part in enumerate(parts) for line in (Rule(kit.color("ink"), kit.line / (2 if at else 1)), part)]
    return Tagged(Stack(tuple(lines)), "Table")


def _marks(kit: Kit, size: float, count: int) -> list[Figure]:
    """The sign of each level, from the person outward: a dot that is painted like the level's arch in the picture."""
    motif = find_picture(kit.campaign, kit.piece.picture) if kit.piece.picture else None
    arches = [shape for shape in motif.shapes if shape.shape == "arch"][::-1] if isinstance(motif, Motif) else []
    paints = Paints(kit.theme.colors, kit.theme.monochrome, RIM * size)
    dots = [Figure(dot_like(shape, size, paints), size, size, role="mark") for shape in arches[:count]]
    return dots + [kit.mark(size)] * (count - len(dots))


def _row(kit: Kit, width: float, head: Element, cells: list[Tagged]) -> Element:
    unit = kit.enlargement
    columns = (Column(head, width=width, fixed=True), *(Column(cell) for cell in cells))
    row = Row(columns, gap=COLUMNS_APART * unit, align="baseline")
    return FilledBox(Tagged(row, "TR"), Edges(0, ABOVE * unit, 0, BELOW * unit), align="top")


def _names(kit: Kit, levels: tuple[Block, ...]) -> list[Text]:
    """The names of the levels, in one size: each on one line where all are short, else on two, which their rows have room for."""
    names = [kit.text(level, level.label, "small", "ink", bold=True, balance=True) for level in levels]
    are_short = all(name.widest(kit.form.width, FitStep()) <= SHORT * kit.enlargement for name in names)
    return [replace(name, one_line=True, floor=0.0) for name in names] if are_short else names


def _room(name: Text) -> float:
    """The width that a level's name needs."""
    return (narrowest_measure(name.words, name.manner, 1 if name.one_line else 2) + 10) * name.style.size / 1000
