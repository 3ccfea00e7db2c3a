"""The postcard: the title in its picture and words under it; the back holds the other words and the number beside the address."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.address_panel import AddressPanel
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.titled_picture import TitledPicture
from handbill.layout.figures import title_of
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import flow
from handbill.layout.flowed_face import ROOMY, between_margins, foot, words_of
from handbill.layout.front_and_back import front_and_back
from handbill.layout.kit import Kit, first, spacer

ROLES = ANY
PICTURE, LEAST_PICTURE = 0.5, 0.2  # of the height
SOONER = 2.5  # the power of the part of its height that the ladder leaves of the picture
TITLE, LEAST_TITLE = 0.08, 0.03  # its x-height, of the form's height
WORD = 0.3  # of the height, where the title is all the picture there is
MARGIN = 0.05  # of the width, if the safe area is no wider
APART = 12.0  # points on a flyer, between picture and words
GAP = 4 * MILLIMETER  # on both sides of the line beside the address
PLATE_SPACE = 0.6  # of a poster's


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language: the picture side and the address side. A solid plate would make a third of them dark."""
    # The picture, and the title in it, give way before the words take their short wordings and small type.
    ladder = tuple(replace(step, picture=step.picture**SOONER) for step in kit.theme.ladder)
    opened = replace(kit, theme=replace(kit.theme, plate="open", ladder=ladder))
    return front_and_back(opened, _front, _back if kit.form.address else _front, address=kit.form.address is not None)


def _front(kit: Kit, side: Side) -> Element:
    form, margin = kit.form, max(kit.form.safe, MARGIN * kit.form.width)
    title = first(side.blocks, "title")
    head = _head(kit, side, margin)
    words = Stack(tuple(flow(kit, words_of(side, title), form.width - 2 * margin)))
    under = between_margins(kit, words, margin, APART * kit.unit if head else margin)
    return Stack((*([head] if head else []), under, spacer(0 if head else 1, APART * kit.unit), foot(kit, side, margin, PLATE_SPACE)))


def _head(kit: Kit, side: Side, margin: float) -> Element | None:
    """The title in the room of its picture; without one, as wide as the measure."""
    form, title = kit.form, first(side.blocks, "title")
    if not title:
        return None
    # The picture stands between the margins, and its ground runs on to the cut.
    beyond = margin + form.bleed
    bleed = Edges(0, 0, 0, 0) if kit.theme.composition == "window" else Edges(beyond, beyond, beyond, 0)
    picture = kit.picture(PICTURE * form.height - margin, LEAST_PICTURE * form.height - margin, bleed)
    if not picture:
        return between_margins(kit, kit.title(title, WORD * form.height), margin, margin)
    smallest = kit.size_at(LEAST_TITLE * form.height, title.language)
    return between_margins(kit, TitledPicture(picture, title_of(kit, title, TITLE * form.height), smallest), margin, margin, flex=1)


def _back(kit: Kit, side: Side) -> Element:
    """The words at the left and the address at the right, in every language."""
    form, address = kit.form, kit.form.address
    assert address is not None
    measure = form.width - address.width - form.safe - GAP
    words = Stack(tuple(flow(kit, words_of(side), measure, columns=False, scale=ROOMY * kit.unit)))
    parts = Stack((words, spacer(1, APART * kit.unit), foot(kit, side, 0, PLATE_SPACE)))
    edges = Edges(form.safe, form.safe, GAP, address.barcode[1] - form.safe)
    if side.language.direction == "rtl":
        edges = edges._replace(left=edges.right, right=edges.left)
    column = FilledBox(parts, edges, flex=1, align="top", fixed=True, clear=form.safe)
    panel = AddressPanel(address, form.height, form.safe, GAP, kit.color("text"), kit.theme.rule)
    return Row((Column(column), Column(panel, width=address.width, fixed=True)), align="stretch", direction="ltr")
