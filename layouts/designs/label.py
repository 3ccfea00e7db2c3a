"""The label: one number, as wide as it will go, to put over an old one. Without a ground, nothing shows where a sheet is fed askew."""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import CLOSE, Stack
from handbill.layout.kit import Kit, each_side, first, spacer

EDGE = 2 * MILLIMETER  # what words keep from the edge: sheets of labels are fed a millimeter off
NUMBER = 0.92  # of the label's width
GAP = 0.02  # of the label's height, between the words and the number
LABEL = 0.62  # of the number's, for the words above it; the rest is for what dates the label


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _label)


def _label(kit: Kit, side: Side) -> Element:
    helpline, imprint = first(side.blocks, "helpline"), first(side.blocks, "imprint")
    across = (1 - NUMBER) / 2 * kit.form.width
    dated = kit.code_and_day(imprint, align="end") if imprint else None
    parts: list[Element] = [dated] if dated else []
    if helpline:
        label = kit.text(helpline, helpline.label, "heading", one_line=True)
        columns = (Column(label, share=LABEL), *([Column(dated, share=1 - LABEL)] if dated else []))
        parts = [Row(columns, gap=4, align="baseline"), spacer(0, GAP * kit.form.height), kit.number(helpline, "number", "text")]
    # In so little height it is their ink that keeps its distance, from the edges and from each other, in every script.
    words = Stack((spacer(0), *parts, spacer(0)), gap=CLOSE)
    return FilledBox(words, Edges(across, EDGE, across, EDGE), flex=1, fixed=True)
