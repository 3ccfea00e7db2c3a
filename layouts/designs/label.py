"""The label: one number, as wide as it will go, to put over an old one, and few words.

Without a ground, nothing shows where a sheet is fed askew.
"""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import CLOSE, Stack
from handbill.layout.faces import one_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import flow, without
from handbill.layout.kit import Kit, first, spacer

ROLES = ANY
ROOM = 0.3  # of the usual room between words
EDGE = 2 * MILLIMETER  # what words keep from the edge: sheets of labels are fed a millimeter off
NUMBER = 0.92  # of the label's width
GAP = 0.02  # of the label's height, between the words and the number
LABEL = 0.62  # of the number's, for the words above it; the rest is for what dates the label


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    return one_face(kit, _label)


def _label(kit: Kit, side: Side) -> Element:
    helpline, imprint = first(side.blocks, "helpline"), first(side.blocks, "imprint")
    across = (1 - NUMBER) / 2 * kit.form.width
    measure = kit.form.width - 2 * across
    dated = kit.code_and_day(imprint, align="end") if imprint else None
    # What comes before the number stands above it.
    at = side.blocks.index(helpline) if helpline else len(side.blocks)
    above, below = (without(some, helpline, imprint) for some in (side.blocks[:at], side.blocks[at:]))
    parts = flow(kit, above, measure, room=ROOM)
    if helpline:
        label = kit.text(helpline, helpline.label, "heading", one_line=True)
        columns = (Column(label, share=LABEL), *([Column(dated, share=1 - LABEL)] if dated else []))
        number = kit.number(helpline, "number", "text")
        know = [kit.text(helpline, helpline.text, "small", short=helpline.short)] if helpline.text else []
        parts += [Row(columns, gap=4, align="baseline"), spacer(0, GAP * kit.form.height), number, *know]
        parts += flow(kit, below, measure, room=ROOM)
    elif dated:
        parts.append(dated)
    # In so little height it is their ink that keeps its distance, from the edges and from each other, in every script.
    words = Stack((spacer(0), *parts, spacer(0)), gap=CLOSE)
    return FilledBox(words, Edges(across, EDGE, across, EDGE), flex=1, fixed=True)
