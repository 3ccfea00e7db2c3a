"""The label: one number, as large as it will go, to put over an old one."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, each_side, first, spacer

NAMED = 0.66  # the size of the number on a label that names an organization, as part of that on others


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return each_side(kit, _label)


def _label(kit: Kit, side: Side) -> Element:
    helpline, imprint = first(side.blocks, "helpline"), first(side.blocks, "imprint")
    parts: list[Element] = []
    if helpline:
        label = kit.text(helpline, helpline.label, "heading", "ink", one_line=True, align="center")
        # The name of an organization takes a line of its own, which the number makes room for.
        named = imprint is not None and bool(imprint.value)
        number = kit.number(helpline, "number", "text", align="center")
        parts = [label, spacer(0, 0.5), replace(number, style=replace(number.style, size=NAMED * number.style.size)) if named else number]
    if imprint:
        parts += [spacer(0, 2), kit.imprint(imprint, align="center")]
    return FilledBox(Stack(tuple(parts)), Edges(*(kit.form.safe,) * 4), flex=1, fixed=True, clear=kit.form.safe)
