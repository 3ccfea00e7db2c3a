"""The margins and the foot of a flyer: when to call and how else to reach help, who helps near by, the plate, and tabs to tear off."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tabs import Tabs
from handbill.layout.kit import Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import plate

MARGIN = 1.5  # of the safe area: from the sheet's sides to the words
PHOTOGRAPH = (0.26, 0.12)  # the height of a photograph over the title, as a part of the sheet's: what suits it, and the least
TOP = 0.8  # of the margin: from the sheet's head to a title without a ground
_PLATE_SPACE = 0.65  # of a poster's: a flyer's plate keeps to a fifth of the sheet
_TAB_PADDING = 8.0  # points beside a cutting line


def margin(kit: Kit) -> float:
    """From the sides of a flyer to its words."""
    return MARGIN * kit.form.safe


def at_margins(kit: Kit, element: Element, top: float = 0.0, flex: float = 0.0) -> Element:
    """An element between the margins of a flyer, `top` points down; ink keeps to the safe area where it stands at the head of the sheet."""
    edges = Edges(margin(kit), top, margin(kit), 0)
    return FilledBox(element, edges, flex=flex, align="top", fixed=True, clear=kit.form.safe if top else 0)


def photograph_above(kit: Kit, has_picture: bool) -> Element | None:
    """The photograph over the whole width of a flyer, or None where it has a place beside the title, as all but a band have.

    `has_picture`: whether the flyer has a picture beside its title, in whose place a photograph may stand.
    """
    if not kit.photo or (has_picture and kit.photo.window != "band"):
        return None
    best, least = (part * kit.form.height for part in PHOTOGRAPH)
    bleed = kit.form.bleed
    return kit.picture(best, least, Edges(bleed, bleed, bleed, 0), margin(kit))


def foot(kit: Kit, side: Side) -> list[Element]:
    """All that stands under a flyer's own words."""
    return [foot_words(kit, side, margin(kit) * 0.25), flyer_plate(kit, side), *_tabs(kit, side)]


def foot_words(kit: Kit, side: Side, below: float) -> Element:
    """The safety note, other numbers as sentences, and local help, with room `below` in points."""
    unit = kit.unit
    note, local = first(side.blocks, "note"), first(side.blocks, "local")
    parts: list[Element] = [kit.body(note, "small")] if note else []
    parts += [kit.sentence(contact, "small", whole=True) for contact in of_role(side.blocks, "contact")]
    words: list[Element] = [Stack(tuple(parts), gap=5 * unit)]
    if local:
        # A line to write on brings most of the room above it.
        words += [spacer(0, (2 if is_to_write_on(local) else 10) * unit), kit.near(local, 110 * unit, 44 * unit)]
    return FilledBox(Stack(tuple(words)), Edges(margin(kit), 0, margin(kit), below), fixed=True)


def flyer_plate(kit: Kit, side: Side, signed: bool = True) -> Element:
    """The plate across the sheet; where tabs or words follow it, it does not bleed at its foot. `signed`: with the imprint."""
    shown = side if signed else replace(side, blocks=tuple(block for block in side.blocks if block.role != "imprint"))
    return plate(kit, shown, margin(kit), _PLATE_SPACE * kit.unit, at_foot=signed and not kit.form.tabs)


def _tabs(kit: Kit, side: Side) -> list[Element]:
    """Strips with the number alone, so that anyone who finds one learns nothing else."""
    helpline, form = first(side.blocks, "helpline"), kit.form
    if not helpline or not form.tabs:
        return []
    number = kit.number(helpline, "heading", "ink", align="center")
    return [Tabs(number, form.tabs, form.tab_height, _TAB_PADDING, form.safe, kit.color("text"), kit.theme.rule)]
