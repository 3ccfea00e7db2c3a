"""The fold card: a strip of four panels one under the other, neutral outside, questions and the number inside.

Folded in half and in half again it shows two outer panels, so all four say nothing of trafficking. Panels stand one under the other in
every language; right-to-left pages are mirrored within each panel.
"""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import PageFace, fit_page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, spacer, under_headings

GAP = 0.25  # of the leading, between items
SIDES = ("outside", "inside")
ICON = 15.0  # points: no taller than the line beside it


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, the outside first; the content's panels fill them from the top, `panels` of the format to a page."""
    count = kit.form.panels
    folds = tuple(Fold("y", kit.form.height * panel / count) for panel in range(1, count))
    across = kit.form.safe * 1.2
    down = max(across, kit.form.fold_safe)
    margin = Edges(across, down, across, down)
    made = []
    for name, start in zip(SIDES, range(0, len(kit.piece.panels), count), strict=True):
        strip = kit.piece.panels[start : start + count]
        face = PageFace(name, strip[0].language, kit.piece.material, strip[0].blocks[0].place, folds)
        frames = tuple(Frame(_panel(kit, side), kit.form.height / count, margin) for side in strip)
        made.append(fit_page(Stack(frames), face, kit.form, kit.theme))
    return made


def _panel(kit: Kit, side: Side) -> Element:
    return Stack(tuple(part for heading, block in under_headings(side.blocks) for part in _block(kit, block, heading)), gap=3)


def _block(kit: Kit, block: Block, heading: Block | None) -> list[Element]:
    if block.role == "title":
        return [kit.heading(block, "display", "H1")]
    if block.role == "heading":
        return [kit.heading(block, "heading", "H2", "accent")]
    if block.role == "list":
        return [kit.list_under(heading, block, GAP, "accent")]
    if block.role == "text":
        return [kit.text(block, block.text, "lead", "ink", short=block.short)]
    if block.role == "note":
        return [spacer(0, 2), kit.body(block, "small")]
    if block.role == "helpline":
        words: list[Element] = [kit.text(block, block.label, "body", "accent"), kit.number(block, "number", "ink")]
        return [*words, kit.text(block, block.text, "small")]
    if block.role == "contact":
        return [_contact(kit, block)]
    if block.role == "local":
        return [kit.local(block, "body", narrow=True)]
    return [spacer(1, 1), kit.imprint(block)]


def _contact(kit: Kit, block: Block) -> Element:
    if not block.icon:
        return Stack((kit.sentence(block, "small"), kit.text(block, block.text, "small")), gap=2.4)
    words: list[Element] = [kit.text(block, block.label, "body"), kit.number(block, "display", "ink")]
    if block.text:
        words.append(kit.text(block, block.text, "small"))
    return kit.with_icon(block.icon, ICON, "accent", Stack(tuple(words), gap=1.5), 8)
