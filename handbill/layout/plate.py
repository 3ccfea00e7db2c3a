"""The plate, the same on all pieces: label, number, what to know, the number for danger and the imprint, on a ground of ink.

Its open form, for one ink and for themes that ask for it, is white between two rules.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.ends import Ends, Labeled
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.lowest import Lowest
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.spaced_lines import SpacedLine, SpacedLines
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.kit import Kit, first

_NUMBER = 0.7  # of the width, for a number with the other words at the end of its line
CLEAR = 0.25  # of the room over the first line: what marks above its letters leave of it


def is_open(kit: Kit) -> bool:
    """Whether the plate is white between two rules."""
    return kit.theme.plate == "open" or kit.theme.monochrome


def plate_colors(kit: Kit) -> tuple[str, str]:
    """The colors of the plate's words and of its label."""
    return ("ink", "ink") if is_open(kit) else ("paper", "accent")


def on_plate(kit: Kit, content: Element, edges: Edges, bleed: Edges = NO_EDGES) -> Element:
    """An element on the plate's ground, or between its two rules; `edges`: the room around it, `bleed`: how far the ground runs on."""
    if not is_open(kit):
        return FilledBox(content, edges, fill=kit.color("ink"), bleed=bleed, fixed=True, align="top", clear=CLEAR * edges.top)
    rule = Rule(kit.color("ink"), kit.line)
    above = edges.top - kit.line
    inside = FilledBox(content, Edges(0, above, 0, above), fixed=True, align="top", clear=CLEAR * above)
    return FilledBox(Stack((rule, inside, rule)), Edges(edges.left, 0, edges.right, 0), fixed=True, align="top")


def plate(
    kit: Kit, side: Side, margin: float, unit: float, more: tuple[Element, ...] = (), at_foot: bool = True, beside: bool = False
) -> Element:
    """The plate across the whole width of a sheet. `margin`: of the words to the sides; `unit`: one point of space.
    `beside`: the other words stand at the end of the number's line, as on a sheet that is wider than high.

    `more`: further lines above the imprint. `at_foot`: whether it ends with the sheet and bleeds there. Without a number there is no plate,
    and the lines stand on paper.
    """
    imprint, (words, _) = first(side.blocks, "imprint"), plate_colors(kit)
    bleed, low = kit.form.bleed, max(margin * 0.7, kit.form.safe)
    if not first(side.blocks, "helpline"):
        lines = (*more, *([kit.imprint(imprint)] if imprint else []))
        return FilledBox(Stack(lines, gap=8 * unit), Edges(margin, 8 * unit, margin, low), fixed=True, clear=kit.form.safe)
    signed = kit.imprint(imprint, color=words) if imprint else None
    if is_open(kit):
        between_rules = on_plate(kit, _lines(kit, side, unit, beside, more), Edges(margin, 14 * unit, margin, 14 * unit))
        return Stack((between_rules, FilledBox(signed or Stack(()), Edges(margin, 8 * unit, margin, low), fixed=True, clear=kit.form.safe)))
    edges = Edges(margin, 14 * unit, margin, low)
    return on_plate(kit, _lines(kit, side, unit, beside, more, signed), edges, Edges(bleed, 0, bleed, bleed if at_foot else 0))


def _lines(kit: Kit, side: Side, unit: float, beside: bool, more: tuple[Element, ...], signed: Element | None = None) -> Element:
    """All that stands on the plate. The number for danger stands beside what to know, or beside the label where that takes fewer lines."""
    helpline, emergency = first(side.blocks, "helpline"), first(side.blocks, "emergency")
    words, color = plate_colors(kit)
    last = [SpacedLine(each, each if isinstance(each, Text) else None, 6 * unit) for each in more]
    last += [SpacedLine(signed, signed if isinstance(signed, Text) else None, 10 * unit)] if signed else []
    assert helpline
    label = kit.text(helpline, helpline.label, "heading", color)
    digits = kit.number(helpline, "number", words)
    if beside:
        return SpacedLines((SpacedLine(_number_with_words(kit, side, digits, label, unit), None), *last))
    number = SpacedLine(digits, None, 6 * unit)
    know = [SpacedLine(line, _words_of(line), 6 * unit) for line in know_line(kit, side, words, unit)]
    usual = SpacedLines((SpacedLine(label, label), number, *know, *last))
    if not (helpline.text and emergency):
        return usual
    danger = danger_line(kit, emergency, words, at_end=True)
    text = kit.text(helpline, helpline.text, "small", words, short=helpline.short)
    other = SpacedLines(
        (SpacedLine(Ends(label, danger, gap=18 * unit, one_line=True), label), number, SpacedLine(text, text, 6 * unit), *last)
    )
    return Lowest((usual, other))


def _number_with_words(kit: Kit, side: Side, digits: Text, label: Text, unit: float) -> Element:
    """The number, and at the end of its line its label, what to know and the number for danger, the last on its level."""
    helpline, emergency = first(side.blocks, "helpline"), first(side.blocks, "emergency")
    color = plate_colors(kit)[0]
    words: list[Element] = [label]
    words += [kit.text(helpline, helpline.text, "small", color, short=helpline.short)] if helpline and helpline.text else []
    words += [danger_line(kit, emergency, color)] if emergency else []
    columns = (Column(digits, share=_NUMBER), Column(Stack(tuple(words), gap=3 * unit, key=len(words) - 1), share=1 - _NUMBER))
    return Row(columns, gap=24 * unit, align="baseline", read=(1, 0))


def _words_of(line: Text | Labeled | Ends) -> Text:
    """The words at the start of a line, by whose type it stands."""
    if isinstance(line, Ends):
        return line.start
    return line.label if isinstance(line, Labeled) else line


def know_line(kit: Kit, side: Side, color: str, unit: float, role: str = "small") -> list[Text | Labeled | Ends]:
    """What to know about the number, with the number for danger at the end of the line."""
    helpline, emergency = first(side.blocks, "helpline"), first(side.blocks, "emergency")
    know = kit.text(helpline, helpline.text, role, color, short=helpline.short) if helpline and helpline.text else None
    danger = danger_line(kit, emergency, color, role, at_end=know is not None) if emergency else None
    if know and danger:
        return [Ends(know, danger, gap=18 * unit)]
    return [each for each in (know, danger) if each]


def danger_line(kit: Kit, block: Block, color: str, role: str = "small", at_end: bool = False) -> Labeled:
    """A label and its short number on one line, both bold."""
    label = kit.text(block, block.label, role, color, bold=True)
    return Labeled(label, kit.number(block, role, color), 0.4 * kit.style(role).size, at_end)
