"""The label: one number, as large as it will go, to put over an old one."""

from __future__ import annotations

from layouts.designs.kit import Kit, first, spacer
from layouts.page.elements.element import Edges, Element
from layouts.page.elements.panel import Panel
from layouts.page.elements.stack import Stack
from layouts.page.fit import Face, fit
from layouts.page.items import Page


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    made = []
    for side in kit.piece.panels:
        face = Face(side.name, side.language, kit.piece.material, side.blocks[0].place)
        helpline, imprint = first(side.blocks, "helpline"), first(side.blocks, "imprint")
        parts: list[Element] = []
        if helpline:
            label = kit.text(helpline, helpline.label, "heading", "ink", one_line=True, align="center")
            parts = [label, spacer(0, 4), kit.number(helpline, "number", "text", align="center")]
        if imprint:
            parts += [spacer(0, 1.5), kit.imprint(imprint, align="center")]
        root = Panel(Stack(tuple(parts)), Edges(*(kit.form.safe,) * 4), flex=1, fixed=True, fill=kit.color("paper"))
        made.append(fit(root, face, kit.form, kit.theme))
    return made
