"""Words in sizes of a design's own: titles, figures and who counted them, and the numerals of steps and seats."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.layout.elements.element import Element
from handbill.layout.elements.numbered_dot import NumberedDot
from handbill.layout.elements.share import Share
from handbill.layout.elements.text import Text
from handbill.layout.kit import LATIN_X, Kit
from handbill.typeset.script_properties import script_heights

_RIM = 0.08  # of the diameter of a bright dot, that its outline takes


def title_of(kit: Kit, block: Block, x_height: float, steady: float = 0.0) -> Text:
    """The title in a size given as its x-height; the ladder leaves at least the factor `steady` of it."""
    return _at_height(kit, kit.heading(block, "display", "H1"), x_height, steady)


def figure_of(kit: Kit, fact: Block, x_height: float, steady: float) -> Element:
    """The figure of a fact on one line, in the face of titles, after its dots where it is a share; sizes as of a title."""
    figure = _at_height(kit, kit.text(fact, fact.value, "display", "ink", one_line=True), x_height, steady)
    return Share(figure, *fact.share, kit.color("ink"), kit.color("accent")) if fact.share else figure


def _at_height(kit: Kit, text: Text, x_height: float, steady: float) -> Text:
    size, tracking = kit.size_at(x_height, text.language), kit.theme.tracking_at(x_height / LATIN_X)
    return replace(text, style=replace(text.style, size=size, tracking=tracking), smallest=min(text.smallest, size), steady=steady)


def numbered_dot(kit: Kit, number: int, block: Block, role: str, is_bright: bool = False) -> NumberedDot:
    """A dot with a numeral in the size of a role: deep with a white numeral, or bright with a deep one."""
    numeral = numeral_of(kit, number, block, role, is_bright)
    return NumberedDot(numeral, kit.color("accent" if is_bright else "ink"), _RIM if is_bright else 0.0)


def numeral_of(kit: Kit, number: int, block: Block, role: str, is_bright: bool) -> Text:
    """The numeral of a step or a seat, in the face of phone numbers, for a bright dot or a deep one."""
    text = kit.text(block, str(number), role, "ink" if is_bright else "paper", kind="Lbl", one_line=True)
    smallest = max(kit.form.legible, kit.theme.least) / LATIN_X
    return replace(text, face="number", style=replace(text.style, weight="heavy"), smallest=smallest, floor=smallest)


def source_of(kit: Kit, fact: Block, size: float) -> Text:
    """Who counted, for those who check it: `size` points in Latin, and as small as the imprint where the words over it are small."""
    text = kit.text(fact, fact.note, "imprint")
    smallest = text.style.size
    size = max(smallest, size * script_heights(fact.language.script).size)
    return replace(text, style=replace(text.style, size=size), smallest=smallest, floor=0.0, role="source")
